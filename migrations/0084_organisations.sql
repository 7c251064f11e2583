-- Organisations: a register of the house, who of them leads a project and who is a partner in it, to which one staff and
-- groups belong (NULL: to the project's lead), and what follows for who sees whom (rooms/sight.h).

-- name_key: providers_key() of the name; business_id: with its check digit, '' not known.
CREATE TABLE projects_organisation (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, name {text} NOT NULL, name_key {text} NOT NULL UNIQUE,
    business_id {text} NOT NULL, kind {text} NOT NULL, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX projects_organisation_key ON projects_organisation(source_key);
CREATE INDEX projects_organisation_import ON projects_organisation(import_id);
CREATE INDEX projects_organisation_business ON projects_organisation(business_id) WHERE business_id <> '';

-- part: lead or partner; until NULL: takes part still. At most one lead at a time.
CREATE TABLE projects_partnership (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    project_id {id} NOT NULL REFERENCES projects_project(id),
    organisation_id {id} NOT NULL REFERENCES projects_organisation(id),
    part {text} NOT NULL, since {text}, until {text}, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX projects_partnership_project ON projects_partnership(project_id, organisation_id);
CREATE INDEX projects_partnership_organisation ON projects_partnership(organisation_id);
CREATE INDEX projects_partnership_key ON projects_partnership(source_key);
CREATE INDEX projects_partnership_import ON projects_partnership(import_id);

-- What partners see of each other's persons: 'own' or '' their own only, 'all' those of the whole project.
ALTER TABLE projects_project ADD COLUMN partners_see {text} NOT NULL DEFAULT '';

-- house_id, narrowed are made of the above by projects_settle(). house_id: the organisation she belongs to, of a project
-- in which each sees its own persons; -1: a lead that has no name; 0: of any other project. narrowed: 0 sees what her
-- role sees; 1 manager or counsellor of a partner; 2 counsellor of the lead, who sees also whom nobody answers for.
ALTER TABLE auth_staff_project ADD COLUMN organisation_id {id};
ALTER TABLE auth_staff_project ADD COLUMN house_id {id} NOT NULL DEFAULT 0;
ALTER TABLE auth_staff_project ADD COLUMN narrowed {int} NOT NULL DEFAULT 0;
CREATE INDEX auth_staff_project_narrowed ON auth_staff_project(project_id, house_id) WHERE narrowed > 0;

ALTER TABLE groups_group ADD COLUMN organisation_id {id};
-- whole: she sees this group as one of her organisation, whoever leads it, and also who left it long ago; role '': for
-- that reason alone. Made by groups_settle().
ALTER TABLE groups_leader ADD COLUMN whole {int} NOT NULL DEFAULT 0;

CREATE VIEW auth_sight_facts AS
    SELECT staff_id, project_id, role, place, organisation_id, house_id, narrowed FROM auth_staff_project;
CREATE VIEW projects_organisation_facts AS SELECT id, source_key, name, import_id FROM projects_organisation;
CREATE VIEW projects_partnership_facts AS
    SELECT id, source_key, project_id, organisation_id, part, import_id FROM projects_partnership;
-- limited: each organisation sees its own persons only. lead_id: NULL when nobody wrote who leads.
CREATE VIEW projects_sight_facts AS
    SELECT p.id AS project_id,
        CASE WHEN p.partners_see <> 'all' AND EXISTS (SELECT 1 FROM projects_partnership x
            WHERE x.project_id = p.id AND x.part = 'partner') THEN 1 ELSE 0 END AS limited,
        (SELECT max(l.organisation_id) FROM projects_partnership l
         WHERE l.project_id = p.id AND l.part = 'lead' AND l.until IS NULL) AS lead_id
    FROM projects_project p;
-- To which organisation a group belongs; NULL: to a lead that has no name. own_id: as it is written.
CREATE VIEW groups_organisation_facts AS
    SELECT g.id AS group_id, g.project_id, g.organisation_id AS own_id,
        coalesce(g.organisation_id, p.lead_id) AS organisation_id, g.import_id
    FROM groups_group g JOIN projects_sight_facts p ON p.project_id = g.project_id;

DROP VIEW groups_leads_facts;
CREATE VIEW groups_leads_facts AS SELECT group_id, staff_id, role, whole FROM groups_leader;

-- As they were (0007, 0046, 0076), and: whoever is narrowed sees through the groups of her organisation and through whom
-- its staff answer for.
DROP VIEW people_own_facts;
DROP VIEW people_sight_facts;
DROP VIEW caseload_sight_facts;
DROP VIEW groups_access_facts;
CREATE VIEW groups_access_facts AS
    SELECT m.person_id, l.staff_id, m.group_id, m.project_id, m.state,
        CASE WHEN l.whole = 1 THEN NULL ELSE m.left_on END AS left_on
    FROM groups_membership m JOIN groups_leader l ON l.group_id = m.group_id;
CREATE VIEW caseload_sight_facts AS
    SELECT c.staff_id, s.person_id, s.project_id, c.until AS left_on
    FROM people_spell_key_facts s JOIN caseload_responsible c ON c.participation_id = s.id
    UNION ALL SELECT a.substitute_id, s.person_id, s.project_id,
        CASE WHEN a.ends_on IS NULL OR c.until < a.ends_on THEN c.until ELSE a.ends_on END
    FROM people_spell_key_facts s JOIN caseload_responsible c ON c.participation_id = s.id
    JOIN caseload_absence a ON a.staff_id = c.staff_id
    WHERE a.substitute_id IS NOT NULL AND (c.until IS NULL OR c.until >= a.starts_on)
    UNION ALL SELECT w.staff_id, s.person_id, s.project_id, c.until
    FROM auth_staff_project w CROSS JOIN people_spell_key_facts s
    JOIN caseload_responsible c ON c.participation_id = s.id
    JOIN auth_staff_project x ON x.staff_id = c.staff_id AND x.project_id = s.project_id
    WHERE w.narrowed > 0 AND s.project_id = w.project_id AND x.house_id = w.house_id
    UNION ALL SELECT w.staff_id, s.person_id, s.project_id, NULL
    FROM auth_staff_project w CROSS JOIN people_spell_key_facts s
    WHERE w.narrowed = 2 AND s.project_id = w.project_id
      AND NOT EXISTS (SELECT 1 FROM people_spell_key_facts o JOIN caseload_responsible c ON c.participation_id = o.id
          WHERE o.person_id = s.person_id AND o.project_id = s.project_id)
      AND NOT EXISTS (SELECT 1 FROM groups_spell_facts m
          WHERE m.person_id = s.person_id AND m.project_id = s.project_id);
CREATE VIEW people_sight_facts AS
    SELECT w.staff_id, p.person_id, 1 AS whole, NULL AS left_on, NULL AS made_at
    FROM people_participation p
    JOIN auth_staff_project w ON w.project_id = p.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    UNION ALL SELECT w.staff_id, g.person_id, 1, NULL, NULL
    FROM groups_access_facts g
    JOIN auth_staff_project w ON w.project_id = g.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    UNION ALL SELECT g.staff_id, g.person_id, 0, g.left_on, NULL
    FROM groups_access_facts g JOIN auth_staff_project w ON w.project_id = g.project_id AND w.staff_id = g.staff_id
    UNION ALL SELECT j.staff_id, j.person_id, 0, NULL, j.at FROM journal_creation_facts j
    UNION ALL SELECT w.staff_id, q.id, 1, NULL, NULL
    FROM people_person q JOIN exchange_import_facts e ON e.import_id = q.import_id
    JOIN auth_staff_project w ON w.project_id = e.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    WHERE NOT EXISTS (SELECT 1 FROM people_participation x WHERE x.person_id = q.id)
    UNION ALL SELECT e.started_by, q.id, 1, NULL, NULL
    FROM people_person q JOIN exchange_import_facts e ON e.import_id = q.import_id AND e.project_id IS NULL
    WHERE NOT EXISTS (SELECT 1 FROM people_participation x WHERE x.person_id = q.id)
      AND EXISTS (SELECT 1 FROM auth_staff_project w
          WHERE w.staff_id = e.started_by AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0)
    UNION ALL SELECT c.staff_id, c.person_id, 0, c.left_on, NULL
    FROM caseload_sight_facts c
    JOIN auth_staff_project w ON w.project_id = c.project_id AND w.staff_id = c.staff_id AND w.role <> 'peer';
CREATE VIEW people_own_facts AS
    SELECT w.staff_id, p.person_id, NULL AS left_on
    FROM people_participation p
    JOIN auth_staff_project w ON w.project_id = p.project_id AND w.role IN ('manager', 'counsellor') AND w.narrowed = 0
    UNION ALL SELECT g.staff_id, g.person_id, g.left_on
    FROM groups_access_facts g JOIN auth_staff_project w ON w.project_id = g.project_id AND w.staff_id = g.staff_id
    UNION ALL SELECT c.staff_id, c.person_id, c.left_on
    FROM caseload_sight_facts c
    JOIN auth_staff_project w ON w.project_id = c.project_id AND w.staff_id = c.staff_id AND w.role <> 'peer';
