-- Operations as the search knows them: own ones, in each language somebody wrote, and others' by their name.

-- stale :many (limit int) -> (operation id)
-- Those that the index has otherwise, or has still.
SELECT o.id FROM operations_operation o WHERE NOT EXISTS (SELECT 1 FROM search_known_facts k
    WHERE k.kind = 'operation' AND k.record_id = o.id AND k.record_version = o.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'operation' AND NOT EXISTS
    (SELECT 1 FROM operations_operation o WHERE o.id = k.record_id)
LIMIT $1;
