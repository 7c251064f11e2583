-- Second keys of devices; the rules are in spare.c.

-- find :one (id text, staff id, since instant) -> (spare secret)
SELECT spare FROM auth_spare WHERE id = $1 AND staff_id = $2 AND kept_at >= $3;

-- add :count (id text, staff id, spare secret, now instant)
INSERT INTO auth_spare (id, staff_id, spare, kept_at) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING;

-- drop_old :exec (before instant)
DELETE FROM auth_spare WHERE kept_at < $1;

-- drop_rest :exec (staff id, most int)
DELETE FROM auth_spare WHERE staff_id = $1 AND id NOT IN (SELECT id FROM auth_spare WHERE staff_id = $1
    ORDER BY kept_at DESC, id LIMIT $2);
