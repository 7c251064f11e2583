-- Accounts, second factors, one-time links; the rules are in sign_in.c and link.c.

-- account :one (email text) -> (staff id, disabled bool, password_hash text?, needs_code bool, has_code bool)
-- A second factor is for all but those who are peers everywhere.
SELECT f.id, f.disabled, f.password_hash,
    CASE WHEN f.role <> 'peer' OR EXISTS (SELECT 1 FROM auth_staff_project a WHERE a.staff_id = f.id
        AND a.role <> 'peer') THEN 1 ELSE 0 END,
    CASE WHEN f.totp_secret IS NULL THEN 0 ELSE 1 END
FROM staff f WHERE f.email = $1;

-- half :one (token bytes, started_after instant) -> (session id, staff id, email text, totp_secret secret?,
--    totp_last_step int)
-- A half session, for the second factor.
SELECT s.id, f.id, f.email, f.totp_secret, f.totp_last_step
FROM auth_session s JOIN staff f ON f.id = s.staff_id
WHERE s.token_hash = $1 AND s.half = 1 AND s.started_at > $2 AND f.disabled = 0;

-- claim_step :count (staff id, step int)
-- Each step of the second factor is used once.
UPDATE staff SET totp_last_step = $2 WHERE id = $1 AND totp_last_step < $2;

-- claim_recovery :count (staff id, code bytes, now instant)
UPDATE auth_recovery SET used_at = $3 WHERE staff_id = $1 AND code_hash = $2 AND used_at IS NULL;

-- recovery_add :exec (staff id, code bytes)
INSERT INTO auth_recovery (staff_id, code_hash) VALUES ($1, $2);

-- recovery_clear :exec (staff id)
DELETE FROM auth_recovery WHERE staff_id = $1;

-- own_password :one (staff id) -> (password_hash text?)
SELECT password_hash FROM staff WHERE id = $1;

-- set_password :exec (staff id, hash text)
UPDATE staff SET password_hash = $2 WHERE id = $1;

-- set_code :exec (staff id, totp_secret secret?, step int)
UPDATE staff SET totp_secret = $2, totp_last_step = $3 WHERE id = $1;

-- demo_account :one (role text) -> (staff id)
SELECT id FROM staff WHERE role = $1 AND disabled = 0 ORDER BY created_at, id LIMIT 1;

-- setting :one (name text) -> (value text)
SELECT value FROM settings_value WHERE name = $1;

-- put_setting :exec (name text, value text)
INSERT INTO settings_value (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- link_add :exec (token bytes, staff id, totp_secret secret, now instant, until instant)
INSERT INTO auth_link (token_hash, staff_id, totp_secret, made_at, until_at) VALUES ($1, $2, $3, $4, $5);

-- link_clear :exec (staff id)
DELETE FROM auth_link WHERE staff_id = $1 AND used_at IS NULL;

-- link_find :one (token bytes, now instant) -> (staff id, name text, email text, needs_code bool, totp_secret secret?)
SELECT f.id, f.name, f.email,
    CASE WHEN f.role <> 'peer' OR EXISTS (SELECT 1 FROM auth_staff_project a WHERE a.staff_id = f.id
        AND a.role <> 'peer') THEN 1 ELSE 0 END,
    l.totp_secret
FROM auth_link l JOIN staff f ON f.id = l.staff_id
WHERE l.token_hash = $1 AND l.used_at IS NULL AND l.until_at > $2 AND f.disabled = 0;

-- link_claim :count (token bytes, now instant)
-- Only one of two who use the link at once gets it.
UPDATE auth_link SET used_at = $2, totp_secret = NULL WHERE token_hash = $1 AND used_at IS NULL AND until_at > $2;
