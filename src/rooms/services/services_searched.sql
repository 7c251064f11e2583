-- Services as the search knows them.

-- stale :many (limit int) -> (service id)
-- Those that the index has otherwise, or has still.
SELECT e.id FROM services_entry e WHERE e.kind = 'service' AND e.status IN ('published', 'closed')
    AND NOT EXISTS (SELECT 1 FROM search_known_facts k
        WHERE k.kind = 'service' AND k.record_id = e.id AND k.record_version = e.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'service' AND NOT EXISTS
    (SELECT 1 FROM services_entry e WHERE e.id = k.record_id AND e.status IN ('published', 'closed'))
LIMIT $1;
