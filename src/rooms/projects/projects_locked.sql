-- any :one (project id, first text, last text) -> (n int)
SELECT count(*) FROM projects_period WHERE project_id = $1 AND locked = 1 AND ends_on >= $2 AND starts_on <= $3;

-- next :many (project id, since day) -> (starts_on day)
SELECT starts_on FROM projects_period WHERE project_id = $1 AND locked = 1 AND ends_on >= $2 ORDER BY starts_on LIMIT 1;

-- keep :exec (correction id, project id, what text, record id, person id?, from_day text, until_day text, field text,
--    before_value text, after_value text, reason secret?, done_by id, done_at instant)
INSERT INTO projects_correction (id, project_id, what, record_id, person_id, from_day, until_day, field, before_value,
    after_value, reason, done_by, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);
