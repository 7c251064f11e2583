-- marks :many (session id) -> (person id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant?,
--    version int)
SELECT person_id, mark, minutes, walk_in, marked_by, marked_at, version FROM attendance_mark WHERE session_id = $1;

-- claim :exec (session id, version int)
UPDATE groups_session SET register_version = $2 WHERE id = $1;

-- stands :one (session id) -> (version int, visitors int, carers int, note secret?)
SELECT register_version, visitors, carers, note FROM groups_session WHERE id = $1;

-- mark :add (session id, person id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant?,
--    version int)
INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, marked_by, marked_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (session_id, person_id) DO UPDATE SET mark = excluded.mark, minutes = excluded.minutes,
    marked_by = excluded.marked_by, marked_at = excluded.marked_at, version = excluded.version;

-- mark_again :exec (session id, person id, mark text, minutes int?, marked_by id?, marked_at instant?, version int)
-- The mark of somebody who has one: half the work of an insert that finds her row.
UPDATE attendance_mark SET mark = $3, minutes = $4, marked_by = $5, marked_at = $6, version = $7 WHERE session_id = $1
    AND person_id = $2;

-- unmark :exec (session id, person id)
DELETE FROM attendance_mark WHERE session_id = $1 AND person_id = $2;

-- children :many (session id) -> (child id, state text, marked_by id?, marked_at instant?, version int)
SELECT child_id, state, marked_by, marked_at, version FROM attendance_child WHERE session_id = $1;

-- put_child :exec (session id, child id, state text, marked_by id?, marked_at instant?, version int)
INSERT INTO attendance_child (session_id, child_id, state, marked_by, marked_at, version)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (session_id, child_id) DO UPDATE SET state = excluded.state, marked_by = excluded.marked_by,
    marked_at = excluded.marked_at, version = excluded.version;

-- drop_child :exec (session id, child id)
DELETE FROM attendance_child WHERE session_id = $1 AND child_id = $2;

-- families :many (session id) -> (person id, child id, name name, birth_month day?)
-- Children of the members of the session's group on its day, and of those who are marked; eldest first.
SELECT pp.person_id, c.child_id, c.name, coalesce(c.birth_month, '')
FROM groups_session s
JOIN groups_member_facts m ON m.group_id = s.group_id AND m.state <> 'waiting'
     AND coalesce(m.joined_on, '') <= s.day AND coalesce(m.left_on, '9999') >= s.day
JOIN people_parent_facts pp ON pp.person_id = m.person_id
JOIN people_care_facts c ON c.child_id = pp.child_id
WHERE s.id = $1
UNION
SELECT pp.person_id, c.child_id, c.name, coalesce(c.birth_month, '')
FROM attendance_mark a
JOIN people_parent_facts pp ON pp.person_id = a.person_id
JOIN people_care_facts c ON c.child_id = pp.child_id
WHERE a.session_id = $1 AND a.session_id + 0 = $1
ORDER BY 4, 2;

-- child_there :one (child id) -> (n int)
SELECT count(*) FROM people_care_facts WHERE child_id = $1;

-- came_last_time :many (group id, before day) -> (child id)
-- Children who were in child care in the group's last held session before that day.
SELECT c.child_id FROM attendance_child c
WHERE c.state = 'came' AND c.session_id = (SELECT s.id FROM groups_session s
    WHERE s.group_id = $1 AND s.day < $2 AND s.state = 'held' ORDER BY s.day DESC, s.id DESC LIMIT 1);

-- outsiders :many (session id, staff id, left_since day, made_since instant)
--    -> (person id, given_names name, family_name name)
-- Who is marked and was no member on that day; staff: only whom she sees (0: all). The session is said
-- twice, the second time so that no index serves it: it has few marks, which PostgreSQL does not know while an import
-- writes many sessions. It expected hundreds and read every person and membership.
SELECT p.person_id, p.given_names, p.family_name
FROM attendance_mark a
JOIN groups_session s ON s.id = a.session_id
JOIN people_member_facts p ON p.person_id = a.person_id
WHERE a.session_id = $1 AND a.session_id + 0 = $1
    AND NOT EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = s.group_id AND m.person_id = a.person_id
    AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= s.day AND coalesce(m.left_on, '9999') >= s.day)
    AND ($2 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $2
        AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))
ORDER BY p.sort_key, p.person_id;

-- carers :many (session id, group id, project id) -> (staff id, name text, role text, on_duty bool)
-- Who can look after the children: staff of the project, those of the group first; role: in the group.
SELECT s.staff_id, s.name, CASE WHEN sp.role = 'carer' THEN 'carer' ELSE coalesce(l.role, '') END,
    CASE WHEN c.staff_id IS NULL THEN 0 ELSE 1 END
FROM auth_work_facts sp
JOIN staff_facts s ON s.staff_id = sp.staff_id
LEFT JOIN groups_leads_facts l ON l.group_id = $2 AND l.staff_id = s.staff_id
LEFT JOIN attendance_carer c ON c.session_id = $1 AND c.staff_id = s.staff_id
WHERE sp.project_id = $3 AND sp.role <> 'coordinator' AND (s.disabled = 0 OR c.staff_id IS NOT NULL)
ORDER BY CASE WHEN sp.role = 'carer' OR l.role = 'carer' THEN 0 WHEN coalesce(l.role, '') = '' THEN 2 ELSE 1 END,
    s.sort_key, s.staff_id;

-- put_carer :count (session id, staff id, project id)
-- Only who works in the project and may meet its people.
INSERT INTO attendance_carer (session_id, staff_id)
SELECT CAST($1 AS bigint), sp.staff_id FROM auth_work_facts sp WHERE sp.staff_id = $2 AND sp.project_id = $3
    AND sp.role <> 'coordinator'
ON CONFLICT DO NOTHING;

-- drop_carer :count (session id, staff id)
DELETE FROM attendance_carer WHERE session_id = $1 AND staff_id = $2;

-- note :one (session id) -> (note secret?)
SELECT note FROM groups_session WHERE id = $1;

-- put_rest :exec (session id, visitors int, carers int, note secret?)
UPDATE groups_session SET visitors = $2, carers = $3, note = $4 WHERE id = $1;

-- close :exec (session id, closed_at instant, closed_by id?)
UPDATE groups_session SET closed_at = $2, closed_by = $3 WHERE id = $1;

-- reopen :exec (session id)
UPDATE groups_session SET closed_at = NULL, closed_by = NULL WHERE id = $1;

-- put_state :exec (session id, state text)
UPDATE groups_session SET state = $2 WHERE id = $1;

-- correct :exec (correction id, session id, person id?, child id?, before_value text, after_value text, reason text,
--    done_by id, done_at instant)
INSERT INTO attendance_correction (id, session_id, person_id, child_id, before_value, after_value, reason, done_by,
    done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- corrections :many (session id) -> (person id?, child id?, child_name name, before_value text, after_value text,
--    reason text, staff_name text, done_at instant)
SELECT c.person_id, c.child_id, coalesce(ch.name, ''), c.before_value, c.after_value, c.reason, coalesce(s.name, ''),
       c.done_at
FROM attendance_correction c
LEFT JOIN staff_facts s ON s.staff_id = c.done_by
LEFT JOIN people_care_facts ch ON ch.child_id = c.child_id
WHERE c.session_id = $1 ORDER BY c.done_at, c.id;

-- keep_undo :exec (session id, version int, what_stood text, note secret?, saved_by id, saved_at instant)
INSERT INTO attendance_undo (session_id, version, what_stood, note, saved_by, saved_at) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (session_id) DO UPDATE SET version = excluded.version, what_stood = excluded.what_stood,
    note = excluded.note, saved_by = excluded.saved_by, saved_at = excluded.saved_at;

-- undo :one (session id) -> (version int, what_stood text, note secret?, saved_by id, saved_at instant)
SELECT version, what_stood, note, saved_by, saved_at FROM attendance_undo WHERE session_id = $1;

-- undo_of :one (session id) -> (version int, saved_by id, saved_at instant)
SELECT version, saved_by, saved_at FROM attendance_undo WHERE session_id = $1;

-- drop_undo :exec (session id)
DELETE FROM attendance_undo WHERE session_id = $1;

-- staff_name :one (staff id) -> (name text)
SELECT name FROM staff_facts WHERE staff_id = $1;

-- marks_of_group :each (group id, since day) -> (person id, mark text, turn int)
-- Marks in held sessions of the group since a day, newest first for each person; turn: the how manieth session back.
SELECT a.person_id, a.mark, s.turn
FROM (SELECT id, row_number() OVER (ORDER BY day DESC, coalesce(start_time, '') DESC, id DESC) AS turn
      FROM groups_session WHERE group_id = $1 AND state = 'held' AND day >= $2) AS s
JOIN attendance_mark a ON a.session_id = s.id
ORDER BY a.person_id, s.turn;

-- of_members :many (group id) -> (person id, mark text, n int)
-- Marks of each in the held sessions of a group.
SELECT a.person_id, a.mark, count(*)
FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id
WHERE s.group_id = $1 AND s.state = 'held'
GROUP BY a.person_id, a.mark;

-- of_person :many (group id, person id) -> (day day, start clock?, end clock?, mark text, minutes int?)
-- Her marks in the held sessions of a group, the oldest first.
SELECT s.day, s.start_time, s.end_time, a.mark, a.minutes
FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id
WHERE s.group_id = $1 AND a.person_id = $2 AND s.state = 'held'
ORDER BY s.day, s.start_time, s.id;

-- membership :one (group id, person id) -> (n int, joined day?, left day?)
-- All her memberships of a group as one; left: when none goes on.
SELECT count(*), min(joined_on), CASE WHEN count(*) = count(left_on) THEN max(left_on) END
FROM groups_membership_facts WHERE group_id = $1 AND person_id = $2 AND state <> 'waiting';

-- shape miss (person id, given_names name, family_name name, group id, group_name text, day day, contacted day?,
--    phone secret?, shut bool, chosen int, total int)

-- missed :many (project id, staff id, today day, since day, groups int, sessions int, absent text, limit int,
--    start int, after bytes, after_id id) -> miss
-- Members of today whose last two marks in their group are absences (absent: ",code,code,") from sessions that follow
-- each other, both as a member; in the first groups of a project by name that run now (staff 0: all groups, else those
-- she leads or helps in), after a place in that order (the empty key and 0: from the first on). Looks only at the last
-- held sessions of each group. day: of the first of the two; contacted: since then; whoever was is last, else the
-- oldest first. shut: she is not to be called at once. chosen: groups looked at. A session is a bit, the newest the
-- lowest: x & -x is that of the last mark, twice as much the session before it.
WITH chosen AS (
    SELECT g.id, g.name, g.sort_key FROM groups_running_facts g
    WHERE g.project_id = $1 AND coalesce(g.starts_on, '') <= $3 AND coalesce(g.ends_on, '9999') >= $3
      AND coalesce(g.merged_on, '9999') > $3
      AND ($2 = 0 OR EXISTS (SELECT 1 FROM groups_leads_facts l WHERE l.group_id = g.id AND l.staff_id = $2))
      AND (g.sort_key, g.id) > ($10, $11)
    ORDER BY g.sort_key, g.id LIMIT $5),
held AS (
    SELECT s.id, s.group_id, s.day, row_number() OVER (PARTITION BY s.group_id ORDER BY s.day DESC,
        coalesce(s.start_time, '') DESC, s.id DESC) AS back
    FROM chosen c JOIN groups_session s ON s.group_id = c.id WHERE s.state = 'held' AND s.day >= $4 AND s.day <= $3),
turns AS (SELECT id, group_id, day, CAST(1 AS bigint) << CAST(back AS int) AS bit FROM held WHERE back <= $6),
marks AS (
    SELECT h.group_id, a.person_id, CAST(sum(h.bit) AS bigint) AS seen,
        CAST(coalesce(sum(h.bit) FILTER (WHERE $7 LIKE '%,' || a.mark || ',%'), 0) AS bigint) AS away
    FROM turns h JOIN attendance_mark a ON a.session_id = h.id GROUP BY h.group_id, a.person_id),
twice AS (
    SELECT m.group_id, m.person_id, o.day AS first_day
    FROM marks m JOIN turns o ON o.group_id = m.group_id AND o.bit = (m.seen & -m.seen) * 2
    WHERE (m.away & ((m.seen & -m.seen) * 3)) = (m.seen & -m.seen) * 3),
missed AS (
    SELECT w.group_id, w.person_id, w.first_day, (SELECT max(k.day) FROM contacts_facts k
        WHERE k.person_id = w.person_id AND +k.project_id = $1 AND k.day >= w.first_day) AS contacted
    FROM twice w
    WHERE EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = w.group_id AND m.person_id = w.person_id
        AND m.state <> 'waiting'
        AND coalesce(m.joined_on, '') <= w.first_day AND coalesce(m.left_on, '9999') >= $3))
SELECT p.person_id, p.given_names, p.family_name, c.id, c.name, w.first_day AS day, w.contacted, r.phone,
    CASE WHEN r.protected <> 0 OR r.contact_never IS NOT NULL THEN 1 ELSE 0 END AS shut,
    (SELECT count(*) FROM chosen) AS chosen, count(*) OVER () AS total
FROM missed w JOIN groups_running_facts c ON c.id = w.group_id JOIN people_member_facts p ON p.person_id = w.person_id
JOIN people_reach_facts r ON r.person_id = w.person_id
ORDER BY CASE WHEN w.contacted IS NULL THEN 0 ELSE 1 END, w.first_day, c.sort_key, c.id, p.sort_key, p.person_id
LIMIT $8 OFFSET $9;

-- look_to :one (project id, today day, after bytes, after_id id, groups int) -> (sort_key bytes, group id, n int)
-- The last of those groups.
SELECT c.sort_key, c.id, count(*) OVER () FROM (SELECT g.sort_key, g.id FROM groups_running_facts g
    WHERE g.project_id = $1 AND coalesce(g.starts_on, '') <= $2 AND coalesce(g.ends_on, '9999') >= $2
      AND coalesce(g.merged_on, '9999') > $2 AND (g.sort_key, g.id) > ($3, $4)
    ORDER BY g.sort_key, g.id LIMIT $5) AS c
ORDER BY c.sort_key DESC, c.id DESC LIMIT 1;

-- looked_found :one (project id) -> (were_missed int)
SELECT were_missed FROM attendance_looked WHERE project_id = $1;

-- looked :many (project id, today day, limit int, start int) -> miss
-- Those who were found missing when it was looked up, and are members still.
SELECT p.person_id, p.given_names, p.family_name, c.id, c.name, w.first_day AS day, w.contacted, r.phone,
    CASE WHEN r.protected <> 0 OR r.contact_never IS NOT NULL THEN 1 ELSE 0 END AS shut, 0 AS chosen, w.total
FROM (SELECT x.place, x.group_id, x.person_id, x.first_day, x.contacted, count(*) OVER () AS total
      FROM (SELECT l.place, l.group_id, l.person_id, l.first_day, (SELECT max(k.day) FROM contacts_facts k
                WHERE k.person_id = l.person_id AND +k.project_id = $1 AND k.day >= l.first_day) AS contacted
            FROM attendance_looked_person l
            WHERE l.project_id = $1 AND EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = l.group_id
                AND m.person_id = l.person_id AND m.state <> 'waiting'
                AND coalesce(m.joined_on, '') <= l.first_day AND coalesce(m.left_on, '9999') >= $2)) AS x
      ORDER BY CASE WHEN x.contacted IS NULL THEN 0 ELSE 1 END, x.first_day, x.place LIMIT $3 OFFSET $4) AS w
JOIN groups_running_facts c ON c.id = w.group_id JOIN people_member_facts p ON p.person_id = w.person_id
JOIN people_reach_facts r ON r.person_id = w.person_id
ORDER BY CASE WHEN w.contacted IS NULL THEN 0 ELSE 1 END, w.first_day, w.place;

-- keep_looked :exec (project id, were_missed int)
INSERT INTO attendance_looked (project_id, were_missed) VALUES ($1, $2);

-- keep_missed :add (project id, place int, group id, person id, first_day day)
INSERT INTO attendance_looked_person (project_id, place, group_id, person_id, first_day) VALUES ($1, $2, $3, $4, $5);

-- forget_looked :exec (project id)
DELETE FROM attendance_looked WHERE project_id = $1;

-- forget_missed :exec (project id)
DELETE FROM attendance_looked_person WHERE project_id = $1;

-- told_of :one (session id, person id) -> (project id, day day, state text, closed bool, member bool, mark text?)
-- A session, as somebody meets it who says whether she comes.
SELECT s.project_id, s.day, s.state, CASE WHEN s.closed_at IS NULL THEN 0 ELSE 1 END AS closed,
    CASE WHEN EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = s.group_id AND m.person_id = $2
        AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= s.day AND coalesce(m.left_on, '9999') >= s.day)
        THEN 1 ELSE 0 END AS member,
    (SELECT a.mark FROM attendance_mark a WHERE a.session_id = s.id AND a.person_id = $2) AS mark
FROM groups_session s WHERE s.id = $1;

-- reply :exec (session id, person id, comes bool, said_at instant)
INSERT INTO attendance_reply (session_id, person_id, comes, said_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (session_id, person_id) DO UPDATE SET comes = excluded.comes, said_at = excluded.said_at;

-- unsay :exec (session id, person id)
DELETE FROM attendance_reply WHERE session_id = $1 AND person_id = $2;

-- forget_replies :exec (before instant)
DELETE FROM attendance_reply WHERE said_at < $1;

-- replies :many (session id) -> (person id, comes bool)
SELECT person_id, comes FROM attendance_reply WHERE session_id = $1;

-- of_child_care :one (session id) -> (project id, day day, state text, closed_at instant?)
SELECT project_id, day, state, closed_at FROM groups_session WHERE id = $1;

-- checked_in :many (session id) -> (child id, in_at instant)
-- Children who were brought to child care: the register cannot say otherwise (rooms/child_care/child_care.h).
SELECT child_id, in_at FROM child_care_stay_facts WHERE session_id = $1;

-- per_carer :one (group id) -> (per_young int, per_older int)
SELECT per_young, per_older FROM child_care_group_facts WHERE group_id = $1;

-- works_in :one (staff id, project id) -> (n int)
SELECT count(*) FROM auth_work_facts WHERE staff_id = $1 AND project_id = $2 AND role <> 'coordinator';

-- in_care :many (session id) -> (child id, in_at instant?, out_at instant?, sheet id?)
-- Of the children of a register: who was brought and fetched, and of whom a carer must know something.
SELECT b.child_id, y.in_at, y.out_at, k.child_id AS sheet FROM attendance_child b
LEFT JOIN child_care_stay_facts y ON y.session_id = b.session_id AND y.child_id = b.child_id
LEFT JOIN child_care_sheet_facts k ON k.child_id = b.child_id
WHERE b.session_id = $1;
