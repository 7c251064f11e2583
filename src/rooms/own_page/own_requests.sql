-- What persons ask about their own data; the rules are in own_requests.c.

-- shape request (request id, person id, kind text, field text, value secret?, asked_at instant, due_on day, state text,
--    answered_at instant?, answer secret?, version int)

-- of_person :many (person id, limit int) -> request
SELECT id, person_id, kind, field, value, asked_at, due_on, state, answered_at, answer, version FROM own_page_request
WHERE person_id = $1 ORDER BY asked_at DESC, id DESC LIMIT $2;

-- get :one (request id) -> request
SELECT id, person_id, kind, field, value, asked_at, due_on, state, answered_at, answer, version FROM own_page_request
WHERE id = $1;

-- open :many (limit int) -> request
-- Of who has not gone into another file: deletions and copies, the first due first.
SELECT r.id, r.person_id, r.kind, r.field, r.value, r.asked_at, r.due_on, r.state, r.answered_at, r.answer, r.version
FROM own_page_request r WHERE r.state = 'open' AND r.kind <> 'change' ORDER BY r.due_on, r.id LIMIT $1;

-- same_open :one (person id, kind text, field text) -> (request id)
SELECT id FROM own_page_request WHERE person_id = $1 AND kind = $2 AND field = $3 AND state = 'open';

-- add :exec (request id, person id, kind text, field text, value secret?, asked_at instant, due_on day)
INSERT INTO own_page_request (id, person_id, kind, field, value, asked_at, due_on, state, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', 1);

-- put_value :exec (request id, value secret?)
UPDATE own_page_request SET value = $2, version = version + 1 WHERE id = $1;

-- take_back :count (request id, person id)
DELETE FROM own_page_request WHERE id = $1 AND person_id = $2 AND state = 'open';

-- answer :count (request id, version int, state text, answer secret?, answered_at instant, answered_by id)
UPDATE own_page_request SET state = $3, answer = $4, answered_at = $5, answered_by = $6, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'open';

-- removed :count (request id, answer secret?, answered_at instant, answered_by id?)
-- The answer to a deletion that was made.
UPDATE own_page_request SET state = 'done', answer = $2, answered_at = $3, answered_by = $4, version = version + 1
WHERE id = $1 AND kind = 'deletion' AND state = 'open';

-- end :exec (person id, answered_at instant)
-- Nobody is left to be answered.
UPDATE own_page_request SET state = 'done', answered_at = $2, version = version + 1
WHERE person_id = $1 AND state = 'open';

-- projects :many (person id) -> (project id)
SELECT DISTINCT project_id FROM participation_facts WHERE person_id = $1 ORDER BY project_id;

-- drop :exec (import id)
DELETE FROM own_page_request WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
