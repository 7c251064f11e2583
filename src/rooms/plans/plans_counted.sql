-- Of very large projects: what is counted beside the pages (rooms/counted). It is read in plans_lists.sql.

-- keep :exec (project id, members int, planned int, leaving int, lacking int, left_without int)
INSERT INTO plans_counted (project_id, members, planned, leaving, lacking, left_without)
VALUES ($1, $2, $3, $4, $5, $6);

-- keep_person :add (project id, listed text, place int, person id, day day?)
INSERT INTO plans_counted_person (project_id, listed, place, person_id, day) VALUES ($1, $2, $3, $4, $5);

-- forget_persons :exec (project id)
DELETE FROM plans_counted_person WHERE project_id = $1;

-- forget :exec (project id)
DELETE FROM plans_counted WHERE project_id = $1;
