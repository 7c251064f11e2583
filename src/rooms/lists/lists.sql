-- A list on its way through the browser: the file as it came, and what was said of its columns; gone when it was
-- brought in, when another one comes, or after a day.

-- upload :one (id id, staff_id id) -> (id id, name text, source text, language text, said text, sheet text,
--    body bytes)
SELECT id, name, source, language, said, sheet, body FROM lists_upload WHERE id = $1 AND staff_id = $2;

-- add_upload :exec (id id, staff_id id, name text, source text, language text, body bytes, made_at instant)
INSERT INTO lists_upload (id, staff_id, name, source, language, said, body, made_at)
VALUES ($1, $2, $3, $4, $5, '', $6, $7);

-- put_said :exec (id id, said text)
UPDATE lists_upload SET said = $2 WHERE id = $1;

-- put_sheet :exec (id id, sheet text)
-- What was said of the columns of another sheet says nothing of this one.
UPDATE lists_upload SET sheet = $2, said = '' WHERE id = $1;

-- drop_uploads :exec (staff_id id, before instant)
DELETE FROM lists_upload WHERE staff_id = $1 OR made_at < $2;
