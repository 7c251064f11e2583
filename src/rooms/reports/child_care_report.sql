-- months :many (project id, from_day text, to_day text, first_key bytes, first id, last_key bytes, last id)
--    -> (group id, month text, sessions int, placed int, places int, booked int, came int, missed int, came_placed int)
-- Sessions held with child care: places are offered, or a child is booked. placed: sessions of which somebody has said
-- how many places there are; places and came_placed are theirs. Of the groups from the first to the last by sort key
-- and id.
WITH picked AS (SELECT id FROM groups_facts WHERE project_id = $1 AND sort_key BETWEEN $4 AND $6
                AND (sort_key > $4 OR id >= $5) AND (sort_key < $6 OR id <= $7))
SELECT c.group_id, substr(c.day, 1, 7), count(*), count(c.places),
       CAST(coalesce(sum(c.places), 0) AS bigint), CAST(coalesce(sum(b.booked), 0) AS bigint),
       CAST(coalesce(sum(b.came), 0) AS bigint), CAST(coalesce(sum(b.missed), 0) AS bigint),
       CAST(coalesce(sum(b.came) FILTER (WHERE c.places IS NOT NULL), 0) AS bigint)
FROM picked g JOIN groups_care_facts c ON c.group_id = g.id
LEFT JOIN (SELECT x.session_id, count(*) AS booked, count(*) FILTER (WHERE x.state = 'came') AS came,
                  count(*) FILTER (WHERE x.state = 'did_not_come') AS missed
           FROM picked y JOIN groups_session_facts s ON s.group_id = y.id JOIN child_care_facts x ON x.session_id = s.id
           WHERE s.day BETWEEN $2 AND $3 GROUP BY x.session_id) AS b ON b.session_id = c.session_id
WHERE c.state = 'held' AND c.day BETWEEN $2 AND $3 AND (coalesce(c.places, 0) > 0 OR b.booked > 0)
GROUP BY c.group_id, substr(c.day, 1, 7) ORDER BY c.group_id, substr(c.day, 1, 7);

-- sessions :many (group id, from_day text, to_day text, limit int, start int) -> (session id, group id,
--    group_name text, day day, places int?, total int)
SELECT c.session_id, c.group_id, g.name, c.day, c.places, count(*) OVER ()
FROM groups_care_facts c JOIN groups_facts g ON g.id = c.group_id
WHERE c.group_id = $1 AND c.state = 'held' AND c.day BETWEEN $2 AND $3
  AND (coalesce(c.places, 0) > 0 OR EXISTS (SELECT 1 FROM child_care_facts b WHERE b.session_id = c.session_id))
ORDER BY c.day, c.session_id LIMIT $4 OFFSET $5;
