-- must fail in line 2: project stands in the place of group_id, and group in the place of project_id
-- x :count (person id, project id, group id)
UPDATE p SET group_id = $2, project_id = $3 WHERE id = $1;
