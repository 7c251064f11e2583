-- Instruments of the house, and one person's answers to them.

-- shape instrument (instrument id, code text, edition int, source text, offered int?, shipped bool, version int)

-- all :many (limit int) -> instrument
SELECT i.id, i.code, i.edition, i.source, i.offered, i.shipped, i.version
FROM instruments_instrument i ORDER BY i.shipped DESC, i.code, i.edition LIMIT $1;

-- get :one (instrument id) -> instrument
SELECT i.id, i.code, i.edition, i.source, i.offered, i.shipped, i.version FROM instruments_instrument i WHERE i.id = $1;

-- of_code :one (code text, edition int) -> (instrument id)
SELECT id FROM instruments_instrument WHERE code = $1 AND edition = $2 ORDER BY id LIMIT 1;

-- answered :many -> (instrument id, n int)
SELECT instrument_id, count(*) FROM instruments_measurement GROUP BY instrument_id;

-- used :one (instrument id) -> (n int)
SELECT count(*) FROM (SELECT 1 FROM instruments_measurement WHERE instrument_id = $1 LIMIT 1) AS x;

-- add :exec (instrument id, code text, edition int, source text)
INSERT INTO instruments_instrument (id, source_key, code, edition, source, offered, shipped, version)
VALUES ($1, '', $2, $3, $4, 1, 0, 1);

-- offer :count (instrument id, version int, offered int)
UPDATE instruments_instrument SET offered = $3, version = version + 1 WHERE id = $1 AND version = $2;

-- remove :count (instrument id, version int)
DELETE FROM instruments_instrument WHERE id = $1 AND version = $2 AND shipped = 0;

-- shape measured (measurement id, person id, project id, instrument id, day day, occasion text, state text, way text,
--    language text, answers text, expires_at instant?, version int, staff_name text?)

-- of_person :many (person id, limit int) -> measured
SELECT m.id, m.person_id, m.project_id, m.instrument_id, m.day, m.occasion, m.state, m.way, m.language, m.answers,
       m.link_expires_at, m.version, s.name
FROM instruments_measurement m LEFT JOIN staff_facts s ON s.staff_id = m.staff_id
WHERE m.person_id = $1 ORDER BY m.day DESC, m.id DESC LIMIT $2;

-- measurement :one (measurement id) -> measured
SELECT m.id, m.person_id, m.project_id, m.instrument_id, m.day, m.occasion, m.state, m.way, m.language, m.answers,
       m.link_expires_at, m.version, s.name
FROM instruments_measurement m LEFT JOIN staff_facts s ON s.staff_id = m.staff_id WHERE m.id = $1;

-- on_occasion :one (person id, project id, instrument id, occasion text) -> (measurement id, state text, version int)
SELECT id, state, version FROM instruments_measurement
WHERE person_id = $1 AND project_id = $2 AND instrument_id = $3 AND occasion = $4 ORDER BY day DESC, id DESC LIMIT 1;

-- begin :exec (measurement id, person id, project id, instrument id, day day, occasion text, state text, way text,
--    language text, staff id?)
INSERT INTO instruments_measurement (id, source_key, person_id, project_id, instrument_id, day, occasion, state, way,
    language, staff_id, answers, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, '', 1);

-- of_link :one (token bytes) -> measured
SELECT m.id, m.person_id, m.project_id, m.instrument_id, m.day, m.occasion, m.state, m.way, m.language, m.answers,
       m.link_expires_at, m.version, s.name
FROM instruments_measurement m LEFT JOIN staff_facts s ON s.staff_id = m.staff_id WHERE m.link_hash = $1;

-- link :count (measurement id, version int, token bytes, until instant)
UPDATE instruments_measurement SET link_hash = $3, link_expires_at = $4, way = 'link', version = version + 1
WHERE id = $1 AND version = $2 AND state = 'open';

-- link_end :count (measurement id, version int, now instant)
-- The hash stays: whoever opens the link reads that it is over.
UPDATE instruments_measurement SET link_expires_at = $3, version = version + 1
WHERE id = $1 AND version = $2 AND link_expires_at > $3;

-- answer :count (measurement id, answers text)
UPDATE instruments_measurement SET answers = $2, version = version + 1 WHERE id = $1 AND state <> 'refused';

-- save :count (measurement id, version int, answers text, state text, way text)
UPDATE instruments_measurement SET answers = $3, state = $4, way = $5, version = version + 1
WHERE id = $1 AND version = $2;

-- remove_measurement :count (measurement id, version int)
DELETE FROM instruments_measurement WHERE id = $1 AND version = $2;
