-- What was written, and to be called.

-- shape line (message id, person id, given_names name?, family_name name?, is_protected bool, kind text, channel text,
--    tag text, body text, state text, why text, sent_name text?, tries int, parts int, made_at instant,
--    next_at instant, until text, sent_at instant?, delivered_at instant?, version int)

-- list :many (staff id, person id, state text, channel text, mine int, left_since day, made_since instant, limit int,
--    start int) -> line
-- staff 0: the program; person 0: all; state and channel '': any.
SELECT m.id, p.person_id, p.given_names, p.family_name, p.protected, m.kind, m.channel, m.tag, m.body, m.state, m.why,
       s.name, m.tries, m.parts, m.made_at, m.next_at, m.until, m.sent_at, m.delivered_at, m.version
FROM messages_message m JOIN people_key_facts k ON k.id = m.person_id
JOIN people_member_facts p ON p.person_id = coalesce(k.merged_into, k.id)
LEFT JOIN staff_facts s ON s.staff_id = m.sent_by
WHERE ($2 = 0 OR p.person_id = $2) AND ($3 = '' OR m.state = $3) AND ($4 = '' OR m.channel = $4)
  AND ($5 = 0 OR m.sent_by = $1)
  AND ($1 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $1
      AND (v.left_on IS NULL OR v.left_on >= $6) AND (v.made_at IS NULL OR v.made_at >= $7)))
ORDER BY m.id DESC LIMIT $8 OFFSET $9;

-- calls :many (staff id, now instant, left_since day, made_since instant, limit int, start int, mine int, today day) ->
--    (line, phone secret?, contact_when secret?, contact_who secret?, contact_never secret?, total int)
-- Of a session as it is now: the same as messages_stands.
-- Also who has no number: her page tells how else she is reached; the number of who is protected is left out. mine: she
-- had it written, or answers for the person.
SELECT m.id, p.person_id, p.given_names, p.family_name, p.protected, m.kind, m.channel, m.tag, m.body, m.state, m.why,
       s.name, m.tries, m.parts, m.made_at, m.next_at, m.until, m.sent_at, m.delivered_at, m.version,
       CASE WHEN r.protected = 0 THEN r.phone END AS phone, r.contact_when, r.contact_who, r.contact_never,
       count(*) OVER () AS total
FROM messages_message m JOIN people_key_facts k ON k.id = m.person_id
JOIN people_member_facts p ON p.person_id = coalesce(k.merged_into, k.id)
JOIN people_address_facts r ON r.person_id = p.person_id
LEFT JOIN staff_facts s ON s.staff_id = m.sent_by
LEFT JOIN groups_session_facts x ON x.id = m.about_id
WHERE m.state = 'waiting' AND m.channel = 'phone' AND m.next_at <= $2 AND (m.until = '' OR m.until > $2)
  AND (m.about_id IS NULL OR m.kind NOT IN ('reminder', 'moved', 'cancelled', 'invitation')
       OR (x.id IS NULL AND m.kind = 'invitation')
       OR (x.state = CASE m.kind WHEN 'cancelled' THEN 'cancelled' ELSE 'planned' END
           AND m.about_key || ' ' LIKE x.day || ' ' || coalesce(x.start_time, '') || ' %'))
  AND ($7 = 0 OR m.sent_by = $1 OR EXISTS (SELECT 1 FROM caseload_sight_facts c WHERE c.person_id = p.person_id
      AND c.staff_id = $1 AND (c.left_on IS NULL OR c.left_on >= $8)))
  AND ($1 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $1
      AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))
ORDER BY m.next_at, m.id LIMIT $5 OFFSET $6;

-- get :one (message id) -> line
SELECT m.id, p.person_id, p.given_names, p.family_name, p.protected, m.kind, m.channel, m.tag, m.body, m.state, m.why,
       s.name, m.tries, m.parts, m.made_at, m.next_at, m.until, m.sent_at, m.delivered_at, m.version
FROM messages_message m JOIN people_key_facts k ON k.id = m.person_id
JOIN people_member_facts p ON p.person_id = coalesce(k.merged_into, k.id)
LEFT JOIN staff_facts s ON s.staff_id = m.sent_by WHERE m.id = $1;

-- called :count (message id, version int, state text, why text, next_at instant, now instant)
UPDATE messages_message SET state = $3, why = $4, next_at = $5, tries = tries + 1, tried_at = $6,
    sent_at = CASE WHEN $3 = 'sent' THEN $6 ELSE sent_at END, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'waiting' AND channel = 'phone';

-- letters :many (staff id, left_since day, made_since instant, limit int, now text) -> line
SELECT m.id, p.person_id, p.given_names, p.family_name, p.protected, m.kind, m.channel, m.tag, m.body, m.state, m.why,
       s.name, m.tries, m.parts, m.made_at, m.next_at, m.until, m.sent_at, m.delivered_at, m.version
FROM messages_message m JOIN people_key_facts k ON k.id = m.person_id
JOIN people_member_facts p ON p.person_id = coalesce(k.merged_into, k.id)
LEFT JOIN staff_facts s ON s.staff_id = m.sent_by
LEFT JOIN groups_session_facts x ON x.id = m.about_id
WHERE m.state = 'waiting' AND m.channel = 'letter' AND (m.until = '' OR m.until > $5)
  AND (m.about_id IS NULL OR m.kind NOT IN ('reminder', 'moved', 'cancelled', 'invitation')
       OR (x.id IS NULL AND m.kind = 'invitation')
       OR (x.state = CASE m.kind WHEN 'cancelled' THEN 'cancelled' ELSE 'planned' END
           AND m.about_key || ' ' LIKE x.day || ' ' || coalesce(x.start_time, '') || ' %'))
  AND ($1 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $1
      AND (v.left_on IS NULL OR v.left_on >= $2) AND (v.made_at IS NULL OR v.made_at >= $3)))
ORDER BY m.id LIMIT $4;

-- printed :exec (message id, sent_at instant)
UPDATE messages_message SET state = 'sent', why = 'printed', sent_at = $2, version = version + 1
WHERE id = $1 AND state = 'waiting' AND channel = 'letter';
