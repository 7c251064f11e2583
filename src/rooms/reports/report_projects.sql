-- alike :many (project id) -> (project id, programme text, objective text)
-- Those of the same programme or specific objective, and the project itself.
SELECT o.project_id, o.programme, o.specific_objective
FROM projects_programme_facts p JOIN projects_programme_facts o
  ON o.project_id = p.project_id OR (o.programme = p.programme AND p.programme <> '')
     OR (o.specific_objective = p.specific_objective AND p.specific_objective <> '')
WHERE p.project_id = $1 ORDER BY o.project_id;

-- carrying :many (programme text, objective text) -> (project id)
-- "": of any.
SELECT project_id FROM projects_programme_facts
WHERE ($1 = '' OR programme = $1) AND ($2 = '' OR specific_objective = $2) ORDER BY project_id;

-- programmes :many () -> (project id, programme text)
SELECT project_id, programme FROM projects_programme_facts WHERE programme <> '' ORDER BY programme, project_id;
