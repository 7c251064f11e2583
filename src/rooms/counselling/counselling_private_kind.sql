-- Acute risk and support at home as kinds of record: out, found, brought in, changed, taken away, moved to another
-- person.

-- risk_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    since text, reason secret?, staff_key text?, staff id?, ended_on text?, ended_by_key text?, ended_by id?,
--    end_reason secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.since, x.reason, r2.source_key, r2.id, x.ended_on,
       r3.source_key, r3.id, x.end_reason
FROM counselling_risk x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id LEFT JOIN staff_key_facts r2 ON r2.id = x.staff_id
    LEFT JOIN staff_key_facts r3 ON r3.id = x.ended_by
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- risk_any :one -> (id id)
SELECT id FROM counselling_risk LIMIT 1;

-- risk_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM counselling_risk WHERE source_key = $1 OR id = $2 ORDER BY id;

-- risk_within :one (row id, project id) -> (n int)
SELECT count(*) FROM counselling_risk WHERE id = $1 AND project_id = $2;

-- risk_add :add (id id, source_key text, person id, project id, since day, reason secret?, staff id?,
--    ended_on day?, ended_by id?, end_reason secret?, import id)
INSERT INTO counselling_risk (id, source_key, person_id, project_id, since, reason, staff_id, ended_on, ended_by,
    end_reason, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1);

-- risk_change :exec (id id, person id, project id, since day, reason secret?, staff id?, ended_on day?,
--    ended_by id?, end_reason secret?)
UPDATE counselling_risk SET person_id = $2, project_id = $3, since = $4, reason = $5, staff_id = $6, ended_on = $7,
    ended_by = $8, end_reason = $9, version = version + 1
WHERE id = $1;

-- risk_touched :one (import id) -> (n int)
SELECT count(*) FROM counselling_risk x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'risks'
        AND u.row_id = x.id), 0);

-- risk_leaning :many (import id) -> (what text, n int)
SELECT 'risks', count(*) FROM counselling_risk x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR x.ended_by IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- risk_drop :exec (import id)
DELETE FROM counselling_risk WHERE import_id = $1;

-- risk_of_person :many (person id) -> (id id)
SELECT id FROM counselling_risk WHERE person_id = $1;

-- risk_move :count (row id, from_person id, to_person id)
UPDATE counselling_risk SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- support_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    date text, staff_key text?, staff id?, child_care secret?, other_parent secret?, division_before text,
--    division_after text, note secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.day, r2.source_key, r2.id, x.child_care, x.other_parent,
       x.division_before, x.division_after, x.note
FROM counselling_home_support x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id LEFT JOIN staff_key_facts r2 ON r2.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- support_any :one -> (id id)
SELECT id FROM counselling_home_support LIMIT 1;

-- support_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM counselling_home_support WHERE source_key = $1 OR id = $2 ORDER BY id;

-- support_within :one (row id, project id) -> (n int)
SELECT count(*) FROM counselling_home_support WHERE id = $1 AND project_id = $2;

-- support_add :add (id id, source_key text, person id, project id, date day, staff id?, child_care secret?,
--    other_parent secret?, division_before text, division_after text, note secret?, import id)
INSERT INTO counselling_home_support (id, source_key, person_id, project_id, day, staff_id, child_care,
    other_parent, division_before, division_after, note, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1);

-- support_change :exec (id id, person id, project id, date day, staff id?, child_care secret?,
--    other_parent secret?, division_before text, division_after text, note secret?)
UPDATE counselling_home_support SET person_id = $2, project_id = $3, day = $4, staff_id = $5, child_care = $6,
    other_parent = $7, division_before = $8, division_after = $9, note = $10, version = version + 1
WHERE id = $1;

-- support_touched :one (import id) -> (n int)
SELECT count(*) FROM counselling_home_support x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'home_support'
        AND u.row_id = x.id), 0);

-- support_leaning :many (import id) -> (what text, n int)
SELECT 'home_support', count(*) FROM counselling_home_support x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- support_drop :exec (import id)
DELETE FROM counselling_home_support WHERE import_id = $1;

-- support_of_person :many (person id) -> (id id)
SELECT id FROM counselling_home_support WHERE person_id = $1;

-- support_move :count (row id, from_person id, to_person id)
UPDATE counselling_home_support SET person_id = $3 WHERE id = $1 AND person_id = $2;
