-- Who may be written to, and how.

-- shape facts (person id, merged_into id?, phone secret?, phone_key bytes?, email secret?, service_language text,
--    languages text, protected bool, contact_when secret?, contact_who secret?, contact_never secret?, way text?,
--    minded bytes?, way_version int?, lost_way text?, phone_blocked text?)
-- lost_way: of a file that went into hers.

-- person :one (person id) -> facts
SELECT p.person_id, p.merged_into, p.phone, p.phone_key, p.email, p.service_language, p.languages, p.protected,
       p.contact_when, p.contact_who, p.contact_never, w.channel AS way, w.minded, w.version AS way_version,
       (SELECT o.channel FROM people_key_facts k JOIN messages_way o ON o.person_id = k.id
        WHERE k.merged_into = p.person_id ORDER BY k.id DESC LIMIT 1) AS lost_way, b.why AS phone_blocked
FROM people_address_facts p LEFT JOIN messages_way w ON w.person_id = p.person_id
LEFT JOIN messages_blocked b ON b.address_key = p.phone_key
WHERE p.person_id = $1;

-- left_alone :one (person id, today day) -> (n int)
-- Takes part in nothing any more, waits for nothing, and said no to being called later.
SELECT count(*) FROM consents_not_called_facts n WHERE n.person_id = $1
  AND NOT EXISTS (SELECT 1 FROM people_leaving_facts a WHERE a.person_id = $1 AND coalesce(a.exit_date, $2) >= $2)
  AND NOT EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.person_id = $1 AND coalesce(m.left_on, $2) >= $2);

-- of_group :many (group id, day day) -> facts
-- Its members on the day.
SELECT p.person_id, p.merged_into, p.phone, p.phone_key, p.email, p.service_language, p.languages, p.protected,
       p.contact_when, p.contact_who, p.contact_never, w.channel AS way, w.minded, w.version AS way_version,
       (SELECT o.channel FROM people_key_facts k JOIN messages_way o ON o.person_id = k.id
        WHERE k.merged_into = p.person_id ORDER BY k.id DESC LIMIT 1) AS lost_way, b.why AS phone_blocked
FROM people_address_facts p LEFT JOIN messages_way w ON w.person_id = p.person_id
LEFT JOIN messages_blocked b ON b.address_key = p.phone_key
WHERE p.person_id IN (SELECT m.person_id FROM groups_member_facts m
    WHERE m.group_id = $1 AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on >= $2))
ORDER BY p.person_id;

-- staff :one (staff id) -> (email text, tag text, disabled bool)
SELECT email, tag, disabled FROM staff_address_facts WHERE staff_id = $1;

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

-- unbounce :exec (address_key bytes)
DELETE FROM messages_blocked WHERE address_key = $1 AND why = 'bounced';
