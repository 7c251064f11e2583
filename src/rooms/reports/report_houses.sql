-- nameless :one (project id) -> (n int)
-- 1: the project is led by an organisation that has no name.
SELECT count(*) FROM projects_sight_facts WHERE project_id = $1 AND lead_id IS NULL;
