-- Organisations: the register, who leads a project and who is a partner in it, to which one staff belong.

-- shape partner (partnership id, project id, organisation id, name text, business_id text, kind text, part text,
--    since day?, until day?, version int, organisation_version int, staff int, groups int)

-- partners :many (project id, limit int) -> partner
-- The lead first, then partners by name; staff and groups of the project that belong to each.
SELECT x.id, x.project_id, o.id, o.name, o.business_id, o.kind, x.part, x.since, x.until, x.version, o.version,
       (SELECT count(*) FROM auth_sight_facts w WHERE w.project_id = x.project_id AND w.organisation_id = o.id),
       (SELECT count(*) FROM groups_organisation_facts g WHERE g.project_id = x.project_id AND g.own_id = o.id)
FROM projects_partnership x JOIN projects_organisation o ON o.id = x.organisation_id
WHERE x.project_id = $1
ORDER BY CASE x.part WHEN 'lead' THEN 0 ELSE 1 END, o.name_key, x.id LIMIT $2;

-- partner :one (partnership id) -> partner
SELECT x.id, x.project_id, o.id, o.name, o.business_id, o.kind, x.part, x.since, x.until, x.version, o.version,
       (SELECT count(*) FROM auth_sight_facts w WHERE w.project_id = x.project_id AND w.organisation_id = o.id),
       (SELECT count(*) FROM groups_organisation_facts g WHERE g.project_id = x.project_id AND g.own_id = o.id)
FROM projects_partnership x JOIN projects_organisation o ON o.id = x.organisation_id
WHERE x.id = $1;

-- names :many (limit int) -> (name text)
SELECT name FROM projects_organisation ORDER BY name_key LIMIT $1;

-- of_name :one (name_key text) -> (organisation id, business_id text)
SELECT id, business_id FROM projects_organisation WHERE name_key = $1;

-- of_business :one (business_id text) -> (organisation id, name text)
SELECT id, name FROM projects_organisation WHERE business_id = $1 AND business_id <> '' ORDER BY id LIMIT 1;

-- add_organisation :exec (organisation id, name text, name_key text, business_id text, kind text)
INSERT INTO projects_organisation (id, source_key, name, name_key, business_id, kind, version)
VALUES ($1, '', $2, $3, $4, $5, 1);

-- change_organisation :count (organisation id, version int, name text, name_key text, business_id text, kind text)
UPDATE projects_organisation SET name = $3, name_key = $4, business_id = $5, kind = $6, version = version + 1
WHERE id = $1 AND version = $2;

-- complete :exec (organisation id, business_id text)
-- What was not known of an organisation that somebody named again.
UPDATE projects_organisation SET business_id = $2, version = version + 1 WHERE id = $1 AND business_id = '';

-- add :exec (partnership id, project id, organisation id, part text, since day?, until day?)
INSERT INTO projects_partnership (id, source_key, project_id, organisation_id, part, since, until, version)
VALUES ($1, '', $2, $3, $4, $5, $6, 1);

-- change :count (partnership id, version int, part text, since day?, until day?)
UPDATE projects_partnership SET part = $3, since = $4, until = $5, version = version + 1 WHERE id = $1
    AND version = $2;

-- drop :count (partnership id, version int)
DELETE FROM projects_partnership WHERE id = $1 AND version = $2;

-- others :one (project id, organisation id, but id) -> (n int)
-- Does the organisation take part in the project besides this row?
SELECT count(*) FROM projects_partnership WHERE project_id = $1 AND organisation_id = $2 AND id <> $3;

-- leads :one (project id, but id) -> (name text)
-- Who leads it now, besides this row.
SELECT o.name FROM projects_partnership x JOIN projects_organisation o ON o.id = x.organisation_id
WHERE x.project_id = $1 AND x.part = 'lead' AND x.until IS NULL AND x.id <> $2 LIMIT 1;

-- see :one (project id) -> (partners_see text, version int, limited bool)
SELECT p.partners_see, p.version, s.limited
FROM projects_project p JOIN projects_sight_facts s ON s.project_id = p.id WHERE p.id = $1;

-- put_see :count (project id, version int, partners_see text)
-- Where nobody has chosen yet, what is meant anyway stays unwritten.
UPDATE projects_project SET partners_see = CASE WHEN partners_see = '' AND $3 = 'own' THEN '' ELSE $3 END,
    version = version + 1
WHERE id = $1 AND version = $2;

-- worker :one (project id, staff id) -> (name text, role text, organisation id?)
SELECT s.name, w.role, w.organisation_id FROM auth_sight_facts w JOIN staff_facts s ON s.staff_id = w.staff_id
WHERE w.project_id = $1 AND w.staff_id = $2;

-- workers :many (project id) -> (staff id, organisation id)
SELECT staff_id, organisation_id FROM auth_sight_facts WHERE project_id = $1 AND organisation_id IS NOT NULL;

-- put_worker :count (project id, staff id, role text, organisation id?)
UPDATE auth_staff_project SET role = $3, organisation_id = $4 WHERE project_id = $1 AND staff_id = $2;

-- settle :exec (project id)
-- What each sees as a manager or counsellor (0084_organisations.sql); project 0: of all of them.
UPDATE auth_staff_project SET
    house_id = (SELECT CASE WHEN s.limited = 1 THEN coalesce(auth_staff_project.organisation_id, s.lead_id, -1)
                ELSE 0 END FROM projects_sight_facts s WHERE s.project_id = auth_staff_project.project_id),
    narrowed = (SELECT CASE WHEN s.limited = 0 OR role NOT IN ('manager', 'counsellor') THEN 0
                WHEN coalesce(auth_staff_project.organisation_id, s.lead_id, -1) <> coalesce(s.lead_id, -1) THEN 1
                WHEN role = 'counsellor' THEN 2 ELSE 0 END
                FROM projects_sight_facts s WHERE s.project_id = auth_staff_project.project_id)
WHERE ($1 = 0 OR project_id = $1)
  AND EXISTS (SELECT 1 FROM projects_project p WHERE p.id = auth_staff_project.project_id);
