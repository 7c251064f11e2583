-- What persons agreed to; the rules are in consents.c.

-- newest :many (person id) -> (purpose text, version int, given_on day, withdrawn_on day?)
-- The last word for each purpose, the newest first.
SELECT purpose, version, given_on, withdrawn_on FROM consents_consent WHERE person_id = $1 ORDER BY id DESC;

-- give :exec (consent id, person id, purpose text, version int, given_on day, withdrawn_on day?)
INSERT INTO consents_consent (id, person_id, purpose, version, given_on, withdrawn_on) VALUES ($1, $2, $3, $4, $5, $6);

-- take_back :count (person id, purpose text, withdrawn_on day)
UPDATE consents_consent SET withdrawn_on = $3 WHERE person_id = $1 AND purpose = $2 AND withdrawn_on IS NULL;

-- drop :exec (import id)
DELETE FROM consents_consent WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
