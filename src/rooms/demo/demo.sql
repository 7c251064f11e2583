-- rows :one () -> (n int)
-- Anything that somebody may have made.
SELECT (SELECT count(*) FROM staff) + (SELECT count(*) FROM people_person) + (SELECT count(*) FROM projects_project);

-- flag :exec ()
INSERT INTO settings_value (name, value) VALUES ('demo', '1') ON CONFLICT (name) DO UPDATE SET value = '1';

-- project :one (code text) -> (project id)
SELECT id FROM projects_project WHERE code = $1;

-- promise :exec (project id, measure text, promised int)
INSERT INTO projects_target (project_id, measure, promised) VALUES ($1, $2, $3)
ON CONFLICT (project_id, measure) DO UPDATE SET promised = excluded.promised;

-- period :exec (period id, project id, name text, starts_on day, ends_on day, locked bool)
INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version)
VALUES ($1, $2, $3, $4, $5, $6, 1);

-- open :exec (from_day day)
-- A package closes the registers of past sessions; those of the last days are still open.
UPDATE groups_session SET closed_at = NULL WHERE state = 'held' AND day >= $1;

-- name :exec (project id, tag text, name text)
INSERT INTO projects_text (project_id, tag, name, purpose) VALUES ($1, $2, $3, '') ON CONFLICT DO NOTHING;
