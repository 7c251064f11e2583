-- First steps of persons, and of who has signed up. Rules: outreach_first.c.

-- shape step (step id, person id?, sign_up id?, project id, kind text, day day, start_time clock?, place secret?,
--    staff id?, second id?, knows id?, state text, note secret?, version int)

-- get :one (step id) -> step
SELECT id, person_id, sign_up_id, project_id, kind, day, start_time, place, staff_id, second_id, knows_id, state, note,
       version
FROM outreach_first WHERE id = $1;

-- of_person :many (person id, limit int) -> step
SELECT id, person_id, sign_up_id, project_id, kind, day, start_time, place, staff_id, second_id, knows_id, state, note,
       version
FROM outreach_first WHERE person_id = $1 ORDER BY day DESC, id DESC LIMIT $2;

-- of_sign_up :many (sign_up id, limit int) -> step
SELECT id, person_id, sign_up_id, project_id, kind, day, start_time, place, staff_id, second_id, knows_id, state, note,
       version
FROM outreach_first WHERE sign_up_id = $1 ORDER BY day DESC, id DESC LIMIT $2;

-- week :many (project id, from_day day, to_day day, limit int) -> step
SELECT id, person_id, sign_up_id, project_id, kind, day, start_time, place, staff_id, second_id, knows_id, state, note,
       version
FROM outreach_first WHERE project_id = $1 AND day BETWEEN $2 AND $3
ORDER BY day, coalesce(start_time, ''), id LIMIT $4;

-- add :exec (step id, person id?, sign_up id?, project id, kind text, day day, start_time clock?, place secret?,
--    staff id?, second id?, knows id?, state text, note secret?)
INSERT INTO outreach_first (id, source_key, person_id, sign_up_id, project_id, kind, day, start_time, place, staff_id,
    second_id, knows_id, state, note, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1);

-- follow :count (sign_up id, person id, project id)
-- Who signed up is a person now.
UPDATE outreach_first SET person_id = $2, sign_up_id = NULL, project_id = $3, version = version + 1
WHERE sign_up_id = $1;

-- move_on :count (sign_up id, project id)
-- Who signed up wishes another project.
UPDATE outreach_first SET project_id = $2, version = version + 1 WHERE sign_up_id = $1 AND project_id <> $2;

-- forget :count
-- Of who was never taken in and is forgotten.
DELETE FROM outreach_first WHERE sign_up_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM sign_up_untaken_facts e WHERE e.entry_id = sign_up_id);

-- change :count (step id, version int, kind text, day day, start_time clock?, place secret?, staff id?, second id?,
--    knows id?, state text, note secret?)
UPDATE outreach_first SET version = version + 1, kind = $3, day = $4, start_time = $5, place = $6, staff_id = $7,
    second_id = $8, knows_id = $9, state = $10, note = $11
WHERE id = $1 AND version = $2;

-- set :count (step id, version int, state text)
UPDATE outreach_first SET version = version + 1, state = $3 WHERE id = $1 AND version = $2;
