-- shown :many (project id, report text) -> (year text, version int, figures bytes)
SELECT year, version, figures FROM reports_published WHERE project_id = $1 AND report = $2 ORDER BY year;

-- add :count (project id, report text, year text, figures bytes)
INSERT INTO reports_published (project_id, report, year, version, figures) VALUES ($1, $2, $3, 1, $4)
ON CONFLICT (project_id, report, year) DO NOTHING;

-- change :count (project id, report text, year text, version int, figures bytes)
UPDATE reports_published SET figures = $5, version = version + 1
WHERE project_id = $1 AND report = $2 AND year = $3 AND version = $4;
