-- sessions :each (project id, from_day text, to_day text) -> (group id, day day, start_time clock?, end_time clock?)
SELECT group_id, day, start_time, end_time FROM groups_session_facts
WHERE project_id = $1 AND state = 'held' AND day BETWEEN $2 AND $3 ORDER BY group_id, day;

-- members :each (project id, from_day text, to_day text) -> (group id, person id, joined_on day?, left_on day?)
SELECT group_id, person_id, joined_on, left_on FROM groups_membership_facts
WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3 AND coalesce(left_on, '9999') >= $2
ORDER BY group_id, person_id, coalesce(joined_on, '');

-- marks :each (project id, from_day text, to_day text) -> (group id, person id, day day, mark text)
SELECT group_id, person_id, day, mark FROM attendance_facts
WHERE project_id = $1 AND state = 'held' AND day BETWEEN $2 AND $3
ORDER BY group_id, person_id, day, coalesce(start_time, ''), session_id;

-- children :each (project id, from_day text, to_day text) -> (group id, month text, state text, n int)
SELECT group_id, substr(day, 1, 7), state, count(*) FROM child_care_facts
WHERE project_id = $1 AND session_state = 'held' AND day BETWEEN $2 AND $3 GROUP BY group_id, substr(day, 1, 7), state
ORDER BY group_id, substr(day, 1, 7);

-- names :many (project id) -> (group id, name text, key text)
SELECT id, name, source_key FROM groups_facts WHERE project_id = $1 ORDER BY sort_key, id;
