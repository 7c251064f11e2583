-- Marks and child care as kinds of record: out, found, brought in, changed, taken away; marks move to another person.

-- give :each (low id, high id, project id, person_low id, person_high id) -> (session_key text, session id,
--    person_key text, person id, mark text, minutes int?, import id?)
SELECT s.source_key, s.id, p.source_key, p.id, a.mark, a.minutes, a.import_id
FROM attendance_mark a JOIN groups_session_key_facts s ON s.id = a.session_id
JOIN people_key_facts p ON p.id = a.person_id
WHERE a.session_id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) AND a.person_id BETWEEN $4 AND $5
ORDER BY coalesce(a.import_id, 9223372036854775807), a.place, a.session_id, a.person_id;

-- any :one -> (id id)
SELECT person_id FROM attendance_mark LIMIT 1;

-- mark :one (session id, person id) -> (mark text, minutes int?, import id?, walk_in bool, marked_by id?,
--    marked_at instant?)
SELECT mark, minutes, import_id, walk_in, marked_by, marked_at FROM attendance_mark WHERE session_id = $1
    AND person_id = $2;

-- add :add (session id, person id, mark text, minutes int?, version int, import id, place int)
INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, version, import_id, place)
VALUES ($1, $2, $3, $4, 0, $5, $6, $7);

-- change :exec (session id, person id, mark text, minutes int?, marked_by id?, marked_at instant?, version int)
UPDATE attendance_mark SET mark = $3, minutes = $4, marked_by = $5, marked_at = $6, version = $7
WHERE session_id = $1 AND person_id = $2;

-- register :one (session id) -> (project id, day day, register_version int, closed_at instant?)
SELECT project_id, day, register_version, closed_at FROM groups_register_facts WHERE id = $1;

-- correct :exec (correction id, session id, person id?, child id?, before_value text, after_value text, reason text,
--    done_by id, done_at instant, import id)
INSERT INTO attendance_correction (id, session_id, person_id, child_id, before_value, after_value, reason, done_by,
    done_at, left_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- touched :one (import id) -> (n int)
-- Somebody marked anew, or another import that stands did.
SELECT count(*) FROM attendance_mark x WHERE import_id = $1 AND (marked_by IS NOT NULL
    OR EXISTS (SELECT 1 FROM exchange_standing_facts c WHERE c.what = 'attendance' AND c.row_id = x.session_id
               AND c.second_id = x.person_id AND c.import_id <> $1));

-- leaning :many (import id) -> (what text, n int)
-- A correction that an import left belongs to its mark, which leans itself.
SELECT 'attendance', count(*) FROM attendance_mark x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.session_id IN (SELECT id FROM groups_session_key_facts WHERE import_id = $1))
UNION ALL SELECT 'corrections', count(*) FROM attendance_correction x
    WHERE x.session_id IN (SELECT id FROM groups_session_key_facts WHERE import_id = $1)
      AND x.left_by IS NULL
UNION ALL SELECT 'carers', count(*) FROM attendance_carer x
    WHERE x.session_id IN (SELECT id FROM groups_session_key_facts WHERE import_id = $1);

-- registers_of :many (import id) -> (session id)
-- Registers that stood before the import and have marks or children of it.
SELECT x.session_id FROM attendance_mark x JOIN groups_session_key_facts s ON s.id = x.session_id
WHERE x.import_id = $1 AND coalesce(s.import_id, 0) <> $1
UNION SELECT x.session_id FROM attendance_child x JOIN groups_session_key_facts s ON s.id = x.session_id
WHERE x.import_id = $1 AND coalesce(s.import_id, 0) <> $1;

-- drop_undo :exec (import id)
DELETE FROM attendance_undo WHERE session_id IN (SELECT id FROM groups_session_key_facts WHERE import_id = $1);

-- drop_corrections :exec (import id)
DELETE FROM attendance_correction WHERE session_id IN (SELECT id FROM groups_session_key_facts WHERE import_id = $1);

-- drop :exec (import id)
DELETE FROM attendance_mark WHERE import_id = $1;

-- of_person :many (person id) -> (session id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant?,
--    version int)
SELECT session_id, mark, minutes, walk_in, marked_by, marked_at, version FROM attendance_mark WHERE person_id = $1;

-- move :count (session id, from_person id, to_person id)
UPDATE attendance_mark SET person_id = $3 WHERE session_id = $1 AND person_id = $2;

-- put :exec (session id, person id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant?,
--    version int)
INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, marked_by, marked_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (session_id, person_id) DO UPDATE SET mark = excluded.mark, minutes = excluded.minutes;

-- set :exec (session id, person id, mark text, minutes int?)
UPDATE attendance_mark SET mark = $3, minutes = $4 WHERE session_id = $1 AND person_id = $2;

-- child_give :each (low id, high id, project id, child_low id, child_high id) -> (session_key text, session id,
--    child_key text, child id, state text, import id?)
SELECT s.source_key, s.id, c.source_key, c.id, a.state, a.import_id
FROM attendance_child a JOIN groups_session_key_facts s ON s.id = a.session_id
JOIN people_child_key_facts c ON c.id = a.child_id
WHERE a.session_id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) AND a.child_id BETWEEN $4 AND $5
ORDER BY coalesce(a.import_id, 9223372036854775807), a.place, a.session_id, a.child_id;

-- child_any :one -> (id id)
SELECT child_id FROM attendance_child LIMIT 1;

-- child_row :one (session id, child id) -> (state text, marked_by id?, marked_at instant?)
SELECT state, marked_by, marked_at FROM attendance_child WHERE session_id = $1 AND child_id = $2;

-- child_add :add (session id, child id, state text, version int, import id, place int)
INSERT INTO attendance_child (session_id, child_id, state, version, import_id, place) VALUES ($1, $2, $3, $4, $5, $6);

-- child_change :exec (session id, child id, state text, marked_by id?, marked_at instant?, version int)
UPDATE attendance_child SET state = $3, marked_by = $4, marked_at = $5, version = $6 WHERE session_id = $1
    AND child_id = $2;

-- child_touched :one (import id) -> (n int)
SELECT count(*) FROM attendance_child x WHERE import_id = $1 AND (marked_by IS NOT NULL
    OR EXISTS (SELECT 1 FROM exchange_standing_facts c WHERE c.what = 'child_care' AND c.row_id = x.session_id
               AND c.second_id = x.child_id AND c.import_id <> $1));

-- child_leaning :many (import id) -> (what text, n int)
SELECT 'child_care', count(*) FROM attendance_child x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.child_id IN (SELECT id FROM people_child_key_facts WHERE import_id = $1)
         OR x.session_id IN (SELECT id FROM groups_session_key_facts WHERE import_id = $1));

-- child_drop :exec (import id)
DELETE FROM attendance_child WHERE import_id = $1;
