-- Lists of a project. staff: 0 for who sees the whole project, else only persons whom this member of staff sees, or saw
-- since that day (rooms/people: people_may_see). Of several plans of a person the newest counts. most: a list of plans
-- has no more rows than these, and counts no further. A statement called own_… begins with the persons of one member
-- of staff, who are few; kept_… shows what was counted of a very large project; the others look at all of a project.

-- shape listed (plan id, person id, given_names name, family_name name, day day?, code text, total int)
-- shape cover (members int, planned int, leaving int)
-- shape somebody (person id, given_names name, family_name name, day day?, total int)

-- deferred :many (project id, low day, high day, staff id, since day, most int, limit int, start int) -> listed
SELECT w.id, w.person_id, p.given_names, p.family_name, w.day, w.code, count(*) OVER ()
FROM (SELECT l.id, l.person_id, l.deferred_until AS day, l.deferral AS code
      FROM plans_plan l JOIN people_key_facts k ON k.id = l.person_id
      WHERE l.project_id = $1 AND l.deferred_until BETWEEN $2 AND $3 AND k.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM plans_plan n WHERE n.person_id = l.person_id AND n.project_id = l.project_id
              AND (n.made_on > l.made_on OR (n.made_on = l.made_on AND n.id > l.id)))
          AND ($4 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = l.person_id AND v.staff_id = $4
              AND v.made_at IS NULL AND (v.left_on IS NULL OR v.left_on >= $5)))
      ORDER BY l.deferred_until, l.id LIMIT $6) AS w
JOIN people_member_facts p ON p.person_id = w.person_id
ORDER BY w.day, w.id LIMIT $7 OFFSET $8;

-- reviews :many (project id, today day, high day, staff id, since day, most int, limit int, start int) -> listed
-- What is deferred is not looked at before it wakes up.
SELECT w.id, w.person_id, p.given_names, p.family_name, w.day, w.code, count(*) OVER ()
FROM (SELECT l.id, l.person_id, l.review_on AS day, '' AS code
      FROM plans_plan l JOIN people_key_facts k ON k.id = l.person_id
      WHERE l.project_id = $1 AND l.review_on <= $3 AND (l.deferred_until IS NULL OR l.deferred_until <= $2)
          AND k.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM plans_plan n WHERE n.person_id = l.person_id AND n.project_id = l.project_id
              AND (n.made_on > l.made_on OR (n.made_on = l.made_on AND n.id > l.id)))
          AND ($4 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = l.person_id AND v.staff_id = $4
              AND v.made_at IS NULL AND (v.left_on IS NULL OR v.left_on >= $5)))
      ORDER BY l.review_on, l.id LIMIT $6) AS w
JOIN people_member_facts p ON p.person_id = w.person_id
ORDER BY w.day, w.id LIMIT $7 OFFSET $8;

-- points :many (project id, high day, staff id, since day, most int, limit int, start int) -> listed
-- A point that was brought anew expires no more.
SELECT w.id, w.person_id, p.given_names, p.family_name, w.day, w.code, count(*) OVER ()
FROM (SELECT x.id, x.person_id, x.valid_until AS day, x.item AS code
      FROM plans_point x JOIN people_key_facts k ON k.id = x.person_id
      WHERE x.project_id = $1 AND x.valid_until <= $2 AND k.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM plans_point n WHERE n.person_id = x.person_id AND n.project_id = x.project_id
              AND n.item = x.item AND coalesce(n.valid_until, '9999-12-31') > x.valid_until)
          AND ($3 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = x.person_id AND v.staff_id = $3
              AND v.made_at IS NULL AND (v.left_on IS NULL OR v.left_on >= $4)))
      ORDER BY x.valid_until, x.id LIMIT $5) AS w
JOIN people_member_facts p ON p.person_id = w.person_id
ORDER BY w.day, w.id LIMIT $6 OFFSET $7;

-- without :many (project id, today day, limit int, start int) -> somebody
-- Who takes part now and has no plan. She leaves when her participation ends, else with the last of her groups; a group
-- that has ended already comes first.
SELECT w.person_id, p.given_names, p.family_name, w.leaves_on AS day, count(*) OVER ()
FROM (SELECT a.person_id, coalesce(a.exit_on, (SELECT max(coalesce(m.left_on, g.ends_on)) FROM groups_membership_facts m
              JOIN groups_running_facts g ON g.id = m.group_id
              WHERE m.person_id = a.person_id AND m.project_id = $1 AND m.state = 'member')) AS leaves_on
      FROM (SELECT person_id, CASE WHEN count(*) > count(exit_date) THEN NULL ELSE max(exit_date) END AS exit_on
            FROM participation_facts WHERE project_id = $1 GROUP BY person_id) AS a
      WHERE (a.exit_on IS NULL OR a.exit_on >= $2)
          AND NOT EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = a.person_id AND l.project_id = $1)) AS w
JOIN people_member_facts p ON p.person_id = w.person_id JOIN people_key_facts k ON k.id = w.person_id
WHERE k.merged_into IS NULL
ORDER BY coalesce(w.leaves_on, '9999-12-31'), p.sort_key, w.person_id LIMIT $3 OFFSET $4;

-- left_without :many (project id, today day, limit int, start int) -> somebody
SELECT a.person_id, p.given_names, p.family_name, a.exit_on AS day, count(*) OVER ()
FROM (SELECT person_id, CASE WHEN count(*) > count(exit_date) THEN NULL ELSE max(exit_date) END AS exit_on
      FROM participation_facts WHERE project_id = $1 GROUP BY person_id) AS a
JOIN people_member_facts p ON p.person_id = a.person_id JOIN people_key_facts k ON k.id = a.person_id
WHERE a.exit_on < $2 AND k.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = a.person_id AND l.project_id = $1)
ORDER BY a.exit_on DESC, p.sort_key, a.person_id LIMIT $3 OFFSET $4;

-- own_without :many (project id, today day, staff id, since day, limit int, start int) -> somebody
SELECT w.person_id, p.given_names, p.family_name, w.leaves_on AS day, count(*) OVER ()
FROM (SELECT a.person_id, coalesce(a.exit_on, (SELECT max(coalesce(m.left_on, g.ends_on)) FROM groups_membership_facts m
              JOIN groups_running_facts g ON g.id = m.group_id
              WHERE m.person_id = a.person_id AND m.project_id = $1 AND m.state = 'member')) AS leaves_on
      FROM (SELECT person_id, CASE WHEN count(*) > count(exit_date) THEN NULL ELSE max(exit_date) END AS exit_on
            FROM participation_facts WHERE project_id = $1
                AND person_id IN (SELECT v.person_id FROM people_own_facts v WHERE v.staff_id = $3
                    AND (v.left_on IS NULL OR v.left_on >= $4)) GROUP BY person_id) AS a
      WHERE (a.exit_on IS NULL OR a.exit_on >= $2)
          AND NOT EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = a.person_id AND l.project_id = $1)) AS w
JOIN people_member_facts p ON p.person_id = w.person_id JOIN people_key_facts k ON k.id = w.person_id
WHERE k.merged_into IS NULL
ORDER BY coalesce(w.leaves_on, '9999-12-31'), p.sort_key, w.person_id LIMIT $5 OFFSET $6;

-- own_left_without :many (project id, today day, staff id, since day, limit int, start int) -> somebody
SELECT a.person_id, p.given_names, p.family_name, a.exit_on AS day, count(*) OVER ()
FROM (SELECT person_id, CASE WHEN count(*) > count(exit_date) THEN NULL ELSE max(exit_date) END AS exit_on
      FROM participation_facts WHERE project_id = $1
                AND person_id IN (SELECT v.person_id FROM people_own_facts v WHERE v.staff_id = $3
                    AND (v.left_on IS NULL OR v.left_on >= $4)) GROUP BY person_id) AS a
JOIN people_member_facts p ON p.person_id = a.person_id JOIN people_key_facts k ON k.id = a.person_id
WHERE a.exit_on < $2 AND k.merged_into IS NULL
    AND NOT EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = a.person_id AND l.project_id = $1)
ORDER BY a.exit_on DESC, p.sort_key, a.person_id LIMIT $5 OFFSET $6;

-- group_without :many (group id, project id, limit int, start int) -> somebody
SELECT w.person_id, p.given_names, p.family_name, w.leaves_on AS day, count(*) OVER ()
FROM (SELECT m.person_id, max(coalesce(m.left_on, g.ends_on)) AS leaves_on
      FROM groups_membership_facts m JOIN groups_running_facts g ON g.id = m.group_id
      WHERE m.group_id = $1 AND m.state = 'member'
          AND NOT EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = m.person_id AND l.project_id = $2)
      GROUP BY m.person_id) AS w
JOIN people_member_facts p ON p.person_id = w.person_id JOIN people_key_facts k ON k.id = w.person_id
WHERE k.merged_into IS NULL
ORDER BY coalesce(w.leaves_on, '9999-12-31'), p.sort_key, w.person_id LIMIT $3 OFFSET $4;

-- group_left_without :many (group id, project id, staff id, since day, limit int, start int) -> somebody
SELECT w.person_id, p.given_names, p.family_name, w.left_on AS day, count(*) OVER ()
FROM (SELECT m.person_id, max(m.left_on) AS left_on FROM groups_membership_facts m
      WHERE m.group_id = $1 AND m.state = 'left'
          AND NOT EXISTS (SELECT 1 FROM groups_membership_facts o WHERE o.group_id = $1 AND o.person_id = m.person_id
              AND o.state = 'member')
          AND NOT EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = m.person_id AND l.project_id = $2)
          AND ($3 = 0 OR m.left_on >= $4)
      GROUP BY m.person_id) AS w
JOIN people_member_facts p ON p.person_id = w.person_id JOIN people_key_facts k ON k.id = w.person_id
WHERE k.merged_into IS NULL
ORDER BY w.left_on DESC, p.sort_key, w.person_id LIMIT $5 OFFSET $6;

-- cover :one (project id, today day, soon day) -> cover
SELECT count(*), count(*) FILTER (WHERE w.planned = 1),
    count(*) FILTER (WHERE w.planned = 0 AND w.leaves_on <= $3)
FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = a.person_id AND l.project_id = $1)
              THEN 1 ELSE 0 END AS planned,
          coalesce(a.exit_on, (SELECT max(coalesce(m.left_on, g.ends_on)) FROM groups_membership_facts m
              JOIN groups_running_facts g ON g.id = m.group_id
              WHERE m.person_id = a.person_id AND m.project_id = $1 AND m.state = 'member')) AS leaves_on
      FROM (SELECT person_id, CASE WHEN count(*) > count(exit_date) THEN NULL ELSE max(exit_date) END AS exit_on
            FROM participation_facts WHERE project_id = $1 GROUP BY person_id) AS a
      JOIN people_key_facts k ON k.id = a.person_id
      WHERE (a.exit_on IS NULL OR a.exit_on >= $2) AND k.merged_into IS NULL) AS w;

-- own_cover :one (project id, today day, soon day, staff id, since day) -> cover
SELECT count(*), count(*) FILTER (WHERE w.planned = 1),
    count(*) FILTER (WHERE w.planned = 0 AND w.leaves_on <= $3)
FROM (SELECT CASE WHEN EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = a.person_id AND l.project_id = $1)
              THEN 1 ELSE 0 END AS planned,
          coalesce(a.exit_on, (SELECT max(coalesce(m.left_on, g.ends_on)) FROM groups_membership_facts m
              JOIN groups_running_facts g ON g.id = m.group_id
              WHERE m.person_id = a.person_id AND m.project_id = $1 AND m.state = 'member')) AS leaves_on
      FROM (SELECT person_id, CASE WHEN count(*) > count(exit_date) THEN NULL ELSE max(exit_date) END AS exit_on
            FROM participation_facts WHERE project_id = $1
                AND person_id IN (SELECT v.person_id FROM people_own_facts v WHERE v.staff_id = $4
                    AND (v.left_on IS NULL OR v.left_on >= $5)) GROUP BY person_id) AS a
      JOIN people_key_facts k ON k.id = a.person_id
      WHERE (a.exit_on IS NULL OR a.exit_on >= $2) AND k.merged_into IS NULL) AS w;

-- kept_cover :one (project id) -> (members int, planned int, leaving int, lacking int, left_without int)
SELECT members, planned, leaving, lacking, left_without FROM plans_counted WHERE project_id = $1;

-- kept_persons :many (project id, listed text, limit int, start int) -> somebody
-- Who has a plan by now, or is not in the project any more, is not there.
SELECT w.person_id, p.given_names, p.family_name, w.day, w.total
FROM (SELECT c.person_id, c.day, c.place, count(*) OVER () AS total FROM plans_counted_person c
      WHERE c.project_id = $1 AND c.listed = $2
          AND NOT EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = c.person_id AND l.project_id = $1)
          AND EXISTS (SELECT 1 FROM people_spell_key_facts s WHERE s.project_id = $1 AND s.person_id = c.person_id)
      ORDER BY c.place LIMIT $3 OFFSET $4) AS w
JOIN people_member_facts p ON p.person_id = w.person_id
ORDER BY w.place;

-- group_cover :one (group id, project id, soon day) -> cover
SELECT count(*), count(*) FILTER (WHERE w.planned = 1),
    count(*) FILTER (WHERE w.planned = 0 AND w.leaves_on <= $3)
FROM (SELECT m.person_id,
          CASE WHEN EXISTS (SELECT 1 FROM plans_plan l WHERE l.person_id = m.person_id AND l.project_id = $2)
              THEN 1 ELSE 0 END AS planned, max(coalesce(m.left_on, g.ends_on)) AS leaves_on
      FROM groups_membership_facts m JOIN groups_running_facts g ON g.id = m.group_id
      JOIN people_key_facts k ON k.id = m.person_id
      WHERE m.group_id = $1 AND m.state = 'member' AND k.merged_into IS NULL
      GROUP BY m.person_id) AS w;

-- waiting :one (project id, today day, soon day, expiry day, staff id, since day, most int)
--    -> (woken int, reviews int, points int)
-- None counts further than `most`.
SELECT
  (SELECT count(*) FROM (SELECT 1 FROM plans_plan l JOIN people_key_facts k ON k.id = l.person_id
       WHERE l.project_id = $1 AND l.deferred_until <= $2 AND k.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM plans_plan n WHERE n.person_id = l.person_id AND n.project_id = l.project_id
              AND (n.made_on > l.made_on OR (n.made_on = l.made_on AND n.id > l.id)))
          AND ($5 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = l.person_id AND v.staff_id = $5
              AND v.made_at IS NULL AND (v.left_on IS NULL OR v.left_on >= $6)))
       LIMIT $7) AS few),
  (SELECT count(*) FROM (SELECT 1 FROM plans_plan l JOIN people_key_facts k ON k.id = l.person_id
       WHERE l.project_id = $1 AND l.review_on <= $3 AND (l.deferred_until IS NULL OR l.deferred_until <= $2)
          AND k.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM plans_plan n WHERE n.person_id = l.person_id AND n.project_id = l.project_id
              AND (n.made_on > l.made_on OR (n.made_on = l.made_on AND n.id > l.id)))
          AND ($5 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = l.person_id AND v.staff_id = $5
              AND v.made_at IS NULL AND (v.left_on IS NULL OR v.left_on >= $6)))
       LIMIT $7) AS few),
  (SELECT count(*) FROM (SELECT 1 FROM plans_point x JOIN people_key_facts k ON k.id = x.person_id
       WHERE x.project_id = $1 AND x.valid_until <= $4 AND k.merged_into IS NULL
          AND NOT EXISTS (SELECT 1 FROM plans_point n WHERE n.person_id = x.person_id AND n.project_id = x.project_id
              AND n.item = x.item AND coalesce(n.valid_until, '9999-12-31') > x.valid_until)
          AND ($5 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = x.person_id AND v.staff_id = $5
              AND v.made_at IS NULL AND (v.left_on IS NULL OR v.left_on >= $6)))
       LIMIT $7) AS few);

-- group_of :one (group id) -> (project id, name text)
SELECT project_id, name FROM groups_facts WHERE id = $1;

-- leads :one (group id, staff id) -> (n int)
SELECT count(*) FROM groups_leads_facts WHERE group_id = $1 AND staff_id = $2
    AND (role = 'leader' OR whole = 1);
