-- What groups say of themselves to everybody who looks for one. Rules: sign_up.c.

-- open_groups :many (today day, group id) -> (group id, project id, name text, language text, kind text, venue text,
--    municipality text, area text, starts_on day?, ends_on day?, weekdays text, start clock?, end clock?,
--    every_weeks int, capacity int?, child_care_places int?, street text, phone text, led_by text, step_free bool?,
--    baby bool?, changed_at instant, members int, waiting int, next_day day?)
-- Those that are open for joining today; group 0: all of them. A group in which somebody is under non-disclosure tells
-- nobody where and when it meets, so it is none of these.
SELECT o.group_id, o.project_id, g.name, g.language, g.kind, g.venue, g.municipality, g.area, g.starts_on, g.ends_on,
       g.weekdays, g.start_time, g.end_time, g.every_weeks, g.capacity, g.child_care_places, o.street, o.phone,
       o.led_by, o.step_free, o.baby, o.changed_at,
       (SELECT count(DISTINCT m.person_id) FROM groups_member_facts m WHERE m.group_id = o.group_id
          AND m.state <> 'waiting' AND coalesce(m.left_on, '9999') >= $1) AS members,
       (SELECT count(*) FROM groups_member_facts m WHERE m.group_id = o.group_id AND m.state = 'waiting') AS waiting,
       (SELECT min(s.day) FROM groups_session_facts s WHERE s.group_id = o.group_id AND s.day >= $1
          AND s.state = 'planned') AS next_day
FROM sign_up_opening o JOIN groups_open_facts g ON g.group_id = o.group_id
WHERE o.open = 1 AND ($2 = 0 OR o.group_id = $2) AND coalesce(g.ends_on, '9999') >= $1
  AND coalesce(g.merged_on, '9999') > $1
  AND NOT EXISTS (SELECT 1 FROM groups_member_facts m JOIN people_member_facts p ON p.person_id = m.person_id
      WHERE m.group_id = o.group_id AND (m.state <> 'left' OR m.left_on >= $1) AND p.protected = 1)
ORDER BY g.sort_key, o.group_id;

-- ways :many (group id) -> (tag text, way text)
SELECT tag, way FROM sign_up_way WHERE group_id = $1;

-- opening :one (group id) -> (open bool, street text, phone text, led_by text, step_free bool?, baby bool?,
--    offer_days int?, version int)
SELECT open, street, phone, led_by, step_free, baby, offer_days, version FROM sign_up_opening WHERE group_id = $1;

-- leaders :many (group id) -> (staff id)
SELECT staff_id FROM groups_leads_facts WHERE group_id = $1 AND role = 'leader' ORDER BY staff_id;

-- add_opening :count (group id, project id, open bool, street text, phone text, led_by text, step_free bool?,
--    baby bool?, offer_days int?, changed_at instant, opened_on day?)
INSERT INTO sign_up_opening (group_id, project_id, open, street, phone, led_by, step_free, baby, offer_days, version,
    changed_at, opened_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11) ON CONFLICT (group_id) DO NOTHING;

-- change_opening :count (group id, version int, open bool, street text, phone text, led_by text, step_free bool?,
--    baby bool?, offer_days int?, changed_at instant, opened_on day?)
-- The first day on which it was open stays.
UPDATE sign_up_opening SET version = version + 1, open = $3, street = $4, phone = $5, led_by = $6, step_free = $7,
    baby = $8, offer_days = $9, changed_at = $10, opened_on = coalesce(opened_on, $11)
WHERE group_id = $1 AND version = $2;

-- touch :exec (group id, changed_at instant)
-- What everybody sees of it has changed elsewhere.
UPDATE sign_up_opening SET changed_at = $2 WHERE group_id = $1;

-- drop_ways :exec (group id)
DELETE FROM sign_up_way WHERE group_id = $1;

-- add_way :exec (group id, tag text, way text)
INSERT INTO sign_up_way (group_id, tag, way) VALUES ($1, $2, $3);
