-- Points of integration plans: read, written, changed, removed.

-- shape point (point id, person id, project id, item text, what secret?, source text, received_on day?,
--    valid_until day?, version int)

-- of_person :many (person id) -> point
SELECT id, person_id, project_id, item, what, source, received_on, valid_until, version FROM plans_point
WHERE person_id = $1 ORDER BY coalesce(received_on, '') DESC, id DESC;

-- get :one (point id) -> point
SELECT id, person_id, project_id, item, what, source, received_on, valid_until, version FROM plans_point WHERE id = $1;

-- add :exec (point id, person id, project id, item text, what secret?, source text, received_on day?,
--    valid_until day?)
INSERT INTO plans_point (id, source_key, person_id, project_id, item, what, source, received_on, valid_until, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, 1);

-- change :count (point id, version int, what secret?, source text, received_on day?, valid_until day?)
UPDATE plans_point SET what = $3, source = $4, received_on = $5, valid_until = $6, version = version + 1
WHERE id = $1 AND version = $2;

-- remove :count (point id, version int)
DELETE FROM plans_point WHERE id = $1 AND version = $2;
