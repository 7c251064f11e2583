-- Contacts on the move: whom a worker may meet today, and what her device has sent. Rules: contacts_away.c.

-- people :many (staff id, today day, limit int) -> (person id, project id, given_names name?, family_name name?,
--    phone secret?, minds bool)
-- Those with whom she has an appointment today, the members of her groups that meet today, and for whom she is
-- responsible. Who is protected stands on no device. minds: there is something to be minded before one calls.
SELECT x.person_id, min(x.project_id) AS project_id, p.given_names, p.family_name, r.phone,
       CASE WHEN r.contact_when IS NOT NULL OR r.contact_who IS NOT NULL OR r.contact_never IS NOT NULL THEN 1
            ELSE 0 END AS minds
FROM (SELECT a.person_id, a.project_id FROM appointments_caseload_facts a
          WHERE a.staff_id = $1 AND a.day = $2 AND a.state = 'planned'
      UNION SELECT m.person_id, s.project_id FROM groups_session_facts s
          JOIN groups_leads_facts l ON l.group_id = s.group_id AND l.staff_id = $1 AND l.role = 'leader'
          JOIN groups_member_facts m ON m.group_id = s.group_id AND m.state = 'member'
          WHERE s.day = $2 AND s.state = 'planned'
      UNION SELECT k.person_id, k.project_id FROM caseload_spell_facts c
          JOIN people_spell_key_facts k ON k.id = c.participation_id
          WHERE c.staff_id = $1 AND c.since <= $2 AND (c.until IS NULL OR c.until >= $2)) x
JOIN people_member_facts p ON p.person_id = x.person_id AND p.protected = 0
JOIN people_address_facts r ON r.person_id = x.person_id AND r.merged_into IS NULL
GROUP BY x.person_id, p.given_names, p.family_name, p.sort_key, r.phone, r.contact_when, r.contact_who, r.contact_never
ORDER BY p.sort_key, x.person_id LIMIT $3;

-- takes_part :many (person id) -> (project id)
-- The newest participation first.
SELECT project_id FROM people_spell_key_facts WHERE person_id = $1 ORDER BY id DESC;

-- sent :one (staff id, number text) -> (contact id)
SELECT contact_id FROM contacts_sent WHERE staff_id = $1 AND number = $2;

-- keep :exec (staff id, number text, contact id, sent_at instant)
INSERT INTO contacts_sent (staff_id, number, contact_id, sent_at) VALUES ($1, $2, $3, $4);

-- forget :exec (before instant)
DELETE FROM contacts_sent WHERE sent_at < $1;

-- meanwhile :many (person id, since instant, staff id, limit int) -> (channel text, topic text, minutes int?, day day,
--    created_at instant, staff_name text?)
-- What others wrote of her since.
SELECT c.channel, c.topic, c.minutes, c.day, c.created_at, s.name AS staff_name
FROM contacts_contact c LEFT JOIN staff_facts s ON s.staff_id = c.staff_id
WHERE c.person_id = $1 AND c.created_at >= $2 AND coalesce(c.staff_id, 0) <> $3 ORDER BY c.created_at, c.id LIMIT $4;
