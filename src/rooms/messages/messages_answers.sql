-- What comes back.

-- last_to :one (address_key bytes, since instant) -> (message id, person id?, project id?, staff id?,
--    kind text, about id?, about_key text, went bool, persons int)
-- What reached that number last; when nothing did, what was tried. persons: so many were written to there.
SELECT id, person_id, project_id, sent_by, kind, about_id, about_key,
       CASE WHEN state IN ('sending', 'sent', 'delivered') THEN 1 ELSE 0 END AS went,
       (SELECT count(DISTINCT coalesce(k.merged_into, k.id)) FROM messages_message o
        JOIN people_key_facts k ON k.id = o.person_id WHERE o.address_key = $1 AND o.tried_at >= $2) AS persons
FROM messages_message WHERE address_key = $1 AND person_id IS NOT NULL AND tried_at >= $2
ORDER BY went DESC, coalesce(sent_at, tried_at) DESC, id DESC LIMIT 1;

-- owners :many (phone_key bytes) -> (person id)
SELECT person_id FROM people_address_facts WHERE phone_key = $1 AND merged_into IS NULL ORDER BY person_id LIMIT 2;

-- add :count (answer id, event text, address_key bytes, person id?, project id?, message id?, staff id?,
--    sender secret?, body secret, came_at instant)
INSERT INTO messages_answer (id, event, address_key, person_id, project_id, message_id, staff_id, sender, body, came_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (event) DO NOTHING;

-- list :many (staff id, only_open int, unknown int, left_since day, made_since instant, limit int, start int) ->
--    (answer id, person id?, given_names name?, family_name name?, message id?, whom id?, staff_name text?,
--    sender secret?, body secret, came_at instant, read_at instant?, meant text?, total int)
-- unknown: those of numbers that are nobody's, too.
SELECT a.id, p.person_id, p.given_names, p.family_name, a.message_id, a.staff_id AS whom, s.name AS staff_name,
       a.sender, a.body, a.came_at, a.read_at, a.meant, count(*) OVER () AS total
FROM messages_answer a LEFT JOIN people_key_facts k ON k.id = a.person_id
LEFT JOIN people_member_facts p ON p.person_id = coalesce(k.merged_into, k.id)
LEFT JOIN staff_facts s ON s.staff_id = a.staff_id
WHERE ($2 = 0 OR a.read_at IS NULL) AND ($3 = 1 OR a.person_id IS NOT NULL)
  AND ($1 = 0 OR a.person_id IS NULL OR EXISTS (SELECT 1 FROM people_sight_facts v
    WHERE v.person_id = p.person_id AND v.staff_id = $1 AND (v.left_on IS NULL OR v.left_on >= $4)
      AND (v.made_at IS NULL OR v.made_at >= $5)))
ORDER BY a.id DESC LIMIT $6 OFFSET $7;

-- get :one (answer id) -> (person id?, read_at instant?)
SELECT person_id, read_at FROM messages_answer WHERE id = $1;

-- read :exec (answer id, read_by id?, read_at instant)
UPDATE messages_answer SET read_by = $2, read_at = $3 WHERE id = $1 AND read_at IS NULL;

-- means :exec (answer id, meant text)
UPDATE messages_answer SET meant = $2 WHERE id = $1;

-- waiting :one (staff id) -> (n int)
SELECT count(*) FROM messages_answer WHERE staff_id = $1 AND read_at IS NULL;
