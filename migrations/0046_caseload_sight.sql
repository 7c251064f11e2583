-- Who answers for a person sees her, with or without a group: six months after the group has ended somebody asks how she
-- is. So does who stands in meanwhile. left_on: seen for a while after (as whoever left a group).
CREATE VIEW caseload_sight_facts AS
    SELECT c.staff_id, s.person_id, s.project_id, c.until AS left_on
    FROM people_spell_key_facts s JOIN caseload_responsible c ON c.participation_id = s.id
    UNION ALL SELECT a.substitute_id, s.person_id, s.project_id,
        CASE WHEN a.ends_on IS NULL OR c.until < a.ends_on THEN c.until ELSE a.ends_on END
    FROM people_spell_key_facts s JOIN caseload_responsible c ON c.participation_id = s.id
    JOIN caseload_absence a ON a.staff_id = c.staff_id
    WHERE a.substitute_id IS NOT NULL AND (c.until IS NULL OR c.until >= a.starts_on);
CREATE INDEX caseload_absence_substitute ON caseload_absence(substitute_id);

-- As it was, and the last part.
DROP VIEW people_sight_facts;
CREATE VIEW people_sight_facts AS
    SELECT w.staff_id, p.person_id, 1 AS whole, NULL AS left_on, NULL AS made_at
    FROM people_participation p
    JOIN auth_staff_project w ON w.project_id = p.project_id AND w.role IN ('manager', 'counsellor')
    UNION ALL SELECT w.staff_id, g.person_id, 1, NULL, NULL
    FROM groups_access_facts g
    JOIN auth_staff_project w ON w.project_id = g.project_id AND w.role IN ('manager', 'counsellor')
    UNION ALL SELECT g.staff_id, g.person_id, 0, g.left_on, NULL
    FROM groups_access_facts g JOIN auth_staff_project w ON w.project_id = g.project_id AND w.staff_id = g.staff_id
    UNION ALL SELECT j.staff_id, j.person_id, 0, NULL, j.at FROM journal_creation_facts j
    UNION ALL SELECT w.staff_id, q.id, 1, NULL, NULL
    FROM people_person q JOIN exchange_import_facts e ON e.import_id = q.import_id
    JOIN auth_staff_project w ON w.project_id = e.project_id AND w.role IN ('manager', 'counsellor')
    WHERE NOT EXISTS (SELECT 1 FROM people_participation x WHERE x.person_id = q.id)
    UNION ALL SELECT e.started_by, q.id, 1, NULL, NULL
    FROM people_person q JOIN exchange_import_facts e ON e.import_id = q.import_id AND e.project_id IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM people_participation x WHERE x.person_id = q.id)
      AND EXISTS
          (SELECT 1 FROM auth_staff_project w WHERE w.staff_id = e.started_by AND w.role IN ('manager', 'counsellor'))
    UNION ALL SELECT c.staff_id, c.person_id, 0, c.left_on, NULL
    FROM caseload_sight_facts c
    JOIN auth_staff_project w ON w.project_id = c.project_id AND w.staff_id = c.staff_id AND w.role <> 'peer';
