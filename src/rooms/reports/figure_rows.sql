-- Each statement gives the rows behind one kind of figure, from the row `start` on, and with each row how many there
-- are in all. What they count is what targets.sql and attendance_report.sql count.

-- shape person_day (person id, given_names name, family_name name, day day, total int)

-- persons :many (project id, from_day text, to_day text, organisation id, limit int, start int) -> person_day
SELECT p.person_id, p.given_names, p.family_name, reached.since, count(*) OVER ()
FROM (SELECT person_id, min(since) AS since FROM (
          SELECT person_id, coalesce(entry_date, '') AS since FROM participation_facts
          WHERE project_id = $1 AND coalesce(entry_date, '') <= $3 AND coalesce(exit_date, '9999') >= $2
          UNION ALL
          SELECT person_id, coalesce(joined_on, '') FROM groups_membership_facts
          WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3
            AND coalesce(left_on, '9999') >= $2) AS memberships
      GROUP BY person_id) AS reached
JOIN people_member_facts p ON p.person_id = reached.person_id
WHERE $4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
    WHERE h.project_id = $1 AND h.person_id = reached.person_id AND h.organisation_id = $4)
ORDER BY p.sort_key, p.person_id LIMIT $5 OFFSET $6;

-- groups :many (project id, from_day text, to_day text, organisation id, limit int, start int) -> (group id,
--    group_name text, day day,
--    total int)
SELECT g.id, g.name, min(s.day), count(*) OVER ()
FROM groups_session_facts s JOIN groups_facts g ON g.id = s.group_id
WHERE s.project_id = $1 AND s.state = 'held' AND s.day BETWEEN $2 AND $3
    AND ($4 = 0 OR s.group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $4))
GROUP BY g.id, g.name, g.sort_key ORDER BY g.sort_key, g.id LIMIT $5 OFFSET $6;

-- sessions :many (project id, group id, from_day text, to_day text, organisation id, limit int,
--    start int) -> (session id, group id,
--    group_name text, day day, start_time clock?, end_time clock?, total int)
-- group 0: of all groups.
SELECT s.id, g.id, g.name, s.day, s.start_time, s.end_time, count(*) OVER ()
FROM groups_session_facts s JOIN groups_facts g ON g.id = s.group_id
WHERE s.project_id = $1 AND ($2 = 0 OR s.group_id = $2) AND s.state = 'held' AND s.day BETWEEN $3 AND $4
    AND ($5 = 0 OR s.group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $5))
ORDER BY s.day, s.id LIMIT $6 OFFSET $7;

-- children :many (project id, from_day text, to_day text, organisation id, limit int, start int) -> (child_name name,
--    person id?,
--    day day, total int)
SELECT c.name, c.person_id, came.first_day, count(*) OVER ()
FROM (SELECT child_id, min(day) AS first_day FROM child_care_facts
      WHERE project_id = $1 AND state = 'came' AND session_state = 'held' AND day BETWEEN $2 AND $3
        AND ($4 = 0 OR group_id IN (SELECT h.group_id FROM groups_house_facts h
            WHERE h.project_id = $1 AND h.organisation_id = $4))
      GROUP BY child_id) AS came
JOIN people_child_facts c ON c.child_id = came.child_id
ORDER BY came.first_day, c.child_id LIMIT $5 OFFSET $6;

-- contacts :many (project id, from_day text, to_day text, organisation id, limit int, start int) -> (day day, channel
--    text,
--    language text, person id?, given_names name?, family_name name?, total int)
-- A name only of persons of the same project.
SELECT c.day, c.channel, c.language, p.person_id, p.given_names, p.family_name, count(*) OVER ()
FROM contacts_facts c
LEFT JOIN people_member_facts p ON p.person_id = c.person_id
     AND EXISTS (SELECT 1 FROM participation_facts a WHERE a.person_id = c.person_id AND a.project_id = c.project_id)
WHERE c.project_id = $1 AND c.day BETWEEN $2 AND $3
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM contacts_house_facts h WHERE h.contact_id = c.id AND h.organisation_id = $4))
ORDER BY c.day, c.id LIMIT $5 OFFSET $6;

-- plans :many (project id, from_day text, to_day text, organisation id, limit int, start int) -> person_day
SELECT p.person_id, p.given_names, p.family_name, l.made_on, count(*) OVER ()
FROM plans_facts l JOIN people_member_facts p ON p.person_id = l.person_id
WHERE l.project_id = $1 AND l.made_on BETWEEN $2 AND $3
  AND ($4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
      WHERE h.project_id = l.project_id AND h.person_id = l.person_id AND h.organisation_id = $4))
ORDER BY l.made_on, l.id LIMIT $5 OFFSET $6;

-- followed_up :many (project id, from_day text, to_day text, organisation id, limit int, start int) -> person_day
SELECT p.person_id, p.given_names, p.family_name, f.first_day, count(*) OVER ()
FROM (SELECT person_id, min(done_on) AS first_day FROM follow_ups_facts
      WHERE project_id = $1 AND reached = 1 AND done_on BETWEEN $2 AND $3 GROUP BY person_id) AS f
JOIN people_member_facts p ON p.person_id = f.person_id
WHERE $4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
    WHERE h.project_id = $1 AND h.person_id = f.person_id AND h.organisation_id = $4)
ORDER BY p.sort_key, p.person_id LIMIT $5 OFFSET $6;

-- peer_workers :many (project id, from_day text, to_day text, organisation id, limit int, start int) -> (staff_name
--    text, day day,
--    total int)
-- Of each the first session held.
SELECT n.name, min(s.day) AS day, count(*) OVER ()
FROM groups_session_facts s JOIN groups_leads_facts l ON l.group_id = s.group_id
JOIN staff_facts n ON n.staff_id = l.staff_id
WHERE s.project_id = $1 AND s.state = 'held' AND s.day BETWEEN $2 AND $3
  AND (l.role = 'peer' OR EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = l.staff_id
          AND w.project_id = $1 AND w.role = 'peer'))
  AND ($4 = 0 OR s.group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $4))
GROUP BY n.staff_id, n.name, n.sort_key ORDER BY n.sort_key, n.staff_id LIMIT $5 OFFSET $6;

-- visits :many (project id, from_day text, to_day text, came text, organisation id, limit int, start int) -> (person
--    id,
--    given_names name, family_name name, session id, day day, start_time clock?, end_time clock?, minutes int?,
--    total int)
SELECT p.person_id, p.given_names, p.family_name, s.id, s.day, s.start_time, s.end_time, a.minutes, count(*) OVER ()
FROM groups_activity_facts s JOIN attendance_minutes_facts a ON a.session_id = s.id
JOIN people_member_facts p ON p.person_id = a.person_id
WHERE s.project_id = $1 AND s.day BETWEEN $2 AND $3 AND $4 LIKE '%,' || a.mark || ',%'
  AND ($5 = 0 OR s.group_id IN (SELECT h.group_id FROM groups_house_facts h
        WHERE h.project_id = $1 AND h.organisation_id = $5))
ORDER BY s.day, s.id, p.sort_key, p.person_id LIMIT $6 OFFSET $7;

-- members :many (group id, from_day text, to_day text, limit int, start int) -> person_day
SELECT p.person_id, p.given_names, p.family_name, m.since, count(*) OVER ()
FROM (SELECT person_id, min(coalesce(joined_on, '')) AS since FROM groups_membership_facts
      WHERE group_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3 AND coalesce(left_on, '9999') >= $2
      GROUP BY person_id) AS m
JOIN people_member_facts p ON p.person_id = m.person_id
ORDER BY p.sort_key, p.person_id LIMIT $4 OFFSET $5;

-- marks :many (group id, mark text, from_day text, to_day text, limit int, start int) -> (person id, given_names name,
--    family_name name, session id, day day, total int)
SELECT p.person_id, p.given_names, p.family_name, a.session_id, a.day, count(*) OVER ()
FROM attendance_facts a JOIN people_member_facts p ON p.person_id = a.person_id
WHERE a.group_id = $1 AND a.mark = $2 AND a.state = 'held' AND a.day BETWEEN $3 AND $4
ORDER BY a.day, a.session_id, p.sort_key, p.person_id LIMIT $5 OFFSET $6;

-- child_marks :many (group id, state text, from_day text, to_day text, limit int, start int) -> (child_name name,
--    person id?, session id, day day, total int)
-- state '': every booking, whether the child came or not.
SELECT c.name, c.person_id, a.session_id, a.day, count(*) OVER ()
FROM child_care_facts a JOIN people_child_facts c ON c.child_id = a.child_id
WHERE a.group_id = $1 AND ($2 = '' OR a.state = $2) AND a.session_state = 'held' AND a.day BETWEEN $3 AND $4
ORDER BY a.day, a.session_id, c.child_id LIMIT $5 OFFSET $6;

-- names :each (project id, low id, high id) -> (person id, given_names name, family_name name)
-- Members of the project's groups and participants between two ids, by id.
SELECT p.person_id, p.given_names, p.family_name FROM people_member_facts p
WHERE p.person_id BETWEEN $2 AND $3
  AND (p.person_id IN (SELECT m.person_id FROM groups_membership_facts m WHERE m.project_id = $1
           AND m.person_id BETWEEN $2 AND $3)
       OR p.person_id IN (SELECT a.person_id FROM participation_facts a WHERE a.project_id = $1
           AND a.person_id BETWEEN $2 AND $3))
ORDER BY p.person_id;
