-- shape one (id id, person id, project id, version int, day day, child_care secret?, other_parent secret?,
--    division_before text, division_after text, note secret?, staff_name text?)

-- of :many (person id, project id, limit int) -> one
SELECT x.id, x.person_id, x.project_id, x.version, x.day, x.child_care, x.other_parent, x.division_before,
       x.division_after, x.note, s.name
FROM counselling_home_support x LEFT JOIN staff_facts s ON s.staff_id = x.staff_id
WHERE x.person_id = $1 AND x.project_id = $2 ORDER BY x.day DESC, x.id DESC LIMIT $3;

-- get :one (id id) -> one
SELECT x.id, x.person_id, x.project_id, x.version, x.day, x.child_care, x.other_parent, x.division_before,
       x.division_after, x.note, s.name
FROM counselling_home_support x LEFT JOIN staff_facts s ON s.staff_id = x.staff_id WHERE x.id = $1;

-- add :exec (id id, person id, project id, day day, staff id?, child_care secret?, other_parent secret?,
--    division_before text, division_after text, note secret?)
INSERT INTO counselling_home_support (id, source_key, person_id, project_id, day, staff_id, child_care, other_parent,
    division_before, division_after, note, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- change :count (id id, version int, day day, child_care secret?, other_parent secret?, division_before text,
--    division_after text, note secret?)
UPDATE counselling_home_support SET version = version + 1, day = $3, child_care = $4, other_parent = $5,
    division_before = $6, division_after = $7, note = $8
WHERE id = $1 AND version = $2;

-- remove :count (id id, version int)
DELETE FROM counselling_home_support WHERE id = $1 AND version = $2;
