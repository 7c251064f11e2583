-- Secret addresses of calendars; the rules are in feed.c.

-- find :one (token bytes) -> (staff id, tag text)
SELECT f.staff_id, s.tag FROM auth_feed f JOIN staff s ON s.id = f.staff_id WHERE f.token_hash = $1 AND s.disabled = 0;

-- own :one (staff id) -> (made instant, opened instant?, openings int)
SELECT made_at, opened_at, openings FROM auth_feed WHERE staff_id = $1;

-- put :exec (staff id, token bytes, now instant)
INSERT INTO auth_feed (staff_id, token_hash, made_at, openings) VALUES ($1, $2, $3, 0)
ON CONFLICT (staff_id) DO UPDATE SET token_hash = excluded.token_hash, made_at = excluded.made_at, opened_at = NULL,
    openings = 0;

-- drop :count (staff id)
DELETE FROM auth_feed WHERE staff_id = $1;

-- opened :exec (staff id, now instant)
UPDATE auth_feed SET openings = openings + 1, opened_at = $2 WHERE staff_id = $1;
