-- members :many (group id, on day, limit int, staff id, left_since day, made_since instant)
--    -> (person id, given_names name, family_name name, birth_date day?, gender text, languages text,
--    is_protected bool)
-- Members on that day, each once; staff: only whom she sees (0: all).
SELECT p.person_id, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.protected
FROM people_member_facts p
WHERE p.person_id IN (SELECT m.person_id FROM groups_membership m
    WHERE m.group_id = $1 AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2
      AND coalesce(m.left_on, '9999') >= $2)
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $4
        AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6)))
ORDER BY p.sort_key, p.person_id LIMIT $3;

-- member_ids :many (group id, on day) -> (person id)
-- Each once.
SELECT DISTINCT person_id FROM groups_membership
WHERE group_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $2 AND coalesce(left_on, '9999') >= $2;

-- is_member :one (group id, person id, on day) -> (n int)
SELECT count(*) FROM groups_membership
WHERE person_id = $2 AND group_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3
  AND coalesce(left_on, '9999') >= $3;

-- memberships :many (group id, person id) -> (membership id, state text, joined_on day?, left_on day?, version int)
SELECT id, state, joined_on, left_on, version FROM groups_membership
WHERE person_id = $2 AND group_id = $1 ORDER BY coalesce(joined_on, ''), id;

-- anywhere :one (person id) -> (n int)
SELECT count(*) FROM groups_membership WHERE person_id = $1;

-- in_project :one (person id, project id) -> (n int)
SELECT count(*) FROM participation_facts WHERE person_id = $1 AND project_id = $2;

-- add :exec (membership id, group id, person id, project id, state text, joined_on day?, left_on day?,
--    queued_at instant?, origin id?, event id?)
INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, left_on, queued_at, origin_id,
    event_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- start :exec (membership id, joined_on day)
-- Who waited, or was to come later, is a member from that day.
UPDATE groups_membership SET version = version + 1, state = CASE WHEN state = 'waiting' THEN 'member' ELSE state END,
    joined_on = $2, offered_until = NULL
WHERE id = $1;

-- membership :one (membership id) -> (group id, person id, project id, state text, joined_on day?, left_on day?,
--    queued_at instant?, offered_until day?, event id?, ended_by id?, version int)
SELECT group_id, person_id, project_id, state, joined_on, left_on, queued_at, offered_until, event_id, ended_by, version
FROM groups_membership WHERE id = $1;

-- set_membership :count (membership id, version int, state text, joined_on day?, left_on day?)
UPDATE groups_membership SET version = version + 1, state = $3, joined_on = $4, left_on = $5 WHERE id = $1
    AND version = $2;

-- drop :count (membership id, version int)
DELETE FROM groups_membership WHERE id = $1 AND version = $2;

-- marks :one (group id, person id, from_day text, to_day text) -> (n int)
-- Registers of the group that name the person, between two days.
SELECT count(*) FROM attendance_facts WHERE person_id = $2 AND group_id = $1 AND day >= $3 AND day <= $4;

-- offer :count (membership id, version int, until day?)
UPDATE groups_membership SET version = version + 1, offered_until = $3 WHERE id = $1 AND version = $2
    AND state = 'waiting';

-- to_end :count (membership id, version int, now instant)
UPDATE groups_membership SET version = version + 1, offered_until = NULL, queued_at = $3 WHERE id = $1 AND version = $2
    AND state = 'waiting';

-- queue :many (group id, today day, limit int) -> (membership id, person id, given_names name, family_name name,
--    languages text, children int, is_protected bool, queued_at instant?, offered_until day?, version int)
-- The waiting list in order: those whose offer ran out stand behind the others.
SELECT m.id, m.person_id, p.given_names, p.family_name, p.languages, p.children, p.protected, m.queued_at,
       m.offered_until, m.version
FROM groups_membership m JOIN people_member_facts p ON p.person_id = m.person_id
WHERE m.group_id = $1 AND m.state = 'waiting'
ORDER BY CASE WHEN coalesce(m.offered_until, '9999') < $2 THEN 1 ELSE 0 END, coalesce(m.queued_at, ''), m.id LIMIT $3;

-- listed :many (group id, today day, limit int, start int) -> (membership id, person id, given_names name,
--    family_name name, children int, is_protected bool, joined_on day?, left_on day?, origin_name text)
-- Members now and to come, by name; origin_name: the group she came from in a merge or split.
SELECT m.id, m.person_id, p.given_names, p.family_name, p.children, p.protected, m.joined_on, m.left_on,
       coalesce(og.name, '')
FROM groups_membership m JOIN people_member_facts p ON p.person_id = m.person_id
LEFT JOIN groups_membership o ON o.id = m.origin_id LEFT JOIN groups_group og ON og.id = o.group_id
WHERE m.group_id = $1 AND m.state <> 'waiting' AND coalesce(m.left_on, '9999') >= $2
ORDER BY p.sort_key, p.person_id, m.id LIMIT $3 OFFSET $4;

-- totals :one (group id, on day) -> (members int, children int, listed int, waiting int)
-- members: memberships on that day, children: of these; listed: now and to come; waiting: on the list.
SELECT count(*) FILTER (WHERE m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2
    AND coalesce(m.left_on, '9999') >= $2),
       CAST(coalesce(sum(CASE WHEN m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2
           AND coalesce(m.left_on, '9999') >= $2 THEN p.children ELSE 0 END), 0) AS bigint),
       count(*) FILTER (WHERE m.state <> 'waiting' AND coalesce(m.left_on, '9999') >= $2), count(*)
           FILTER (WHERE m.state = 'waiting')
FROM groups_membership m JOIN people_member_facts p ON p.person_id = m.person_id WHERE m.group_id = $1;

-- former :many (group id, today day, limit int, staff id, left_since day, made_since instant, start int)
--    -> (membership id, person id, given_names name, family_name name, joined_on day?, left_on day?, moved_to text)
-- Who has left, the last first; moved_to: the group she moved to in a merge or split; staff: only whom she sees (0:
-- all).
SELECT m.id, m.person_id, p.given_names, p.family_name, m.joined_on, m.left_on, coalesce(tg.name, '')
FROM groups_membership m JOIN people_member_facts p ON p.person_id = m.person_id
LEFT JOIN groups_event e ON e.id = m.ended_by LEFT JOIN groups_group tg ON tg.id = e.to_group
WHERE m.group_id = $1 AND m.state = 'left' AND m.left_on < $2
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = m.person_id AND v.staff_id = $4
        AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6)))
ORDER BY m.left_on DESC, p.sort_key, m.id LIMIT $3 OFFSET $7;

-- former_count :one (group id, today day, staff id, left_since day, made_since instant) -> (n int)
SELECT count(*) FROM groups_membership m WHERE m.group_id = $1 AND m.state = 'left' AND m.left_on < $2
    AND ($3 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = m.person_id AND v.staff_id = $3
        AND (v.left_on IS NULL OR v.left_on >= $4) AND (v.made_at IS NULL OR v.made_at >= $5)));
