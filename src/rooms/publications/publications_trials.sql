-- Readers who tried a publication out.

-- of :many (publication id, limit int) -> (trial id, tag text, day day, people int, what_changed text,
--    staff_name text?)
SELECT r.id, r.tag, r.day, r.people, r.what_changed, s.name
FROM publications_trial r LEFT JOIN staff_facts s ON s.staff_id = r.staff_id
WHERE r.publication_id = $1 ORDER BY r.day DESC, r.id DESC LIMIT $2;

-- add :exec (trial id, publication id, tag text, day day, people int, what_changed text, staff id?)
INSERT INTO publications_trial (id, publication_id, tag, day, people, what_changed, staff_id)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- remove :count (publication id, trial id)
DELETE FROM publications_trial WHERE publication_id = $1 AND id = $2;

-- tested :many (project id) -> (publication id)
-- Those of the project that somebody has tried out.
SELECT DISTINCT r.publication_id
FROM publications_trial r JOIN publications_publication p ON p.id = r.publication_id WHERE p.project_id = $1;
