-- Talks and the other persons of a note as kinds of record: out, found, brought in, changed, taken away, moved
-- to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text, day text,
--    depth text, minutes int?, topics secret?, staff_key text?, staff id?,
--    start_time text?, channel text, depth_set text, shared_text secret?, private_text secret?, agreed secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.day, x.depth, x.minutes, x.topics, s.source_key, s.id,
    x.start_time, x.channel, x.depth_set, x.shared_text, x.private_text, x.agreed
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
--    staff id?, start_time clock?, channel text, depth_set text, shared_text secret?, private_text secret?,
--    agreed secret?, import id)
INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, topics, staff_id, start_time,
    channel, depth_set, shared_text, private_text, agreed, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1);

-- change :exec (talk id, person id, project id, day day, depth text, minutes int?, topics secret?, staff id?,
--    start_time clock?, channel text, depth_set text, shared_text secret?, private_text secret?, agreed secret?)
UPDATE counselling_talk SET person_id = $2, project_id = $3, day = $4, depth = $5, minutes = $6, topics = $7,
    staff_id = $8, start_time = $9, channel = $10, depth_set = $11, shared_text = $12, private_text = $13, agreed = $14,
    version = version + 1
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

-- person_give :each (low id, high id, project id, person_low id, person_high id) -> (talk_key text, talk id,
--    person_key text, person id, import id?)
-- What stayed with a merged file is not in the package.
SELECT t.source_key, t.id, p.source_key, p.id, x.import_id
FROM counselling_person x JOIN counselling_talk t ON t.id = x.talk_id JOIN people_key_facts p ON p.id = x.person_id
WHERE x.talk_id BETWEEN $1 AND $2 AND ($3 = 0 OR t.project_id = $3) AND x.person_id BETWEEN $4 AND $5
  AND p.merged_into IS NULL
ORDER BY coalesce(x.import_id, 9223372036854775807), x.place, x.talk_id, x.person_id;

-- person_any :one -> (id id)
SELECT talk_id FROM counselling_person LIMIT 1;

-- person_add :add (talk id, person id, import id, place int)
INSERT INTO counselling_person (talk_id, person_id, import_id, place, version) VALUES ($1, $2, $3, $4, 1);

-- person_touched :one (import id) -> (n int)
SELECT count(*) FROM counselling_person WHERE import_id = $1 AND version > 1;

-- person_leaning :many (import id) -> (what text, n int)
SELECT 'counselling_persons', count(*) FROM counselling_person x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.talk_id IN (SELECT id FROM counselling_talk WHERE import_id = $1)
         OR x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1));

-- person_drop :exec (import id)
DELETE FROM counselling_person WHERE import_id = $1;

-- person_of_person :many (person id) -> (talk id)
SELECT talk_id FROM counselling_person WHERE person_id = $1 ORDER BY talk_id;

-- person_move :count (talk id, from_person id, to_person id)
UPDATE counselling_person SET person_id = $3 WHERE talk_id = $1 AND person_id = $2
    AND NOT EXISTS (SELECT 1 FROM counselling_person k WHERE k.talk_id = $1 AND k.person_id = $3);
