-- First steps as a kind of record: out, found, brought in, changed, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text, kind text,
--    date text, start_time text?, place secret?, staff_key text?, staff id?, second_key text?, second id?,
--    knows_key text?, knows id?, state text, note secret?, is_protected bool)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.kind, x.day, x.start_time, x.place, a.source_key, a.id,
       b.source_key, b.id, c.source_key, c.id, x.state, x.note, p.protected
FROM outreach_first x JOIN people_key_facts p ON p.id = x.person_id JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN staff_key_facts a ON a.id = x.staff_id LEFT JOIN staff_key_facts b ON b.id = x.second_id
    LEFT JOIN staff_key_facts c ON c.id = x.knows_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM outreach_first WHERE person_id IS NOT NULL LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM outreach_first WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM outreach_first WHERE id = $1 AND project_id = $2;

-- add :add (id id, source_key text, person id, project id, kind text, date day, start_time clock?, place secret?,
--    staff id?, second id?, knows id?, state text, note secret?, import id)
INSERT INTO outreach_first (id, source_key, person_id, project_id, kind, day, start_time, place, staff_id, second_id,
    knows_id, state, note, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1);

-- change :exec (id id, person id, project id, kind text, date day, start_time clock?, place secret?, staff id?,
--    second id?, knows id?, state text, note secret?)
UPDATE outreach_first SET person_id = $2, project_id = $3, kind = $4, day = $5, start_time = $6, place = $7,
    staff_id = $8, second_id = $9, knows_id = $10, state = $11, note = $12, version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM outreach_first x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'first_steps'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'first_steps', count(*) FROM outreach_first x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR x.second_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR x.knows_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM outreach_first WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM outreach_first WHERE person_id = $1;

-- move :count (row id, from_person id, to_person id)
UPDATE outreach_first SET person_id = $3 WHERE id = $1 AND person_id = $2;
