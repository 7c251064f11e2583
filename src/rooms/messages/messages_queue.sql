-- The queue.

-- add :count (message id, person id?, staff id?, project id?, kind text, channel text, tag text, body text,
--    link secret?, parts int, state text, why text, about id?, about_key text, sent_by id?, made_at instant,
--    next_at instant, until text)
INSERT INTO messages_message (id, person_id, staff_id, project_id, kind, channel, tag, body, link, parts, state, why,
    about_id, about_key, sent_by, tries, made_at, next_at, until, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 0, $16, $17, $18, 1)
ON CONFLICT (kind, person_id, about_id, about_key) DO NOTHING;

-- shape claimed (message id, person id?, staff id?, kind text, tag text, body text, link secret?, about id?,
--    about_key text, tries int, until text, tried_at instant?)

-- taken :many (channel text, limit int) -> claimed
SELECT id, person_id, staff_id, kind, tag, body, link, about_id, about_key, tries, until, tried_at FROM messages_message
WHERE state = 'sending' AND channel = $1 ORDER BY id LIMIT $2;

-- due :many (channel text, next_at instant, limit int) -> claimed
SELECT id, person_id, staff_id, kind, tag, body, link, about_id, about_key, tries, until, tried_at FROM messages_message
WHERE state = 'waiting' AND channel = $1 AND next_at <= $2 ORDER BY next_at, id LIMIT $3;

-- any_due :one (next_at instant) -> (message id)
SELECT id FROM messages_message WHERE state = 'waiting' AND channel IN ('sms', 'email') AND next_at <= $1 LIMIT 1;

-- any_taken :one -> (message id)
SELECT id FROM messages_message WHERE state = 'sending' AND channel IN ('sms', 'email') LIMIT 1;

-- take :count (message id, address_key bytes, tried_at instant)
UPDATE messages_message SET state = 'sending', address_key = $2, tries = tries + 1,
    tried_at = coalesce(tried_at, $3), version = version + 1
WHERE id = $1 AND state = 'waiting';

-- later :exec (message id, next_at instant, why text)
UPDATE messages_message SET state = 'waiting', next_at = $2, why = $3, version = version + 1
WHERE id = $1 AND state IN ('waiting', 'sending');

-- elsewhere :exec (message id, channel text, why text, now instant)
UPDATE messages_message SET channel = $2, state = 'waiting', why = $3, next_at = $4, version = version + 1
WHERE id = $1 AND state = 'waiting';

-- close :count (message id, state text, why text)
UPDATE messages_message SET state = $2, why = $3, link = NULL, version = version + 1
WHERE id = $1 AND state IN ('waiting', 'sending');

-- no_need :count (message id)
-- With what was sent again of it (messages_again makes that key).
UPDATE messages_message SET state = 'stopped', why = 'answered', link = NULL, version = version + 1
WHERE state = 'waiting' AND (id = $1 OR id IN (SELECT m.id FROM messages_message o JOIN messages_message m
    ON m.kind = o.kind AND m.person_id = o.person_id AND m.about_id = o.about_id
    WHERE o.id = $1 AND m.about_key LIKE o.about_key || ' again %'));

-- gone :one (kind text, about id, about_key text) -> (n int)
-- Also what went and did not arrive: whoever looks after it may have called since.
SELECT count(*) FROM messages_message WHERE kind = $1 AND about_id = $2
    AND (about_key = $3 OR about_key LIKE $3 || ' again %') AND state NOT IN ('waiting', 'stopped');

-- unsay :count (kind text, about id, about_key text)
UPDATE messages_message SET state = 'stopped', why = 'by_hand', link = NULL, version = version + 1
WHERE kind = $1 AND about_id = $2 AND (about_key = $3 OR about_key LIKE $3 || ' again %') AND state = 'waiting';

-- sent :exec (message id, sent_at instant)
UPDATE messages_message SET state = 'sent', why = '', link = NULL, sent_at = $2, version = version + 1
WHERE id = $1 AND state = 'sending';

-- report :count (message id, state text, why text, delivered_at instant?)
-- The report may overtake the answer.
UPDATE messages_message SET state = $2, why = $3, link = NULL, delivered_at = $4,
    sent_at = coalesce(sent_at, $4), version = version + 1
WHERE id = $1 AND state IN ('sending', 'sent');

-- came_back :count (message id, why text)
UPDATE messages_message SET state = 'failed', why = $2, link = NULL, version = version + 1
WHERE id = $1 AND channel = 'email' AND state IN ('sending', 'sent');

-- unsure :exec ()
UPDATE messages_message SET state = 'failed', why = 'unsure', link = NULL, version = version + 1
WHERE state = 'sending' AND channel = 'email';

-- get_key :one (message id) -> (address_key bytes?, tries int, last_at instant?)
SELECT address_key, tries, coalesce(sent_at, tried_at) AS last_at FROM messages_message WHERE id = $1;

-- whole :one (message id) -> (person id?, project id?, kind text, tag text, body text, state text, about id?,
--    about_key text, until text)
SELECT person_id, project_id, kind, tag, body, state, about_id, about_key, until FROM messages_message WHERE id = $1;

-- there :one (message id) -> (message id)
SELECT id FROM messages_message WHERE id = $1 AND channel IN ('sms', 'email');

-- drop_messages :exec (import id)
DELETE FROM messages_message WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);

-- drop_ways :exec (import id)
DELETE FROM messages_way WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);

-- drop_answers :exec (import id)
DELETE FROM messages_answer WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
