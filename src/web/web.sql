-- idempotency_find :one (staff id, form_id text) -> (body_hash int, location text)
SELECT body_hash, location FROM web_idempotency WHERE staff_id = $1 AND form_id = $2;

-- idempotency_add :count (staff id, form_id text, body_hash int, location text, now instant)
INSERT INTO web_idempotency (staff_id, form_id, body_hash, location, made_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (staff_id, form_id) DO NOTHING;

-- idempotency_clean :count (before instant)
DELETE FROM web_idempotency WHERE made_at < $1;

-- draft_save :exec (owner text, path text, body secret, now instant)
INSERT INTO web_draft (owner, path, body, saved_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (owner, path) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at;

-- draft_find :one (owner text, path text) -> (body secret, saved_at instant)
SELECT body, saved_at FROM web_draft WHERE owner = $1 AND path = $2;

-- draft_drop :count (owner text, path text)
DELETE FROM web_draft WHERE owner = $1 AND path = $2;

-- draft_clean :count (before instant)
DELETE FROM web_draft WHERE saved_at < $1;
