-- Plans and their steps: read, made, changed; what a plan said before it was changed.

-- shape plan (plan id, person id, project id, made_on day, goal secret?, goal_language text, goal_fi secret?,
--    review_on day?, deferred_until day?, deferral text, deferral_reason secret?, staff id?, staff_name text?,
--    version int)

-- get :one (plan id) -> plan
SELECT l.id, l.person_id, l.project_id, l.made_on, l.goal, l.goal_language, l.goal_fi, l.review_on, l.deferred_until,
    l.deferral, l.deferral_reason, l.staff_id, s.name, l.version
FROM plans_plan l LEFT JOIN staff_facts s ON s.staff_id = l.staff_id WHERE l.id = $1;

-- of_person :many (person id) -> plan
SELECT l.id, l.person_id, l.project_id, l.made_on, l.goal, l.goal_language, l.goal_fi, l.review_on, l.deferred_until,
    l.deferral, l.deferral_reason, l.staff_id, s.name, l.version
FROM plans_plan l LEFT JOIN staff_facts s ON s.staff_id = l.staff_id WHERE l.person_id = $1
ORDER BY l.made_on DESC, l.id DESC;

-- newest :one (person id, project id) -> (plan id)
SELECT id FROM plans_plan WHERE person_id = $1 AND project_id = $2 ORDER BY made_on DESC, id DESC LIMIT 1;

-- steps :many (plan id) -> (step int, what secret?, what_fi secret?, due_on day?, state text, who text, staff id?,
--    staff_name text?, service text, done_on day?, picture text, version int, said_done instant?)
SELECT x.step, x.what, x.what_fi, x.due_on, x.state, x.who, x.staff_id, s.name, x.service, x.done_on, x.picture,
    x.version, x.said_done
FROM plans_step x LEFT JOIN staff_facts s ON s.staff_id = x.staff_id WHERE x.plan_id = $1 ORDER BY x.step;

-- add :exec (plan id, person id, project id, made_on day, goal secret?, goal_language text, goal_fi secret?,
--    review_on day?, staff id?)
INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal, goal_language, goal_fi, review_on,
    deferral, staff_id, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, '', $9, 1);

-- change :count (plan id, version int, goal secret?, goal_language text, goal_fi secret?, review_on day?)
UPDATE plans_plan SET goal = $3, goal_language = $4, goal_fi = $5, review_on = $6, version = version + 1
WHERE id = $1 AND version = $2;

-- defer :count (plan id, version int, deferred_until day?, deferral text, deferral_reason secret?)
UPDATE plans_plan SET deferred_until = $3, deferral = $4, deferral_reason = $5, version = version + 1
WHERE id = $1 AND version = $2;

-- moved_on :exec (plan id)
UPDATE plans_plan SET version = version + 1 WHERE id = $1;

-- step_add :exec (plan id, step int, what secret?, what_fi secret?, due_on day?, state text, who text, staff id?,
--    service text, done_on day?, picture text, version int)
INSERT INTO plans_step (plan_id, step, what, what_fi, due_on, state, who, staff_id, service, done_on, picture, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12);

-- step_put :exec (plan id, step int, what secret?, what_fi secret?, due_on day?, state text, who text, staff id?,
--    service text, done_on day?, picture text, version int)
UPDATE plans_step SET what = $3, what_fi = $4, due_on = $5, state = $6, who = $7, staff_id = $8, service = $9,
    done_on = $10, picture = $11, version = $12, said_done = CASE WHEN $6 = 'done' THEN said_done ELSE NULL END
WHERE plan_id = $1 AND step = $2;

-- step_said :exec (plan id, step int, state text, done_on day?, said_done instant?, version int)
-- What the person herself says of her own step.
UPDATE plans_step SET state = $3, done_on = $4, said_done = $5, version = $6 WHERE plan_id = $1 AND step = $2;

-- step_number :exec (plan id, step int, new_step int, version int)
UPDATE plans_step SET step = $3, version = $4 WHERE plan_id = $1 AND step = $2;

-- step_remove :exec (plan id, step int)
DELETE FROM plans_step WHERE plan_id = $1 AND step = $2;

-- remember :count (plan id, at instant, staff id?)
-- Sealed texts go along as they are.
INSERT INTO plans_stood (plan_id, version, at, staff_id, goal, goal_language, goal_fi, review_on, deferred_until,
    deferral, deferral_reason)
SELECT id, version, $2, $3, goal, goal_language, goal_fi, review_on, deferred_until, deferral, deferral_reason
FROM plans_plan WHERE id = $1
ON CONFLICT DO NOTHING;

-- remember_steps :exec (plan id)
INSERT INTO plans_stood_step (plan_id, version, step, what, what_fi, due_on, state, who, staff_id, service, done_on,
    picture)
SELECT x.plan_id, l.version, x.step, x.what, x.what_fi, x.due_on, x.state, x.who, x.staff_id, x.service, x.done_on,
    x.picture
FROM plans_step x JOIN plans_plan l ON l.id = x.plan_id WHERE x.plan_id = $1;

-- stood :many (plan id, limit int, start int) -> (version int, at instant, by_name text?, goal secret?,
--    goal_language text, goal_fi secret?, review_on day?, deferred_until day?, deferral text, deferral_reason secret?,
--    total int)
SELECT o.version, o.at, s.name, o.goal, o.goal_language, o.goal_fi, o.review_on, o.deferred_until, o.deferral,
    o.deferral_reason, count(*) OVER ()
FROM plans_stood o LEFT JOIN staff_facts s ON s.staff_id = o.staff_id WHERE o.plan_id = $1
ORDER BY o.version DESC LIMIT $2 OFFSET $3;

-- stood_since :one (plan id, version int) -> (n int)
-- Changes after the one that made this version another.
SELECT count(*) FROM plans_stood WHERE plan_id = $1 AND version > $2;

-- stood_steps :many (plan id, from_version int) -> (version int, step int, what secret?, what_fi secret?, due_on day?,
--    state text, who text, staff id?, staff_name text?, service text, done_on day?, picture text)
SELECT x.version, x.step, x.what, x.what_fi, x.due_on, x.state, x.who, x.staff_id, s.name, x.service, x.done_on,
    x.picture
FROM plans_stood_step x LEFT JOIN staff_facts s ON s.staff_id = x.staff_id
WHERE x.plan_id = $1 AND x.version >= $2 ORDER BY x.version DESC, x.step;
