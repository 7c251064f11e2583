-- Statements of hours as a kind of record: out, found, brought in, changed, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    group_key text, in_group id, stated_on text, course text, course_version int, from_day text?, to_day text?,
--    beside text, hours text, hours_beside text)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, g.source_key, g.id, x.stated_on, x.course, x.course_version,
    x.from_day, x.to_day, x.beside, x.hours, x.hours_beside
FROM orientation_statement x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id JOIN groups_key_facts g ON g.id = x.group_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM orientation_statement LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM orientation_statement WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM orientation_statement WHERE id = $1 AND project_id = $2;

-- add :add (id id, source_key text, person id, project id, group id, stated_on day, course text, course_version int,
--    from_day day?, to_day day?, beside text, hours text, hours_beside text, import id)
INSERT INTO orientation_statement (id, source_key, person_id, project_id, group_id, stated_on, course, course_version,
    from_day, to_day, beside, hours, hours_beside, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1);

-- change :exec (id id, person id, project id, group id, stated_on day, course text, course_version int, from_day day?,
--    to_day day?, beside text, hours text, hours_beside text)
UPDATE orientation_statement SET person_id = $2, project_id = $3, group_id = $4, stated_on = $5, course = $6,
    course_version = $7, from_day = $8, to_day = $9, beside = $10, hours = $11, hours_beside = $12,
    version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM orientation_statement x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'orientation_statements'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'orientation_statements', count(*) FROM orientation_statement x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.group_id IN (SELECT id FROM groups_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM orientation_statement WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM orientation_statement WHERE person_id = $1;

-- move :count (row id, from_person id, to_person id)
UPDATE orientation_statement SET person_id = $3 WHERE id = $1 AND person_id = $2;
