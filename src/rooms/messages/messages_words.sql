-- The words of projects.

-- of_project :many (project id) -> (kind text, tag text, body text)
SELECT kind, tag, body FROM messages_words WHERE project_id = $1;

-- get :one (project id, kind text, tag text) -> (words id, body text, version int)
SELECT id, body, version FROM messages_words WHERE project_id = $1 AND kind = $2 AND tag = $3;

-- add :count (words id, project id, kind text, tag text, body text)
INSERT INTO messages_words (id, project_id, kind, tag, body, version) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT (project_id, kind, tag) DO NOTHING;

-- change :count (words id, version int, body text)
UPDATE messages_words SET body = $3, version = version + 1 WHERE id = $1 AND version = $2;

-- drop :count (words id, version int)
DELETE FROM messages_words WHERE id = $1 AND version = $2;
