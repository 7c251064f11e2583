-- towns :many (project id) -> (group id, municipality text)
SELECT id, municipality FROM groups_town_facts WHERE project_id = $1 ORDER BY id;
