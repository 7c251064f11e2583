-- Plans and their steps as kinds of record: out, found, brought in, changed, taken away; plans move to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text, made_on text,
--    goal secret?, review_on text?, deferred_until text?, deferral_reason secret?, deferral text, goal_language text,
--    goal_fi secret?, staff_key text?, staff id?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.made_on, x.goal, x.review_on, x.deferred_until,
    x.deferral_reason, x.deferral, x.goal_language, x.goal_fi, s.source_key, s.id
FROM plans_plan x JOIN projects_key_facts j ON j.id = x.project_id JOIN people_key_facts p ON p.id = x.person_id
LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM plans_plan LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM plans_plan WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (plan id, project id) -> (n int)
SELECT count(*) FROM plans_plan WHERE id = $1 AND project_id = $2;

-- add :add (plan id, source_key text, person id, project id, made_on day, goal secret?, review_on day?,
--    deferred_until day?, deferral_reason secret?, deferral text, goal_language text, goal_fi secret?, staff id?,
--    import id)
INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal, review_on, deferred_until,
    deferral_reason, deferral, goal_language, goal_fi, staff_id, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1);

-- change :exec (plan id, person id, project id, made_on day, goal secret?, review_on day?, deferred_until day?,
--    deferral_reason secret?, deferral text, goal_language text, goal_fi secret?, staff id?)
UPDATE plans_plan SET person_id = $2, project_id = $3, made_on = $4, goal = $5, review_on = $6, deferred_until = $7,
    deferral_reason = $8, deferral = $9, goal_language = $10, goal_fi = $11, staff_id = $12, version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM plans_plan x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'plans' AND u.row_id = x.id),
        0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'plans', count(*) FROM plans_plan x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- drop_stood_steps :exec (import id)
DELETE FROM plans_stood_step WHERE plan_id IN (SELECT id FROM plans_plan WHERE import_id = $1);

-- drop_stood :exec (import id)
DELETE FROM plans_stood WHERE plan_id IN (SELECT id FROM plans_plan WHERE import_id = $1);

-- drop :exec (import id)
DELETE FROM plans_plan WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM plans_plan WHERE person_id = $1;

-- move :count (row id, from_person id, to_person id)
UPDATE plans_plan SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- step_give :each (low id, high id, project id, step_low int, step_high int) -> (plan_key text, plan id, step int,
--    what secret?, due_on text?, state text, who text, staff_key text?, staff id?, service text, done_on text?,
--    picture text, what_fi secret?, import id?)
SELECT l.source_key, l.id, x.step, x.what, x.due_on, x.state, x.who, s.source_key, s.id, x.service, x.done_on,
    x.picture, x.what_fi, x.import_id
FROM plans_step x JOIN plans_plan l ON l.id = x.plan_id LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.plan_id BETWEEN $1 AND $2 AND ($3 = 0 OR l.project_id = $3) AND x.step BETWEEN $4 AND $5
ORDER BY coalesce(x.import_id, 9223372036854775807), x.place, x.plan_id, x.step;

-- step_any :one -> (id id)
SELECT plan_id FROM plans_step LIMIT 1;

-- step_add :add (plan id, step int, what secret?, due_on day?, state text, who text, staff id?, service text,
--    done_on day?, picture text, what_fi secret?, import id, place int)
INSERT INTO plans_step (plan_id, step, what, due_on, state, who, staff_id, service, done_on, picture, what_fi,
    import_id, place, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1);

-- step_change :exec (plan id, step int, what secret?, due_on day?, state text, who text, staff id?, service text,
--    done_on day?, picture text, what_fi secret?)
UPDATE plans_step SET what = $3, due_on = $4, state = $5, who = $6, staff_id = $7, service = $8, done_on = $9,
    picture = $10, what_fi = $11, version = version + 1
WHERE plan_id = $1 AND step = $2;

-- step_touched :one (import id) -> (n int)
-- Changes that imports made and took back are known by plan.
SELECT count(*) FROM plans_step x WHERE import_id = $1 AND version > 1
    AND (SELECT sum(y.version - 1) FROM plans_step y WHERE y.plan_id = x.plan_id)
        > coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'plan_steps' AND u.row_id = x.plan_id), 0);

-- step_leaning :many (import id) -> (what text, n int)
SELECT 'plan_steps', count(*) FROM plans_step x
WHERE coalesce(x.import_id, 0) <> $1 AND (x.plan_id IN (SELECT id FROM plans_plan WHERE import_id = $1)
    OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- step_drop :exec (import id)
DELETE FROM plans_step WHERE import_id = $1;
