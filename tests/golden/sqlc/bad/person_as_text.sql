-- must fail in line 2: who: family_name is a person's name: its type is `name`
-- who :one (person id) -> (given_names name, family_name text)
SELECT p.given_names, p.family_name FROM people_person p WHERE p.id = $1;
