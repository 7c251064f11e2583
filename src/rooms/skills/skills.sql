-- Each statement for each of the four tables: rows of a person, one row, new, changed, removed.

-- shape level (id id, person id, project id, version int, day day, skill text, language text, script text, level text,
--    source text, staff_name text?)
-- shape history (id id, person id, project id, version int, kind text, what text, place text, country text,
--    started day, ended day, education text, recognised bool?, note secret?)
-- shape certificate (id id, person id, project id, version int, name_ text, issuer text, issued_on day?,
--    expires_on day?, note secret?)
-- shape strength (id id, person id, project id, version int, day day, area text, what secret?, language text,
--    what_fi secret?)

-- levels :many (person id, project id, limit int) -> level
SELECT x.id, x.person_id, x.project_id, x.version, x.day, x.skill, x.language, x.script, x.level, x.source, s.name
FROM skills_level x LEFT JOIN staff_facts s ON s.staff_id = x.staff_id
WHERE x.person_id = $1 AND x.project_id = $2 ORDER BY x.day DESC, x.id DESC LIMIT $3;

-- level :one (id id) -> level
SELECT x.id, x.person_id, x.project_id, x.version, x.day, x.skill, x.language, x.script, x.level, x.source, s.name
FROM skills_level x LEFT JOIN staff_facts s ON s.staff_id = x.staff_id WHERE x.id = $1;

-- histories :many (person id, project id, limit int) -> history
SELECT id, person_id, project_id, version, kind, what, place, country, started, ended, education, recognised, note
FROM skills_history WHERE person_id = $1 AND project_id = $2 ORDER BY kind, started DESC, id LIMIT $3;

-- history :one (id id) -> history
SELECT id, person_id, project_id, version, kind, what, place, country, started, ended, education, recognised, note
FROM skills_history WHERE id = $1;

-- certificates :many (person id, project id, limit int) -> certificate
SELECT id, person_id, project_id, version, name, issuer, issued_on, expires_on, note
FROM skills_certificate WHERE person_id = $1 AND project_id = $2
ORDER BY coalesce(expires_on, '9999'), id LIMIT $3;

-- certificate :one (id id) -> certificate
SELECT id, person_id, project_id, version, name, issuer, issued_on, expires_on, note
FROM skills_certificate WHERE id = $1;

-- strengths :many (person id, project id, limit int) -> strength
SELECT id, person_id, project_id, version, day, area, what, language, what_fi
FROM skills_strength WHERE person_id = $1 AND project_id = $2 ORDER BY day DESC, id DESC LIMIT $3;

-- strength :one (id id) -> strength
SELECT id, person_id, project_id, version, day, area, what, language, what_fi FROM skills_strength WHERE id = $1;

-- add_level :exec (id id, person id, project id, day day, skill text, language text, script text, level text,
--    source text, staff id?)
INSERT INTO skills_level (id, source_key, person_id, project_id, day, skill, language, script, level, source, staff_id,
    version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- change_level :count (id id, version int, day day, level text, source text)
UPDATE skills_level SET version = version + 1, day = $3, level = $4, source = $5 WHERE id = $1 AND version = $2;

-- add_history :exec (id id, person id, project id, kind text, what text, place text, country text, started day,
--    ended day, education text, recognised bool?, note secret?)
INSERT INTO skills_history (id, source_key, person_id, project_id, kind, what, place, country, started, ended,
    education, recognised, note, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1);

-- change_history :count (id id, version int, kind text, what text, place text, country text, started day, ended day,
--    education text, recognised bool?, note secret?)
UPDATE skills_history SET version = version + 1, kind = $3, what = $4, place = $5, country = $6, started = $7,
    ended = $8, education = $9, recognised = $10, note = $11
WHERE id = $1 AND version = $2;

-- add_certificate :exec (id id, person id, project id, name_ text, issuer text, issued_on day?, expires_on day?,
--    note secret?)
INSERT INTO skills_certificate (id, source_key, person_id, project_id, name, issuer, issued_on, expires_on, note,
    version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, 1);

-- change_certificate :count (id id, version int, name_ text, issuer text, issued_on day?, expires_on day?,
--    note secret?)
UPDATE skills_certificate SET version = version + 1, name = $3, issuer = $4, issued_on = $5, expires_on = $6, note = $7
WHERE id = $1 AND version = $2;

-- add_strength :exec (id id, person id, project id, day day, area text, what secret?, language text, what_fi secret?)
INSERT INTO skills_strength (id, source_key, person_id, project_id, day, area, what, language, what_fi, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, 1);

-- change_strength :count (id id, version int, day day, area text, what secret?, language text, what_fi secret?)
UPDATE skills_strength SET version = version + 1, day = $3, area = $4, what = $5, language = $6, what_fi = $7
WHERE id = $1 AND version = $2;

-- remove_level :count (id id, version int)
DELETE FROM skills_level WHERE id = $1 AND version = $2;

-- remove_history :count (id id, version int)
DELETE FROM skills_history WHERE id = $1 AND version = $2;

-- remove_certificate :count (id id, version int)
DELETE FROM skills_certificate WHERE id = $1 AND version = $2;

-- remove_strength :count (id id, version int)
DELETE FROM skills_strength WHERE id = $1 AND version = $2;
