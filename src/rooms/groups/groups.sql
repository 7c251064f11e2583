-- access :one (group id, staff id) -> (project id, role text, whole bool)
-- The group's project and the role a member of staff has in the group: leader, peer, carer or none; whole: it is one of
-- her organisation, whose groups she sees.
SELECT g.project_id, coalesce(l.role, ''), coalesce(l.whole, 0)
FROM groups_group g LEFT JOIN groups_leader l ON l.group_id = g.id AND l.staff_id = $2
WHERE g.id = $1;

-- shape brief (group id, project id, name text, language text, venue text, area text, kind text, starts_on day?,
--    ends_on day?, capacity int?, child_care_places int?, merged_into id?, members int)

-- brief :one (group id, today day) -> brief
SELECT g.id, g.project_id, g.name, g.language, g.venue, g.area, g.kind, g.starts_on, g.ends_on, g.capacity,
       g.child_care_places, g.merged_into,
       (SELECT count(DISTINCT m.person_id) FROM groups_membership m WHERE m.group_id = g.id AND m.state <> 'waiting'
          AND coalesce(m.joined_on, '') <= $2 AND coalesce(m.left_on, '9999') >= $2)
FROM groups_group g WHERE g.id = $1;

-- briefs_project :many (project id, today day, on text, limit int, start int) -> brief
-- All groups of a project that run on a day ('' = any).
SELECT g.id, g.project_id, g.name, g.language, g.venue, g.area, g.kind, g.starts_on, g.ends_on, g.capacity,
       g.child_care_places, g.merged_into,
       (SELECT count(DISTINCT m.person_id) FROM groups_membership m WHERE m.group_id = g.id AND m.state <> 'waiting'
          AND coalesce(m.joined_on, '') <= $2 AND coalesce(m.left_on, '9999') >= $2)
FROM groups_group g
WHERE g.project_id = $1
  AND ($3 = '' OR (coalesce(g.starts_on, '') <= $3 AND coalesce(g.ends_on, '9999') >= $3
      AND coalesce(g.merged_on, '9999') > $3))
ORDER BY g.sort_key, g.id LIMIT $4 OFFSET $5;

-- count_project :one (project id, on text) -> (n int)
SELECT count(*) FROM groups_group g
WHERE g.project_id = $1
  AND ($2 = '' OR (coalesce(g.starts_on, '') <= $2 AND coalesce(g.ends_on, '9999') >= $2
      AND coalesce(g.merged_on, '9999') > $2));

-- briefs_own :many (staff id, project id, today day, on text) -> brief
-- The same of the groups a member of staff leads or helps in; project 0: of all projects.
SELECT g.id, g.project_id, g.name, g.language, g.venue, g.area, g.kind, g.starts_on, g.ends_on, g.capacity,
       g.child_care_places, g.merged_into,
       (SELECT count(DISTINCT m.person_id) FROM groups_membership m WHERE m.group_id = g.id AND m.state <> 'waiting'
          AND coalesce(m.joined_on, '') <= $3 AND coalesce(m.left_on, '9999') >= $3)
FROM groups_leader l JOIN groups_group g ON g.id = l.group_id
WHERE l.staff_id = $1 AND ($2 = 0 OR g.project_id = $2)
  AND ($4 = '' OR (coalesce(g.starts_on, '') <= $4 AND coalesce(g.ends_on, '9999') >= $4
      AND coalesce(g.merged_on, '9999') > $4))
ORDER BY g.sort_key, g.id;

-- names :many (project id, from_day day, to_day day, limit int) -> (group id, name text, total int)
-- Groups that meet between two days, by name; total: all of them.
SELECT id, name, count(*) OVER () AS total FROM groups_group
WHERE project_id = $1 AND coalesce(starts_on, '') <= $3 AND coalesce(ends_on, '9999') >= $2
ORDER BY sort_key, id LIMIT $4;

-- shape session (session id, group id, project id, group_name text, venue text, language text, kind text, theme text,
--    expert text, state text, day day, start clock?, end clock?, register_version int, visitors int, carers int,
--    places int?, closed_at instant?)

-- session :one (session id) -> session
SELECT s.id, s.group_id, s.project_id, g.name, g.venue, g.language, s.kind, s.theme, s.expert, s.state, s.day,
       s.start_time, s.end_time, s.register_version, s.visitors, s.carers, g.child_care_places, s.closed_at
FROM groups_session s JOIN groups_group g ON g.id = s.group_id WHERE s.id = $1;

-- sessions_of :many (group id) -> session
SELECT s.id, s.group_id, s.project_id, g.name, g.venue, g.language, s.kind, s.theme, s.expert, s.state, s.day,
       s.start_time, s.end_time, s.register_version, s.visitors, s.carers, g.child_care_places, s.closed_at
FROM groups_session s JOIN groups_group g ON g.id = s.group_id WHERE s.group_id = $1
ORDER BY s.day, s.start_time, s.id;

-- sessions_project :many (project id, from_day day, to_day day, limit int, group id, unmarked bool) -> session
-- group 0: of all; unmarked: only those in whose register nothing stands and that are not cancelled.
SELECT s.id, s.group_id, s.project_id, g.name, g.venue, g.language, s.kind, s.theme, s.expert, s.state, s.day,
       s.start_time, s.end_time, s.register_version, s.visitors, s.carers, g.child_care_places, s.closed_at
FROM groups_session s JOIN groups_group g ON g.id = s.group_id
WHERE s.project_id = $1 AND s.day >= $2 AND s.day <= $3
  AND ($5 = 0 OR s.group_id = $5)
  AND ($6 = 0 OR (s.register_version = 0 AND s.closed_at IS NULL AND s.state <> 'cancelled'))
ORDER BY s.day, s.start_time, s.id LIMIT $4;

-- sessions_own :many (staff id, project id, from_day day, to_day day, limit int, group id, unmarked bool) -> session
-- Of the groups a member of staff leads or helps in; project 0: of all projects.
SELECT s.id, s.group_id, s.project_id, g.name, g.venue, g.language, s.kind, s.theme, s.expert, s.state, s.day,
       s.start_time, s.end_time, s.register_version, s.visitors, s.carers, g.child_care_places, s.closed_at
FROM groups_leader l JOIN groups_session s ON s.group_id = l.group_id JOIN groups_group g ON g.id = s.group_id
WHERE l.staff_id = $1 AND ($2 = 0 OR s.project_id = $2) AND s.day >= $3 AND s.day <= $4
  AND ($6 = 0 OR s.group_id = $6)
  AND ($7 = 0 OR (s.register_version = 0 AND s.closed_at IS NULL AND s.state <> 'cancelled'))
ORDER BY s.day, s.start_time, s.id LIMIT $5;

-- sessions_count :one (project id, from_day day, to_day day, group id, unmarked bool) -> (n int)
SELECT count(*) FROM groups_session s WHERE s.project_id = $1 AND s.day >= $2 AND s.day <= $3
  AND ($4 = 0 OR s.group_id = $4)
  AND ($5 = 0 OR (s.register_version = 0 AND s.closed_at IS NULL AND s.state <> 'cancelled'));

-- sessions_own_count :one (staff id, project id, from_day day, to_day day, group id, unmarked bool) -> (n int)
SELECT count(*) FROM groups_leader l JOIN groups_session s ON s.group_id = l.group_id
WHERE l.staff_id = $1 AND s.project_id = $2 AND s.day >= $3 AND s.day <= $4
  AND ($5 = 0 OR s.group_id = $5)
  AND ($6 = 0 OR (s.register_version = 0 AND s.closed_at IS NULL AND s.state <> 'cancelled'));

-- shape open (session, total int)

-- open_project :many (project id, from_day day, to_day day, limit int, group id, unmarked bool) -> open
-- Registers that are not closed, the newest first.
SELECT s.id, s.group_id, s.project_id, g.name, g.venue, g.language, s.kind, s.theme, s.expert, s.state, s.day,
       s.start_time, s.end_time, s.register_version, s.visitors, s.carers, g.child_care_places, s.closed_at, o.total
FROM (SELECT id, count(*) OVER () AS total FROM groups_session
      WHERE project_id = $1 AND day >= $2 AND day <= $3 AND closed_at IS NULL AND state <> 'cancelled'
        AND ($5 = 0 OR group_id = $5) AND ($6 = 0 OR register_version = 0)
      ORDER BY day DESC, id DESC LIMIT $4) AS o
JOIN groups_session s ON s.id = o.id JOIN groups_group g ON g.id = s.group_id
ORDER BY s.day DESC, s.id DESC;

-- open_own :many (staff id, project id, from_day day, to_day day, limit int, group id, unmarked bool) -> open
-- The same of the groups a member of staff leads or helps in.
SELECT s.id, s.group_id, s.project_id, g.name, g.venue, g.language, s.kind, s.theme, s.expert, s.state, s.day,
       s.start_time, s.end_time, s.register_version, s.visitors, s.carers, g.child_care_places, s.closed_at, o.total
FROM (SELECT w.id, count(*) OVER () AS total FROM groups_leader l JOIN groups_session w ON w.group_id = l.group_id
      WHERE l.staff_id = $1 AND w.project_id = $2 AND w.day >= $3 AND w.day <= $4 AND w.closed_at IS NULL
        AND w.state <> 'cancelled' AND ($6 = 0 OR w.group_id = $6) AND ($7 = 0 OR w.register_version = 0)
      ORDER BY w.day DESC, w.id DESC LIMIT $5) AS o
JOIN groups_session s ON s.id = o.id JOIN groups_group g ON g.id = s.group_id
ORDER BY s.day DESC, s.id DESC;

-- shielded :one (group id, today day) -> (n int)
-- Members and those who wait, under non-disclosure.
SELECT count(*) FROM groups_membership m JOIN people_member_facts p ON p.person_id = m.person_id
WHERE m.group_id = $1 AND (m.state <> 'left' OR m.left_on >= $2) AND p.protected = 1;

-- merged :one (group id, on day) -> (n int)
SELECT count(*) FROM groups_group WHERE id = $1 AND merged_into IS NOT NULL AND merged_on <= $2;
