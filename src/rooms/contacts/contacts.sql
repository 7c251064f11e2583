-- add :exec (contact id, project id, day day, channel text, language text, topic text, person id?, minutes int?, staff id?, created_at instant)
INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes, staff_id, version, created_at)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, 1, $10);

-- change :count (contact id, version int, day day, channel text, language text, topic text, person id?, minutes int?)
UPDATE contacts_contact SET version = version + 1, day = $3, channel = $4, language = $5, topic = $6, person_id = $7, minutes = $8
WHERE id = $1 AND version = $2;

-- remove :count (contact id, version int)
DELETE FROM contacts_contact WHERE id = $1 AND version = $2;

-- get :one (contact id) -> (project id, day day, channel text, language text, topic text, person id?, minutes int?, staff id?, version int)
SELECT project_id, day, channel, language, topic, person_id, minutes, staff_id, version FROM contacts_contact WHERE id = $1;

-- of_month :many (project id, first day, last day, limit int) -> (contact id, day day, channel text, language text, topic text, person id?, minutes int?, staff_name text?, version int)
SELECT c.id, c.day, c.channel, c.language, c.topic, c.person_id, c.minutes, s.name, c.version
FROM contacts_contact c LEFT JOIN staff s ON s.id = c.staff_id
WHERE c.project_id = $1 AND c.day BETWEEN $2 AND $3 ORDER BY c.day DESC, c.id DESC LIMIT $4;

-- last_of :one (staff id, since day) -> (channel text, language text)
SELECT channel, language FROM contacts_contact WHERE staff_id = $1 AND day >= $2 ORDER BY day DESC, id DESC LIMIT 1;
