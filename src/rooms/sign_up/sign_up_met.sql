-- Somebody whom a worker met and signs up. Rules: sign_up_met.c.

-- by_number :one (written_by id, number text) -> (entry id, group id, project id, state text, name secret?,
--    phone secret?, language text, children text, heard text, note secret?, met_at secret?, contact text?,
--    came_from text, sent_at instant, version int, person id?, person_version int?)
SELECT id AS entry, group_id, project_id, state, name, phone, language, children, heard, wish AS note, met_at, contact,
       came_from, sent_at, version, person_id, person_version
FROM sign_up_entry WHERE written_by = $1 AND number = $2;

-- waiting_of :one (written_by id, since instant) -> (n int)
-- Those that nobody has decided about, and those that have become persons since.
SELECT count(*) FROM sign_up_entry
WHERE written_by = $1 AND (state = 'new' OR (person_version IS NOT NULL AND saved_at >= $2));

-- made :exec (entry id, person_version int)
UPDATE sign_up_entry SET person_version = $2 WHERE id = $1;

-- add :exec (entry id, group id, project id, name secret, phone secret?, language text, children text, heard text,
--    note secret?, said_in text, saved_at instant, sent_at instant, written_by id, number text?, met_at secret?,
--    contact text, came_from text)
INSERT INTO sign_up_entry (id, group_id, project_id, state, name, phone, language, children, heard, wish, said_in,
    saved_at, sent_at, reason, version, written_by, number, met_at, contact, came_from)
VALUES ($1, $2, $3, 'new', $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 1, $13, $14, $15, $16, $17);

-- change :count (entry id, version int, group id, project id, name secret, phone secret?, language text,
--    children text, heard text, note secret?, met_at secret?, contact text, came_from text, person_version int?)
UPDATE sign_up_entry SET version = version + 1, group_id = $3, project_id = $4, name = $5, phone = $6, language = $7,
    children = $8, heard = $9, wish = $10, met_at = $11, contact = $12, came_from = $13, person_version = $14
WHERE id = $1 AND version = $2 AND (state = 'new' OR (state = 'taken' AND person_version IS NOT NULL));

-- places :many (project id) -> (place id, name text)
SELECT id AS place, name FROM outreach_place_facts WHERE project_id = $1 ORDER BY sort_key, id;

-- code :one (place id, project id) -> (code text)
SELECT code FROM outreach_place_facts WHERE id = $1 AND project_id = $2;
