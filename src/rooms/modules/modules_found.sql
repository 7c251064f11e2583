-- Modules as the search knows them.

-- stale :many (limit int) -> (module id)
-- Those that the index has otherwise, or has still.
SELECT m.id FROM modules_module m WHERE NOT EXISTS (SELECT 1 FROM search_known_facts k
    WHERE k.kind = 'module' AND k.record_id = m.id AND k.record_version = m.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'module' AND NOT EXISTS
    (SELECT 1 FROM modules_module m WHERE m.id = k.record_id)
LIMIT $1;
