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
--    expert text, created_at instant)
INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, module,
    expert, state, cancel_reason, visitors, carers, register_version, version, created_at)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, 'planned', '', 0, 0, 0, 1, $11);

-- card :one (session id) -> (group id, project id, day day, start clock?, end clock?, kind text, theme text,
--    module text, expert text, state text, moved_from day?, cancel_reason text, register_version int,
--    closed_at instant?, event id?, version int)
SELECT group_id, project_id, day, start_time, end_time, kind, theme, module, expert, state, moved_from, cancel_reason,
       register_version, closed_at, event_id, version
FROM groups_session WHERE id = $1;

-- change :count (session id, version int, start clock?, end clock?, kind text, theme text, module text, expert text,
--    changed_at instant)
UPDATE groups_session SET version = version + 1, changed_at = $9,
    start_time = $3, end_time = $4, kind = $5, theme = $6, module = $7,
    expert = $8
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

-- calendar :many (group id) -> (session id, changes int, changed_at instant, moved_at instant?)
-- How often each session of a group has changed its time or state or, with the group, its place; since when it stands
-- as it does, and when the group moved last.
SELECT s.id, s.version - 1 + g.place_moves, coalesce(s.changed_at, s.created_at), g.place_moved_at
FROM groups_session s JOIN groups_group g ON g.id = s.group_id
WHERE s.group_id = $1 ORDER BY s.day, s.start_time, s.id;
