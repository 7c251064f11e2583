-- Acute risk: who is in it, since when, and how it ended.

-- open :many (person id) -> (risk id, project id)
SELECT id, project_id FROM counselling_risk WHERE person_id = $1 AND ended_on IS NULL ORDER BY id;

-- of_person :many (person id, limit int) -> (risk id, project id, since day, reason secret?, staff_name text?,
--    ended_on day?, ended_by text?, end_reason secret?, version int)
SELECT r.id, r.project_id, r.since, r.reason, s.name AS staff_name, r.ended_on, e.name AS ended_by, r.end_reason,
       r.version
FROM counselling_risk r LEFT JOIN staff_facts s ON s.staff_id = r.staff_id
LEFT JOIN staff_facts e ON e.staff_id = r.ended_by
WHERE r.person_id = $1 ORDER BY CASE WHEN r.ended_on IS NULL THEN 0 ELSE 1 END, r.since DESC, r.id DESC LIMIT $2;

-- get :one (risk id) -> (person id, project id, ended_on day?)
SELECT person_id, project_id, ended_on FROM counselling_risk WHERE id = $1;

-- add :exec (risk id, person id, project id, since day, reason secret, staff id?)
INSERT INTO counselling_risk (id, source_key, person_id, project_id, since, reason, staff_id, version)
VALUES ($1, '', $2, $3, $4, $5, $6, 1);

-- close :count (risk id, version int, ended_on day, ended_by id?, end_reason secret)
UPDATE counselling_risk SET version = version + 1, ended_on = $3, ended_by = $4, end_reason = $5
WHERE id = $1 AND version = $2 AND ended_on IS NULL;
