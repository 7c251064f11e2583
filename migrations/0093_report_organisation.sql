-- Reports by organisation: to which one of a project's organisations something belongs. Each thing belongs to one, so
-- that all of them together are the project. -1: a lead that has no name.
CREATE VIEW groups_house_facts AS
    SELECT g.id AS group_id, g.project_id, coalesce(g.organisation_id, p.lead_id, -1) AS organisation_id
    FROM groups_group g JOIN projects_sight_facts p ON p.project_id = g.project_id;
CREATE VIEW groups_session_house_facts AS
    SELECT s.id AS session_id, coalesce(g.organisation_id, p.lead_id, -1) AS organisation_id
    FROM groups_session s JOIN groups_group g ON g.id = s.group_id
    JOIN projects_sight_facts p ON p.project_id = g.project_id;

-- Of any person and project (look one up by both): her first group there (before a merge the original one), else whoever
-- was the last to answer for her, else the lead.
CREATE VIEW caseload_house_facts AS
    SELECT p.project_id, q.id AS person_id, coalesce(
        (SELECT coalesce(g.organisation_id, p.lead_id, -1)
         FROM groups_first_facts m JOIN groups_group g ON g.id = m.original_id
         WHERE m.project_id = p.project_id AND m.person_id = q.id AND m.state <> 'waiting'
         ORDER BY coalesce(m.joined_on, ''), g.source_key, g.id LIMIT 1),
        (SELECT coalesce(w.organisation_id, p.lead_id, -1)
         FROM people_participation a JOIN caseload_responsible c ON c.participation_id = a.id
         JOIN auth_staff_project w ON w.staff_id = c.staff_id AND w.project_id = a.project_id
         WHERE a.project_id = p.project_id AND a.person_id = q.id
         ORDER BY c.since DESC, c.id DESC LIMIT 1),
        p.lead_id, -1) AS organisation_id
    FROM projects_sight_facts p CROSS JOIN people_person q;

-- Of help outside the groups and of talks: whoever gave it; where nobody is written, or she works there no more, whom it
-- was for.
CREATE VIEW contacts_house_facts AS
    SELECT c.id AS contact_id, coalesce(
        (SELECT coalesce(w.organisation_id, p.lead_id, -1) FROM auth_staff_project w
         WHERE w.staff_id = c.staff_id AND w.project_id = c.project_id),
        (SELECT h.organisation_id FROM caseload_house_facts h
         WHERE h.project_id = c.project_id AND h.person_id = c.person_id),
        p.lead_id, -1) AS organisation_id
    FROM contacts_contact c JOIN projects_sight_facts p ON p.project_id = c.project_id;
CREATE VIEW counselling_house_facts AS
    SELECT c.id AS talk_id, coalesce(
        (SELECT coalesce(w.organisation_id, p.lead_id, -1) FROM auth_staff_project w
         WHERE w.staff_id = c.staff_id AND w.project_id = c.project_id),
        (SELECT h.organisation_id FROM caseload_house_facts h
         WHERE h.project_id = c.project_id AND h.person_id = c.person_id),
        p.lead_id, -1) AS organisation_id
    FROM counselling_talk c JOIN projects_sight_facts p ON p.project_id = c.project_id;

-- Of which organisation a stored run is; 0: of the whole project.
ALTER TABLE reports_run ADD COLUMN organisation_id {id} NOT NULL DEFAULT 0;
