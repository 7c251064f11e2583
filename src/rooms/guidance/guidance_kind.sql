-- Guidance as a kind of record: out, found, brought in, changed, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    group_key text?, group id?, day text, destination text, provider text, qualification text, state text,
--    study_form text, starts_on text?, main int?, staff_key text?, staff id?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, g.source_key, g.id, x.day, x.destination, x.provider,
       x.qualification, x.state, x.study_form, x.starts_on, x.main, s.source_key, s.id
FROM guidance_guidance x JOIN projects_key_facts j ON j.id = x.project_id JOIN people_key_facts p ON p.id = x.person_id
LEFT JOIN groups_key_facts g ON g.id = x.group_id LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM guidance_guidance LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM guidance_guidance WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (guidance id, project id) -> (n int)
SELECT count(*) FROM guidance_guidance WHERE id = $1 AND project_id = $2;

-- add :add (guidance id, source_key text, person id, project id, group id?, day day, destination text, provider text,
--    qualification text, qualification_code text?, state text, provider_key text?, study_form text, starts_on day?,
--    main int?, staff id?, import id, now instant)
INSERT INTO guidance_guidance (id, source_key, person_id, project_id, group_id, day, destination, provider,
    qualification, qualification_code, state, provider_key, study_form, starts_on, main, staff_id, version, import_id,
    created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1, $17, $18);

-- remember :add (guidance id, now instant, day day, destination text, state text)
-- The first state that a row has been in.
INSERT INTO guidance_history (guidance_id, version, at, day, destination, state) VALUES ($1, 1, $2, $3, $4, $5);

-- set_rest :exec (guidance id, person id, project id, group id?, study_form text, starts_on day?, main int?, staff id?)
-- What guidance_store() leaves: whose it is, and what version 1 of the package had no column for.
UPDATE guidance_guidance SET person_id = $2, project_id = $3, group_id = $4, study_form = $5, starts_on = $6, main = $7,
    staff_id = $8
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM guidance_guidance x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'guidance'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'guidance', count(*) FROM guidance_guidance x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.group_id IN (SELECT id FROM groups_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1))
UNION ALL
SELECT 'locked_periods', count(*) FROM guidance_guidance x
    JOIN projects_period_facts p ON p.project_id = x.project_id AND p.locked = 1 AND x.day <= p.ends_on
WHERE x.import_id = $1;

-- drop_history :exec (import id)
DELETE FROM guidance_history WHERE guidance_id IN (SELECT id FROM guidance_guidance WHERE import_id = $1);

-- drop :exec (import id)
DELETE FROM guidance_guidance WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM guidance_guidance WHERE person_id = $1;

-- move :count (row id, from_person id, to_person id)
UPDATE guidance_guidance SET person_id = $3 WHERE id = $1 AND person_id = $2;
