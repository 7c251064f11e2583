-- at :one (project id, since instant) -> (counted_at instant)
SELECT counted_at FROM counted_project WHERE project_id = $1 AND counted_at >= $2;

-- due :many (spells int, now instant) -> (project id)
SELECT p.id FROM projects_key_facts p LEFT JOIN counted_project c ON c.project_id = p.id
WHERE (SELECT count(*) FROM (SELECT 1 FROM people_spell_key_facts s WHERE s.project_id = p.id
          LIMIT 1 OFFSET $1) AS beyond) = 1
  AND (c.next_at IS NULL OR c.next_at <= $2)
ORDER BY coalesce(c.next_at, ''), p.id LIMIT 1;

-- note :exec (project id, counted_at instant, next_at instant)
INSERT INTO counted_project (project_id, counted_at, next_at) VALUES ($1, $2, $3)
ON CONFLICT (project_id) DO UPDATE SET counted_at = excluded.counted_at, next_at = excluded.next_at;

-- small :many (spells int) -> (project id)
SELECT c.project_id FROM counted_project c
WHERE (SELECT count(*) FROM (SELECT 1 FROM people_spell_key_facts s WHERE s.project_id = c.project_id
          LIMIT 1 OFFSET $1) AS beyond) = 0
ORDER BY c.project_id LIMIT 1;

-- forget :exec (project id)
DELETE FROM counted_project WHERE project_id = $1;
