-- Appointments.

-- add :exec (appointment id, person id, project id, staff id?, day day, start_time clock?, minutes int?, channel text,
--    place secret?, interpreter_language text, interpreter_variety text, state text, note secret?, changed_at instant)
INSERT INTO appointments_appointment (id, source_key, person_id, project_id, staff_id, day, start_time, minutes,
    channel, place, interpreter_language, interpreter_variety, state, note, changed_at, sequence, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 1);

-- change :count (appointment id, version int, day day, start_time clock?, minutes int?, channel text, place secret?,
--    interpreter_language text, interpreter_variety text, state text, note secret?, changed_at instant)
UPDATE appointments_appointment SET version = version + 1, sequence = sequence + 1, day = $3, start_time = $4,
    minutes = $5, channel = $6, place = $7, interpreter_language = $8, interpreter_variety = $9, state = $10,
    note = $11, changed_at = $12
WHERE id = $1 AND version = $2;

-- set :count (appointment id, version int, state text, changed_at instant)
UPDATE appointments_appointment SET version = version + 1, sequence = sequence + 1, state = $3, changed_at = $4
WHERE id = $1 AND version = $2;

-- get :one (appointment id) -> (person id, project id, staff id?, staff_name text?, day day, start_time clock?,
--    minutes int?, channel text, place secret?, interpreter_language text, interpreter_variety text, state text,
--    note secret?, version int)
SELECT a.person_id, a.project_id, a.staff_id, s.name AS staff_name, a.day, a.start_time, a.minutes, a.channel, a.place,
       a.interpreter_language, a.interpreter_variety, a.state, a.note, a.version
FROM appointments_appointment a LEFT JOIN staff_facts s ON s.staff_id = a.staff_id WHERE a.id = $1;

-- shape line (appointment id, person id, project id, given_names name?, family_name name?, day day, start_time clock?,
--    minutes int?, channel text, interpreter_language text, interpreter_variety text, state text, version int)

-- mine_next :many (staff id, today day, left_since day, made_since instant, limit int, start int) -> line
SELECT a.id, a.person_id, a.project_id, p.given_names, p.family_name, a.day, a.start_time, a.minutes, a.channel,
       a.interpreter_language, a.interpreter_variety, a.state, a.version
FROM appointments_appointment a JOIN people_member_facts p ON p.person_id = a.person_id
WHERE a.staff_id = $1 AND a.day >= $2 AND EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = a.person_id
    AND v.staff_id = $1 AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4))
ORDER BY a.day, a.start_time, a.id LIMIT $5 OFFSET $6;

-- mine_past :many (staff id, today day, left_since day, made_since instant, limit int, start int) -> line
SELECT a.id, a.person_id, a.project_id, p.given_names, p.family_name, a.day, a.start_time, a.minutes, a.channel,
       a.interpreter_language, a.interpreter_variety, a.state, a.version
FROM appointments_appointment a JOIN people_member_facts p ON p.person_id = a.person_id
WHERE a.staff_id = $1 AND a.day < $2 AND EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = a.person_id
    AND v.staff_id = $1 AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4))
ORDER BY a.day DESC, a.start_time DESC, a.id DESC LIMIT $5 OFFSET $6;

-- mine_count :one (staff id, first day, last day) -> (n int)
SELECT count(*) FROM appointments_appointment WHERE staff_id = $1 AND day BETWEEN $2 AND $3;

-- of_person :many (person id, staff id, limit int, start int) -> (line, place secret?, note secret?, staff_name text?)
-- staff 0: the program.
SELECT a.id, a.person_id, a.project_id, p.given_names, p.family_name, a.day, a.start_time, a.minutes, a.channel,
       a.interpreter_language, a.interpreter_variety, a.state, a.version, a.place, a.note,
       s.name AS staff_name
FROM appointments_appointment a JOIN people_member_facts p ON p.person_id = a.person_id
LEFT JOIN staff_facts s ON s.staff_id = a.staff_id
WHERE a.person_id = $1 AND ($2 = 0 OR EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = $2
    AND w.project_id = a.project_id AND w.role IN ('counsellor', 'instructor')))
ORDER BY a.day DESC, a.start_time DESC, a.id DESC LIMIT $3 OFFSET $4;

-- of_person_count :one (person id, staff id) -> (n int)
SELECT count(*) FROM appointments_appointment a
WHERE a.person_id = $1 AND ($2 = 0 OR EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = $2
    AND w.project_id = a.project_id AND w.role IN ('counsellor', 'instructor')));

-- next_of :many (person id, staff id, today day, limit int) -> (line, staff_name text?)
SELECT a.id, a.person_id, a.project_id, p.given_names, p.family_name, a.day, a.start_time, a.minutes, a.channel,
       a.interpreter_language, a.interpreter_variety, a.state, a.version, s.name AS staff_name
FROM appointments_appointment a JOIN people_member_facts p ON p.person_id = a.person_id
LEFT JOIN staff_facts s ON s.staff_id = a.staff_id
WHERE a.person_id = $1 AND a.day >= $3 AND a.state = 'planned' AND ($2 = 0 OR EXISTS (SELECT 1 FROM auth_work_facts w
    WHERE w.staff_id = $2 AND w.project_id = a.project_id AND w.role IN ('counsellor', 'instructor')))
ORDER BY a.day, a.start_time, a.id LIMIT $4;

-- calendar :many (staff id, from_day day, to_day day, limit int) -> (appointment id, day day, start_time clock?,
--    minutes int?, channel text, state text, changed_at instant?, sequence int)
SELECT id, day, start_time, minutes, channel, state, changed_at, sequence FROM appointments_appointment
WHERE staff_id = $1 AND day >= $2 AND day <= $3 ORDER BY day, start_time, id LIMIT $4;
