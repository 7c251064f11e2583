-- Groups, memberships and sessions as kinds of record: out, found, brought in, changed, taken away; memberships move to
-- another person.

-- give :each (low id, high id, project id) -> (id id, key text, project text, name text, language text, kind text,
--    venue text, municipality text, area text, starts_on text?, ends_on text?, weekday text, start_time text?,
--    end_time text?, capacity int?, child_care_places int?, merged_key text?, merged id?,
--    partnership_key text?, partnership id?)
SELECT g.id, g.source_key, j.code, g.name, g.language, g.kind, g.venue, g.municipality, g.area, g.starts_on, g.ends_on,
       g.weekday, g.start_time, g.end_time, g.capacity, g.child_care_places, m.source_key, m.id,
       x.source_key, x.id
FROM groups_group g JOIN projects_key_facts j ON j.id = g.project_id LEFT JOIN groups_group m ON m.id = g.merged_into
LEFT JOIN projects_partnership_facts x ON x.project_id = g.project_id AND x.organisation_id = g.organisation_id
WHERE g.id BETWEEN $1 AND $2 AND ($3 = 0 OR g.project_id = $3) ORDER BY g.id;

-- instructors :many (group id) -> (key text, id id)
SELECT s.source_key, s.id FROM groups_leader l JOIN staff_key_facts s ON s.id = l.staff_id
WHERE l.group_id = $1 AND l.role = 'leader' ORDER BY coalesce(l.place, 1000000), s.id;

-- any :one -> (id id)
SELECT id FROM groups_group LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM groups_group WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (group id, project id) -> (n int)
SELECT count(*) FROM groups_group WHERE id = $1 AND project_id = $2;

-- add :add (group id, source_key text, project id, name text, sort_key bytes, language text, kind text, venue text,
--    municipality text, area text, starts_on day?, ends_on day?, weekday text, start_time clock?, end_time clock?,
--    capacity int?, child_care_places int?, partnership id?, import id, now instant)
INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, municipality, area,
    starts_on, ends_on, weekday, start_time, end_time, every_weeks, capacity, child_care_places,
    organisation_id, version, import_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16, $17,
    (SELECT x.organisation_id FROM projects_partnership_facts x WHERE x.id = $18), 1, $19, $20);

-- change :exec (group id, project id, name text, sort_key bytes, language text, kind text, venue text,
--    municipality text, area text, starts_on day?, ends_on day?, weekday text, start_time clock?, end_time clock?,
--    capacity int?, child_care_places int?, moved_at instant, partnership id?)
UPDATE groups_group SET version = version + 1,
    place_moves = place_moves + CASE WHEN venue <> $7 OR area <> $9 THEN 1 ELSE 0 END,
    place_moved_at = CASE WHEN venue <> $7 OR area <> $9 THEN $17 ELSE place_moved_at END,
    project_id = $2, name = $3, sort_key = $4, language = $5, kind = $6,
    venue = $7, municipality = $8, area = $9, starts_on = $10, ends_on = $11, weekday = $12, start_time = $13,
    end_time = $14, capacity = $15, child_care_places = $16,
    organisation_id = (SELECT x.organisation_id FROM projects_partnership_facts x WHERE x.id = $18)
WHERE id = $1;

-- merge_into :exec (group id, merged_into id?)
UPDATE groups_group SET merged_into = $2 WHERE id = $1;

-- merged_into :one (group id) -> (into id?)
SELECT merged_into FROM groups_group WHERE id = $1;

-- drop_instructors :exec (group id)
DELETE FROM groups_leader WHERE group_id = $1 AND place IS NOT NULL;

-- put_instructor :exec (group id, staff id, place int)
INSERT INTO groups_leader (group_id, staff_id, role, place) VALUES ($1, $2, 'leader', $3)
ON CONFLICT (group_id, staff_id) DO UPDATE SET place = excluded.place,
    role = CASE WHEN groups_leader.role = '' THEN excluded.role ELSE groups_leader.role END;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM groups_group x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'groups' AND u.row_id = x.id),
        0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'groups', count(*) FROM groups_group x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.merged_into IN (SELECT id FROM groups_group WHERE import_id = $1))
UNION ALL SELECT 'group leaders', count(*) FROM groups_leader x WHERE x.place IS NULL AND x.role <> ''
    AND (x.group_id IN (SELECT id FROM groups_group WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- drop_leaders :exec (import id)
DELETE FROM groups_leader WHERE group_id IN (SELECT id FROM groups_group WHERE import_id = $1);

-- drop_exceptions :exec (import id)
DELETE FROM groups_exception WHERE group_id IN (SELECT id FROM groups_group WHERE import_id = $1);

-- drop :exec (import id)
DELETE FROM groups_group WHERE import_id = $1;

-- member_give :each (low id, high id, project id) -> (id id, group_key text, group id, person_key text, person id,
--    joined_on text?, left_on text?, state text)
-- All: of two memberships in a group that began on one day, as merged files may have them, the package takes one.
SELECT x.id, g.source_key, g.id, p.source_key, p.id, x.joined_on, x.left_on, x.state
FROM groups_membership x JOIN groups_group g ON g.id = x.group_id JOIN people_key_facts p ON p.id = x.person_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3)
  AND ($1 = $2 OR NOT EXISTS (SELECT 1 FROM groups_membership y WHERE y.person_id = x.person_id
      AND y.group_id = x.group_id
       AND coalesce(y.joined_on, '') = coalesce(x.joined_on, '') AND y.id <> x.id
       AND (x.state = 'waiting' AND (y.state <> 'waiting' OR y.id < x.id)
            OR x.state <> 'waiting' AND y.state <> 'waiting' AND y.id < x.id)))
ORDER BY x.id;

-- counted :one (group id) -> (project id, language text, starts_on day?, ends_on day?)
SELECT project_id, language, starts_on, ends_on FROM groups_group WHERE id = $1;

-- member_counted :one (membership id) -> (project id, person id, state text, joined_on day?, left_on day?)
SELECT project_id, person_id, state, joined_on, left_on FROM groups_membership WHERE id = $1;

-- member_like :one (group id, person id, joined_on text) -> (membership id)
SELECT id FROM groups_membership WHERE person_id = $2 AND group_id = $1 AND coalesce(joined_on, '') = $3
ORDER BY id DESC LIMIT 1;

-- member_before :many (group id, person id, import id) -> (membership id, joined_on text?, left_on text?, state text,
--    import id?)
-- Two tell that it is not the only one.
SELECT id, joined_on, left_on, state, import_id FROM groups_membership
WHERE person_id = $2 AND group_id = $1 AND coalesce(import_id, 0) <> $3 ORDER BY id LIMIT 2;

-- member_any :one -> (id id)
SELECT id FROM groups_membership LIMIT 1;

-- member_add :add (membership id, group id, person id, same_group id, state text, joined_on day?, left_on day?,
--    queued_at instant?, import id)
INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, left_on, queued_at, version,
    import_id)
VALUES ($1, $2, $3, (SELECT project_id FROM groups_group WHERE id = $4), $5, $6, $7, $8, 1, $9);

-- member_change :exec (membership id, state text, joined_on day?, left_on day?, queued_at instant?)
UPDATE groups_membership SET state = $2, joined_on = $3, left_on = $4, queued_at = $5, version = version + 1
WHERE id = $1;

-- member_touched :one (import id) -> (n int)
SELECT count(*) FROM groups_membership x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'memberships'
        AND u.row_id = x.id), 0);

-- member_leaning :many (import id) -> (what text, n int)
SELECT 'memberships', count(*) FROM groups_membership x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.group_id IN (SELECT id FROM groups_group WHERE import_id = $1))
UNION ALL
SELECT 'locked_periods', count(*) FROM groups_membership x
    JOIN projects_period_facts p ON p.project_id = x.project_id AND p.locked = 1 AND x.state <> 'waiting'
        AND coalesce(x.joined_on, '') <= p.ends_on AND coalesce(x.left_on, '9999') >= p.starts_on
WHERE x.import_id = $1;

-- member_drop :exec (import id)
DELETE FROM groups_membership WHERE import_id = $1;

-- member_of_person :many (person id) -> (id id)
SELECT id FROM groups_membership WHERE person_id = $1;

-- member_move :count (row id, from_person id, to_person id)
UPDATE groups_membership SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- session_give :each (low id, high id, project id) -> (id id, key text, group_key text, group id, day text,
--    start_time text?, end_time text?, kind text, theme text, module text, expert text, state text,
--    planned_key text?, planned id?, contact_key text?, contact id?, thanked_on text?)
SELECT s.id, s.source_key, g.source_key, g.id, s.day, s.start_time, s.end_time, s.kind, s.theme, s.module, s.expert,
       s.state, m.source_key, m.id, e.source_key, e.id, s.thanked_on
FROM groups_session s JOIN groups_group g ON g.id = s.group_id LEFT JOIN modules_key_facts m ON m.id = s.module_id
LEFT JOIN modules_expert_key_facts e ON e.id = s.expert_id
WHERE s.id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) ORDER BY s.id;

-- session_any :one -> (id id)
SELECT id FROM groups_session LIMIT 1;

-- session_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM groups_session WHERE source_key = $1 OR id = $2 ORDER BY id;

-- session_within :one (session id, project id) -> (n int)
SELECT count(*) FROM groups_session WHERE id = $1 AND project_id = $2;

-- session_when :one (session id) -> (project id, day day, start_time clock?, end_time clock?, state text)
SELECT project_id, day, start_time, end_time, state FROM groups_session WHERE id = $1;

-- project_of :one (group id) -> (project id)
SELECT project_id FROM groups_group WHERE id = $1;

-- session_add :add (session id, source_key text, group id, same_group id, day day, start_time clock?, end_time clock?,
--    kind text, theme text, module text, expert text, state text, closed_at instant?, import id, now instant,
--    module_id id?, expert_id id?, thanked_on day?)
INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, module,
    expert, state, cancel_reason, visitors, carers, closed_at, register_version, version, import_id, created_at,
    module_id, expert_id, thanked_on)
VALUES ($1, $2, $3, (SELECT project_id FROM groups_group WHERE id = $4), $5, $6, $7, $8, $9, $10, $11, $12, '', 0, 0,
    $13, 0, 1, $14, $15, $16, $17, $18);

-- session_change :exec (session id, group id, same_group id, day day, start_time clock?, end_time clock?, kind text,
--    theme text, module text, expert text, state text, changed_at instant, module_id id?, expert_id id?,
--    thanked_on day?)
UPDATE groups_session SET version = version + 1, changed_at = $12, group_id = $2,
    project_id = (SELECT project_id FROM groups_group WHERE id = $3), day = $4, start_time = $5, end_time = $6,
    kind = $7, theme = $8, module = $9, expert = $10, state = $11, module_id = $13, expert_id = $14, thanked_on = $15
WHERE id = $1;

-- session_touched :one (import id) -> (n int)
-- Where imports went through a register it is their marks that were changed, or lean.
SELECT count(*) FROM groups_session x WHERE import_id = $1 AND ((version > 1
        AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'sessions'
            AND u.row_id = x.id), 0))
    OR (register_version > 0
        AND register_version > coalesce((SELECT moves FROM exchange_register_facts u WHERE u.session_id = x.id), 0)));

-- session_leaning :many (import id) -> (what text, n int)
SELECT 'sessions', count(*) FROM groups_session x
WHERE coalesce(x.import_id, 0) <> $1 AND (x.group_id IN (SELECT id FROM groups_group WHERE import_id = $1)
    OR x.module_id IN (SELECT id FROM modules_key_facts WHERE import_id = $1)
    OR x.expert_id IN (SELECT id FROM modules_expert_key_facts WHERE import_id = $1));

-- session_drop :exec (import id)
DELETE FROM groups_session WHERE import_id = $1;
