-- Instruments and measurements as kinds of record: out, found, brought in, changed, taken away, moved.

-- instrument_give :each (low id, high id, project id) -> (id id, key text, source text, offered int?)
-- Those that come with the program stand in every house and in no package; one that is asked about by itself is given.
SELECT x.id, x.source_key, x.source, x.offered FROM instruments_instrument x
WHERE x.id BETWEEN $1 AND $2 AND (x.shipped = 0 OR $1 = $2)
    AND ($3 = 0 OR x.id IN (SELECT instrument_id FROM instruments_measurement WHERE project_id = $3))
ORDER BY x.id;

-- instrument_any :one -> (id id)
SELECT id FROM instruments_instrument LIMIT 1;

-- instrument_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM instruments_instrument WHERE source_key = $1 OR id = $2 ORDER BY id;

-- instrument_of_code :one (code text, edition int) -> (id id)
SELECT id FROM instruments_instrument WHERE code = $1 AND edition = $2 ORDER BY id LIMIT 1;

-- instrument_source :one (row id) -> (source text)
SELECT source FROM instruments_instrument WHERE id = $1;

-- instrument_add :add (id id, source_key text, code text, edition int, source text, offered int?, import id)
INSERT INTO instruments_instrument (id, source_key, code, edition, source, offered, shipped, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, 0, $7, 1);

-- instrument_change :exec (id id, offered int?)
UPDATE instruments_instrument SET offered = $2, version = version + 1 WHERE id = $1;

-- instrument_touched :one (import id) -> (n int)
SELECT count(*) FROM instruments_instrument x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'instruments'
        AND u.row_id = x.id), 0);

-- instrument_drop :exec (import id)
DELETE FROM instruments_instrument WHERE import_id = $1;

-- measurement_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    instrument_key text, instrument id, date text, occasion text, state text, way text, language text,
--    staff_key text?, staff id?, answers text)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, i.source_key, i.id, x.day, x.occasion, x.state, x.way,
       x.language, s.source_key, s.id, x.answers
FROM instruments_measurement x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id JOIN instruments_instrument i ON i.id = x.instrument_id
    LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- measurement_any :one -> (id id)
SELECT id FROM instruments_measurement LIMIT 1;

-- measurement_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM instruments_measurement WHERE source_key = $1 OR id = $2 ORDER BY id;

-- measurement_within :one (row id, project id) -> (n int)
SELECT count(*) FROM instruments_measurement WHERE id = $1 AND project_id = $2;

-- measurement_add :add (id id, source_key text, person id, project id, instrument id, date day, occasion text,
--    state text, way text, language text, staff id?, answers text, import id)
INSERT INTO instruments_measurement (id, source_key, person_id, project_id, instrument_id, day, occasion, state, way,
    language, staff_id, answers, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1);

-- measurement_change :exec (id id, person id, project id, instrument id, date day, occasion text, state text, way text,
--    language text, staff id?, answers text)
UPDATE instruments_measurement SET person_id = $2, project_id = $3, instrument_id = $4, day = $5, occasion = $6,
    state = $7, way = $8, language = $9, staff_id = $10, answers = $11, version = version + 1
WHERE id = $1;

-- measurement_touched :one (import id) -> (n int)
SELECT count(*) FROM instruments_measurement x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'measurements'
        AND u.row_id = x.id), 0);

-- measurement_leaning :many (import id) -> (what text, n int)
SELECT 'measurements', count(*) FROM instruments_measurement x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.instrument_id IN (SELECT id FROM instruments_instrument WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- measurement_drop :exec (import id)
DELETE FROM instruments_measurement WHERE import_id = $1;

-- measurement_of_person :many (person id) -> (id id)
SELECT id FROM instruments_measurement WHERE person_id = $1;

-- measurement_move :count (row id, from_person id, to_person id)
UPDATE instruments_measurement SET person_id = $3 WHERE id = $1 AND person_id = $2;
