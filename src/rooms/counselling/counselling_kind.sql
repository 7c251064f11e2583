-- Talks as a kind of record: out, found, brought in, changed, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text, day text,
--    depth text, minutes int?, topics secret?, staff_key text?, staff id?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.day, x.depth, x.minutes, x.topics, s.source_key, s.id
FROM counselling_talk x JOIN projects_key_facts j ON j.id = x.project_id JOIN people_key_facts p ON p.id = x.person_id
LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM counselling_talk LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM counselling_talk WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (talk id, project id) -> (n int)
SELECT count(*) FROM counselling_talk WHERE id = $1 AND project_id = $2;

-- add :add (talk id, source_key text, person id, project id, day day, depth text, minutes int?, topics secret?,
--    staff id?, import id)
INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, topics, staff_id, import_id,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- change :exec (talk id, person id, project id, day day, depth text, minutes int?, topics secret?, staff id?)
UPDATE counselling_talk SET person_id = $2, project_id = $3, day = $4, depth = $5, minutes = $6, topics = $7,
    staff_id = $8, version = version + 1
WHERE id = $1;


-- touched :one (import id) -> (n int)
SELECT count(*) FROM counselling_talk x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'counselling'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'counselling', count(*) FROM counselling_talk x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM counselling_talk WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM counselling_talk WHERE person_id = $1;

-- move :count (row id, from_person id, to_person id)
UPDATE counselling_talk SET person_id = $3 WHERE id = $1 AND person_id = $2;
