-- Who sees whom, for statements that list persons; the rule itself is people_may_see() in rooms/people/people.c. whole: as
-- manager or counsellor of one of her projects, or of the import that she came with. left_on, made_at: seen for a while only.
-- Coordinators are left to the caller: they see nobody, whatever stands here.
CREATE VIEW people_sight_facts AS
    SELECT w.staff_id, p.person_id, 1 AS whole, NULL AS left_on, NULL AS made_at
    FROM people_participation p JOIN auth_staff_project w ON w.project_id = p.project_id AND w.role IN ('manager', 'counsellor')
    UNION ALL SELECT w.staff_id, g.person_id, 1, NULL, NULL
    FROM groups_access_facts g JOIN auth_staff_project w ON w.project_id = g.project_id AND w.role IN ('manager', 'counsellor')
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
      AND EXISTS (SELECT 1 FROM auth_staff_project w WHERE w.staff_id = e.started_by AND w.role IN ('manager', 'counsellor'));
