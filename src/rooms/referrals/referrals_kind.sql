-- Referrals and their answers as kinds of record: out, found, brought in, changed, taken away, moved to another
-- person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    guidance_key text?, guidance id?, provider_key text?, provider id?, staff_key text?, staff id?, sent_on text?,
--    receiver_kind text, receiver text, email secret?, language text, fields text, message secret?,
--    consent_on text?, withdrawn_on text?, reminded_on text?, state text)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, r2.source_key, r2.id, r3.source_key, r3.id, r4.source_key,
       r4.id, x.sent_on, x.receiver_kind, x.receiver, x.email, x.language, x.fields, x.message, x.consent_on,
       x.withdrawn_on, x.reminded_on, x.state
FROM referrals_referral x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id LEFT JOIN guidance_key_facts r2 ON r2.id = x.guidance_id
    LEFT JOIN providers_key_facts r3 ON r3.id = x.provider_id LEFT JOIN staff_key_facts r4 ON r4.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM referrals_referral LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM referrals_referral WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM referrals_referral WHERE id = $1 AND project_id = $2;

-- add :add (id id, source_key text, person id, project id, guidance id?, provider id?, staff id?, sent_on day?,
--    receiver_kind text, receiver text, email secret?, language text, fields text, message secret?,
--    consent_on day?, withdrawn_on day?, reminded_on day?, state text, import id)
INSERT INTO referrals_referral (id, source_key, person_id, project_id, guidance_id, provider_id, staff_id, sent_on,
    receiver_kind, receiver, email, language, fields, message, consent_on, withdrawn_on, reminded_on, state,
    import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 1);

-- change :exec (id id, person id, project id, guidance id?, provider id?, staff id?, sent_on day?,
--    receiver_kind text, receiver text, email secret?, language text, fields text, message secret?,
--    consent_on day?, withdrawn_on day?, reminded_on day?, state text)
UPDATE referrals_referral SET person_id = $2, project_id = $3, guidance_id = $4, provider_id = $5, staff_id = $6,
    sent_on = $7, receiver_kind = $8, receiver = $9, email = $10, language = $11, fields = $12, message = $13,
    consent_on = $14, withdrawn_on = $15, reminded_on = $16, state = $17, version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM referrals_referral x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'referrals'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'referrals', count(*) FROM referrals_referral x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.guidance_id IN (SELECT id FROM guidance_key_facts WHERE import_id = $1)
         OR x.provider_id IN (SELECT id FROM providers_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM referrals_referral WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM referrals_referral WHERE person_id = $1;

-- move :count (row id, from_person id, to_person id)
UPDATE referrals_referral SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- answer_give :each (low id, high id, project id) -> (id id, key text, referral_key text, referral id, date text,
--    answer text, place_from text?, text secret?)
SELECT x.id, x.source_key, r0.source_key, r0.id, x.day, x.answer, x.place_from, x.text
FROM referrals_answer x JOIN referrals_referral r0 ON r0.id = x.referral_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR r0.project_id = $3) ORDER BY x.id;

-- answer_any :one -> (id id)
SELECT id FROM referrals_answer LIMIT 1;

-- answer_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM referrals_answer WHERE source_key = $1 OR id = $2 ORDER BY id;

-- answer_within :one (row id, project id) -> (n int)
SELECT count(*) FROM referrals_answer a JOIN referrals_referral r ON r.id = a.referral_id
WHERE a.id = $1 AND r.project_id = $2;

-- answer_add :add (id id, source_key text, referral id, date day, answer text, place_from day?, text secret?,
--    import id)
INSERT INTO referrals_answer (id, source_key, referral_id, day, answer, place_from, text, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1);

-- answer_change :exec (id id, referral id, date day, answer text, place_from day?, text secret?)
UPDATE referrals_answer SET referral_id = $2, day = $3, answer = $4, place_from = $5, text = $6, version = version +
    1
WHERE id = $1;

-- answer_touched :one (import id) -> (n int)
SELECT count(*) FROM referrals_answer x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'referral_answers'
        AND u.row_id = x.id), 0);

-- answer_leaning :many (import id) -> (what text, n int)
SELECT 'referral_answers', count(*) FROM referrals_answer x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.referral_id IN (SELECT id FROM referrals_referral WHERE import_id = $1));

-- answer_drop :exec (import id)
DELETE FROM referrals_answer WHERE import_id = $1;
