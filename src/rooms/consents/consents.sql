-- What persons agreed to; the rules are in consents.c.

-- newest :many (person id) -> (purpose text, version int, given_on day, withdrawn_on day?)
-- Her words for each purpose, the newest first, also those said under a file that went into hers.
SELECT purpose, version, given_on, withdrawn_on FROM consents_word_facts WHERE person_id = $1
ORDER BY said_on DESC, said_id DESC;

-- give :exec (consent id, person id, purpose text, version int, given_on day, withdrawn_on day?)
INSERT INTO consents_consent (id, person_id, purpose, version, given_on, withdrawn_on) VALUES ($1, $2, $3, $4, $5, $6);

-- take_back :count (person id, purpose text, withdrawn_on day, no id)
UPDATE consents_consent SET withdrawn_on = $3, no_id = $4
WHERE person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1) AND purpose = $2
  AND withdrawn_on IS NULL;

-- drop :exec (import id)
DELETE FROM consents_consent WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);

-- pictures_of :many (group id, on day, staff id, left_since day, made_since instant) -> (person id,
--    given_names name, family_name name, given_on day?, withdrawn_on day?)
-- Members of the group on that day with their last word about pictures; staff: only whom she sees now (0: all).
SELECT p.person_id, p.given_names, p.family_name, c.given_on, c.withdrawn_on
FROM people_member_facts p
LEFT JOIN consents_last_facts c ON c.person_id = p.person_id AND c.purpose = 'photo'
WHERE p.person_id IN (SELECT m.person_id FROM groups_member_facts m WHERE m.group_id = $1 AND m.state <> 'waiting'
      AND coalesce(m.joined_on, '') <= $2 AND coalesce(m.left_on, '9999') >= $2)
  AND ($3 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $3
      AND (v.left_on IS NULL OR v.left_on >= $4) AND (v.made_at IS NULL OR v.made_at >= $5)))
ORDER BY p.sort_key, p.person_id;
