-- every :many () -> (project id, code text)
SELECT id, code FROM projects_project ORDER BY code;

-- by_code :one (code text) -> (project id)
SELECT id FROM projects_project WHERE code = $1;

-- code :one (project id) -> (code text)
SELECT code FROM projects_project WHERE id = $1;

-- texts :many (project id) -> (tag text, name text, purpose text)
SELECT tag, name, purpose FROM projects_text WHERE project_id = $1 ORDER BY tag;

-- card :one (project id) -> (code text, fund text, programme text, specific_objective text, start_date day?,
--    end_date day?, total_budget int?, eu_contribution int?, managing_authority text, lead_organisation text,
--    partners text, municipalities text, website text, version int, counting text, counting_source text,
--    circumstances_ground text, rural_municipalities text, follow_up_attempts int?)
SELECT code, fund, programme, specific_objective, start_date, end_date, total_budget, eu_contribution,
       managing_authority, lead_organisation, partners, municipalities, website, version,
       c.counting, c.counting_source, circumstances_ground, rural_municipalities, follow_up_attempts
FROM projects_project p JOIN projects_counting_facts c ON c.project_id = p.id WHERE p.id = $1;

-- add :count (project id, code text, fund text, programme text, specific_objective text, start_date day?,
--    end_date day?, total_budget int?, eu_contribution int?, managing_authority text, lead_organisation text,
--    partners text, municipalities text, website text)
INSERT INTO projects_project (id, code, fund, programme, specific_objective, start_date, end_date, total_budget,
    eu_contribution, managing_authority, lead_organisation, partners, municipalities, website, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)
ON CONFLICT (code) DO NOTHING;

-- put_card :exec (project id, fund text, programme text, specific_objective text, start_date day?, end_date day?,
--    total_budget int?, eu_contribution int?, managing_authority text, lead_organisation text, partners text,
--    municipalities text, website text)
UPDATE projects_project SET fund = $2, programme = $3, specific_objective = $4, start_date = $5, end_date = $6,
    total_budget = $7, eu_contribution = $8, managing_authority = $9, lead_organisation = $10, partners = $11,
    municipalities = $12, website = $13
WHERE id = $1;

-- put_attempts :exec (project id, follow_up_attempts int?)
UPDATE projects_project SET follow_up_attempts = $2 WHERE id = $1;


-- put_circumstances :exec (project id, circumstances_ground text, rural_municipalities text)
UPDATE projects_project SET circumstances_ground = $2, rural_municipalities = $3 WHERE id = $1;

-- claim_any :exec (project id)
UPDATE projects_project SET version = version + 1 WHERE id = $1;

-- put_text :exec (project id, tag text, name text, purpose text)
INSERT INTO projects_text (project_id, tag, name, purpose) VALUES ($1, $2, $3, $4)
ON CONFLICT (project_id, tag) DO UPDATE SET name = excluded.name, purpose = excluded.purpose;

-- drop_text :exec (project id, tag text)
DELETE FROM projects_text WHERE project_id = $1 AND tag = $2;

-- targets :many (project id) -> (measure text, promised int)
SELECT measure, promised FROM projects_target WHERE project_id = $1;

-- put_target :exec (project id, measure text, promised int)
INSERT INTO projects_target (project_id, measure, promised) VALUES ($1, $2, $3)
ON CONFLICT (project_id, measure) DO UPDATE SET promised = excluded.promised;

-- drop_target :exec (project id, measure text)
DELETE FROM projects_target WHERE project_id = $1 AND measure = $2;

-- claim :count (project id, version int)
UPDATE projects_project SET version = version + 1 WHERE id = $1 AND version = $2;

-- first_day :one (project id) -> (start_date day?)
SELECT start_date FROM projects_project WHERE id = $1;

-- shape period (period id, project id, name text, theme text, starts_on day, ends_on day, locked bool, version int)

-- periods :many (project id) -> period
SELECT id, project_id, name, theme, starts_on, ends_on, locked, version FROM projects_period WHERE project_id = $1
ORDER BY starts_on;

-- period :one (period id) -> period
SELECT id, project_id, name, theme, starts_on, ends_on, locked, version FROM projects_period WHERE id = $1;

-- put_theme :count (period id, version int, theme text)
UPDATE projects_period SET theme = $3, version = version + 1 WHERE id = $1 AND version = $2;

-- add_period :exec (period id, project id, name text, starts_on day, ends_on day)
INSERT INTO projects_period (id, project_id, name, theme, starts_on, ends_on, locked, version)
VALUES ($1, $2, $3, '', $4, $5, 0, 1);

-- lock_period :count (period id, version int, locked bool)
-- It keeps the way in which it is counted now.
UPDATE projects_period SET locked = $3, version = version + 1,
    counting = (SELECT c.counting FROM projects_counting_facts c WHERE c.project_id = projects_period.project_id),
    counting_source = (SELECT c.counting_source FROM projects_counting_facts c
        WHERE c.project_id = projects_period.project_id)
WHERE id = $1 AND version = $2;

-- locks :one (project id) -> (n int)
SELECT count(*) FROM projects_period WHERE project_id = $1 AND locked = 1;

-- locked_on :one (project id, on day) -> (n int)
SELECT count(*) FROM projects_period WHERE project_id = $1 AND locked = 1 AND starts_on <= $2 AND ends_on >= $2;

-- staff :many (project id) -> (staff id, name text, role text, disabled bool, organisation id?)
SELECT s.staff_id, s.name, sp.role, s.disabled, sp.organisation_id
FROM auth_sight_facts sp JOIN staff_facts s ON s.staff_id = sp.staff_id
WHERE sp.project_id = $1 ORDER BY s.name;

-- staff_outside :many (project id) -> (staff id, name text, role text)
-- Staff who could be taken into the project.
SELECT s.staff_id, s.name, s.role FROM staff_facts s
WHERE s.disabled = 0 AND NOT EXISTS (SELECT 1 FROM auth_work_facts sp WHERE sp.staff_id = s.staff_id
    AND sp.project_id = $1)
ORDER BY s.name;

-- works :one (staff id) -> (staff id)
SELECT staff_id FROM staff_facts WHERE staff_id = $1 AND disabled = 0;

-- put_staff :exec (staff id, project id, role text, organisation id?)
INSERT INTO auth_staff_project (staff_id, project_id, role, organisation_id) VALUES ($1, $2, $3, $4)
ON CONFLICT (staff_id, project_id) DO UPDATE SET role = excluded.role, organisation_id = excluded.organisation_id;

-- drop_staff :count (staff id, project id)
DELETE FROM auth_staff_project WHERE staff_id = $1 AND project_id = $2;

-- remember_lock :exec (lock id, period id, locked bool, reason text, done_by id, done_at instant)
INSERT INTO projects_period_lock (id, period_id, locked, reason, done_by, done_at) VALUES ($1, $2, $3, $4, $5, $6);

-- period_locks :many (project id) -> (period id, locked bool, reason text, staff_name text?, done_at instant)
-- The last first.
SELECT l.period_id, l.locked, l.reason, s.name AS staff_name, l.done_at
FROM projects_period_lock l JOIN projects_period p ON p.id = l.period_id
LEFT JOIN staff_name_facts s ON s.staff_id = l.done_by
WHERE p.project_id = $1 ORDER BY l.id DESC;
