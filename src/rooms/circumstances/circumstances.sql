-- What persons said in confidence, and figures a project entered.

-- shape said (id id, person id, project id, version int, informed_on day, disability secret?, minority secret?,
--    housing secret?, staff_name text?)
-- shape estimate (id id, project id, version int, indicator text, day day, women int?, men int?, non_binary int?,
--    number int?, percent int?, source text, method text)

-- ground :one (project id) -> (ground text)
SELECT ground FROM projects_circumstances_facts WHERE project_id = $1;

-- asking :many () -> (project id)
-- Projects that ask.
SELECT project_id FROM projects_circumstances_facts WHERE ground <> '' ORDER BY project_id;

-- said :one (person id, project id) -> said
-- The last; two files of one person may both have had one.
SELECT x.id, x.person_id, x.project_id, x.version, x.informed_on, x.disability, x.minority, x.housing, s.name
FROM circumstances_said x LEFT JOIN staff_facts s ON s.staff_id = x.staff_id
WHERE x.person_id = $1 AND x.project_id = $2 ORDER BY x.informed_on DESC, x.id DESC LIMIT 1;

-- add :exec (id id, person id, project id, informed_on day, staff id?, disability secret?, minority secret?,
--    housing secret?)
INSERT INTO circumstances_said (id, source_key, person_id, project_id, informed_on, staff_id, disability, minority,
    housing, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, 1);

-- change :count (id id, version int, informed_on day, staff id?, disability secret?, minority secret?, housing secret?)
UPDATE circumstances_said SET version = version + 1, informed_on = $3, staff_id = $4, disability = $5, minority = $6,
    housing = $7
WHERE id = $1 AND version = $2;

-- remove :count (person id, project id)
DELETE FROM circumstances_said WHERE person_id = $1 AND project_id = $2;

-- said_no :one (person id) -> (n int)
-- To keeping what she tells in confidence.
SELECT count(*) FROM consents_no_facts WHERE person_id = $1 AND purpose = 'data';

-- remove_all :count (person id)
DELETE FROM circumstances_said WHERE person_id = $1;

-- estimates :many (project id, limit int) -> estimate
SELECT id, project_id, version, indicator, day, women, men, non_binary, number, percent, source, method
FROM circumstances_estimate WHERE project_id = $1 ORDER BY indicator, day DESC, id DESC LIMIT $2;

-- estimate :one (id id) -> estimate
SELECT id, project_id, version, indicator, day, women, men, non_binary, number, percent, source, method
FROM circumstances_estimate WHERE id = $1;

-- add_estimate :exec (id id, project id, indicator text, day day, women int?, men int?, non_binary int?, number int?,
--    percent int?, source text, method text)
INSERT INTO circumstances_estimate (id, source_key, project_id, indicator, day, women, men, non_binary, number,
    percent, source, method, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1);

-- remove_estimate :count (id id, version int)
DELETE FROM circumstances_estimate WHERE id = $1 AND version = $2;
