-- months :many (project id, from_day text, to_day text, first_key bytes, first id, last_key bytes, last id)
--    -> (group id, month text, sessions int, placed int, places int, booked int, came int, missed int, came_placed int,
--    young int)
-- Sessions held with child care: places are offered, or a child is booked. placed: sessions of which somebody has said
-- how many places there are; places and came_placed are theirs. young: of those who came, children who were under three
-- years in that month; of whom only the year of birth is known, as young as can be; not known: young. Of the groups from the first to the last by sort key
-- and id.
WITH picked AS (SELECT id FROM groups_facts WHERE project_id = $1 AND sort_key BETWEEN $4 AND $6
                AND (sort_key > $4 OR id >= $5) AND (sort_key < $6 OR id <= $7))
SELECT c.group_id, substr(c.day, 1, 7), count(*), count(c.places),
       CAST(coalesce(sum(c.places), 0) AS bigint), CAST(coalesce(sum(b.booked), 0) AS bigint),
       CAST(coalesce(sum(b.came), 0) AS bigint), CAST(coalesce(sum(b.missed), 0) AS bigint),
       CAST(coalesce(sum(b.came) FILTER (WHERE c.places IS NOT NULL), 0) AS bigint),
       CAST(coalesce(sum(b.young), 0) AS bigint) AS young
FROM picked g JOIN groups_care_facts c ON c.group_id = g.id
LEFT JOIN (SELECT x.session_id, count(*) AS booked, count(*) FILTER (WHERE x.state = 'came') AS came,
                  count(*) FILTER (WHERE x.state = 'did_not_come') AS missed,
                  count(*) FILTER (WHERE x.state = 'came' AND coalesce(CASE WHEN length(k.birth_month) < 7
                      THEN k.birth_month || '-12' ELSE substr(k.birth_month, 1, 7) END, '9999')
                      > CAST(CAST(substr(s.day, 1, 4) AS bigint) - 3 AS text) || substr(s.day, 5, 3)) AS young
           FROM picked y JOIN groups_session_facts s ON s.group_id = y.id JOIN child_care_facts x ON x.session_id = s.id
           JOIN people_care_facts k ON k.child_id = x.child_id
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
