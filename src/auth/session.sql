-- Sessions of signed-in staff; the rules are in session.c.

-- find :many (token bytes) -> (session id, half bool, started instant, seen instant, staff id, role text, name text,
--    email text, tag text, disabled bool, project id?, project_role text?, code text?, project_name text?,
--    narrowed bool)
-- One row per project of the staff member; one row with project 0 when there is none.
SELECT s.id, s.half, s.started_at, s.seen_at, f.id, f.role, f.name, f.email, f.tag, f.disabled,
    a.project_id, a.role, p.code,
    COALESCE((SELECT x.name FROM projects_name_facts x WHERE x.project_id = p.id AND x.tag = f.tag AND x.name <> ''),
             (SELECT x.name FROM projects_name_facts x WHERE x.project_id = p.id AND x.tag = 'fi' AND x.name <> ''),
             (SELECT x.name FROM projects_name_facts x WHERE x.project_id = p.id AND x.tag = '' AND x.name <> ''),
             p.code), CASE WHEN a.narrowed > 0 THEN 1 ELSE 0 END
FROM auth_session s
JOIN staff f ON f.id = s.staff_id
LEFT JOIN auth_staff_project a ON a.staff_id = f.id
LEFT JOIN projects_key_facts p ON p.id = a.project_id
WHERE s.token_hash = $1
ORDER BY a.project_id;

-- add :exec (session id, token bytes, staff id, half bool, now instant)
INSERT INTO auth_session (id, token_hash, staff_id, half, started_at, seen_at) VALUES ($1, $2, $3, $4, $5, $5);

-- touch :exec (session id, now instant)
UPDATE auth_session SET seen_at = $2 WHERE id = $1;

-- end :exec (session id)
DELETE FROM auth_session WHERE id = $1;

-- end_token :exec (token bytes)
DELETE FROM auth_session WHERE token_hash = $1;

-- end_all :exec (staff id, except id)
DELETE FROM auth_session WHERE staff_id = $1 AND id <> $2;

-- sweep :exec (before instant)
-- Sessions nobody can use any more, and whose drafts are over too.
DELETE FROM auth_session WHERE seen_at < $1;

-- live :many (staff id, seen_after instant, started_after instant) -> (session id, started instant, seen instant)
SELECT id, started_at, seen_at FROM auth_session
WHERE staff_id = $1 AND half = 0 AND seen_at > $2 AND started_at > $3
ORDER BY seen_at DESC, id;
