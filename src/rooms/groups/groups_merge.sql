-- add_event :exec (event id, kind text, from id, to id, on day, staff id, now instant)
INSERT INTO groups_event (id, kind, from_group, to_group, happened_on, done_by, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- event :one (event id) -> (kind text, from id, to id, on day, undone_at instant?)
SELECT kind, from_group, to_group, happened_on, undone_at FROM groups_event WHERE id = $1;

-- events :many (group id) -> (event id, kind text, from id, to id, on day, from_name text, to_name text, moved int)
-- Merges and splits that touch the group and stand, in order.
SELECT e.id, e.kind, e.from_group, e.to_group, e.happened_on, f.name, g.name,
       (SELECT count(DISTINCT m.person_id) FROM groups_membership m WHERE m.ended_by = e.id)
FROM groups_event e JOIN groups_group f ON f.id = e.from_group JOIN groups_group g ON g.id = e.to_group
WHERE (e.from_group = $1 OR e.to_group = $1) AND e.undone_at IS NULL
ORDER BY e.happened_on, e.id;

-- set_merged :exec (group id, into id?, on day?)
UPDATE groups_group SET merged_into = $2, merged_on = $3, version = version + 1 WHERE id = $1;

-- to_move :many (group id, on day) -> (membership id, person id, project id, state text, joined_on day?, left_on day?,
--    origin id?)
-- Memberships that last on that day or begin later, and those who wait.
SELECT id, person_id, project_id, state, joined_on, left_on, origin_id
FROM groups_membership WHERE group_id = $1 AND (state = 'waiting' OR coalesce(left_on, '9999') >= $2)
ORDER BY person_id, joined_on, id;

-- open_in :one (group id, person id, on day) -> (n int)
-- Does she wait in the group, or belong to it on that day or later?
SELECT count(*) FROM groups_membership
WHERE person_id = $2 AND group_id = $1 AND (state = 'waiting' OR coalesce(left_on, '9999') >= $3);

-- end_membership :exec (membership id, left_on day, event id)
UPDATE groups_membership SET state = 'left', left_on = $2, ended_by = $3, version = version + 1 WHERE id = $1;

-- hand_over :exec (membership id, group id, event id?)
-- Who waits or has not begun yet is moved as she stands.
UPDATE groups_membership SET group_id = $2, event_id = $3, version = version + 1 WHERE id = $1;

-- cancel_sessions :count (group id, on day, reason text, event id, changed_at instant)
UPDATE groups_session SET state = 'cancelled', cancel_reason = $3, event_id = $4, version = version + 1, changed_at = $5
WHERE group_id = $1 AND day >= $2 AND state = 'planned';

-- restore_sessions :exec (event id, changed_at instant)
UPDATE groups_session SET state = 'planned', cancel_reason = '', event_id = NULL, version = version + 1, changed_at = $2
WHERE event_id = $1;

-- registered_from :one (group id, on text) -> (n int)
SELECT count(*) FROM attendance_facts WHERE group_id = $1 AND day >= $2;

-- locked_from :one (project id, on text) -> (n int)
-- Locked periods that are not over before that day.
SELECT count(*) FROM projects_period_facts WHERE project_id = $1 AND locked = 1 AND ends_on >= $2;

-- registered_after :one (event id, to id, on text) -> (n int)
-- Marks of those who moved, in the group they moved to.
SELECT count(*) FROM attendance_facts a
WHERE a.group_id = $2 AND a.day >= $3 AND a.person_id IN (SELECT person_id FROM groups_membership WHERE event_id = $1);

-- moved_on :one (event id) -> (n int)
-- Memberships made by the event that a later merge or split has ended.
SELECT count(*) FROM groups_membership WHERE event_id = $1 AND ended_by IS NOT NULL;

-- made :many (event id) -> (membership id, person id, state text, left_on day?, origin id?)
SELECT id, person_id, state, left_on, origin_id FROM groups_membership WHERE event_id = $1;

-- ended :many (event id) -> (membership id, person id)
SELECT id, person_id FROM groups_membership WHERE ended_by = $1;

-- reopen :exec (membership id, state text, left_on day?)
UPDATE groups_membership SET state = $2, left_on = $3, ended_by = NULL, version = version + 1 WHERE id = $1;

-- drop_membership :exec (membership id)
DELETE FROM groups_membership WHERE id = $1;

-- undone :exec (event id, now instant)
UPDATE groups_event SET undone_at = $2 WHERE id = $1;

-- in_use :one (group id) -> (n int)
-- What keeps a group that a split made from vanishing with it: members of its own, sessions with a register, events,
-- statements of hours in it.
SELECT (SELECT count(*) FROM groups_membership m WHERE m.group_id = $1)
     + (SELECT count(*) FROM groups_session s WHERE s.group_id = $1
         AND (s.register_version > 0 OR s.closed_at IS NOT NULL OR s.state = 'held'))
     + (SELECT count(*) FROM attendance_facts a WHERE a.group_id = $1)
     + (SELECT count(*) FROM orientation_statement_facts o WHERE o.group_id = $1)
     + (SELECT count(*) FROM groups_event e WHERE (e.from_group = $1 OR e.to_group = $1) AND e.undone_at IS NULL);

-- drop_sessions :exec (group id)
DELETE FROM groups_session WHERE group_id = $1;

-- drop_leaders :exec (group id)
DELETE FROM groups_leader WHERE group_id = $1;

-- drop_exceptions :exec (group id)
DELETE FROM groups_exception WHERE group_id = $1;

-- drop_group :exec (group id)
DELETE FROM groups_group WHERE id = $1;

-- copy_leaders :exec (group id, to id)
INSERT INTO groups_leader (group_id, staff_id, role) SELECT $2, staff_id, role FROM groups_leader WHERE group_id = $1
    AND role <> '';

-- count_combined :one (group id) -> (n int)
-- Persons who have belonged to this group, whichever way they came.
SELECT count(DISTINCT person_id) FROM groups_membership WHERE group_id = $1 AND state <> 'waiting';

-- add_membership :exec (membership id, group id, person id, project id, state text, joined_on day?, left_on day?,
--    origin id, event id)
INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, left_on, origin_id, event_id,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1);

-- to_cancel :one (group id, on day) -> (n int)
SELECT count(*) FROM groups_session WHERE group_id = $1 AND day >= $2 AND state = 'planned';

-- originals :many (group id) -> (group id, name text, persons int)
-- Where the persons of a group began: each by the first group of her way.
SELECT g.id, g.name, count(DISTINCT w.person_id)
FROM groups_way w JOIN groups_group g ON g.id = w.first_group
WHERE w.group_id = $1 AND w.state <> 'waiting'
GROUP BY g.id, g.name, g.sort_key ORDER BY g.sort_key;

-- name :one (group id) -> (name text)
SELECT name FROM groups_group WHERE id = $1;
