-- Packages of operating models on their way in, and what a telling adopter is known by.

-- arrival :one (arrival id, staff id) -> (project id, name text, bytes int)
SELECT project_id, name, bytes FROM models_arrival WHERE id = $1 AND staff_id = $2;

-- add_arrival :exec (arrival id, staff id, project id, name text, bytes int, made_at instant)
INSERT INTO models_arrival (id, staff_id, project_id, name, bytes, made_at) VALUES ($1, $2, $3, $4, $5, $6);

-- add_piece :exec (arrival id, piece int, bytes bytes)
INSERT INTO models_arrival_piece (arrival_id, piece, bytes) VALUES ($1, $2, $3);

-- piece :one (arrival id, piece int) -> (bytes bytes)
SELECT bytes FROM models_arrival_piece WHERE arrival_id = $1 AND piece = $2;

-- drop_pieces :exec (staff id, before instant)
-- What this member of staff brought before, and what was left behind by others.
DELETE FROM models_arrival_piece WHERE arrival_id IN
    (SELECT id FROM models_arrival WHERE staff_id = $1 OR made_at < $2);

-- drop_arrivals :exec (staff id, before instant)
DELETE FROM models_arrival WHERE staff_id = $1 OR made_at < $2;

-- telling :one (model id) -> (token text)
SELECT token FROM models_telling WHERE model_id = $1;

-- add_telling :count (model id, token text)
INSERT INTO models_telling (model_id, token) VALUES ($1, $2) ON CONFLICT (model_id) DO NOTHING;

-- difference :one (adoption id, model id) -> (difference text)
SELECT difference FROM models_adoption WHERE id = $1 AND model_id = $2;

-- drop_adoption :count (adoption id, model id, version int)
DELETE FROM models_adoption WHERE id = $1 AND model_id = $2 AND version = $3;

-- hearing :one (model id) -> (token text)
SELECT token FROM models_hearing WHERE model_id = $1;

-- add_hearing :count (model id, token text)
INSERT INTO models_hearing (model_id, token) VALUES ($1, $2) ON CONFLICT (model_id) DO NOTHING;

-- without_hearing :many -> (model id)
SELECT m.id FROM models_model m WHERE m.newest > 0
    AND NOT EXISTS (SELECT 1 FROM models_hearing h WHERE h.model_id = m.id) ORDER BY m.id LIMIT 100;

-- sending :one (model id) -> (state text, tries int, next_at instant, why text, said text, tag text)
SELECT state, tries, next_at, why, said, tag FROM models_sending WHERE model_id = $1;

-- begin_sending :exec (model id, next_at instant, tag text)
INSERT INTO models_sending (model_id, state, tries, next_at, why, said, tag) VALUES ($1, 'waits', 0, $2, '', '', $3)
ON CONFLICT (model_id) DO UPDATE SET state = excluded.state, tries = excluded.tries, next_at = excluded.next_at,
    why = excluded.why, said = excluded.said, tag = excluded.tag;

-- put_sending :exec (model id, state text, tries int, next_at instant, why text, said text)
UPDATE models_sending SET state = $2, tries = $3, next_at = $4, why = $5, said = $6 WHERE model_id = $1;

-- due :one (now instant) -> (model id)
SELECT model_id FROM models_sending WHERE state = 'waits' AND next_at <= $1 ORDER BY next_at, model_id LIMIT 1;

-- waits :one -> (n int)
SELECT count(*) AS n FROM models_sending WHERE state = 'waits';
