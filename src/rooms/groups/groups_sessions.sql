-- days :many (group id) -> (day day, moved_from day?)
-- Days that have a session already, or had one that was moved away.
SELECT day, moved_from FROM groups_session WHERE group_id = $1;

-- exceptions :many (group id) -> (day day, reason text)
SELECT day, reason FROM groups_exception WHERE group_id = $1 ORDER BY day;

-- put_exception :exec (group id, day day, reason text)
INSERT INTO groups_exception (group_id, day, reason) VALUES ($1, $2, $3)
ON CONFLICT (group_id, day) DO UPDATE SET reason = excluded.reason;

-- drop_exception :exec (group id, day day)
DELETE FROM groups_exception WHERE group_id = $1 AND day = $2;

-- add :exec (session id, group id, project id, day day, start clock?, end clock?, kind text, theme text, module text,
--    module_id id?, expert text, expert_id id?, created_at instant)
INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, module,
    module_id, expert, expert_id, state, cancel_reason, visitors, carers, register_version, version, created_at)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'planned', '', 0, 0, 0, 1, $13);

-- card :one (session id) -> (group id, project id, day day, start clock?, end clock?, kind text, theme text,
--    module text, module_id id?, expert text, expert_id id?, thanked_on day?, state text, moved_from day?,
--    cancel_reason text, register_version int, closed_at instant?, event id?, version int)
SELECT group_id, project_id, day, start_time, end_time, kind, theme, module, module_id, expert, expert_id, thanked_on,
       state, moved_from, cancel_reason, register_version, closed_at, event_id, version
FROM groups_session WHERE id = $1;

-- change :count (session id, version int, start clock?, end clock?, kind text, theme text, module text, module_id id?,
--    expert text, expert_id id?, changed_at instant)
UPDATE groups_session SET version = version + 1, changed_at = $11,
    start_time = $3, end_time = $4, kind = $5, theme = $6, module = $7, module_id = $8,
    expert = $9, thanked_on = CASE WHEN expert_id = $10 THEN thanked_on END, expert_id = $10
WHERE id = $1 AND version = $2;

-- put_about :count (session id, version int, theme text, module text, module_id id?, changed_at instant)
UPDATE groups_session SET version = version + 1, changed_at = $6, theme = $3, module = $4, module_id = $5
WHERE id = $1 AND version = $2;

-- move :count (session id, version int, day day, start clock?, end clock?, moved_from day?, changed_at instant)
UPDATE groups_session SET version = version + 1, changed_at = $7, day = $3, start_time = $4, end_time = $5,
    moved_from = $6
WHERE id = $1 AND version = $2;

-- set_state :count (session id, version int, state text, cancel_reason text, changed_at instant)
UPDATE groups_session SET version = version + 1, changed_at = $5,
    state = $3, cancel_reason = $4, event_id = NULL WHERE id = $1
    AND version = $2;

-- shape listed (session id, day day, start clock?, end clock?, kind text, theme text, module text, expert text,
--    state text, moved_from day?, cancel_reason text, closed_at instant?, version int)

-- listed :many (group id, from_day day, to_day day, limit int, start int) -> listed
-- Sessions between two days, in order.
SELECT id, day, start_time, end_time, kind, theme, module, expert, state, moved_from, cancel_reason, closed_at, version
FROM groups_session WHERE group_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, start_time, id LIMIT $4
OFFSET $5;

-- how_many :one (group id, from_day day, to_day day) -> (n int)
SELECT count(*) FROM groups_session WHERE group_id = $1 AND day >= $2 AND day <= $3;

-- past :many (group id, before day, limit int) -> listed
-- The last ones before a day, latest first.
SELECT id, day, start_time, end_time, kind, theme, module, expert, state, moved_from, cancel_reason, closed_at, version
FROM groups_session WHERE group_id = $1 AND day < $2 ORDER BY day DESC, start_time DESC, id DESC LIMIT $3;

-- own_calendar :many (staff id, from_day day, to_day day, today day, limit int) -> (session id, group_name text,
--    venue text, area text, kind text, state text, day day, start clock?, end clock?, changes int, changed_at instant,
--    moved_at instant?, shielded bool)
-- Sessions of the groups that a member of staff leads or helps in, in projects where she works; shielded: somebody of
-- the group is under non-disclosure (groups.sql).
SELECT s.id, g.name AS group_name, g.venue, g.area, s.kind, s.state, s.day, s.start_time, s.end_time,
       s.version - 1 + g.place_moves, coalesce(s.changed_at, s.created_at), g.place_moved_at, l.shielded
FROM (SELECT x.group_id, CASE WHEN EXISTS (SELECT 1 FROM groups_membership m JOIN people_member_facts p
          ON p.person_id = m.person_id WHERE m.group_id = x.group_id AND (m.state <> 'left' OR m.left_on >= $4)
          AND p.protected = 1) THEN 1 ELSE 0 END AS shielded
      FROM groups_leader x WHERE x.staff_id = $1 AND x.role <> '') AS l
JOIN groups_session s ON s.group_id = l.group_id JOIN groups_group g ON g.id = s.group_id
WHERE s.day >= $2 AND s.day <= $3 AND EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = $1
    AND w.project_id = s.project_id AND w.role NOT IN ('coordinator', 'carer'))
ORDER BY s.day, s.start_time, s.id LIMIT $5;

-- calendar :many (group id) -> (session id, changes int, changed_at instant, moved_at instant?)
-- How often each session of a group has changed its time or state or, with the group, its place; since when it stands
-- as it does, and when the group moved last.
SELECT s.id, s.version - 1 + g.place_moves, coalesce(s.changed_at, s.created_at), g.place_moved_at
FROM groups_session s JOIN groups_group g ON g.id = s.group_id
WHERE s.group_id = $1 ORDER BY s.day, s.start_time, s.id;

-- came :one (session id) -> (n int)
-- Marks but for who told beforehand.
SELECT count(*) FROM attendance_facts WHERE session_id = $1 AND mark <> 'excused';
