-- Who may be written to, and how.

-- of :many (ids text, today day) -> (asked id, person id, phone secret?, phone_key bytes?, email secret?,
--    service_language text, languages text, protected bool, contact_when secret?, contact_who secret?,
--    contact_never secret?, way text?, minded bytes?, way_version int?, lost_way text?, phone_blocked text?,
--    left_alone bool)
-- ids: of 19 digits each; rows in that order. Who was merged is told of as the one who was kept. lost_way: of a file
-- that went into hers. left_alone: takes part in nothing any more, waits for nothing, said no to being called later.
WITH RECURSIVE asked(place, id) AS (
    SELECT 1, CAST(substr($1, 1, 19) AS bigint) WHERE $1 <> ''
    UNION ALL SELECT a.place + 19, CAST(substr($1, a.place + 19, 19) AS bigint) FROM asked a
    WHERE a.place + 19 < length($1))
SELECT a.id AS asked, p.person_id, p.phone, p.phone_key, p.email, p.service_language, p.languages, p.protected,
       p.contact_when, p.contact_who, p.contact_never, w.channel AS way, w.minded, w.version AS way_version,
       (SELECT o.channel FROM people_key_facts k JOIN messages_way o ON o.person_id = k.id
        WHERE k.merged_into = p.person_id ORDER BY k.id DESC LIMIT 1) AS lost_way, b.why AS phone_blocked,
       CASE WHEN EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = p.person_id)
         AND NOT EXISTS (SELECT 1 FROM people_leaving_facts l WHERE l.person_id = p.person_id
             AND coalesce(l.exit_date, $2) >= $2)
         AND NOT EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.person_id = p.person_id
             AND coalesce(m.left_on, $2) >= $2) THEN 1 ELSE 0 END AS left_alone
FROM asked a JOIN people_key_facts f ON f.id = a.id
JOIN people_address_facts p ON p.person_id = coalesce(f.merged_into, f.id)
LEFT JOIN messages_way w ON w.person_id = p.person_id
LEFT JOIN messages_blocked b ON b.address_key = p.phone_key
ORDER BY a.place;

-- blocked_of :many (address_keys bytes) -> (address_key bytes, why text)
-- Of these keys, of 32 bytes each.
WITH RECURSIVE asked(place, address_key) AS (
    SELECT 1, substr($1, 1, 32) WHERE length($1) > 0
    UNION ALL SELECT a.place + 32, substr($1, a.place + 32, 32) FROM asked a WHERE a.place + 32 < length($1))
SELECT DISTINCT b.address_key, b.why FROM asked a JOIN messages_blocked b ON b.address_key = a.address_key
ORDER BY b.address_key;

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
