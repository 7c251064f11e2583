-- groups :many (project id, after_key bytes, after id, limit int) -> (group id, name text, key text, language text,
--    sort_key bytes)
-- In the order people read, behind the one with this key and id.
SELECT id, name, source_key, language, sort_key FROM groups_facts
WHERE project_id = $1 AND sort_key >= $2 AND (sort_key > $2 OR id > $3) ORDER BY sort_key, id LIMIT $4;

-- one :one (project id, group id) -> (group id, name text, key text, language text, sort_key bytes)
SELECT id, name, source_key, language, sort_key FROM groups_facts WHERE project_id = $1 AND id = $2;
