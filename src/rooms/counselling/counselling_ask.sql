-- Specialists, and what was asked of them.

-- shape specialist (specialist id, name text, role text, organisation text, email secret?, phone secret?,
--    languages text, active bool, version int)

-- specialists :many (only_active bool, limit int) -> specialist
SELECT id, name, role, organisation, email, phone, languages, coalesce(active, 1) AS active, version
FROM counselling_specialist WHERE $1 = 0 OR coalesce(active, 1) = 1
ORDER BY coalesce(active, 1) DESC, name, id LIMIT $2;

-- specialist :one (specialist id) -> specialist
SELECT id, name, role, organisation, email, phone, languages, coalesce(active, 1) AS active, version
FROM counselling_specialist WHERE id = $1;

-- specialist_add :exec (specialist id, name text, role text, organisation text, email secret?, phone secret?,
--    languages text, active bool)
INSERT INTO counselling_specialist (id, source_key, name, role, organisation, email, phone, languages, active, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, 1);

-- specialist_change :count (specialist id, version int, name text, role text, organisation text, email secret?,
--    phone secret?, languages text, active bool)
UPDATE counselling_specialist SET name = $3, role = $4, organisation = $5, email = $6, phone = $7, languages = $8,
    active = $9, version = version + 1
WHERE id = $1 AND version = $2;

-- shape question (id id, talk id, person id, project id, specialist id?, staff id?, specialist_name text?,
--    staff_name text?, asked_on day, question secret?, name_given bool?, consent_on day?, answered_on day?,
--    answer secret?, withdrawn_on day?, read_on day?, link_expires_at instant?, version int)

-- add :exec (id id, talk id, specialist id, staff id?, asked_on day, question secret, name_given bool,
--    consent_on day?, link_hash bytes, link_expires_at instant)
INSERT INTO counselling_question (id, source_key, talk_id, specialist_id, staff_id, asked_on, question, name_given,
    consent_on, link_hash, link_expires_at, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- get :one (question id) -> question
SELECT q.id, q.talk_id, k.person_id, k.project_id, q.specialist_id, q.staff_id, s.name AS specialist_name,
       n.name AS staff_name, q.asked_on, q.question, q.name_given, q.consent_on, q.answered_on, q.answer,
       q.withdrawn_on, q.read_on, q.link_expires_at, q.version
FROM counselling_question q JOIN counselling_talk k ON k.id = q.talk_id
LEFT JOIN counselling_specialist s ON s.id = q.specialist_id LEFT JOIN staff_facts n ON n.staff_id = q.staff_id
WHERE q.id = $1;

-- by_link :one (id id, link_hash bytes) -> question
SELECT q.id, q.talk_id, k.person_id, k.project_id, q.specialist_id, q.staff_id, s.name AS specialist_name,
       n.name AS staff_name, q.asked_on, q.question, q.name_given, q.consent_on, q.answered_on, q.answer,
       q.withdrawn_on, q.read_on, q.link_expires_at, q.version
FROM counselling_question q JOIN counselling_talk k ON k.id = q.talk_id
LEFT JOIN counselling_specialist s ON s.id = q.specialist_id LEFT JOIN staff_facts n ON n.staff_id = q.staff_id
WHERE q.id = $1 AND q.link_hash = $2;

-- mine :many (staff id, limit int, start int) -> question
SELECT q.id, q.talk_id, k.person_id, k.project_id, q.specialist_id, q.staff_id, s.name AS specialist_name,
       n.name AS staff_name, q.asked_on, q.question, q.name_given, q.consent_on, q.answered_on, q.answer,
       q.withdrawn_on, q.read_on, q.link_expires_at, q.version
FROM counselling_question q JOIN counselling_talk k ON k.id = q.talk_id
JOIN auth_work_facts w ON w.staff_id = $1 AND w.project_id = k.project_id AND w.role IN ('counsellor', 'instructor')
LEFT JOIN counselling_specialist s ON s.id = q.specialist_id LEFT JOIN staff_facts n ON n.staff_id = q.staff_id
WHERE q.staff_id = $1
ORDER BY CASE WHEN q.answered_on IS NOT NULL AND q.read_on IS NULL THEN 0 ELSE 1 END, q.asked_on DESC, q.id DESC
LIMIT $2 OFFSET $3;

-- mine_count :one (staff id) -> (n int)
SELECT count(*) FROM counselling_question WHERE staff_id = $1;

-- of_talk :many (talk id, limit int) -> question
SELECT q.id, q.talk_id, k.person_id, k.project_id, q.specialist_id, q.staff_id, s.name AS specialist_name,
       n.name AS staff_name, q.asked_on, q.question, q.name_given, q.consent_on, q.answered_on, q.answer,
       q.withdrawn_on, q.read_on, q.link_expires_at, q.version
FROM counselling_question q JOIN counselling_talk k ON k.id = q.talk_id
LEFT JOIN counselling_specialist s ON s.id = q.specialist_id LEFT JOIN staff_facts n ON n.staff_id = q.staff_id
WHERE q.talk_id = $1 ORDER BY q.asked_on DESC, q.id DESC LIMIT $2;

-- asked_of :many (person id, staff id, limit int) -> (talk id, specialist_name text?, asked_on day, answered_on day?)
-- What this member of staff asked about her and has no answer to, or has not read.
SELECT q.talk_id, s.name AS specialist_name, q.asked_on, q.answered_on
FROM counselling_talk k JOIN counselling_question q ON q.talk_id = k.id
LEFT JOIN counselling_specialist s ON s.id = q.specialist_id
WHERE k.person_id = $1 AND q.staff_id = $2 AND q.withdrawn_on IS NULL AND q.read_on IS NULL
ORDER BY q.asked_on, q.id LIMIT $3;

-- about :many (talk id) -> (id id, answered_on day?)
SELECT id, answered_on FROM counselling_question WHERE talk_id = $1 ORDER BY id;

-- drop :exec (talk id)
DELETE FROM counselling_question WHERE talk_id = $1;

-- said_no :one (person id) -> (n int)
-- To telling others about her.
SELECT count(*) FROM consents_no_facts WHERE person_id = $1 AND purpose = 'sharing';

-- withdraw_with_name :count (person id, withdrawn_on day)
-- Questions with her name that nobody has answered yet.
UPDATE counselling_question SET withdrawn_on = $2, version = version + 1
WHERE talk_id IN (SELECT k.id FROM counselling_talk k WHERE k.person_id = $1) AND name_given = 1
  AND answered_on IS NULL AND withdrawn_on IS NULL;

-- withdraw :count (id id, version int, withdrawn_on day)
UPDATE counselling_question SET withdrawn_on = $3, version = version + 1
WHERE id = $1 AND version = $2 AND answered_on IS NULL AND withdrawn_on IS NULL;

-- renew :count (id id, version int, link_hash bytes, link_expires_at instant)
UPDATE counselling_question SET link_hash = $3, link_expires_at = $4, version = version + 1
WHERE id = $1 AND version = $2 AND answered_on IS NULL AND withdrawn_on IS NULL;

-- mark_read :count (id id, version int, read_on day)
UPDATE counselling_question SET read_on = $3, version = version + 1
WHERE id = $1 AND version = $2 AND answered_on IS NOT NULL;

-- answer :count (id id, link_hash bytes, now instant, answered_on day, answer secret)
UPDATE counselling_question SET answered_on = $4, answered_at = $3, answer = $5, version = version + 1
WHERE id = $1 AND link_hash = $2 AND link_expires_at > $3 AND answered_on IS NULL AND withdrawn_on IS NULL;
