-- promised :many (project id) -> (measure text, promised int)
SELECT measure, promised FROM projects_target_facts WHERE project_id = $1;

-- persons :one (project id, from_day text, to_day text, organisation id) -> (n int)
-- Persons who took part in the period: a participation or a group membership that touches it. organisation 0, here and
-- below: of any.
SELECT count(*) FROM (
    SELECT person_id FROM participation_facts
    WHERE project_id = $1 AND coalesce(entry_date, '') <= $3 AND coalesce(exit_date, '9999') >= $2
    UNION
    SELECT person_id FROM groups_membership_facts
    WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3
      AND coalesce(left_on, '9999') >= $2) AS reached
WHERE $4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
    WHERE h.project_id = $1 AND h.person_id = reached.person_id AND h.organisation_id = $4);

-- groups :one (project id, from_day text, to_day text, organisation id) -> (n int)
-- Groups with at least one held session in the period.
SELECT count(DISTINCT group_id) FROM groups_session_facts WHERE project_id = $1 AND state = 'held'
    AND day BETWEEN $2 AND $3 AND ($4 = 0 OR group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $4));

-- sessions :one (project id, from_day text, to_day text, organisation id) -> (n int)
SELECT count(*) FROM groups_session_facts WHERE project_id = $1 AND state = 'held' AND day BETWEEN $2 AND $3
    AND ($4 = 0 OR group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $4));

-- session_times :each (project id, from_day text, to_day text, organisation id) -> (start_time clock?, end_time
--    clock?, n int)
-- The times at which sessions were held, and how many each.
SELECT start_time, end_time, count(*) FROM groups_session_facts WHERE project_id = $1 AND state = 'held'
    AND day BETWEEN $2 AND $3 AND ($4 = 0 OR group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $4))
GROUP BY start_time, end_time;

-- children :one (project id, from_day text, to_day text, organisation id) -> (n int)
SELECT count(DISTINCT child_id) FROM child_care_facts
WHERE project_id = $1 AND state = 'came' AND session_state = 'held' AND day BETWEEN $2 AND $3
    AND ($4 = 0 OR group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $4));

-- contacts :one (project id, from_day text, to_day text, organisation id) -> (n int)
SELECT count(*) FROM contacts_facts c WHERE project_id = $1 AND day BETWEEN $2 AND $3
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM contacts_house_facts h WHERE h.contact_id = c.id AND h.organisation_id = $4));

-- plans :one (project id, from_day text, to_day text, organisation id) -> (n int)
SELECT count(*) FROM plans_facts p WHERE project_id = $1 AND made_on BETWEEN $2 AND $3
  AND ($4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
      WHERE h.project_id = p.project_id AND h.person_id = p.person_id AND h.organisation_id = $4));

-- followed_up :one (project id, from_day text, to_day text, organisation id) -> (n int)
-- Persons with a follow-up done in which they were reached.
SELECT count(DISTINCT person_id) FROM follow_ups_facts p WHERE project_id = $1 AND reached = 1
    AND done_on BETWEEN $2 AND $3 AND ($4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
      WHERE h.project_id = p.project_id AND h.person_id = p.person_id AND h.organisation_id = $4));

-- peer_workers :one (project id, from_day text, to_day text, organisation id) -> (n int)
-- Peer instructors, of the project or of the group alone, of groups with a held session in the period.
SELECT count(DISTINCT l.staff_id) FROM groups_leads_facts l
WHERE l.group_id IN (SELECT group_id FROM groups_session_facts WHERE project_id = $1 AND state = 'held'
          AND day BETWEEN $2 AND $3)
  AND ($4 = 0 OR l.group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $4))
  AND (l.role = 'peer' OR EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = l.staff_id
          AND w.project_id = $1 AND w.role = 'peer'));

-- presence :each (project id, from_day text, to_day text, came text, organisation id) -> (start_time clock?, end_time
--    clock?,
--    visits int, minutes int, whole int)
-- Visits by the times of their sessions; came: the marks that mean one. minutes: those written down; whole: visits
-- without any.
-- Marks are added up by their session first: the register has them in that order.
SELECT h.start_time, h.end_time, CAST(sum(a.n) AS bigint) AS visits, CAST(sum(a.minutes) AS bigint) AS minutes,
       CAST(sum(a.whole) AS bigint) AS whole
FROM (SELECT session_id, count(*) AS n, coalesce(sum(minutes), 0) AS minutes,
             count(*) FILTER (WHERE minutes IS NULL) AS whole
      FROM attendance_minutes_facts
      WHERE session_id IN (SELECT id FROM groups_activity_facts WHERE project_id = $1 AND day BETWEEN $2 AND $3
            AND ($5 = 0 OR group_id IN (SELECT h.group_id FROM groups_house_facts h
                WHERE h.project_id = $1 AND h.organisation_id = $5)))
        AND $4 LIKE '%,' || mark || ',%' GROUP BY session_id) AS a
JOIN groups_activity_facts h ON h.id = a.session_id
GROUP BY h.start_time, h.end_time;

-- talks :one (project id, from_day text, to_day text, organisation id) -> (n int, minutes int)
SELECT count(*), CAST(coalesce(sum(minutes), 0) AS bigint) AS minutes FROM counselling_activity_facts c
WHERE project_id = $1 AND day BETWEEN $2 AND $3
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM counselling_house_facts h WHERE h.talk_id = c.id AND h.organisation_id = $4));
