-- groups :many (project id, organisation id, after_key bytes, after id, limit int) -> (group id, name text, key text,
--    language text,
--    sort_key bytes)
-- In the order people read, behind the one with this key and id; organisation 0: of any.
SELECT id, name, source_key, language, sort_key FROM groups_facts
WHERE project_id = $1 AND sort_key >= $3 AND (sort_key > $3 OR id > $4)
    AND ($2 = 0 OR id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $2))
ORDER BY sort_key, id LIMIT $5;

-- one :one (project id, group id) -> (group id, name text, key text, language text, sort_key bytes)
SELECT id, name, source_key, language, sort_key FROM groups_facts WHERE project_id = $1 AND id = $2;
