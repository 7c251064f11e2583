-- Duties: what the rules ask a project for, what was written about them, one changed, one added.

-- shape asked (project id, fund text, start_date day?, end_date day?, total_budget int?, activity day?, ends_on day?)
-- shape written (id id, project id, rule text, occasion text, name text, due_on day?, staff id?, staff_name text?,
--    state text, state_on day?, reason text, links text, version int)

-- asked :many (project id) -> asked
-- A row for each period of the project (one without a period), in their order. activity: its first session that was not
-- cancelled.
SELECT p.project_id, p.fund, p.start_date, p.end_date, p.total_budget,
       (SELECT s.day FROM groups_session_facts s WHERE s.project_id = p.project_id AND s.state <> 'cancelled'
        ORDER BY s.day LIMIT 1) AS activity, d.ends_on
FROM projects_duty_facts p LEFT JOIN projects_period_facts d ON d.project_id = p.project_id
WHERE p.project_id = $1 ORDER BY d.ends_on;

-- written :many (project id) -> written
SELECT d.id, d.project_id, d.rule, d.occasion, d.name, d.due_on, d.staff_id, s.name, d.state, d.state_on, d.reason,
       d.links, d.version
FROM duties_duty d LEFT JOIN staff_name_facts s ON s.staff_id = d.staff_id
WHERE d.project_id = $1 ORDER BY d.id;

-- asked_managed :many (staff id) -> asked
-- The same of all projects that she manages.
SELECT p.project_id, p.fund, p.start_date, p.end_date, p.total_budget,
       (SELECT s.day FROM groups_session_facts s WHERE s.project_id = p.project_id AND s.state <> 'cancelled'
        ORDER BY s.day LIMIT 1) AS activity, d.ends_on
FROM auth_work_facts w JOIN projects_duty_facts p ON p.project_id = w.project_id
LEFT JOIN projects_period_facts d ON d.project_id = p.project_id
WHERE w.staff_id = $1 AND w.role = 'manager' ORDER BY p.project_id, d.ends_on;

-- written_managed :many (staff id) -> written
SELECT d.id, d.project_id, d.rule, d.occasion, d.name, d.due_on, d.staff_id, s.name, d.state, d.state_on, d.reason,
       d.links, d.version
FROM auth_work_facts w JOIN duties_duty d ON d.project_id = w.project_id
LEFT JOIN staff_name_facts s ON s.staff_id = d.staff_id
WHERE w.staff_id = $1 AND w.role = 'manager' ORDER BY d.project_id, d.id;

-- whose :many (staff id) -> (project id)
-- Where she still works.
SELECT DISTINCT d.project_id FROM duties_duty d
JOIN auth_work_facts w ON w.project_id = d.project_id AND w.staff_id = $1
WHERE d.staff_id = $1 AND d.state = 'open' ORDER BY d.project_id;

-- owned :one (project id) -> (n int)
SELECT count(*) FROM duties_duty WHERE project_id = $1 AND rule = 'own';

-- add :count (id id, project id, rule text, occasion text, name text, due_on day?, staff id?, state text,
--    state_on day?, reason text, links text)
INSERT INTO duties_duty (id, source_key, project_id, rule, occasion, name, due_on, staff_id, state, state_on, reason,
    links, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT DO NOTHING;

-- change :count (id id, version int, name text, due_on day?, staff id?, state text, state_on day?, reason text,
--    links text)
UPDATE duties_duty SET name = $3, due_on = $4, staff_id = $5, state = $6, state_on = $7, reason = $8, links = $9,
    version = version + 1
WHERE id = $1 AND version = $2;

-- shown :one (project id) -> (fund text, start_date day?, end_date day?, eu_contribution int?, lead_organisation text,
--    website text)
SELECT fund, start_date, end_date, eu_contribution, lead_organisation, website FROM projects_duty_facts
WHERE project_id = $1;

-- purposes :many (project id) -> (tag text, purpose text)
SELECT tag, purpose FROM projects_words_facts WHERE project_id = $1 AND purpose <> '' ORDER BY tag;
