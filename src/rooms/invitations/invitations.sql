-- Invitations.

-- shape one (invitation id, project id, group_id id?, session_id id?, kind text, day day?, start_time clock?,
--    until day, round int, made_at instant, version int, group_name text?, made_name text?, session_state text?,
--    session_day day?, session_start clock?)

-- get :one (invitation id) -> one
SELECT i.id, i.project_id, i.group_id, i.session_id, i.kind, i.day, i.start_time, i.until, i.round, i.made_at,
       i.version, g.name AS group_name, s.name AS made_name, x.state AS session_state, x.day AS session_day,
       x.start_time AS session_start
FROM invitations_invitation i LEFT JOIN groups_facts g ON g.id = i.group_id
LEFT JOIN staff_facts s ON s.staff_id = i.made_by LEFT JOIN groups_session_facts x ON x.id = i.session_id
WHERE i.id = $1;

-- list :many (staff id, limit int, start int) -> (one, guests int, yes int, no int, perhaps int)
-- Where she sees everybody of the project, leads the group, or made it herself; staff 0: the program.
SELECT i.id, i.project_id, i.group_id, i.session_id, i.kind, i.day, i.start_time, i.until, i.round, i.made_at,
       i.version, g.name AS group_name, s.name AS made_name, x.state AS session_state, x.day AS session_day,
       x.start_time AS session_start,
       (SELECT count(*) FROM invitations_guest u WHERE u.invitation_id = i.id) AS guests,
       (SELECT count(*) FROM invitations_guest u WHERE u.invitation_id = i.id AND u.answer = 'yes') AS yes,
       (SELECT count(*) FROM invitations_guest u WHERE u.invitation_id = i.id AND u.answer = 'no') AS no,
       (SELECT count(*) FROM invitations_guest u WHERE u.invitation_id = i.id AND u.answer = 'perhaps') AS perhaps
FROM invitations_invitation i LEFT JOIN groups_facts g ON g.id = i.group_id
LEFT JOIN staff_facts s ON s.staff_id = i.made_by LEFT JOIN groups_session_facts x ON x.id = i.session_id
WHERE $1 = 0
   OR (i.made_by = $1 AND EXISTS (SELECT 1 FROM auth_sight_facts w WHERE w.project_id = i.project_id
       AND w.staff_id = $1))
   OR EXISTS (SELECT 1 FROM auth_sight_facts w WHERE w.project_id = i.project_id AND w.staff_id = $1
       AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0)
   OR EXISTS (SELECT 1 FROM groups_leads_facts l WHERE l.group_id = i.group_id AND l.staff_id = $1
       AND l.role NOT IN ('peer', 'carer'))
ORDER BY i.id DESC LIMIT $2 OFFSET $3;

-- add :exec (invitation id, project id, group_id id?, session_id id?, kind text, day day?, start_time clock?,
--    until day, made_by id?, made_at instant)
INSERT INTO invitations_invitation (id, project_id, group_id, session_id, kind, day, start_time, until, round, made_by,
    made_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1, $9, $10, 1);

-- once_more :count (invitation id, version int, until day)
UPDATE invitations_invitation SET round = round + 1, until = $3, version = version + 1 WHERE id = $1 AND version = $2;

-- add_guest :count (invitation id, person id)
INSERT INTO invitations_guest (invitation_id, person_id, answer) VALUES ($1, $2, '')
ON CONFLICT (invitation_id, person_id) DO NOTHING;

-- open_guests :many (project id, group_id id, session_id id, kind text, day day, start_time clock, today day) ->
--    (person id)
-- Who was asked to the same thing on the same day at the same time and can still answer, as who she is now; 0 and "":
-- none. As long as that thing itself has not begun, an invitation is open to the end of its last day.
SELECT DISTINCT coalesce(k.merged_into, k.id) AS person
FROM invitations_invitation i JOIN invitations_guest u ON u.invitation_id = i.id
JOIN people_key_facts k ON k.id = u.person_id
WHERE i.project_id = $1 AND coalesce(i.group_id, 0) = $2 AND coalesce(i.session_id, 0) = $3 AND i.kind = $4
  AND coalesce(i.day, '') = $5 AND coalesce(i.start_time, '') = $6 AND i.until >= $7;

-- told :exec (invitation id, person id, message id?)
-- Also those of her files that went into hers.
UPDATE invitations_guest SET message_id = $3 WHERE invitation_id = $1 AND person_id IN (
    SELECT k.id FROM people_key_facts k WHERE k.id = $2 OR k.merged_into = $2);

-- guests :many (invitation id, staff id, left_since day, made_since instant) -> (person id, given_names name?,
--    family_name name?, answer text, answered_at instant?, answered_by id?, state text?, why text?, channel text?)
-- As who she is now: of two files that became one, each has a row; the one with an answer comes first.
SELECT p.person_id, p.given_names, p.family_name, u.answer, u.answered_at, u.answered_by, m.state, m.why, m.channel
FROM invitations_guest u JOIN people_key_facts k ON k.id = u.person_id
JOIN people_member_facts p ON p.person_id = coalesce(k.merged_into, k.id)
LEFT JOIN messages_fate_facts m ON m.message_id = u.message_id
WHERE u.invitation_id = $1
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $2
      AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))
ORDER BY p.sort_key, p.person_id, u.answer DESC, u.person_id;

-- kept :one (person id) -> (person id)
SELECT coalesce(merged_into, id) AS person FROM people_key_facts WHERE id = $1;

-- asked :many (invitation id, person id) -> (message id?, answer text)
-- She, and those of her files that went into hers.
SELECT u.message_id, u.answer FROM invitations_guest u JOIN people_key_facts k ON k.id = u.person_id
WHERE u.invitation_id = $1 AND (k.id = $2 OR k.merged_into = $2) ORDER BY u.person_id;

-- answer :exec (invitation id, person id, answer text, answered_at instant, answered_by id?)
UPDATE invitations_guest SET answer = $3, answered_at = $4, answered_by = $5
WHERE invitation_id = $1 AND person_id IN (
    SELECT k.id FROM people_key_facts k WHERE k.id = $2 OR k.merged_into = $2);

-- hers :many (person id, since day) -> (one, answer text, venue text?, area text?)
SELECT i.id, i.project_id, i.group_id, i.session_id, i.kind, i.day, i.start_time, i.until, i.round, i.made_at,
       i.version, g.name AS group_name, '' AS made_name, x.state AS session_state, x.day AS session_day,
       x.start_time AS session_start, u.answer, g.venue, g.area
FROM (SELECT v.invitation_id, max(v.answer) AS answer FROM people_key_facts k
      JOIN invitations_guest v ON v.person_id = k.id WHERE k.id = $1 OR k.merged_into = $1
      GROUP BY v.invitation_id) u JOIN invitations_invitation i ON i.id = u.invitation_id
LEFT JOIN groups_open_facts g ON g.group_id = i.group_id LEFT JOIN groups_session_facts x ON x.id = i.session_id
WHERE i.until >= $2
ORDER BY i.until DESC, i.id DESC;

-- drop_guests :exec (import id)
DELETE FROM invitations_guest WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);

-- ---- whom

-- shape brief (person id, given_names name?, family_name name?)

-- matching :many (project id, language text, today day, staff id, left_since day, made_since instant, limit int) ->
--    brief
-- Language '': any. Who takes part, is in no group and waits for none.
SELECT p.person_id, p.given_names, p.family_name FROM people_member_facts p
WHERE p.person_id IN (SELECT s.person_id FROM people_invited_facts s WHERE s.project_id = $1)
  AND ($2 = '' OR ';' || p.languages || ';' LIKE '%;' || $2 || ';%')
  AND NOT EXISTS (SELECT 1 FROM groups_member_facts m JOIN groups_open_facts g ON g.group_id = m.group_id
      WHERE m.person_id = p.person_id AND g.project_id = $1 AND m.left_on IS NULL
        AND coalesce(g.ends_on, '9999') >= $3)
  AND ($4 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $4
      AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6)))
ORDER BY p.sort_key, p.person_id LIMIT $7;

-- waiting :many (group id, staff id, left_since day, made_since instant) -> (person id)
-- Those who wait for a group, as far as the viewer sees them.
SELECT m.person_id FROM groups_member_facts m WHERE m.group_id = $1 AND m.state = 'waiting'
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = m.person_id AND v.staff_id = $2
      AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)));

-- everyone :many (project id, staff id, left_since day, made_since instant, limit int) -> brief
SELECT p.person_id, p.given_names, p.family_name FROM people_member_facts p
WHERE p.person_id IN (SELECT s.person_id FROM people_invited_facts s WHERE s.project_id = $1)
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $2
      AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))
ORDER BY p.sort_key, p.person_id LIMIT $5;

-- afterwards :many (project id, today day, staff id, left_since day, made_since instant, limit int) -> brief
-- Of whom a follow-up is due.
SELECT p.person_id, p.given_names, p.family_name FROM people_member_facts p
WHERE p.person_id IN (SELECT f.person_id FROM follow_ups_caseload_facts f WHERE f.project_id = $1 AND f.due_on <= $2)
  AND ($3 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $3
      AND (v.left_on IS NULL OR v.left_on >= $4) AND (v.made_at IS NULL OR v.made_at >= $5)))
ORDER BY p.sort_key, p.person_id LIMIT $6;
