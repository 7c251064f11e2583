-- A step that was agreed in a talk.

-- newest :one (person id, project id) -> (plan id)
SELECT id FROM plans_plan WHERE person_id = $1 AND project_id = $2 ORDER BY made_on DESC, id DESC LIMIT 1;

-- moved :exec (plan id)
UPDATE plans_plan SET version = version + 1 WHERE id = $1;

-- last :one (plan id) -> (step int)
SELECT coalesce(max(step), 0) FROM plans_step WHERE plan_id = $1;

-- add :exec (plan id, step int, what secret, due_on day?)
INSERT INTO plans_step (plan_id, step, what, due_on, state, who) VALUES ($1, $2, $3, $4, 'open', 'person');
