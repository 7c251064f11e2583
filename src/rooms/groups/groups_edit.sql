-- card :one (group id) -> (project id, name text, language text, kind text, venue text, municipality text, area text,
--    starts_on day?, ends_on day?, weekdays text, start clock?, end clock?, every_weeks int, capacity int?,
--    child_care_places int?, merged_into id?, merged_on day?, version int)
SELECT project_id, name, language, kind, venue, municipality, area, starts_on, ends_on,
       weekday || coalesce(';' || more_weekdays, ''), start_time, end_time, every_weeks, capacity, child_care_places,
       merged_into, merged_on, version
FROM groups_group WHERE id = $1;

-- add :exec (group id, project id, name text, sort_key bytes, language text, kind text, venue text, municipality text,
--    area text, starts_on day?, ends_on day?, weekday text, more_weekdays text?, start clock?, end clock?,
--    every_weeks int, capacity int?, child_care_places int?, created_at instant)
INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, municipality, area,
    starts_on, ends_on, weekday, more_weekdays, start_time, end_time, every_weeks, capacity, child_care_places, version,
    created_at)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1, $19);

-- change :count (group id, version int, name text, sort_key bytes, language text, kind text, venue text,
--    municipality text, area text, starts_on day?, ends_on day?, weekday text, more_weekdays text?, start clock?,
--    end clock?, every_weeks int, capacity int?, child_care_places int?, moved_at instant)
UPDATE groups_group SET version = version + 1,
    place_moves = place_moves + CASE WHEN venue <> $7 OR area <> $9 THEN 1 ELSE 0 END,
    place_moved_at = CASE WHEN venue <> $7 OR area <> $9 THEN $19 ELSE place_moved_at END,
    name = $3, sort_key = $4, language = $5, kind = $6, venue = $7,
    municipality = $8, area = $9, starts_on = $10, ends_on = $11, weekday = $12, more_weekdays = $13, start_time = $14,
    end_time = $15, every_weeks = $16, capacity = $17, child_care_places = $18
WHERE id = $1 AND version = $2;

-- leaders :many (group id) -> (staff id, role text)
SELECT staff_id, role FROM groups_leader WHERE group_id = $1 AND role <> '' ORDER BY role, staff_id;

-- put_leader :exec (group id, staff id, role text)
INSERT INTO groups_leader (group_id, staff_id, role) VALUES ($1, $2, $3)
ON CONFLICT (group_id, staff_id) DO UPDATE SET role = excluded.role;

-- drop_leader :exec (group id, staff id)
DELETE FROM groups_leader WHERE group_id = $1 AND staff_id = $2;

-- organisation :one (group id) -> (organisation id?)
SELECT organisation_id FROM groups_group WHERE id = $1;

-- put_organisation :exec (group id, organisation id?)
UPDATE groups_group SET organisation_id = $2 WHERE id = $1;

-- put_own_organisation :exec (group id, staff id)
-- That of who makes the group.
UPDATE groups_group SET organisation_id = (SELECT w.organisation_id FROM auth_sight_facts w
    WHERE w.staff_id = $2 AND w.project_id = groups_group.project_id) WHERE id = $1;

-- unsettle :exec (project id, group id)
-- project 0: of all; group 0: all of them.
DELETE FROM groups_leader WHERE role = '' AND ($2 = 0 OR group_id = $2)
    AND ($1 = 0 OR group_id IN (SELECT id FROM groups_group WHERE project_id = $1));

-- not_whole :exec (project id, group id)
UPDATE groups_leader SET whole = 0 WHERE whole = 1 AND ($2 = 0 OR group_id = $2)
    AND ($1 = 0 OR group_id IN (SELECT id FROM groups_group WHERE project_id = $1));

-- settle :exec (project id, group id)
-- Managers and counsellors who see what is of their organisation see its groups.
INSERT INTO groups_leader (group_id, staff_id, role, whole)
SELECT g.group_id, w.staff_id, '', 1
FROM auth_sight_facts w JOIN groups_organisation_facts g ON g.project_id = w.project_id
    AND coalesce(g.organisation_id, -1) = w.house_id
WHERE w.narrowed > 0 AND ($1 = 0 OR w.project_id = $1) AND ($2 = 0 OR g.group_id = $2)
ON CONFLICT (group_id, staff_id) DO UPDATE SET whole = 1;

-- cards :many (project id, staff id, today day, limit int, start int) -> (group id, name text, language text,
--    kind text, venue text, municipality text, area text, starts_on day?, ends_on day?, weekdays text, start clock?,
--    end clock?, every_weeks int, capacity int?, child_care_places int?, merged_into id?, members int, waiting int)
-- For the list of a project: the groups that run or are to come first, by name; staff 0: all groups, else those she
-- leads or helps in.
SELECT g.id, g.name, g.language, g.kind, g.venue, g.municipality, g.area, g.starts_on, g.ends_on,
       g.weekday || coalesce(';' || g.more_weekdays, ''), g.start_time, g.end_time, g.every_weeks, g.capacity,
       g.child_care_places, g.merged_into,
       (SELECT count(DISTINCT m.person_id) FROM groups_membership m WHERE m.group_id = g.id AND m.state <> 'waiting'
          AND coalesce(m.joined_on, '') <= $3 AND coalesce(m.left_on, '9999') >= $3),
       (SELECT count(*) FROM groups_membership m WHERE m.group_id = g.id AND m.state = 'waiting')
FROM groups_group g
WHERE g.id IN (SELECT id FROM (SELECT g.id FROM groups_group g
    WHERE g.project_id = $1
      AND ($2 = 0 OR EXISTS (SELECT 1 FROM groups_leader l WHERE l.group_id = g.id AND l.staff_id = $2))
    ORDER BY CASE WHEN coalesce(g.ends_on, '9999') < $3
        OR (g.merged_into IS NOT NULL AND coalesce(g.merged_on, '') <= $3) THEN 1 ELSE 0 END, g.sort_key, g.id
    LIMIT $4 OFFSET $5) AS page)
ORDER BY CASE WHEN coalesce(g.ends_on, '9999') < $3 OR (g.merged_into IS NOT NULL AND coalesce(g.merged_on, '') <= $3)
    THEN 1 ELSE 0 END, g.sort_key, g.id;

-- cards_count :one (project id, staff id, today day) -> (n int, running int)
-- All of them; running: those that run now or are to come.
SELECT count(*), count(*) FILTER (WHERE coalesce(g.ends_on, '9999') >= $3 AND g.merged_into IS NULL)
FROM groups_group g
WHERE g.project_id = $1
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM groups_leader l WHERE l.group_id = g.id AND l.staff_id = $2));
