-- Child care: places and who waits for one, who is on duty, who brought and fetched a child, what must be known of it.

-- session :one (session id) -> (group id, project id, group_name text, venue text, day day, start clock?, end clock?,
--    state text, carers int, places int?, per_young int?, per_older int?, on_duty int, helpers int)
-- helpers: who helps in the group as a carer.
SELECT s.group_id, s.project_id, s.group_name, s.venue, s.day, s.start_time, s.end_time, s.state, s.carers, s.places,
    g.per_young, g.per_older,
    (SELECT count(*) FROM attendance_duty_facts d WHERE d.session_id = s.session_id) AS on_duty,
    (SELECT count(*) FROM groups_leads_facts l WHERE l.group_id = s.group_id AND l.role = 'carer') AS helpers
FROM groups_care_session_facts s LEFT JOIN child_care_group g ON g.group_id = s.group_id WHERE s.session_id = $1;

-- having :many (session id) -> (child id, birth_month day?)
-- Who has a place.
SELECT b.child_id, c.birth_month FROM child_care_facts b JOIN people_care_facts c ON c.child_id = b.child_id
WHERE b.session_id = $1 AND b.state IN ('booked', 'came');

-- shape child_row (person id, given_names name, family_name name, child id, name name, birth_month day?, state text?,
--    waits id?, in_at instant?, out_at instant?, sheet id?)

-- children :many (session id) -> child_row
-- Children of the members of that day and of who is marked (far 0), and any other who has a place, by their parents.
SELECT h.person_id, p.given_names, p.family_name, h.child_id, c.name, c.birth_month, b.state, w.id, y.in_at, y.out_at,
    k.child_id AS sheet
FROM (SELECT pp.person_id, pp.child_id, 0 AS far FROM groups_care_session_facts s
      JOIN groups_member_facts m ON m.group_id = s.group_id AND m.state <> 'waiting'
          AND coalesce(m.joined_on, '') <= s.day AND coalesce(m.left_on, '9999') >= s.day
      JOIN people_parent_facts pp ON pp.person_id = m.person_id WHERE s.session_id = $1
      UNION SELECT pp.person_id, pp.child_id, 0 FROM attendance_minutes_facts a
      JOIN people_parent_facts pp ON pp.person_id = a.person_id WHERE a.session_id = $1
      UNION SELECT pp.person_id, pp.child_id, 1 FROM child_care_facts x
      JOIN people_parent_facts pp ON pp.child_id = x.child_id WHERE x.session_id = $1) AS h
JOIN people_care_facts c ON c.child_id = h.child_id JOIN people_member_facts p ON p.person_id = h.person_id
LEFT JOIN child_care_facts b ON b.session_id = $1 AND b.child_id = h.child_id
LEFT JOIN child_care_waiting w ON w.session_id = $1 AND w.child_id = h.child_id
LEFT JOIN child_care_stay y ON y.session_id = $1 AND y.child_id = h.child_id
LEFT JOIN child_care_sheet k ON k.child_id = h.child_id
ORDER BY h.far, p.sort_key, h.person_id, CASE WHEN c.birth_month IS NULL THEN 1 ELSE 0 END, c.birth_month, h.child_id;

-- own_children :many (session id, person id) -> child_row
-- The same of one parent: nobody else's child is read.
SELECT pp.person_id, p.given_names, p.family_name, pp.child_id, c.name, c.birth_month, b.state, w.id, y.in_at, y.out_at,
    k.child_id AS sheet
FROM people_parent_facts pp JOIN people_care_facts c ON c.child_id = pp.child_id
JOIN people_member_facts p ON p.person_id = pp.person_id
LEFT JOIN child_care_facts b ON b.session_id = $1 AND b.child_id = pp.child_id
LEFT JOIN child_care_waiting w ON w.session_id = $1 AND w.child_id = pp.child_id
LEFT JOIN child_care_stay y ON y.session_id = $1 AND y.child_id = pp.child_id
LEFT JOIN child_care_sheet k ON k.child_id = pp.child_id
WHERE pp.person_id = $2
ORDER BY CASE WHEN c.birth_month IS NULL THEN 1 ELSE 0 END, c.birth_month, pp.child_id;

-- idle :many (session id, told text) -> (child id)
-- Who has a place or waits for one, and none of whose parents comes: those who take part have told so (marks: told), or
-- have left the group. A child of somebody who is in neither list is not meant.
SELECT x.child_id FROM (SELECT child_id FROM child_care_facts WHERE session_id = $1 AND state = 'booked'
    UNION SELECT w.child_id FROM child_care_waiting w WHERE w.session_id = $1
        AND NOT EXISTS (SELECT 1 FROM child_care_facts b WHERE b.session_id = w.session_id AND b.child_id = w.child_id
            AND b.state IN ('booked', 'came'))) AS x
JOIN groups_care_session_facts s ON s.session_id = $1
WHERE EXISTS (SELECT 1 FROM people_parent_facts pp WHERE pp.child_id = x.child_id
        AND (EXISTS (SELECT 1 FROM attendance_minutes_facts a WHERE a.session_id = $1 AND a.person_id = pp.person_id
                AND $2 LIKE '%,' || a.mark || ',%')
            OR EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = s.group_id AND m.person_id = pp.person_id
                AND m.state = 'left' AND m.left_on < s.day)))
    AND NOT EXISTS (SELECT 1 FROM people_parent_facts pp WHERE pp.child_id = x.child_id
        AND (EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = s.group_id AND m.person_id = pp.person_id
                AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= s.day
                AND coalesce(m.left_on, '9999') >= s.day)
            OR EXISTS (SELECT 1 FROM attendance_minutes_facts a WHERE a.session_id = $1
                AND a.person_id = pp.person_id))
        AND NOT EXISTS (SELECT 1 FROM attendance_minutes_facts a WHERE a.session_id = $1 AND a.person_id = pp.person_id
            AND $2 LIKE '%,' || a.mark || ',%'))
ORDER BY x.child_id;

-- told :many (session id, child id) -> (person id)
-- Whom to tell that a place is free: the child's parents who are members on that day.
SELECT DISTINCT pp.person_id FROM people_parent_facts pp JOIN groups_care_session_facts s ON s.session_id = $1
JOIN groups_member_facts m ON m.group_id = s.group_id AND m.person_id = pp.person_id AND m.state <> 'waiting'
    AND coalesce(m.joined_on, '') <= s.day AND coalesce(m.left_on, '9999') >= s.day
WHERE pp.child_id = $2 ORDER BY pp.person_id;

-- waiting :many (session id) -> (id id, child id, birth_month day?, asked_at instant, asked_by id?)
-- In the order in which they were asked for; who has a place by now, as the register says, does not wait.
SELECT w.id, w.child_id, c.birth_month, w.asked_at, w.asked_by
FROM child_care_waiting w JOIN people_care_facts c ON c.child_id = w.child_id
WHERE w.session_id = $1 AND NOT EXISTS (SELECT 1 FROM child_care_facts b WHERE b.session_id = w.session_id
    AND b.child_id = w.child_id AND b.state IN ('booked', 'came')) ORDER BY w.asked_at, w.id;

-- wait :count (id id, session id, child id, asked_at instant, asked_by id?)
INSERT INTO child_care_waiting (id, session_id, child_id, asked_at, asked_by) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- unwait :count (session id, child id)
DELETE FROM child_care_waiting WHERE session_id = $1 AND child_id = $2;

-- unwait_placed :count (session id)
-- A register gives places too, and knows nobody who waits.
DELETE FROM child_care_waiting WHERE session_id = $1 AND child_id IN (SELECT b.child_id FROM child_care_facts b
    WHERE b.session_id = $1 AND b.state IN ('booked', 'came'));

-- state :one (session id, child id) -> (state text)
SELECT state FROM child_care_facts WHERE session_id = $1 AND child_id = $2;

-- parent_of :one (child id, person id) -> (n int)
SELECT count(*) FROM people_parent_facts WHERE child_id = $1 AND person_id = $2;

-- child :one (child id) -> (name name, birth_month day?)
SELECT name, birth_month FROM people_care_facts WHERE child_id = $1;

-- on_duty :one (session id, staff id) -> (n int)
SELECT count(*) FROM attendance_duty_facts WHERE session_id = $1 AND staff_id = $2;

-- duty :many (staff id, today day, since day) -> (session id)
-- Sessions of today in which she is on duty, and of the days since in which a child was brought and not fetched.
SELECT d.session_id FROM attendance_duty_facts d JOIN groups_care_session_facts s ON s.session_id = d.session_id
WHERE d.staff_id = $1 AND s.state <> 'cancelled' AND s.day <= $2 AND s.day >= $3
  AND (s.day = $2 OR EXISTS (SELECT 1 FROM child_care_stay y WHERE y.session_id = d.session_id AND y.out_at IS NULL))
ORDER BY s.day, coalesce(s.start_time, ''), d.session_id;

-- carers :many (session id, group id, project id) -> (staff id, name text, on_duty bool)
SELECT s.staff_id, s.name, CASE WHEN d.staff_id IS NULL THEN 0 ELSE 1 END AS on_duty
FROM auth_work_facts w JOIN staff_facts s ON s.staff_id = w.staff_id
LEFT JOIN attendance_duty_facts d ON d.session_id = $1 AND d.staff_id = s.staff_id
LEFT JOIN groups_leads_facts l ON l.group_id = $2 AND l.staff_id = s.staff_id
WHERE w.project_id = $3 AND w.role <> 'coordinator' AND (s.disabled = 0 OR d.staff_id IS NOT NULL)
ORDER BY CASE WHEN d.staff_id IS NOT NULL THEN 0 WHEN w.role = 'carer' OR l.role = 'carer' THEN 1
    WHEN l.staff_id IS NOT NULL THEN 2 ELSE 3 END, s.sort_key, s.staff_id;

-- leaders :many (group id) -> (name text)
SELECT s.name FROM groups_leads_facts l JOIN staff_facts s ON s.staff_id = l.staff_id
WHERE l.group_id = $1 AND l.role = 'leader' AND s.disabled = 0 ORDER BY s.sort_key, s.staff_id;

-- phone :one (person id) -> (phone secret?, protected bool)
SELECT phone, protected FROM people_reach_facts WHERE person_id = $1;

-- numbers :one (group id) -> (per_young int, per_older int, source text, version int)
SELECT per_young, per_older, source, version FROM child_care_group WHERE group_id = $1;

-- add_numbers :count (group id, per_young int, per_older int, source text)
INSERT INTO child_care_group (group_id, per_young, per_older, source, version) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT DO NOTHING;

-- change_numbers :count (group id, version int, per_young int, per_older int, source text)
UPDATE child_care_group SET per_young = $3, per_older = $4, source = $5, version = version + 1
WHERE group_id = $1 AND version = $2;

-- wait_to_come :many (group id, from_day day, limit int) -> (session id)
-- Sessions to come for which somebody waits, of a group or (0) of all, the next first; none whose register is closed.
SELECT s.session_id FROM groups_care_session_facts s JOIN groups_register_facts r ON r.id = s.session_id
WHERE s.session_id IN (SELECT session_id FROM child_care_waiting) AND ($1 = 0 OR s.group_id = $1) AND s.day >= $2
    AND s.state <> 'cancelled' AND r.closed_at IS NULL ORDER BY s.day, s.session_id LIMIT $3;

-- may_give :one (session id) -> (n int)
-- Somebody waits, and the register is not closed: whatever else there is, is asked only then.
SELECT count(*) FROM groups_register_facts WHERE id = $1 AND closed_at IS NULL
    AND EXISTS (SELECT 1 FROM child_care_waiting WHERE session_id = $1);

-- stay :one (session id, child id) -> (in_at instant, out_at instant?)
SELECT in_at, out_at FROM child_care_stay WHERE session_id = $1 AND child_id = $2;

-- bring :count (session id, child id, in_at instant, in_by id)
INSERT INTO child_care_stay (session_id, child_id, in_at, in_by) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- fetch :count (session id, child id, out_at instant, out_by id, fetched secret)
UPDATE child_care_stay SET out_at = $3, out_by = $4, fetched = $5 WHERE session_id = $1 AND child_id = $2
    AND out_at IS NULL;

-- unfetch :exec (session id, child id)
UPDATE child_care_stay SET out_at = NULL, out_by = NULL, fetched = NULL WHERE session_id = $1 AND child_id = $2;

-- unbring :exec (session id, child id)
DELETE FROM child_care_stay WHERE session_id = $1 AND child_id = $2;

-- parents :many (session id, child id) -> (person id, given_names name, family_name name)
-- The child's parents who take part in the session: members of that day, and who is marked.
SELECT p.person_id, p.given_names, p.family_name
FROM people_parent_facts pp JOIN people_member_facts p ON p.person_id = pp.person_id
JOIN groups_care_session_facts s ON s.session_id = $1
WHERE pp.child_id = $2
  AND (EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = s.group_id AND m.person_id = pp.person_id
           AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= s.day AND coalesce(m.left_on, '9999') >= s.day)
       OR EXISTS (SELECT 1 FROM attendance_minutes_facts a WHERE a.session_id = $1 AND a.person_id = pp.person_id))
ORDER BY p.sort_key, p.person_id;

-- fetchers :many (child id) -> (id id, name secret, relation text, phone secret?, pin secret?)
SELECT id, name, relation, phone, pin FROM child_care_fetcher WHERE child_id = $1 ORDER BY id;

-- add_fetcher :exec (id id, child id, name secret, relation text, phone secret?, pin secret?, made_by id?,
--    made_at instant)
INSERT INTO child_care_fetcher (id, child_id, name, relation, phone, pin, made_by, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- drop_fetcher :count (id id, child id)
DELETE FROM child_care_fetcher WHERE id = $1 AND child_id = $2;

-- sheet :one (child id) -> (allergies secret?, medicine secret?, to_do secret?, reach secret?, written_by text?,
--    written_at instant, version int)
SELECT k.allergies, k.medicine, k.to_do, k.reach, s.name AS written_by, k.written_at, k.version
FROM child_care_sheet k LEFT JOIN staff_facts s ON s.staff_id = k.written_by WHERE k.child_id = $1;

-- needs :one (child id) -> (care_needs secret?)
SELECT care_needs FROM people_child_needs_facts WHERE child_id = $1;

-- add_sheet :count (child id, allergies secret?, medicine secret?, to_do secret?, reach secret?, written_by id?,
--    written_at instant)
INSERT INTO child_care_sheet (child_id, allergies, medicine, to_do, reach, written_by, written_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1) ON CONFLICT DO NOTHING;

-- change_sheet :count (child id, version int, allergies secret?, medicine secret?, to_do secret?, reach secret?,
--    written_by id?, written_at instant)
UPDATE child_care_sheet SET allergies = $3, medicine = $4, to_do = $5, reach = $6, written_by = $7, written_at = $8,
    version = version + 1
WHERE child_id = $1 AND version = $2;

-- drop_sheet :count (child id, version int)
DELETE FROM child_care_sheet WHERE child_id = $1 AND version = $2;

-- old_children :many (edge day, limit int) -> (child id)
-- Of whom something was written before that day, and no parent has been a member of a group since (or she is gone).
SELECT x.child_id FROM (SELECT child_id, max(at) AS at FROM (
        SELECT child_id, written_at AS at FROM child_care_sheet
        UNION ALL SELECT child_id, made_at FROM child_care_fetcher
        UNION ALL SELECT child_id, written_at FROM child_care_practice) AS y GROUP BY child_id) AS x
WHERE x.at < $1 AND NOT EXISTS (SELECT 1 FROM people_parent_facts pp
    JOIN groups_member_facts m ON m.person_id = pp.person_id JOIN groups_running_facts g ON g.id = m.group_id
    WHERE pp.child_id = x.child_id AND coalesce(m.left_on, g.ends_on, '9999') >= $1)
ORDER BY x.child_id LIMIT $2;

-- forget_sheet :count (child id)
DELETE FROM child_care_sheet WHERE child_id = $1;

-- forget_fetchers :count (child id)
DELETE FROM child_care_fetcher WHERE child_id = $1;

-- forget_practice :count (child id)
DELETE FROM child_care_practice WHERE child_id = $1;

-- forget_consent :count (child id)
DELETE FROM child_care_consent WHERE child_id = $1;

-- old_stays :many (edge day, limit int) -> (session id)
-- Sessions before that day, and those that are not there any more, of which times are kept.
SELECT DISTINCT y.session_id FROM child_care_stay y
WHERE NOT EXISTS (SELECT 1 FROM groups_care_session_facts s WHERE s.session_id = y.session_id AND s.day >= $1)
ORDER BY y.session_id LIMIT $2;

-- forget_stays :count (session id)
DELETE FROM child_care_stay WHERE session_id = $1;

-- old_waits :many (edge day, limit int) -> (session id)
SELECT DISTINCT w.session_id FROM child_care_waiting w
WHERE NOT EXISTS (SELECT 1 FROM groups_care_session_facts s WHERE s.session_id = w.session_id AND s.day >= $1)
ORDER BY w.session_id LIMIT $2;

-- forget_waits :count (session id)
DELETE FROM child_care_waiting WHERE session_id = $1;

-- practised :many (child id) -> (day day, group_name text, area text, went text)
SELECT s.day, s.group_name, p.area, p.went FROM child_care_practice p
JOIN groups_care_session_facts s ON s.session_id = p.session_id WHERE p.child_id = $1
ORDER BY s.day, p.session_id, p.area;

-- went :one (session id, child id, area text) -> (went text)
SELECT went FROM child_care_practice WHERE session_id = $1 AND child_id = $2 AND area = $3;

-- put_practice :exec (session id, child id, area text, went text, written_by id?, written_at instant)
INSERT INTO child_care_practice (session_id, child_id, area, went, written_by, written_at)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (session_id, child_id, area) DO UPDATE SET went = excluded.went, written_by = excluded.written_by,
    written_at = excluded.written_at;

-- drop_practice :count (session id, child id, area text)
DELETE FROM child_care_practice WHERE session_id = $1 AND child_id = $2 AND area = $3;

-- consent :one (child id) -> (given_on day, given_by secret, receiver text, withdrawn_on day?)
SELECT given_on, given_by, receiver, withdrawn_on FROM child_care_consent WHERE child_id = $1;

-- put_consent :exec (child id, given_on day, given_by secret, receiver text, written_by id?)
INSERT INTO child_care_consent (child_id, given_on, given_by, receiver, withdrawn_on, written_by)
VALUES ($1, $2, $3, $4, NULL, $5)
ON CONFLICT (child_id) DO UPDATE SET given_on = excluded.given_on, given_by = excluded.given_by,
    receiver = excluded.receiver, withdrawn_on = NULL, written_by = excluded.written_by;

-- said_no :one (child id) -> (n int)
-- A parent has said no to telling others.
SELECT count(*) FROM people_parent_facts pp JOIN consents_no_facts n ON n.person_id = pp.person_id
WHERE pp.child_id = $1 AND n.purpose = 'sharing';

-- handed :many (person id) -> (child id, name name, receiver text, given_on day, withdrawn_on day?)
-- What was agreed to for her children.
SELECT c.child_id, f.name, c.receiver, c.given_on, c.withdrawn_on
FROM child_care_consent c JOIN people_parent_facts pp ON pp.child_id = c.child_id
JOIN people_child_facts f ON f.child_id = c.child_id
WHERE pp.person_id = $1 ORDER BY c.given_on DESC, c.child_id;

-- withdraw :count (child id, withdrawn_on day)
UPDATE child_care_consent SET withdrawn_on = $2 WHERE child_id = $1 AND withdrawn_on IS NULL;
