-- sessions :each (project id, from_day text, to_day text) -> (group id, day day, start_time clock?, end_time clock?)
SELECT group_id, day, start_time, end_time FROM groups_session_facts
WHERE project_id = $1 AND state = 'held' AND day BETWEEN $2 AND $3 ORDER BY group_id, day;

-- members :each (project id, to_day text) -> (group id, person id, joined_on day?, left_on day?)
-- From the beginning: who left one day and joined the next has one membership without a break.
SELECT group_id, person_id, joined_on, left_on FROM groups_membership_facts
WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $2
ORDER BY group_id, person_id, coalesce(joined_on, '');

-- marks :each (project id, border text, to_day text) -> (group id, person id, turn int, day day, mark text)
-- Also those of the last day before, on which each group met: an absence there may be the first of two. turn: the how
-- manieth session of the group it was.
SELECT a.group_id, a.person_id, s.turn, a.day, a.mark
FROM attendance_facts a
JOIN (SELECT id, row_number() OVER (PARTITION BY group_id ORDER BY day, coalesce(start_time, ''), id) AS turn
      FROM groups_session_facts WHERE project_id = $1 AND state = 'held' AND day <= $3) AS s ON s.id = a.session_id
LEFT JOIN (SELECT group_id, max(day) AS day FROM groups_session_facts
           WHERE project_id = $1 AND state = 'held' AND day < $2 GROUP BY group_id) AS before
     ON before.group_id = a.group_id
WHERE a.project_id = $1 AND a.day BETWEEN coalesce(before.day, $2) AND $3
ORDER BY a.group_id, a.person_id, s.turn;

-- children :each (project id, from_day text, to_day text) -> (group id, month text, state text, n int)
SELECT group_id, substr(day, 1, 7), state, count(*) FROM child_care_facts
WHERE project_id = $1 AND session_state = 'held' AND day BETWEEN $2 AND $3 GROUP BY group_id, substr(day, 1, 7), state
ORDER BY group_id, substr(day, 1, 7);

-- names :many (project id) -> (group id, name text, key text)
SELECT id, name, source_key FROM groups_facts WHERE project_id = $1 ORDER BY sort_key, id;
