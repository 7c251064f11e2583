-- Groups as the search knows them.

-- group :one (group id) -> (project id, name text, language text, venue text, municipality text, area text,
--    version int)
SELECT project_id, name, language, venue, municipality, area, version FROM groups_group WHERE id = $1;

-- stale :many (limit int) -> (group id)
-- Those that the index has otherwise, or has still.
SELECT g.id FROM groups_group g WHERE NOT EXISTS (SELECT 1 FROM search_known_facts k
    WHERE k.kind = 'group' AND k.record_id = g.id AND k.record_version = g.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'group' AND NOT EXISTS
    (SELECT 1 FROM groups_group g WHERE g.id = k.record_id)
LIMIT $1;
