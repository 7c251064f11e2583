-- Specialists and questions to them as kinds of record: out, found, brought in, changed, taken away.

-- specialist_give :each (low id, high id, project id) -> (id id, key text, name text, role text, organisation text,
--    email secret?, phone secret?, languages text, active int?)
SELECT x.id, x.source_key, x.name, x.role, x.organisation, x.email, x.phone, x.languages, x.active
FROM counselling_specialist x
WHERE x.id BETWEEN $1 AND $2 AND
    ($3 = 0 OR x.id IN
    (SELECT q.specialist_id FROM counselling_question q JOIN counselling_talk t ON t.id = q.talk_id
     WHERE t.project_id = $3))
    ORDER BY x.id;

-- specialist_any :one -> (id id)
SELECT id FROM counselling_specialist LIMIT 1;

-- specialist_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM counselling_specialist WHERE source_key = $1 OR id = $2 ORDER BY id;

-- specialist_add :add (id id, source_key text, name text, role text, organisation text, email secret?,
--    phone secret?, languages text, active int?, import id)
INSERT INTO counselling_specialist (id, source_key, name, role, organisation, email, phone, languages, active,
    import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- specialist_change :exec (id id, name text, role text, organisation text, email secret?, phone secret?,
--    languages text, active int?)
UPDATE counselling_specialist SET name = $2, role = $3, organisation = $4, email = $5, phone = $6, languages = $7,
    active = $8, version = version + 1
WHERE id = $1;

-- specialist_touched :one (import id) -> (n int)
SELECT count(*) FROM counselling_specialist x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'specialists'
        AND u.row_id = x.id), 0);

-- specialist_drop :exec (import id)
DELETE FROM counselling_specialist WHERE import_id = $1;

-- question_give :each (low id, high id, project id) -> (id id, key text, counselling_key text, counselling id,
--    specialist_key text?, specialist id?, staff_key text?, staff id?, asked_on text, question secret?,
--    name_given int?, consent_on text?, answered_on text?, answer secret?, withdrawn_on text?)
SELECT x.id, x.source_key, r0.source_key, r0.id, r1.source_key, r1.id, r2.source_key, r2.id, x.asked_on, x.question,
       x.name_given, x.consent_on, x.answered_on, x.answer, x.withdrawn_on
FROM counselling_question x JOIN counselling_talk r0 ON r0.id = x.talk_id
    LEFT JOIN counselling_specialist r1 ON r1.id = x.specialist_id
    LEFT JOIN staff_key_facts r2 ON r2.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR r0.project_id = $3) ORDER BY x.id;

-- question_any :one -> (id id)
SELECT id FROM counselling_question LIMIT 1;

-- question_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM counselling_question WHERE source_key = $1 OR id = $2 ORDER BY id;

-- question_within :one (row id, project id) -> (n int)
SELECT count(*) FROM counselling_question q JOIN counselling_talk t ON t.id = q.talk_id
WHERE q.id = $1 AND t.project_id = $2;

-- question_add :add (id id, source_key text, counselling id, specialist id?, staff id?, asked_on day,
--    question secret?, name_given int?, consent_on day?, answered_on day?, answer secret?, withdrawn_on day?,
--    import id)
INSERT INTO counselling_question (id, source_key, talk_id, specialist_id, staff_id, asked_on, question, name_given,
    consent_on, answered_on, answer, withdrawn_on, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1);

-- question_change :exec (id id, counselling id, specialist id?, staff id?, asked_on day, question secret?,
--    name_given int?, consent_on day?, answered_on day?, answer secret?, withdrawn_on day?)
UPDATE counselling_question SET talk_id = $2, specialist_id = $3, staff_id = $4, asked_on = $5, question = $6,
    name_given = $7, consent_on = $8, answered_on = $9, answer = $10, withdrawn_on = $11, version = version + 1
WHERE id = $1;

-- question_touched :one (import id) -> (n int)
SELECT count(*) FROM counselling_question x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'specialist_questions'
        AND u.row_id = x.id), 0);

-- question_leaning :many (import id) -> (what text, n int)
SELECT 'specialist_questions', count(*) FROM counselling_question x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.talk_id IN (SELECT id FROM counselling_talk WHERE import_id = $1)
         OR x.specialist_id IN (SELECT id FROM counselling_specialist WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- question_drop :exec (import id)
DELETE FROM counselling_question WHERE import_id = $1;
