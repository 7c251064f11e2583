-- What a plan said before it was changed.

-- remember :count (plan id, at instant, staff id?)
-- Sealed texts go along as they are.
INSERT INTO plans_stood (plan_id, version, at, staff_id, goal, goal_language, goal_fi, review_on, deferred_until,
    deferral, deferral_reason)
SELECT id, version, $2, $3, goal, goal_language, goal_fi, review_on, deferred_until, deferral, deferral_reason
FROM plans_plan WHERE id = $1
ON CONFLICT DO NOTHING;

-- remember_steps :exec (plan id)
INSERT INTO plans_stood_step (plan_id, version, step, what, due_on, state, who, staff_id, service, done_on, picture)
SELECT x.plan_id, l.version, x.step, x.what, x.due_on, x.state, x.who, x.staff_id, x.service, x.done_on, x.picture
FROM plans_step x JOIN plans_plan l ON l.id = x.plan_id WHERE x.plan_id = $1;
