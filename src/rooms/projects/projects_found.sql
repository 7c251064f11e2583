-- Projects as the search knows them.

-- stale :many (limit int) -> (project id)
-- Those that the index has otherwise, or has still.
SELECT p.id FROM projects_project p WHERE NOT EXISTS (SELECT 1 FROM search_known_facts k
    WHERE k.kind = 'project' AND k.record_id = p.id AND k.record_version = p.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'project' AND NOT EXISTS
    (SELECT 1 FROM projects_project p WHERE p.id = k.record_id)
LIMIT $1;
