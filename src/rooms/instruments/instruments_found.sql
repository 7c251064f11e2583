-- Questionnaires as the search knows them.

-- stale :many (limit int) -> (instrument id)
-- Those that the index has otherwise, or has still.
SELECT i.id FROM instruments_instrument i WHERE NOT EXISTS (SELECT 1 FROM search_known_facts k
    WHERE k.kind = 'instrument' AND k.record_id = i.id AND k.record_version = i.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'instrument' AND NOT EXISTS
    (SELECT 1 FROM instruments_instrument i WHERE i.id = k.record_id)
LIMIT $1;
