-- waiting :each (project id, today text, quiet text) -> (staff id, persons int, guidance int, steps int,
--    follow_ups int, quiet int)
-- By responsible worker (0: nobody is, of participations that are open): her persons, what waits of them today, and of
-- how many no talk, contact or held appointment is known since the day `quiet`. As the caseload of each worker has it.
WITH own AS (
    SELECT DISTINCT coalesce(c.staff_id, 0) AS staff_id, a.person_id
    FROM people_after_facts a
    LEFT JOIN caseload_spell_facts c ON c.participation_id = a.id AND (c.until IS NULL OR c.until >= $2)
        AND NOT EXISTS (SELECT 1 FROM caseload_spell_facts x WHERE x.participation_id = c.participation_id
            AND (x.until IS NULL OR x.until >= $2) AND (x.since > c.since OR (x.since = c.since AND x.id > c.id)))
    WHERE a.project_id = $1 AND (c.staff_id IS NOT NULL OR a.exit_date IS NULL OR a.exit_date >= $2))
SELECT o.staff_id, count(*), CAST(coalesce(sum(g.n), 0) AS bigint) AS guidance,
       CAST(coalesce(sum(l.n), 0) AS bigint) AS steps, CAST(coalesce(sum(f.n), 0) AS bigint) AS follow_ups,
       count(*) FILTER (WHERE coalesce(k.day, '') < $3) AS quiet
FROM own o
LEFT JOIN (SELECT person_id, count(*) AS n FROM guidance_caseload_facts WHERE project_id = $1 GROUP BY person_id) AS g
    ON g.person_id = o.person_id
LEFT JOIN (SELECT person_id, count(*) AS n FROM plans_caseload_facts WHERE project_id = $1 AND due_on <= $2
               AND (deferred_until IS NULL OR deferred_until <= $2) GROUP BY person_id) AS l
    ON l.person_id = o.person_id
LEFT JOIN (SELECT person_id, count(*) AS n FROM follow_ups_caseload_facts WHERE project_id = $1 AND due_on <= $2
               GROUP BY person_id) AS f ON f.person_id = o.person_id
LEFT JOIN (SELECT person_id, max(day) AS day FROM (
               SELECT person_id, day FROM counselling_caseload_facts WHERE project_id = $1
               UNION ALL SELECT person_id, day FROM contacts_facts WHERE project_id = $1
               UNION ALL SELECT person_id, day FROM appointments_caseload_facts
               WHERE project_id = $1 AND state = 'held') AS kept GROUP BY person_id) AS k
    ON k.person_id = o.person_id
GROUP BY o.staff_id;

-- talks :each (project id, from_day text, to_day text) -> (staff id, light int, intensive int, minutes int)
-- staff 0: it is not written down whose talk it was.
SELECT coalesce(staff_id, 0), count(*) FILTER (WHERE depth <> 'intensive'),
       count(*) FILTER (WHERE depth = 'intensive'), CAST(coalesce(sum(minutes), 0) AS bigint) AS minutes
FROM counselling_caseload_facts WHERE project_id = $1 AND day BETWEEN $2 AND $3 GROUP BY coalesce(staff_id, 0);

-- contacts :each (project id, from_day text, to_day text) -> (staff id, n int, minutes int)
SELECT coalesce(staff_id, 0), count(*), CAST(coalesce(sum(minutes), 0) AS bigint) AS minutes
FROM contacts_worker_facts WHERE project_id = $1 AND day BETWEEN $2 AND $3 GROUP BY coalesce(staff_id, 0);

-- sessions :each (project id, from_day text, to_day text) -> (staff id, start_time clock?, end_time clock?, n int)
-- Of each who leads or helps in the group. A session with two of them counts for both.
SELECT l.staff_id, s.start_time, s.end_time, count(*)
FROM groups_session_facts s JOIN groups_leads_facts l ON l.group_id = s.group_id
WHERE s.project_id = $1 AND s.state = 'held' AND s.day BETWEEN $2 AND $3
GROUP BY l.staff_id, s.start_time, s.end_time;

-- workers :many (project id) -> (staff id, key text, name text, role text?)
-- Everybody who works in the house, with the role in this project.
SELECT n.staff_id, k.source_key, n.name, w.role
FROM staff_facts n JOIN staff_key_facts k ON k.id = n.staff_id
LEFT JOIN auth_work_facts w ON w.staff_id = n.staff_id AND w.project_id = $1
ORDER BY n.sort_key, n.staff_id;
