-- Who is whose, and what waits.

-- mine :many (staff id, today day, left_since day, made_since instant, limit int) -> (spell id, person id, project id,
--    given_names name?, family_name name?, whose id, whose_name text?, guidance int, steps int, follow_ups int,
--    appointments int, answers int, talked day?, contacted day?, met day?)
-- Of this worker, and of those for whom she stands in today. A person who is not seen by her is not there. The + keeps
-- SQLite from walking through all of a project to find what is of one person.
SELECT s.id AS spell, s.person_id, s.project_id, p.given_names, p.family_name, c.staff_id AS whose,
       n.name AS whose_name,
       (SELECT count(*) FROM guidance_caseload_facts g WHERE g.person_id = s.person_id AND +g.project_id = s.project_id)
           AS guidance,
       (SELECT count(*) FROM plans_caseload_facts l WHERE l.person_id = s.person_id AND +l.project_id = s.project_id
           AND l.due_on <= $2 AND (l.deferred_until IS NULL OR l.deferred_until <= $2)) AS steps,
       (SELECT count(*) FROM follow_ups_caseload_facts f WHERE f.person_id = s.person_id
           AND +f.project_id = s.project_id AND f.due_on <= $2) AS follow_ups,
       (SELECT count(*) FROM appointments_caseload_facts a WHERE a.person_id = s.person_id
           AND +a.project_id = s.project_id AND a.day = $2 AND a.state = 'planned') AS appointments,
       (SELECT count(*) FROM counselling_answered_facts q WHERE q.person_id = s.person_id
           AND +q.project_id = s.project_id) AS answers,
       (SELECT max(k.day) FROM counselling_caseload_facts k WHERE k.person_id = s.person_id
           AND +k.project_id = s.project_id) AS talked,
       (SELECT max(k.day) FROM contacts_facts k WHERE k.person_id = s.person_id AND +k.project_id = s.project_id)
           AS contacted,
       (SELECT max(k.day) FROM appointments_caseload_facts k WHERE k.person_id = s.person_id
           AND +k.project_id = s.project_id AND k.state = 'held') AS met
FROM caseload_responsible c JOIN people_spell_key_facts s ON s.id = c.participation_id
JOIN people_member_facts p ON p.person_id = s.person_id JOIN staff_facts n ON n.staff_id = c.staff_id
JOIN auth_work_facts w ON w.staff_id = $1 AND w.project_id = s.project_id
WHERE c.staff_id IN (SELECT CAST($1 AS bigint) UNION SELECT b.staff_id FROM caseload_absence b
          WHERE b.substitute_id = $1 AND b.starts_on <= $2 AND (b.ends_on IS NULL OR b.ends_on >= $2))
  AND (c.until IS NULL OR c.until >= $2)
  AND NOT EXISTS (SELECT 1 FROM caseload_responsible x WHERE x.participation_id = c.participation_id
      AND (x.until IS NULL OR x.until >= $2) AND (x.since > c.since OR (x.since = c.since AND x.id > c.id)))
  AND (w.role IN ('manager', 'counsellor') OR EXISTS (SELECT 1 FROM people_sight_facts v
      WHERE v.person_id = s.person_id AND v.staff_id = $1 AND (v.left_on IS NULL OR v.left_on >= $3)
        AND (v.made_at IS NULL OR v.made_at >= $4)))
ORDER BY CASE WHEN c.staff_id = $1 THEN 0 ELSE 1 END, p.sort_key, s.id LIMIT $5;

-- of_person :many (person id) -> (id id, spell id, project id, staff id, staff_name text?, since day, until day?,
--    hand_over secret?, version int)
SELECT c.id, s.id AS spell, s.project_id, c.staff_id, n.name AS staff_name, c.since, c.until, c.hand_over, c.version
FROM people_spell_key_facts s JOIN caseload_responsible c ON c.participation_id = s.id
LEFT JOIN staff_facts n ON n.staff_id = c.staff_id
WHERE s.person_id = $1 ORDER BY c.since DESC, c.id DESC LIMIT 50;

-- spells :many (person id) -> (spell id, project id, entry_date day)
SELECT id AS spell, project_id, entry_date FROM participation_facts WHERE person_id = $1 ORDER BY entry_date DESC, id;

-- spell :one (spell id) -> (person id, project id)
SELECT person_id, project_id FROM people_spell_key_facts WHERE id = $1;

-- open :many (spell id, today day) -> (id id, staff id, since day)
SELECT id, staff_id, since FROM caseload_responsible
WHERE participation_id = $1 AND (until IS NULL OR until >= $2) ORDER BY since DESC, id DESC;

-- close :exec (id id, until day)
UPDATE caseload_responsible SET until = $2, version = version + 1 WHERE id = $1;

-- add :exec (id id, spell id, staff id, since day, hand_over secret?)
INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, hand_over, version)
VALUES ($1, '', $2, $3, $4, $5, 1);

-- of_worker :many (project id, staff id, today day, limit int) -> (spell id, given_names name?, family_name name?)
SELECT s.id AS spell, p.given_names, p.family_name
FROM caseload_responsible c JOIN people_spell_key_facts s ON s.id = c.participation_id AND s.project_id = $1
JOIN people_member_facts p ON p.person_id = s.person_id
WHERE c.staff_id = $2 AND (c.until IS NULL OR c.until >= $3)
  AND NOT EXISTS (SELECT 1 FROM caseload_responsible x WHERE x.participation_id = c.participation_id
      AND (x.until IS NULL OR x.until >= $3) AND (x.since > c.since OR (x.since = c.since AND x.id > c.id)))
ORDER BY p.sort_key, s.id LIMIT $4;

-- same_house :one (project id, staff id, other id) -> (n int)
SELECT count(*) FROM auth_sight_facts a JOIN auth_sight_facts b ON b.project_id = a.project_id
    AND b.house_id = a.house_id
WHERE a.project_id = $1 AND a.staff_id = $2 AND b.staff_id = $3;

-- absences :many (project id, today day) -> (id id, staff id, staff_name text?, starts_on day, ends_on day?,
--    substitute id?, substitute_name text?, version int)
SELECT a.id, a.staff_id, n.name AS staff_name, a.starts_on, a.ends_on, a.substitute_id, u.name AS substitute_name,
       a.version
FROM auth_work_facts w JOIN caseload_absence a ON a.staff_id = w.staff_id
LEFT JOIN staff_facts n ON n.staff_id = a.staff_id LEFT JOIN staff_facts u ON u.staff_id = a.substitute_id
WHERE w.project_id = $1 AND (a.ends_on IS NULL OR a.ends_on >= $2) ORDER BY a.starts_on, a.id LIMIT 100;

-- absence_add :exec (id id, staff id, starts_on day, ends_on day?, substitute id?)
INSERT INTO caseload_absence (id, source_key, staff_id, starts_on, ends_on, substitute_id, version)
VALUES ($1, '', $2, $3, $4, $5, 1);

-- absence_end :count (id id, version int, ends_on day)
UPDATE caseload_absence SET ends_on = $3, version = version + 1 WHERE id = $1 AND version = $2;

-- absence :one (id id, project id) -> (staff id)
SELECT a.staff_id FROM caseload_absence a JOIN auth_work_facts w ON w.staff_id = a.staff_id AND w.project_id = $2
WHERE a.id = $1;

-- load :many (project id, today day, from_day day, ahead day) -> (staff id, name text, role text, persons int,
--    talks int, intensive int, minutes int, appointments int, absent bool)
SELECT w.staff_id, n.name, w.role,
       (SELECT count(*) FROM caseload_responsible c JOIN people_spell_key_facts s ON s.id = c.participation_id
           AND s.project_id = $1
        WHERE c.staff_id = w.staff_id AND (c.until IS NULL OR c.until >= $2)) AS persons,
       (SELECT count(*) FROM counselling_caseload_facts k WHERE k.staff_id = w.staff_id AND k.project_id = $1
           AND k.day >= $3) AS talks,
       (SELECT count(*) FROM counselling_caseload_facts k WHERE k.staff_id = w.staff_id AND k.project_id = $1
           AND k.day >= $3 AND k.depth = 'intensive') AS intensive,
       CAST((SELECT coalesce(sum(k.minutes), 0) FROM counselling_caseload_facts k WHERE k.staff_id = w.staff_id
           AND k.project_id = $1 AND k.day >= $3) AS bigint) AS minutes,
       (SELECT count(*) FROM appointments_caseload_facts a WHERE a.staff_id = w.staff_id AND a.project_id = $1
           AND a.state = 'planned' AND a.day BETWEEN $2 AND $4) AS appointments,
       CASE WHEN EXISTS (SELECT 1 FROM caseload_absence b WHERE b.staff_id = w.staff_id AND b.starts_on <= $2
           AND (b.ends_on IS NULL OR b.ends_on >= $2)) THEN 1 ELSE 0 END AS absent
FROM auth_work_facts w JOIN staff_facts n ON n.staff_id = w.staff_id
WHERE w.project_id = $1 AND w.role IN ('manager', 'counsellor', 'instructor') ORDER BY n.sort_key, w.staff_id;
