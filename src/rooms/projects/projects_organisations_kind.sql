-- Organisations and who of them takes part in a project, as kinds of record: out, found, brought in, changed, taken
-- away.

-- organisation_give :each (low id, high id, project id) -> (id id, key text, name text, business_id text, kind text)
SELECT o.id, o.source_key, o.name, o.business_id, o.kind FROM projects_organisation o
WHERE o.id BETWEEN $1 AND $2
  AND ($3 = 0 OR o.id IN (SELECT x.organisation_id FROM projects_partnership x WHERE x.project_id = $3)) ORDER BY o.id;

-- organisation_any :one -> (id id)
SELECT id FROM projects_organisation LIMIT 1;

-- organisation_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM projects_organisation WHERE source_key = $1 OR id = $2 ORDER BY id;

-- organisation_with_name :one (name_key text) -> (id id)
SELECT id FROM projects_organisation WHERE name_key = $1;

-- organisation_with_business :one (business_id text, but id) -> (id id)
SELECT id FROM projects_organisation WHERE business_id = $1 AND business_id <> '' AND id <> $2 LIMIT 1;

-- organisation_add :add (id id, source_key text, name text, name_key text, business_id text, kind text, import id)
INSERT INTO projects_organisation (id, source_key, name, name_key, business_id, kind, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1);

-- organisation_change :exec (id id, name text, name_key text, business_id text, kind text)
UPDATE projects_organisation SET name = $2, name_key = $3, business_id = $4, kind = $5, version = version + 1
WHERE id = $1;

-- organisation_touched :one (import id) -> (n int)
SELECT count(*) FROM projects_organisation x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'organisations'
        AND u.row_id = x.id), 0);

-- organisation_leaning :many (import id) -> (what text, n int)
SELECT 'partnerships', count(*) FROM projects_partnership x WHERE coalesce(x.import_id, 0) <> $1
    AND x.organisation_id IN (SELECT id FROM projects_organisation WHERE import_id = $1);

-- organisation_drop :exec (import id)
DELETE FROM projects_organisation WHERE import_id = $1;

-- partner_give :each (low id, high id, project id) -> (id id, key text, project text, organisation_key text,
--    organisation id, part text, since text?, until text?)
SELECT x.id, x.source_key, p.code, o.source_key, o.id, x.part, x.since, x.until
FROM projects_partnership x JOIN projects_project p ON p.id = x.project_id
JOIN projects_organisation o ON o.id = x.organisation_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- partner_any :one -> (id id)
SELECT id FROM projects_partnership LIMIT 1;

-- partner_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM projects_partnership WHERE source_key = $1 OR id = $2 ORDER BY id;

-- partner_within :one (partnership id, project id) -> (n int)
SELECT count(*) FROM projects_partnership WHERE id = $1 AND project_id = $2;

-- partner_leads :one (project id, but id) -> (id id)
SELECT id FROM projects_partnership WHERE project_id = $1 AND part = 'lead' AND until IS NULL AND id <> $2 LIMIT 1;

-- partner_same :one (project id, organisation id, but id) -> (id id)
SELECT id FROM projects_partnership WHERE project_id = $1 AND organisation_id = $2 AND id <> $3 LIMIT 1;

-- partner_add :add (id id, source_key text, project id, organisation id, part text, since day?, until day?, import id)
INSERT INTO projects_partnership (id, source_key, project_id, organisation_id, part, since, until, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1);

-- partner_change :exec (id id, project id, organisation id, part text, since day?, until day?)
UPDATE projects_partnership SET project_id = $2, organisation_id = $3, part = $4, since = $5, until = $6,
    version = version + 1 WHERE id = $1;

-- partner_touched :one (import id) -> (n int)
SELECT count(*) FROM projects_partnership x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'partnerships'
        AND u.row_id = x.id), 0);

-- partner_leaning :many (import id) -> (what text, n int)
SELECT 'partnerships', count(*) FROM projects_partnership x WHERE coalesce(x.import_id, 0) <> $1
    AND x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1)
UNION ALL SELECT 'groups', count(*) FROM groups_organisation_facts g JOIN projects_partnership x
    ON x.project_id = g.project_id AND x.organisation_id = g.own_id
    WHERE x.import_id = $1 AND coalesce(g.import_id, 0) <> $1
      AND g.project_id NOT IN (SELECT id FROM projects_project WHERE import_id = $1)
UNION ALL SELECT 'staff', count(*) FROM auth_sight_facts w JOIN projects_partnership x
    ON x.project_id = w.project_id AND x.organisation_id = w.organisation_id
    WHERE x.import_id = $1 AND w.place IS NULL;

-- partner_leave :exec (import id)
-- Who was said to work for it works for the lead.
UPDATE auth_staff_project SET organisation_id = NULL
WHERE EXISTS (SELECT 1 FROM projects_partnership x WHERE x.import_id = $1
    AND x.project_id = auth_staff_project.project_id AND x.organisation_id = auth_staff_project.organisation_id);

-- partner_drop :exec (import id)
DELETE FROM projects_partnership WHERE import_id = $1;

-- project_of :one (partnership id) -> (project id)
SELECT project_id FROM projects_partnership WHERE id = $1;
