-- imports :one (project id) -> (n int)
SELECT count(*) FROM exchange_waiting_facts WHERE project_id = $1;

-- doubles :one (project id) -> (n int)
SELECT count(*) FROM people_double_facts WHERE project_id = $1;

-- shape newcomer (person id, given_names name, family_name name, entry_date day, total int)

-- newcomers_house :many (project id, since day, today day, limit int, staff id) -> newcomer
-- Of whom she sees who sees the persons of her organisation only.
SELECT n.person_id, p.given_names, p.family_name, n.entry_date, n.total
FROM (SELECT f.person_id, f.entry_date, count(*) OVER () AS total FROM people_new_facts f WHERE f.project_id = $1
    AND f.entry_date BETWEEN $2 AND $3 AND EXISTS (SELECT 1 FROM people_sight_facts v
        WHERE v.person_id = f.person_id AND v.staff_id = $5 AND v.made_at IS NULL
          AND (v.left_on IS NULL OR v.left_on >= $2))
      ORDER BY f.entry_date DESC, f.person_id LIMIT $4) AS n
JOIN people_member_facts p ON p.person_id = n.person_id
ORDER BY n.entry_date DESC, n.person_id;

-- newcomers :many (project id, since day, today day, limit int) -> newcomer
SELECT n.person_id, p.given_names, p.family_name, n.entry_date, n.total
FROM (SELECT person_id, entry_date, count(*) OVER () AS total FROM people_new_facts WHERE project_id = $1
    AND entry_date BETWEEN $2 AND $3
      ORDER BY entry_date DESC, person_id LIMIT $4) AS n
JOIN people_member_facts p ON p.person_id = n.person_id
ORDER BY n.entry_date DESC, n.person_id;

-- periods :many (project id, today day, limit int) -> (name text, ends_on day, total int)
SELECT name, ends_on, count(*) OVER () FROM projects_period_facts WHERE project_id = $1 AND locked = 0 AND ends_on < $2
ORDER BY ends_on LIMIT $3;

-- links :many (limit int) -> (staff id, name text, until_at instant, total int)
SELECT staff_id, name, until_at, count(*) OVER () FROM auth_link_facts ORDER BY sort_key, staff_id LIMIT $1;

-- throttled :one (kind text, failures int, since int) -> (n int)
SELECT count(*) FROM auth_throttle_facts WHERE kind = $1 AND failures >= $2 AND failed_at >= $3;

-- journal_end :one () -> (seq int, at instant)
SELECT seq, at FROM journal_end_facts;

-- answered :one (staff id, project id, whole int, left_since day) -> (n int)
-- Hers, of all persons (whole 1) or of those whom an instructor counsels there: as many as the list of referrals shows.
SELECT count(*) FROM referrals_answered_facts r WHERE r.staff_id = $1 AND r.project_id = $2
    AND ($3 = 1 OR EXISTS (SELECT 1 FROM groups_access_facts g WHERE g.person_id = r.person_id
        AND g.project_id = r.project_id AND g.staff_id = $1 AND (g.left_on IS NULL OR g.left_on >= $4))
    OR EXISTS (SELECT 1 FROM caseload_sight_facts c WHERE c.person_id = r.person_id AND c.project_id = r.project_id
        AND c.staff_id = $1 AND (c.left_on IS NULL OR c.left_on >= $4)));

-- due :many (staff id, today day, since day, limit int) -> (project id, name text, starts_on day, ends_on day,
--    locked bool, total int)
-- Periods of the projects whose coordinator she is: those that run, are not locked, or ended since that day.
SELECT p.project_id, p.name, p.starts_on, p.ends_on, p.locked, count(*) OVER ()
FROM auth_work_facts w JOIN projects_period_facts p ON p.project_id = w.project_id
WHERE w.staff_id = $1 AND w.role = 'coordinator' AND p.starts_on <= $2 AND (p.ends_on >= $3 OR p.locked = 0)
ORDER BY p.ends_on, p.id LIMIT $4;

-- places :many (staff id) -> (project id, municipalities text)
-- Where the projects work whose coordinator she is.
SELECT p.project_id, p.municipalities FROM auth_work_facts w JOIN projects_place_facts p ON p.project_id = w.project_id
WHERE w.staff_id = $1 AND w.role = 'coordinator' ORDER BY p.municipalities, p.project_id;

-- unmanaged :many (limit int) -> (project id, total int)
-- Projects that nobody manages who can sign in.
SELECT p.id, count(*) OVER () FROM projects_key_facts p
WHERE NOT EXISTS (SELECT 1 FROM auth_work_facts w JOIN staff_facts s ON s.staff_id = w.staff_id
    WHERE w.project_id = p.id AND w.role = 'manager' AND s.disabled = 0)
ORDER BY p.code LIMIT $1;

-- idle :many (limit int) -> (staff id, name text, total int)
-- Staff who can sign in and work in no project.
SELECT s.staff_id, s.name, count(*) OVER () FROM staff_facts s
WHERE s.disabled = 0 AND s.role <> 'admin'
  AND NOT EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = s.staff_id)
ORDER BY s.sort_key, s.staff_id LIMIT $1;

-- unfinished :many (limit int) -> (project id?, working int, waiting int, total int)
-- Imports under way or to be decided, by project; of no project: those of the whole house.
SELECT project_id, count(*) FILTER (WHERE state <> 'preview'), count(*) FILTER (WHERE state = 'preview'),
       count(*) OVER ()
FROM exchange_unfinished_facts GROUP BY project_id ORDER BY coalesce(project_id, 0) LIMIT $1;

-- house :one () -> (projects int, staff int)
-- staff: but for administrators.
SELECT (SELECT count(*) FROM projects_key_facts),
       (SELECT count(*) FROM staff_facts WHERE disabled = 0 AND role <> 'admin');

-- begun :one (project id) -> (targets bool, periods bool, groups bool, persons bool)
-- Whether there is any of each.
SELECT CASE WHEN EXISTS (SELECT 1 FROM projects_target_facts WHERE project_id = $1) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM projects_period_facts WHERE project_id = $1) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM groups_running_facts WHERE project_id = $1) THEN 1 ELSE 0 END,
       CASE WHEN EXISTS (SELECT 1 FROM people_new_facts WHERE project_id = $1) THEN 1 ELSE 0 END;

-- requests :one (today day) -> (n int, late int, first day?)
-- What persons asked about their data and nobody has answered.
SELECT count(*) AS n, count(*) FILTER (WHERE due_on < $1) AS late, min(due_on) AS first FROM own_page_waiting_facts;
