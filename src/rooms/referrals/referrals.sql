-- Referrals: made, sent, withdrawn, listed; what a receiver opens and answers.

-- shape referral (referral id, person id, project id, guidance id?, provider id?, provider_name text?, staff id?,
--    staff_name text?, sent_on day?, receiver_kind text, receiver text, email secret?, language text, fields text,
--    message secret?, consent_on day?, withdrawn_on day?, reminded_on day?, state text, shared secret?,
--    expires_at instant?, version int)

-- get :one (referral id) -> referral
SELECT r.id, r.person_id, r.project_id, r.guidance_id, r.provider_id, p.name, r.staff_id, s.name, r.sent_on,
       r.receiver_kind, r.receiver, r.email, r.language, r.fields, r.message, r.consent_on, r.withdrawn_on,
       r.reminded_on, r.state, r.shared, r.link_expires_at, r.version
FROM referrals_referral r LEFT JOIN providers_key_facts p ON p.id = r.provider_id
LEFT JOIN staff_facts s ON s.staff_id = r.staff_id WHERE r.id = $1;

-- of_link :one (token bytes) -> referral
SELECT r.id, r.person_id, r.project_id, r.guidance_id, r.provider_id, p.name, r.staff_id, s.name, r.sent_on,
       r.receiver_kind, r.receiver, r.email, r.language, r.fields, r.message, r.consent_on, r.withdrawn_on,
       r.reminded_on, r.state, r.shared, r.link_expires_at, r.version
FROM referrals_referral r LEFT JOIN providers_key_facts p ON p.id = r.provider_id
LEFT JOIN staff_facts s ON s.staff_id = r.staff_id WHERE r.link_hash = $1;

-- of_person :many (person id, limit int) -> referral
SELECT r.id, r.person_id, r.project_id, r.guidance_id, r.provider_id, p.name, r.staff_id, s.name, r.sent_on,
       r.receiver_kind, r.receiver, r.email, r.language, r.fields, r.message, r.consent_on, r.withdrawn_on,
       r.reminded_on, r.state, r.shared, r.link_expires_at, r.version
FROM referrals_referral r LEFT JOIN providers_key_facts p ON p.id = r.provider_id
LEFT JOIN staff_facts s ON s.staff_id = r.staff_id WHERE r.person_id = $1
ORDER BY r.sent_on DESC, r.id DESC LIMIT $2;

-- add :exec (referral id, person id, project id, guidance id?, provider id?, staff id?, receiver_kind text,
--    receiver text, email secret?, language text, fields text, message secret?)
INSERT INTO referrals_referral (id, source_key, person_id, project_id, guidance_id, provider_id, staff_id,
    receiver_kind, receiver, email, language, fields, message, state, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'draft', 1);

-- change :count (referral id, version int, guidance id?, provider id?, receiver_kind text, receiver text,
--    email secret?, language text, fields text, message secret?)
UPDATE referrals_referral SET version = version + 1, guidance_id = $3, provider_id = $4, receiver_kind = $5,
    receiver = $6, email = $7, language = $8, fields = $9, message = $10
WHERE id = $1 AND version = $2 AND state = 'draft';

-- send :count (referral id, version int, today day, consent_on day, shared secret?, staff id?, token bytes,
--    until instant)
UPDATE referrals_referral SET version = version + 1, state = 'sent', sent_on = $3, consent_on = $4, shared = $5,
    staff_id = $6, link_hash = $7, link_expires_at = $8
WHERE id = $1 AND version = $2 AND state = 'draft';

-- renew :count (referral id, version int, token bytes, until instant)
UPDATE referrals_referral SET version = version + 1, link_hash = $3, link_expires_at = $4
WHERE id = $1 AND version = $2 AND state IN ('sent', 'answered');

-- withdraw :count (referral id, version int, today day)
-- The hash stays: whoever opens the link reads that it was taken back.
UPDATE referrals_referral SET version = version + 1, state = 'withdrawn', withdrawn_on = $3, shared = NULL
WHERE id = $1 AND version = $2 AND state IN ('sent', 'answered');

-- withdraw_all :count (person id, today day)
UPDATE referrals_referral SET version = version + 1, state = 'withdrawn', withdrawn_on = $2, shared = NULL
WHERE person_id = $1 AND state IN ('sent', 'answered');

-- said_no :one (person id) -> (n int)
-- To telling others about her: nothing is sent as long as it stands.
SELECT count(*) FROM consents_no_facts WHERE person_id = $1 AND purpose = 'sharing';

-- close :count (referral id, version int)
UPDATE referrals_referral SET version = version + 1, state = 'closed'
WHERE id = $1 AND version = $2 AND state IN ('draft', 'sent', 'answered');

-- remind :count (referral id, version int, today day)
UPDATE referrals_referral SET version = version + 1, reminded_on = $3 WHERE id = $1 AND version = $2 AND state = 'sent';

-- set_state :exec (referral id, state text)
UPDATE referrals_referral SET version = version + 1, state = $2 WHERE id = $1;

-- with_provider :many (provider id) -> (referral id)
SELECT id FROM referrals_referral WHERE provider_id = $1 ORDER BY id;

-- provider_moved :exec (lost id, provider id)
UPDATE referrals_referral SET provider_id = $2, version = version + 1 WHERE provider_id = $1;

-- answer_add :exec (row id, referral id, today day, answer text, place_from day?, text secret?)
INSERT INTO referrals_answer (id, source_key, referral_id, day, answer, place_from, text, version)
VALUES ($1, '', $2, $3, $4, $5, $6, 1);

-- answers :many (referral id) -> (row id, day day, answer text, place_from day?, text secret?)
SELECT id, day, answer, place_from, text FROM referrals_answer WHERE referral_id = $1 ORDER BY day DESC, id DESC
LIMIT 100;

-- answers_today :one (referral id, today day) -> (n int)
SELECT count(*) FROM referrals_answer WHERE referral_id = $1 AND day = $2 AND answer <> 'replied';

-- goal :one (person id, project id) -> (goal secret?, goal_fi secret?)
SELECT goal, goal_fi FROM plans_goal_facts WHERE person_id = $1 AND project_id = $2
ORDER BY made_on DESC, id DESC LIMIT 1;

-- guided :one (guidance id, person id) -> (destination text, qualification text, state text)
SELECT destination, qualification, state FROM guidance_facts WHERE id = $1 AND person_id = $2;

-- births :many (person id) -> (birth day?)
SELECT c.birth_month FROM people_parent_facts p JOIN people_care_facts c ON c.child_id = p.child_id
WHERE p.person_id = $1
ORDER BY c.birth_month;

-- shape line (referral id, person id, given_names name, family_name name, provider text?, receiver text,
--    staff_name text?, sent_on day?, reminded_on day?, state text, answer text?)

-- listed :many (project id, staff id, state text, limit int, start int) -> line
-- staff 0: everybody's. state '': all that are not over.
SELECT r.id, r.person_id, m.given_names, m.family_name, p.name, r.receiver, s.name, r.sent_on, r.reminded_on, r.state,
       (SELECT a.answer FROM referrals_answer a WHERE a.referral_id = r.id ORDER BY a.day DESC, a.id DESC LIMIT 1)
FROM referrals_referral r JOIN people_member_facts m ON m.person_id = r.person_id
LEFT JOIN providers_key_facts p ON p.id = r.provider_id LEFT JOIN staff_facts s ON s.staff_id = r.staff_id
WHERE r.project_id = $1 AND ($2 = 0 OR r.staff_id = $2)
    AND (($3 = '' AND r.state IN ('draft', 'sent', 'answered')) OR r.state = $3)
ORDER BY r.sent_on, r.id LIMIT $4 OFFSET $5;

-- listed_led :many (project id, staff id, state text, limit int, start int, viewer id,
--    left_since day) -> line
-- Of those whom an instructor counsels there.
SELECT r.id, r.person_id, m.given_names, m.family_name, p.name, r.receiver, s.name, r.sent_on, r.reminded_on, r.state,
       (SELECT a.answer FROM referrals_answer a WHERE a.referral_id = r.id ORDER BY a.day DESC, a.id DESC LIMIT 1)
FROM referrals_referral r JOIN people_member_facts m ON m.person_id = r.person_id
LEFT JOIN providers_key_facts p ON p.id = r.provider_id LEFT JOIN staff_facts s ON s.staff_id = r.staff_id
WHERE r.project_id = $1 AND ($2 = 0 OR r.staff_id = $2)
    AND (($3 = '' AND r.state IN ('draft', 'sent', 'answered')) OR r.state = $3)
    AND (EXISTS (SELECT 1 FROM groups_access_facts g WHERE g.person_id = r.person_id AND g.project_id = r.project_id
        AND g.staff_id = $6 AND (g.left_on IS NULL OR g.left_on >= $7))
    OR EXISTS (SELECT 1 FROM caseload_sight_facts c WHERE c.person_id = r.person_id AND c.project_id = r.project_id
        AND c.staff_id = $6 AND (c.left_on IS NULL OR c.left_on >= $7)))
ORDER BY r.sent_on, r.id LIMIT $4 OFFSET $5;
