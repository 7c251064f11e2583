-- The records of the board. named: 1 with names; 0 where records are only counted, which is no look at anybody.
-- exit_closed, six_closed: whoever asked gave up, and nobody is to ask any more.

-- shape open (spell id, person id, project id, given_names name, family_name name, gender text, birth_date day?,
--    entry_date day?, entry_status text, unemployed_since day?, entry_in_education bool?, entry_education text,
--    exit_date day?, exit_status text, exit_status_on day?, exit_in_education bool?, six_month_date day?,
--    six_month_status text, six_month_improved bool?, exit_closed int, six_closed int, worker id?,
--    counting text, sort_key bytes)

-- of_project :each (project id, today day, limit int, named int) -> open
-- Of which something may be wrong, by name: two walks of an index that are merged.
SELECT b.id AS spell, b.person_id, b.project_id,
       CASE WHEN $4 = 1 THEN b.given_names ELSE '' END AS given_names,
       CASE WHEN $4 = 1 THEN b.family_name ELSE '' END AS family_name, b.gender, b.birth_date, b.entry_date,
       b.entry_status, b.unemployed_since, b.entry_in_education, b.entry_education, b.exit_date, b.exit_status,
       b.exit_status_on, b.exit_in_education, b.six_month_date, b.six_month_status, b.six_month_improved,
       CASE WHEN b.exit_date IS NOT NULL AND b.exit_status IN ('', 'unknown')
           THEN (SELECT count(*) FROM follow_ups_closed_facts f WHERE f.participation_id = b.id AND f.kind = 'exit')
           ELSE 0 END AS exit_closed,
       CASE WHEN b.exit_date IS NOT NULL AND b.six_month_date IS NULL
           THEN (SELECT count(*) FROM follow_ups_closed_facts f WHERE f.participation_id = b.id
               AND f.kind = 'six_month') ELSE 0 END AS six_closed,
       (SELECT c.staff_id FROM caseload_spell_facts c WHERE c.participation_id = b.id
           AND (c.until IS NULL OR c.until >= $2) ORDER BY c.since DESC, c.id DESC LIMIT 1) AS worker,
       (SELECT c.counting FROM projects_counting_facts c WHERE c.project_id = b.project_id) AS counting, b.sort_key
FROM people_board_all_facts b WHERE b.project_id = $1
ORDER BY sort_key, person_id, spell LIMIT $3;

-- mine :each (staff id, today day, limit int, named int) -> open
-- Whom she answers for today or stands in for, and members of groups she leads for whom nobody answers; right or wrong.
SELECT b.id AS spell, b.person_id, b.project_id,
       CASE WHEN $4 = 1 THEN b.given_names ELSE '' END AS given_names,
       CASE WHEN $4 = 1 THEN b.family_name ELSE '' END AS family_name, b.gender, b.birth_date, b.entry_date,
       b.entry_status, b.unemployed_since, b.entry_in_education, b.entry_education, b.exit_date, b.exit_status,
       b.exit_status_on, b.exit_in_education, b.six_month_date, b.six_month_status, b.six_month_improved,
       CASE WHEN b.exit_date IS NOT NULL AND b.exit_status IN ('', 'unknown')
           THEN (SELECT count(*) FROM follow_ups_closed_facts f WHERE f.participation_id = b.id AND f.kind = 'exit')
           ELSE 0 END AS exit_closed,
       CASE WHEN b.exit_date IS NOT NULL AND b.six_month_date IS NULL
           THEN (SELECT count(*) FROM follow_ups_closed_facts f WHERE f.participation_id = b.id
               AND f.kind = 'six_month') ELSE 0 END AS six_closed,
       (SELECT c.staff_id FROM caseload_spell_facts c WHERE c.participation_id = b.id
           AND (c.until IS NULL OR c.until >= $2) ORDER BY c.since DESC, c.id DESC LIMIT 1) AS worker,
       (SELECT c.counting FROM projects_counting_facts c WHERE c.project_id = b.project_id) AS counting, b.sort_key
FROM people_esf_facts b
WHERE b.id IN (SELECT c.participation_id FROM caseload_spell_facts c
        WHERE c.staff_id IN (SELECT CAST($1 AS bigint) UNION SELECT a.staff_id FROM caseload_absence_facts a
                WHERE a.substitute_id = $1 AND a.starts_on <= $2 AND (a.ends_on IS NULL OR a.ends_on >= $2))
          AND (c.until IS NULL OR c.until >= $2)
          AND NOT EXISTS (SELECT 1 FROM caseload_spell_facts y WHERE y.participation_id = c.participation_id
              AND (y.until IS NULL OR y.until >= $2) AND (y.since > c.since OR (y.since = c.since AND y.id > c.id)))
        UNION
        SELECT s.id FROM groups_access_facts g
        JOIN people_spell_key_facts s ON s.person_id = g.person_id AND s.project_id = g.project_id
        WHERE g.staff_id = $1 AND g.state = 'member' AND (g.left_on IS NULL OR g.left_on >= $2)
          AND NOT EXISTS (SELECT 1 FROM caseload_spell_facts y WHERE y.participation_id = s.id
              AND (y.until IS NULL OR y.until >= $2)))
  AND b.project_id IN (SELECT w.project_id FROM auth_work_facts w WHERE w.staff_id = $1
      AND w.role IN ('manager', 'counsellor', 'instructor'))
ORDER BY b.sort_key, b.person_id, b.id LIMIT $3;

-- records :one (project id) -> (n int)
SELECT count(*) FROM people_spell_key_facts WHERE project_id = $1;

-- workers :each () -> (staff id, name text)
SELECT staff_id, name FROM staff_facts;
