-- Appointments as a kind of record: out, found, brought in, changed, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    staff_key text?, staff id?, date text, start_time text?, minutes int?, channel text, place secret?,
--    interpreter_language text, interpreter_variety text, state text, note secret?, is_protected bool)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, r2.source_key, r2.id, x.day, x.start_time, x.minutes,
       x.channel, x.place, x.interpreter_language, x.interpreter_variety, x.state, x.note, p.protected
FROM appointments_appointment x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id LEFT JOIN staff_key_facts r2 ON r2.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM appointments_appointment LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM appointments_appointment WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM appointments_appointment WHERE id = $1 AND project_id = $2;

-- add :add (id id, source_key text, person id, project id, staff id?, date day, start_time clock?, minutes int?,
--    channel text, place secret?, interpreter_language text, interpreter_variety text, state text, note secret?,
--    import id)
INSERT INTO appointments_appointment (id, source_key, person_id, project_id, staff_id, day, start_time, minutes,
    channel, place, interpreter_language, interpreter_variety, state, note, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1);

-- change :exec (id id, person id, project id, staff id?, date day, start_time clock?, minutes int?, channel text,
--    place secret?, interpreter_language text, interpreter_variety text, state text, note secret?)
UPDATE appointments_appointment SET person_id = $2, project_id = $3, staff_id = $4, day = $5, start_time = $6,
    minutes = $7, channel = $8, place = $9, interpreter_language = $10, interpreter_variety = $11, state = $12,
    note = $13, version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM appointments_appointment x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'appointments'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'appointments', count(*) FROM appointments_appointment x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM appointments_appointment WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM appointments_appointment WHERE person_id = $1;

-- move :count (row id, from_person id, to_person id)
UPDATE appointments_appointment SET person_id = $3 WHERE id = $1 AND person_id = $2;
