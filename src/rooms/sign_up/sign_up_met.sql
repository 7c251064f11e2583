-- Somebody whom a worker met and signs up. Rules: sign_up_met.c.

-- by_number :one (written_by id, number text) -> (entry id, group id, project id, state text, name secret?,
--    phone secret?, language text, children text, heard text, note secret?, met_at secret?, contact text?, version int)
SELECT id AS entry, group_id, project_id, state, name, phone, language, children, heard, wish AS note, met_at, contact,
       version
FROM sign_up_entry WHERE written_by = $1 AND number = $2;

-- waiting_of :one (written_by id) -> (n int)
SELECT count(*) FROM sign_up_entry WHERE written_by = $1 AND state = 'new';

-- add :exec (entry id, group id, project id, name secret, phone secret?, language text, children text, heard text,
--    note secret?, said_in text, saved_at instant, sent_at instant, written_by id, number text?, met_at secret?,
--    contact text)
INSERT INTO sign_up_entry (id, group_id, project_id, state, name, phone, language, children, heard, wish, said_in,
    saved_at, sent_at, reason, version, written_by, number, met_at, contact)
VALUES ($1, $2, $3, 'new', $4, $5, $6, $7, $8, $9, $10, $11, $12, '', 1, $13, $14, $15, $16);

-- change :count (entry id, version int, group id, project id, name secret, phone secret?, language text,
--    children text, heard text, note secret?, met_at secret?, contact text)
UPDATE sign_up_entry SET version = version + 1, group_id = $3, project_id = $4, name = $5, phone = $6, language = $7,
    children = $8, heard = $9, wish = $10, met_at = $11, contact = $12
WHERE id = $1 AND version = $2 AND state = 'new';
