-- marks :many (session id) -> (person id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant?, version int)
SELECT person_id, mark, minutes, walk_in, marked_by, marked_at, version FROM attendance_mark WHERE session_id = $1;

-- claim :one (session id) -> (version int)
-- Takes the register for this transaction: a second writer waits, then sees the new version.
UPDATE groups_session SET register_version = register_version + 1 WHERE id = $1 RETURNING register_version;

-- mark :exec (session id, person id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant, version int)
INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, marked_by, marked_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (session_id, person_id) DO UPDATE SET mark = excluded.mark, minutes = excluded.minutes,
    marked_by = excluded.marked_by, marked_at = excluded.marked_at, version = excluded.version;

-- unmark :exec (session id, person id)
DELETE FROM attendance_mark WHERE session_id = $1 AND person_id = $2;

-- children :many (session id) -> (child id, state text)
SELECT child_id, state FROM attendance_child WHERE session_id = $1;

-- put_child :exec (session id, child id, state text, marked_by id?, marked_at instant)
INSERT INTO attendance_child (session_id, child_id, state, marked_by, marked_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (session_id, child_id) DO UPDATE SET state = excluded.state, marked_by = excluded.marked_by, marked_at = excluded.marked_at;

-- drop_child :exec (session id, child id)
DELETE FROM attendance_child WHERE session_id = $1 AND child_id = $2;

-- child_of_member :many (session id) -> (child id)
-- Children whose parent is a member of the session's group on its day, or marked as a walk-in.
SELECT DISTINCT pp.child_id
FROM groups_session s
JOIN groups_membership m ON m.group_id = s.group_id AND m.state <> 'waiting'
     AND coalesce(m.joined_on, '') <= s.day AND coalesce(m.left_on, '9999') >= s.day
JOIN people_parent pp ON pp.person_id = m.person_id
WHERE s.id = $1
UNION
SELECT pp.child_id FROM attendance_mark a JOIN people_parent pp ON pp.person_id = a.person_id WHERE a.session_id = $1;

-- carers :many (session id) -> (staff id)
SELECT staff_id FROM attendance_carer WHERE session_id = $1;

-- drop_carers :exec (session id)
DELETE FROM attendance_carer WHERE session_id = $1;

-- put_carer :exec (session id, staff id)
INSERT INTO attendance_carer (session_id, staff_id) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- note :one (session id) -> (note secret?)
SELECT note FROM groups_session WHERE id = $1;

-- put_rest :exec (session id, visitors int, carers int, note secret?)
UPDATE groups_session SET visitors = $2, carers = $3, note = $4, state = 'held' WHERE id = $1;

-- close :exec (session id, closed_at instant, closed_by id?)
UPDATE groups_session SET closed_at = $2, closed_by = $3, state = 'held' WHERE id = $1;

-- booked_to_absent :count (session id, marked_by id?, marked_at instant)
UPDATE attendance_child SET state = 'did_not_come', marked_by = $2, marked_at = $3 WHERE session_id = $1 AND state = 'booked';

-- correct :exec (correction id, session id, person id?, child id?, before_value text, after_value text, reason text, done_by id, done_at instant)
INSERT INTO attendance_correction (id, session_id, person_id, child_id, before_value, after_value, reason, done_by, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- corrections :many (session id) -> (person id?, child id?, before_value text, after_value text, reason text, done_by id, done_at instant)
SELECT person_id, child_id, before_value, after_value, reason, done_by, done_at
FROM attendance_correction WHERE session_id = $1 ORDER BY done_at, id;

-- last_held :many (group id, limit int) -> (session id, day day)
SELECT id, day FROM groups_session WHERE group_id = $1 AND state = 'held' ORDER BY day DESC, id DESC LIMIT $2;

-- marks_of_group :each (group id, since day) -> (person id, mark text)
-- Marks in held sessions of the group since a day, newest first for each person.
SELECT a.person_id, a.mark
FROM groups_session s JOIN attendance_mark a ON a.session_id = s.id
WHERE s.group_id = $1 AND s.state = 'held' AND s.day >= $2
ORDER BY a.person_id, s.day DESC, s.id DESC;
