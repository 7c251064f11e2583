-- All of the groups from the first to the last by sort key and id.

-- sessions :each (project id, from_day text, to_day text, first_key bytes, first id, last_key bytes, last id)
--    -> (group id, day day, start_time clock?, end_time clock?)
WITH picked AS (SELECT id FROM groups_facts WHERE project_id = $1 AND sort_key BETWEEN $4 AND $6
                AND (sort_key > $4 OR id >= $5) AND (sort_key < $6 OR id <= $7))
SELECT s.group_id, s.day, s.start_time, s.end_time FROM picked g JOIN groups_session_facts s ON s.group_id = g.id
WHERE s.state = 'held' AND s.day BETWEEN $2 AND $3 ORDER BY s.group_id, s.day;

-- members :each (project id, to_day text, first_key bytes, first id, last_key bytes, last id) -> (group id, person id,
--    joined_on day?, left_on day?)
-- From the beginning: who left one day and joined the next has one membership without a break.
WITH picked AS (SELECT id FROM groups_facts WHERE project_id = $1 AND sort_key BETWEEN $3 AND $5
                AND (sort_key > $3 OR id >= $4) AND (sort_key < $5 OR id <= $6))
SELECT m.group_id, m.person_id, m.joined_on, m.left_on FROM picked g JOIN groups_membership_facts m ON m.group_id = g.id
WHERE m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2
ORDER BY m.group_id, m.person_id, coalesce(m.joined_on, '');

-- marks :each (project id, border text, to_day text, first_key bytes, first id, last_key bytes, last id) -> (group id,
--    person id, turn int, day day, mark text)
-- Also those of the last day before, on which each group met: an absence there may be the first of two. turn: the how
-- manieth session of the group it was.
WITH picked AS (SELECT id FROM groups_facts WHERE project_id = $1 AND sort_key BETWEEN $4 AND $6
                AND (sort_key > $4 OR id >= $5) AND (sort_key < $6 OR id <= $7)),
held AS (
    SELECT s.id, s.group_id, s.day,
           row_number() OVER (PARTITION BY s.group_id ORDER BY s.day, coalesce(s.start_time, ''), s.id) AS turn
    FROM picked g JOIN groups_session_facts s ON s.group_id = g.id WHERE s.state = 'held' AND s.day <= $3),
before AS (SELECT group_id, max(day) AS day FROM held WHERE day < $2 GROUP BY group_id)
SELECT h.group_id, a.person_id, h.turn, h.day, a.mark
FROM held h LEFT JOIN before b ON b.group_id = h.group_id JOIN attendance_minutes_facts a ON a.session_id = h.id
WHERE h.day >= coalesce(b.day, $2) ORDER BY h.group_id, a.person_id, h.turn;

-- children :each (project id, from_day text, to_day text, first_key bytes, first id, last_key bytes, last id)
--    -> (group id, month text, state text, n int)
WITH picked AS (SELECT id FROM groups_facts WHERE project_id = $1 AND sort_key BETWEEN $4 AND $6
                AND (sort_key > $4 OR id >= $5) AND (sort_key < $6 OR id <= $7))
SELECT s.group_id, substr(s.day, 1, 7), c.state, count(*)
FROM picked g JOIN groups_session_facts s ON s.group_id = g.id JOIN child_care_facts c ON c.session_id = s.id
WHERE s.state = 'held' AND s.day BETWEEN $2 AND $3 GROUP BY s.group_id, substr(s.day, 1, 7), c.state
ORDER BY s.group_id, substr(s.day, 1, 7);
