-- brief :one (staff id) -> (name text)
SELECT name FROM staff WHERE id = $1;

-- get :one (staff id) -> (name text, email text, role text, disabled bool, has_password bool, needs_code bool,
--    version int, created instant)
SELECT f.name, f.email, f.role, f.disabled, CASE WHEN f.password_hash IS NULL THEN 0 ELSE 1 END,
    CASE WHEN f.role <> 'peer' OR EXISTS (SELECT 1 FROM auth_work_facts a WHERE a.staff_id = f.id
        AND a.role <> 'peer') THEN 1 ELSE 0 END, f.version, f.created_at
FROM staff f WHERE f.id = $1;

-- list :many (disabled bool) -> (staff id, name text, email text, role text, disabled bool, has_password bool)
-- Those at work, or those disabled.
SELECT id, name, email, role, disabled, CASE WHEN password_hash IS NULL THEN 0 ELSE 1 END
FROM staff WHERE disabled = $1 ORDER BY sort_key, id;

-- add :count (staff id, name text, sort_key bytes, email text, role text, now instant)
INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, created_at)
VALUES ($1, '', $2, $3, $4, $5, '', 0, 0, 1, $6)
ON CONFLICT (email) DO NOTHING;

-- email_taken :one (email text, but id) -> (staff id)
SELECT id FROM staff WHERE email = $1 AND id <> $2;

-- change :count (staff id, version int, name text, sort_key bytes, email text, role text)
UPDATE staff SET name = $3, sort_key = $4, email = $5, role = $6, version = version + 1 WHERE id = $1 AND version = $2;

-- set_disabled :exec (staff id, disabled bool)
UPDATE staff SET disabled = $2, version = version + 1 WHERE id = $1;

-- set_tag :exec (staff id, tag text)
UPDATE staff SET tag = $2 WHERE id = $1;

-- other_admins :one (but id) -> (n int)
SELECT count(*) FROM staff WHERE role = 'admin' AND disabled = 0 AND id <> $1;

-- give_role :exec (staff id, project id, role text)
INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES ($1, $2, $3)
ON CONFLICT (staff_id, project_id) DO UPDATE SET role = excluded.role;

-- in_projects :many (staff id) -> (project id, role text)
SELECT project_id, role FROM auth_work_facts WHERE staff_id = $1 ORDER BY project_id;

-- journal :many (record int, staff id, before int, limit int) -> (seq int, at instant, staff_name text?, act text,
--    what text, subject int, detail text)
-- record 0: of any record; staff 0: of anybody. Three branches, of which one gives rows, so that each walks its own
-- index.
SELECT j.seq, j.at, f.name, j.act, j.what, j.subject, j.detail
FROM (SELECT * FROM journal WHERE $1 = 0 AND $2 = 0 AND seq < $3
      UNION ALL SELECT * FROM journal WHERE $1 = 0 AND $2 <> 0 AND staff_id = $2 AND seq < $3
      UNION ALL SELECT * FROM journal WHERE $1 <> 0 AND subject = $1 AND ($2 = 0 OR staff_id = $2) AND seq < $3
      ORDER BY seq DESC LIMIT $4) j
LEFT JOIN staff f ON f.id = j.staff_id
ORDER BY j.seq DESC;
