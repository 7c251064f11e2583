-- Statements of hours in a course, as they were made.

-- shape statement (statement id, project id, course_version int, course text, beside text,
--    stated_on day, from_day day?, to_day day?, hours text, hours_beside text)

-- add :exec (statement id, person id, project id, group id, stated_on day, course text, course_version int,
--    from_day day?, to_day day?, beside text, hours text, hours_beside text)
INSERT INTO orientation_statement (id, source_key, person_id, project_id, group_id, stated_on, course, course_version,
    from_day, to_day, beside, hours, hours_beside, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1);

-- get :one (statement id, person id, group id) -> statement
SELECT s.id, s.project_id, s.course_version, s.course, s.beside, s.stated_on, s.from_day, s.to_day, s.hours,
    s.hours_beside
FROM orientation_statement s
WHERE s.id = $1 AND s.person_id = $2 AND s.group_id = $3;

-- listed :many (person id, group id, limit int) -> statement
SELECT s.id, s.project_id, s.course_version, s.course, s.beside, s.stated_on, s.from_day, s.to_day, s.hours,
    s.hours_beside
FROM orientation_statement s
WHERE s.person_id = $1 AND s.group_id = $2 ORDER BY s.stated_on DESC, s.id DESC LIMIT $3;
