-- Who may be written to, and how.

-- person :one (person id) -> (merged_into id?, phone secret?, phone_key bytes?, email secret?, service_language text,
--    languages text, protected bool, contact_when secret?, contact_who secret?, contact_never secret?)
SELECT merged_into, phone, phone_key, email, service_language, languages, protected, contact_when, contact_who,
       contact_never
FROM people_address_facts WHERE person_id = $1;

-- staff :one (staff id) -> (email text, tag text, disabled bool)
SELECT email, tag, disabled FROM staff_address_facts WHERE staff_id = $1;

-- way :one (person id) -> (channel text, minded bytes?, version int)
SELECT channel, minded, version FROM messages_way WHERE person_id = $1;

-- lost_way :one (person id) -> (channel text, minded bytes?)
-- Of a file that went into hers.
SELECT w.channel, w.minded FROM messages_way w JOIN people_key_facts k ON k.id = w.person_id
WHERE k.merged_into = $1 ORDER BY w.person_id DESC LIMIT 1;

-- add_way :count (person id, channel text, minded bytes?, minded_by id?)
INSERT INTO messages_way (person_id, channel, minded, minded_by, version) VALUES ($1, $2, $3, $4, 1)
ON CONFLICT (person_id) DO NOTHING;

-- change_way :count (person id, version int, channel text, minded bytes?, minded_by id?)
UPDATE messages_way SET channel = $3, minded = $4, minded_by = $5, version = version + 1
WHERE person_id = $1 AND version = $2;

-- blocked :one (address_key bytes) -> (why text)
SELECT why FROM messages_blocked WHERE address_key = $1;

-- block :exec (address_key bytes, why text, since instant)
INSERT INTO messages_blocked (address_key, why, since) VALUES ($1, $2, $3)
ON CONFLICT (address_key) DO UPDATE SET why = excluded.why, since = excluded.since;

-- unblock :exec (address_key bytes)
DELETE FROM messages_blocked WHERE address_key = $1;
