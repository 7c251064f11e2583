-- idempotency_find :one (staff id, form_id text) -> (body_hash int, location text)
SELECT body_hash, location FROM web_idempotency WHERE staff_id = $1 AND form_id = $2;

-- idempotency_add :count (staff id, form_id text, body_hash int, location text, now instant)
INSERT INTO web_idempotency (staff_id, form_id, body_hash, location, made_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (staff_id, form_id) DO NOTHING;

-- idempotency_clean :count (before instant)
DELETE FROM web_idempotency WHERE made_at < $1;

-- draft_save :exec (owner text, path text, action text, body secret, now instant)
INSERT INTO web_draft (owner, path, action, body, saved_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (owner, action, path) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at;

-- draft_trim_visitors :exec (most int)
-- Anybody can be a new visitor as often as she likes: of all of them together only the newest are kept.
DELETE FROM web_draft WHERE owner LIKE 'v%' AND saved_at < (SELECT saved_at FROM web_draft WHERE owner LIKE 'v%'
    ORDER BY saved_at DESC LIMIT 1 OFFSET $1 - 1);

-- draft_find :one (owner text, visitor text, path text, action text) -> (body secret)
-- The newest: what somebody typed before signing in may be newer than what she kept last week.
SELECT body FROM web_draft WHERE owner IN ($1, $2) AND path = $3 AND action = $4 ORDER BY saved_at DESC LIMIT 1;

-- draft_there :one (owner text, visitor text, action text) -> (there bool)
-- Nearly every form that is saved has no draft: asking costs a fifth of deleting nothing.
SELECT CASE WHEN EXISTS (SELECT 1 FROM web_draft WHERE owner = $1 AND action = $3)
              OR EXISTS (SELECT 1 FROM web_draft WHERE owner = $2 AND action = $3) THEN 1 ELSE 0 END;

-- draft_drop :count (owner text, visitor text, action text)
DELETE FROM web_draft WHERE owner IN ($1, $2) AND action = $3;

-- draft_clean :count (before instant)
DELETE FROM web_draft WHERE saved_at < $1;

-- again_add :exec (id id, owner text, page text, action text, body secret, now instant)
INSERT INTO web_again (id, owner, page, action, body, saved_at) VALUES ($1, $2, $3, $4, $5, $6);

-- again_update :count (id id, owner text, body secret, now instant)
UPDATE web_again SET body = $3, saved_at = $4 WHERE id = $1 AND owner = $2;

-- again_find :one (id id, owner text) -> (page text, action text, body secret, saved_at instant)
SELECT page, action, body, saved_at FROM web_again WHERE id = $1 AND owner = $2;

-- again_trim :exec (owner text, most int)
-- Of one session only the newest are kept.
DELETE FROM web_again WHERE owner = $1 AND id NOT IN (SELECT id FROM web_again WHERE owner = $1 ORDER BY id DESC
    LIMIT $2);

-- again_clean :count (before instant, short instant)
-- What has no action is what was wrong with a form whose secrets are not kept: it is kept for minutes.
DELETE FROM web_again WHERE saved_at < $1 OR (action = '' AND saved_at < $2);
