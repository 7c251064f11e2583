-- rows :one () -> (n int)
-- Anything that somebody may have made.
SELECT (SELECT count(*) FROM staff) + (SELECT count(*) FROM people_person) + (SELECT count(*) FROM projects_project);

-- flag :exec ()
INSERT INTO settings_value (name, value) VALUES ('demo', '1') ON CONFLICT (name) DO UPDATE SET value = '1';

-- project :one (code text) -> (project id)
SELECT id FROM projects_project WHERE code = $1;

-- promise :exec (project id, measure text, promised int)
INSERT INTO projects_target (project_id, measure, promised) VALUES ($1, $2, $3)
ON CONFLICT (project_id, measure) DO UPDATE SET promised = excluded.promised;

-- period :exec (period id, project id, name text, theme text, starts_on day, ends_on day, locked bool)
INSERT INTO projects_period (id, project_id, name, theme, starts_on, ends_on, locked, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1);

-- open :exec (from_day day)
-- A package closes the registers of past sessions; those of the last days are still open.
UPDATE groups_session SET closed_at = NULL WHERE state = 'held' AND day >= $1;

-- name :exec (project id, tag text, name text, purpose text)
INSERT INTO projects_text (project_id, tag, name, purpose) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- drafts :many () -> (referral id, staff id?)
-- In the order of the package.
SELECT id AS referral, staff_id AS staff FROM referrals_referral WHERE state = 'draft' ORDER BY source_key;

-- plans :many () -> (person id, project id, staff id?, made_on day, goal_language text)
-- Every fifth of those who are still in.
SELECT person_id AS person, project_id AS project, staff_id AS staff, made_on, goal_language
FROM plans_plan l WHERE l.source_key LIKE '%3' AND EXISTS (SELECT 1 FROM participation_facts p
    WHERE p.person_id = l.person_id AND p.project_id = l.project_id AND p.exit_date IS NULL)
ORDER BY l.source_key;

-- questions_wait :exec (since day, expires instant)
-- A package carries no link: those that were asked lately wait on, and whoever asked may make a new one.
UPDATE counselling_question SET link_expires_at = $2
WHERE answered_on IS NULL AND withdrawn_on IS NULL AND asked_on >= $1;

-- questions_read :exec (before day)
UPDATE counselling_question SET read_on = answered_on WHERE answered_on < $1;

-- running :many (today day) -> (group id)
SELECT id FROM groups_running_facts
WHERE coalesce(starts_on, '') <= $1 AND coalesce(ends_on, '9999') >= $1 AND merged_on IS NULL ORDER BY sort_key, id;

-- instructed :one (today day) -> (session id, group id, day day)
-- The next session of whom the demonstration lets in as an instructor.
SELECT s.session_id, s.group_id, s.day FROM groups_care_session_facts s
JOIN groups_leads_facts l ON l.group_id = s.group_id
JOIN staff_facts f ON f.staff_id = l.staff_id AND f.role = 'instructor'
WHERE s.day > $1 AND s.state = 'planned' ORDER BY l.staff_id, s.day, s.session_id LIMIT 1;

-- carer :one () -> (staff id)
SELECT staff_id FROM staff_facts WHERE role = 'carer' ORDER BY staff_id LIMIT 1;

-- care_sessions :many (from_day day, to_day day) -> (session id)
-- Sessions to come in the projects of the carer that offer places for children; that of the first day is care_today.
SELECT s.session_id FROM groups_care_session_facts s
WHERE s.day BETWEEN $1 AND $2 AND s.state = 'planned' AND s.places > 0
  AND s.day > (SELECT min(x.day) FROM groups_care_session_facts x WHERE x.state = 'planned')
  AND EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.project_id = s.project_id AND w.role = 'carer')
ORDER BY s.day, s.session_id LIMIT 12;

-- care_today :one (day day) -> (session id)
-- The session of that day in which the carer looks after children.
SELECT s.session_id FROM groups_care_session_facts s
WHERE s.day = $1 AND s.state = 'planned' AND s.places > 0
  AND EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.project_id = s.project_id AND w.role = 'carer')
ORDER BY s.session_id LIMIT 1;

-- leader :one (session id) -> (staff id)
SELECT l.staff_id FROM groups_leads_facts l JOIN groups_care_session_facts s ON s.group_id = l.group_id
WHERE s.session_id = $1 ORDER BY l.staff_id LIMIT 1;

-- came :many (child id, before day) -> (session id, day day)
-- The last times that a child was looked after.
SELECT s.session_id, s.day FROM child_care_facts c JOIN groups_care_session_facts s ON s.session_id = c.session_id
WHERE c.child_id = $1 AND c.state = 'came' AND s.day < $2 ORDER BY s.day DESC, s.session_id LIMIT 3;

-- practised :exec (session id, child id, area text, went text, staff id, at instant)
INSERT INTO child_care_practice (session_id, child_id, area, went, written_by, written_at)
VALUES ($1, $2, $3, $4, $5, $6);

-- parent_of :one (language text, gender text, today day) -> (person id, group id)
-- Of a running group, with a child, in the order of the package.
SELECT p.id, m.group_id FROM people_person p
JOIN groups_member_facts m ON m.person_id = p.id AND m.state = 'member' AND m.left_on IS NULL
JOIN groups_running_facts g ON g.id = m.group_id AND g.merged_on IS NULL
    AND coalesce(g.starts_on, '') <= $3 AND coalesce(g.ends_on, '9999') >= $3
WHERE p.service_language = $1 AND p.gender = $2 AND p.protected = 0 AND p.merged_into IS NULL
  AND EXISTS (SELECT 1 FROM people_parent_facts c WHERE c.person_id = p.id)
ORDER BY p.source_key, p.id, m.group_id LIMIT 1;

-- parent :exec (name text, person text)
INSERT INTO settings_value (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value;

-- workers :many () -> (staff id)
SELECT staff_id FROM staff_facts WHERE role IN ('counsellor', 'instructor') ORDER BY staff_id;

-- words :exec (words id, project id, kind text, tag text, body text)
INSERT INTO messages_words (id, project_id, kind, tag, body, version) VALUES ($1, $2, $3, $4, $5, 1);

-- texts :many -> (message id, person id)
SELECT id, person_id FROM messages_message WHERE channel = 'sms' ORDER BY id;

-- fate :exec (message id, state text, why text, at instant)
UPDATE messages_message SET state = $2, why = $3, tries = 1, tried_at = $4, sent_at = CASE WHEN $2 = 'failed' THEN NULL
    ELSE $4 END, delivered_at = CASE WHEN $2 = 'delivered' THEN $4 ELSE NULL END, link = NULL WHERE id = $1;

-- call_again :exec ()
-- The first who is to be called was called once.
UPDATE messages_message SET tries = 1, why = 'no_answer'
WHERE id = (SELECT min(id) FROM messages_message WHERE channel = 'phone' AND state = 'waiting');

-- wrote_back :exec (answer id, message id, person id, body secret, came_at instant)
INSERT INTO messages_answer (id, event, person_id, message_id, body, came_at, meant)
VALUES ($1, 'demo', $3, $2, $4, $5, 'yes');
