-- find :one (person id) -> (name text)
SELECT name FROM people WHERE id = $1;
