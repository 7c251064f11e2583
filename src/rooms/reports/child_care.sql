-- months :many (project id, from_day text, to_day text) -> (group id, name text, key text, month text, sessions int,
--    placed int, places int, booked int, came int, missed int, came_placed int)
-- Sessions held with child care: places are offered, or a child is booked. placed: sessions of which somebody has said
-- how many places there are; places and came_placed are theirs.
SELECT c.group_id, g.name, g.source_key, substr(c.day, 1, 7), count(*), count(c.places),
       CAST(coalesce(sum(c.places), 0) AS bigint), CAST(coalesce(sum(b.booked), 0) AS bigint),
       CAST(coalesce(sum(b.came), 0) AS bigint), CAST(coalesce(sum(b.missed), 0) AS bigint),
       CAST(coalesce(sum(b.came) FILTER (WHERE c.places IS NOT NULL), 0) AS bigint)
FROM groups_care_facts c
JOIN groups_facts g ON g.id = c.group_id
LEFT JOIN (SELECT session_id, count(*) AS booked, count(*) FILTER (WHERE state = 'came') AS came,
                  count(*) FILTER (WHERE state = 'did_not_come') AS missed
           FROM child_care_facts
           WHERE project_id = $1 AND day BETWEEN $2 AND $3 GROUP BY session_id) AS b ON b.session_id = c.session_id
WHERE c.project_id = $1 AND c.state = 'held' AND c.day BETWEEN $2 AND $3 AND (coalesce(c.places, 0) > 0 OR b.booked > 0)
GROUP BY c.group_id, g.name, g.source_key, g.sort_key, substr(c.day, 1, 7)
ORDER BY g.sort_key, c.group_id, substr(c.day, 1, 7);

-- sessions :many (group id, from_day text, to_day text, limit int, start int) -> (session id, group id,
--    group_name text, day day, places int?, total int)
SELECT c.session_id, c.group_id, g.name, c.day, c.places, count(*) OVER ()
FROM groups_care_facts c JOIN groups_facts g ON g.id = c.group_id
WHERE c.group_id = $1 AND c.state = 'held' AND c.day BETWEEN $2 AND $3
  AND (coalesce(c.places, 0) > 0 OR EXISTS (SELECT 1 FROM child_care_facts b WHERE b.session_id = c.session_id))
ORDER BY c.day, c.session_id LIMIT $4 OFFSET $5;
