-- What a person's own page shows. No viewer is asked for: each statement is of one person, whose key was given.

-- person :one (person id) -> (given_names name, call_name name, service_language text, languages text, beside bool)
SELECT p.given_names, p.call_name, p.service_language, p.languages, coalesce(c.beside, 0) AS beside
FROM people_self_facts p LEFT JOIN own_page_choice c ON c.person_id = p.person_id WHERE p.person_id = $1;

-- put_beside :exec (person id, beside bool)
INSERT INTO own_page_choice (person_id, beside) VALUES ($1, $2)
ON CONFLICT (person_id) DO UPDATE SET beside = excluded.beside;

-- meetings :many (person id, today day, now clock, limit int) -> (session id, group id, day day, start_time clock?,
--    end_time clock?, kind text, theme text, state text, closed bool, group_name text, venue text, area text,
--    municipality text, children bool, leader text?, mark text?, comes bool?)
-- Of two memberships on one day a session is there twice. One of today that has ended is left out; one that ends before
-- it begins goes on into the night.
SELECT f.session_id, f.group_id, f.day, f.start_time, f.end_time, f.kind, f.theme, f.state,
    CASE WHEN f.closed_at IS NULL THEN 0 ELSE 1 END AS closed, f.group_name, f.venue, f.area, f.municipality,
    CASE WHEN coalesce(f.child_care_places, 0) > 0 THEN 1 ELSE 0 END AS children,
    (SELECT min(s.name) FROM groups_leads_facts l JOIN staff_name_facts s ON s.staff_id = l.staff_id
        WHERE l.group_id = f.group_id AND l.role = 'leader') AS leader,
    (SELECT a.mark FROM attendance_minutes_facts a WHERE a.session_id = f.session_id AND a.person_id = $1) AS mark,
    (SELECT r.comes FROM attendance_reply_facts r WHERE r.session_id = f.session_id AND r.person_id = $1) AS comes
FROM groups_member_facts m JOIN groups_meeting_facts f ON f.group_id = m.group_id
WHERE m.person_id = $1 AND m.state <> 'waiting' AND f.day >= $2
  AND (f.day > $2 OR f.end_time IS NULL OR f.end_time <= coalesce(f.start_time, '') OR f.end_time > $3)
  AND coalesce(m.joined_on, '') <= f.day AND coalesce(m.left_on, '9999') >= f.day
ORDER BY f.day, coalesce(f.start_time, ''), f.session_id LIMIT $4;

-- appointments :many (person id, today day, limit int) -> (day day, start_time clock?, channel text, place secret?,
--    worker text?)
SELECT a.day, a.start_time, a.channel, a.place, s.name AS worker
FROM appointments_own_facts a LEFT JOIN staff_name_facts s ON s.staff_id = a.staff_id
WHERE a.person_id = $1 AND a.day >= $2 AND a.state = 'planned'
ORDER BY a.day, coalesce(a.start_time, ''), a.appointment_id LIMIT $3;

-- workers :many (person id, today day, limit int) -> (staff id, name text, phone text?, responsible bool)
SELECT s.staff_id, s.name, w.phone, max(x.responsible) AS responsible
FROM (SELECT c.staff_id, 1 AS responsible FROM people_spell_key_facts k
        JOIN caseload_spell_facts c ON c.participation_id = k.id
        WHERE k.person_id = $1 AND (c.until IS NULL OR c.until >= $2)
    UNION ALL SELECT l.staff_id, 0 FROM groups_member_facts m JOIN groups_leads_facts l ON l.group_id = m.group_id
        JOIN groups_running_facts g ON g.id = m.group_id
        WHERE m.person_id = $1 AND m.state <> 'waiting' AND coalesce(m.left_on, '9999') >= $2
          AND coalesce(g.ends_on, '9999') >= $2 AND l.role = 'leader') x
    JOIN staff_facts s ON s.staff_id = x.staff_id LEFT JOIN own_page_worker w ON w.staff_id = x.staff_id
WHERE s.disabled = 0
GROUP BY s.staff_id, s.name, w.phone ORDER BY max(x.responsible) DESC, s.name, s.staff_id LIMIT $3;

-- project_phone :one (person id) -> (phone text)
SELECT c.contact_phone AS phone
FROM participation_facts p JOIN operations_contact_facts c ON c.project_id = p.project_id
WHERE p.person_id = $1 AND c.contact_phone <> '' ORDER BY p.id DESC LIMIT 1;

-- worker_phone :one (staff id) -> (phone text)
SELECT phone FROM own_page_worker WHERE staff_id = $1;

-- put_worker_phone :exec (staff id, phone text)
INSERT INTO own_page_worker (staff_id, phone) VALUES ($1, $2)
ON CONFLICT (staff_id) DO UPDATE SET phone = excluded.phone;

-- drop_worker_phone :exec (staff id)
DELETE FROM own_page_worker WHERE staff_id = $1;

-- subjects :many (person id, from day, to day, limit int) -> (theme text, module id?)
SELECT f.theme, x.module_id
FROM groups_member_facts m JOIN groups_meeting_facts f ON f.group_id = m.group_id
    LEFT JOIN groups_module_facts x ON x.session_id = f.session_id
WHERE m.person_id = $1 AND m.state <> 'waiting' AND f.day >= $2 AND f.day <= $3
  AND (f.theme <> '' OR x.module_id IS NOT NULL)
ORDER BY f.day DESC, f.session_id LIMIT $4;

-- drop_choices :exec (import id)
DELETE FROM own_page_choice WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
