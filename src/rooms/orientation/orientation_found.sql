-- Courses as the search knows them: what everybody sees.

-- stale :many (limit int) -> (course id)
-- Those that the index has otherwise, or has still.
SELECT c.id FROM orientation_course c WHERE c.shown = 1 AND NOT EXISTS (SELECT 1 FROM search_known_facts k
    WHERE k.kind = 'course' AND k.record_id = c.id AND k.record_version = c.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'course' AND NOT EXISTS
    (SELECT 1 FROM orientation_course c WHERE c.id = k.record_id AND c.shown = 1)
LIMIT $1;
