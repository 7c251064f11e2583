-- way :one (project id) -> (programme text, counting text, counting_source text, counting_own bool)
SELECT p.programme, c.counting, c.counting_source, c.counting_own
FROM projects_project p JOIN projects_counting_facts c ON c.project_id = p.id WHERE p.id = $1;

-- programme :one (programme text) -> (counting text, counting_source text, version int)
SELECT counting, counting_source, version FROM projects_programme WHERE programme = $1;

-- carrying :many (project id) -> (project id, code text, counting_own bool)
SELECT o.id, o.code, o.counting_own FROM projects_project p
JOIN projects_project o ON o.id = p.id OR (o.programme = p.programme AND p.programme <> '')
WHERE p.id = $1 ORDER BY o.code;

-- put_programme :exec (programme text, counting text, counting_source text)
INSERT INTO projects_programme (programme, counting, counting_source, version) VALUES ($1, $2, $3, 1)
ON CONFLICT (programme) DO UPDATE SET counting = excluded.counting, counting_source = excluded.counting_source,
    version = projects_programme.version + 1;

-- put_own :exec (project id, counting text, counting_source text, counting_own bool)
UPDATE projects_project SET counting = $2, counting_source = $3, counting_own = $4 WHERE id = $1;
