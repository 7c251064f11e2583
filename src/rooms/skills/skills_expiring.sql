-- Certificates that end. CROSS JOIN: SQLite takes the few persons of a worker first.

-- shape expiring (person id, project id, given_names name, family_name name, name_ text, issuer text, expires_on day)

-- mine :many (staff id, since day, low day, high day, limit int, start int) -> expiring
SELECT x.person_id, x.project_id, m.given_names, m.family_name, x.name, x.issuer, x.expires_on
FROM (SELECT c.person_id, c.project_id FROM caseload_sight_facts c
      WHERE c.staff_id = $1 AND (c.left_on IS NULL OR c.left_on >= $2)
      UNION SELECT g.person_id, g.project_id FROM groups_access_facts g
      WHERE g.staff_id = $1 AND (g.left_on IS NULL OR g.left_on >= $2)) AS h
CROSS JOIN skills_expiring_facts x JOIN people_member_facts m ON m.person_id = x.person_id
WHERE x.person_id = h.person_id AND x.project_id = h.project_id AND x.expires_on BETWEEN $3 AND $4
    AND EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = $1 AND w.project_id = h.project_id
        AND w.role IN ('counsellor', 'instructor'))
ORDER BY x.expires_on, x.id LIMIT $5 OFFSET $6;

-- mine_count :one (staff id, since day, low day, high day) -> (n int)
SELECT count(*)
FROM (SELECT c.person_id, c.project_id FROM caseload_sight_facts c
      WHERE c.staff_id = $1 AND (c.left_on IS NULL OR c.left_on >= $2)
      UNION SELECT g.person_id, g.project_id FROM groups_access_facts g
      WHERE g.staff_id = $1 AND (g.left_on IS NULL OR g.left_on >= $2)) AS h
CROSS JOIN skills_expiring_facts x
WHERE x.person_id = h.person_id AND x.project_id = h.project_id AND x.expires_on BETWEEN $3 AND $4
    AND EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = $1 AND w.project_id = h.project_id
        AND w.role IN ('counsellor', 'instructor'));

-- all_of :many (staff id, low day, high day, limit int, start int) -> expiring
SELECT x.person_id, x.project_id, m.given_names, m.family_name, x.name, x.issuer, x.expires_on
FROM auth_sight_facts w CROSS JOIN skills_expiring_facts x JOIN people_member_facts m ON m.person_id = x.person_id
WHERE w.staff_id = $1 AND w.role = 'counsellor' AND w.narrowed = 0 AND x.project_id = w.project_id
    AND x.expires_on BETWEEN $2 AND $3
    AND x.project_id IN (SELECT s.project_id FROM people_spell_key_facts s WHERE s.person_id = x.person_id)
ORDER BY x.expires_on, x.id LIMIT $4 OFFSET $5;
