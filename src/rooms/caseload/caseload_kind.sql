-- Responsible workers and absences as kinds of record: out, found, brought in, changed, taken away.

-- give :each (low id, high id, project id) -> (id id, key text, participation_key text, participation id,
--    staff_key text, staff id, since text, until text?, hand_over secret?)
SELECT x.id, x.source_key, r0.source_key, r0.id, r1.source_key, r1.id, x.since, x.until, x.hand_over
FROM caseload_responsible x JOIN people_spell_key_facts r0 ON r0.id = x.participation_id
    JOIN staff_key_facts r1 ON r1.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR r0.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM caseload_responsible LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM caseload_responsible WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM caseload_responsible c JOIN people_spell_key_facts s ON s.id = c.participation_id
WHERE c.id = $1 AND s.project_id = $2;

-- add :add (id id, source_key text, participation id, staff id, since day, until day?, hand_over secret?,
--    import id)
INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, until, hand_over, import_id,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1);

-- change :exec (id id, participation id, staff id, since day, until day?, hand_over secret?)
UPDATE caseload_responsible SET participation_id = $2, staff_id = $3, since = $4, until = $5, hand_over = $6,
    version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM caseload_responsible x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'responsibles'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'responsibles', count(*) FROM caseload_responsible x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.participation_id IN (SELECT id FROM people_spell_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM caseload_responsible WHERE import_id = $1;

-- absence_give :each (low id, high id, project id) -> (id id, key text, staff_key text, staff id, starts_on text,
--    ends_on text?, substitute_key text?, substitute id?)
SELECT x.id, x.source_key, r0.source_key, r0.id, x.starts_on, x.ends_on, r1.source_key, r1.id
FROM caseload_absence x JOIN staff_key_facts r0 ON r0.id = x.staff_id
    LEFT JOIN staff_key_facts r1 ON r1.id = x.substitute_id
WHERE x.id BETWEEN $1 AND $2 AND
    ($3 = 0 OR x.staff_id IN
    (SELECT staff_id FROM auth_work_facts WHERE project_id = $3)) ORDER BY x.id;

-- absence_any :one -> (id id)
SELECT id FROM caseload_absence LIMIT 1;

-- absence_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM caseload_absence WHERE source_key = $1 OR id = $2 ORDER BY id;

-- absence_add :add (id id, source_key text, staff id, starts_on day, ends_on day?, substitute id?, import id)
INSERT INTO caseload_absence (id, source_key, staff_id, starts_on, ends_on, substitute_id, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1);

-- absence_change :exec (id id, staff id, starts_on day, ends_on day?, substitute id?)
UPDATE caseload_absence SET staff_id = $2, starts_on = $3, ends_on = $4, substitute_id = $5, version = version + 1
WHERE id = $1;

-- absence_touched :one (import id) -> (n int)
SELECT count(*) FROM caseload_absence x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'absences'
        AND u.row_id = x.id), 0);

-- absence_leaning :many (import id) -> (what text, n int)
SELECT 'absences', count(*) FROM caseload_absence x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR x.substitute_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- absence_drop :exec (import id)
DELETE FROM caseload_absence WHERE import_id = $1;
