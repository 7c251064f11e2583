-- Duties as a kind of record: out, found, brought in, changed, taken away.

-- give :each (low id, high id, project id) -> (id id, key text, project text, rule text, occasion text, name text,
--    due_on text?, staff_key text?, staff id?, state text, state_on text?, reason text, links text)
SELECT x.id, x.source_key, j.code, x.rule, x.occasion, x.name, x.due_on, r.source_key, r.id, x.state, x.state_on,
       x.reason, x.links
FROM duties_duty x JOIN projects_key_facts j ON j.id = x.project_id LEFT JOIN staff_key_facts r ON r.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM duties_duty LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM duties_duty WHERE source_key = $1 OR id = $2 ORDER BY id;

-- of_rule :one (project id, rule text, occasion text) -> (id id)
SELECT id FROM duties_duty WHERE project_id = $1 AND rule = $2 AND occasion = $3 AND rule <> 'own';

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM duties_duty WHERE id = $1 AND project_id = $2;

-- add :add (id id, source_key text, project id, rule text, occasion text, name text, due_on day?, staff id?,
--    state text, state_on day?, reason text, links text, import id)
INSERT INTO duties_duty (id, source_key, project_id, rule, occasion, name, due_on, staff_id, state, state_on, reason,
    links, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1);

-- change :exec (id id, project id, rule text, occasion text, name text, due_on day?, staff id?, state text,
--    state_on day?, reason text, links text)
UPDATE duties_duty SET project_id = $2, rule = $3, occasion = $4, name = $5, due_on = $6, staff_id = $7, state = $8,
    state_on = $9, reason = $10, links = $11, version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM duties_duty x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'duties'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'duties', count(*) FROM duties_duty x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1))
UNION ALL
SELECT 'duties', count(*) FROM files_owner_facts f JOIN duties_duty x ON x.id = f.owner_row
    WHERE f.owner = 'duty' AND x.import_id = $1;

-- drop :exec (import id)
DELETE FROM duties_duty WHERE import_id = $1;
