-- Skills as kinds of record: out, found, brought in, changed, taken away, moved to another person.

-- level_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    date text, skill text, language text, script text, level text, source text, staff_key text?, staff id?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.day, x.skill, x.language, x.script, x.level, x.source,
       r2.source_key, r2.id
FROM skills_level x JOIN people_key_facts p ON p.id = x.person_id JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN staff_key_facts r2 ON r2.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- level_any :one -> (id id)
SELECT id FROM skills_level LIMIT 1;

-- level_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM skills_level WHERE source_key = $1 OR id = $2 ORDER BY id;

-- level_within :one (row id, project id) -> (n int)
SELECT count(*) FROM skills_level WHERE id = $1 AND project_id = $2;

-- level_add :add (id id, source_key text, person id, project id, date day, skill text, language text, script text,
--    level text, source text, staff id?, import id)
INSERT INTO skills_level (id, source_key, person_id, project_id, day, skill, language, script, level, source,
    staff_id, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1);

-- level_change :exec (id id, person id, project id, date day, skill text, language text, script text, level text,
--    source text, staff id?)
UPDATE skills_level SET person_id = $2, project_id = $3, day = $4, skill = $5, language = $6, script = $7,
    level = $8, source = $9, staff_id = $10, version = version + 1
WHERE id = $1;

-- level_touched :one (import id) -> (n int)
SELECT count(*) FROM skills_level x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'skill_levels'
        AND u.row_id = x.id), 0);

-- level_leaning :many (import id) -> (what text, n int)
SELECT 'skill_levels', count(*) FROM skills_level x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- level_drop :exec (import id)
DELETE FROM skills_level WHERE import_id = $1;

-- level_of_person :many (person id) -> (id id)
SELECT id FROM skills_level WHERE person_id = $1;

-- level_move :count (row id, from_person id, to_person id)
UPDATE skills_level SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- history_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    kind text, what text, place text, country text, started text, ended text, education text, recognised int?,
--    note secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.kind, x.what, x.place, x.country, x.started, x.ended,
       x.education, x.recognised, x.note
FROM skills_history x JOIN people_key_facts p ON p.id = x.person_id JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- history_any :one -> (id id)
SELECT id FROM skills_history LIMIT 1;

-- history_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM skills_history WHERE source_key = $1 OR id = $2 ORDER BY id;

-- history_within :one (row id, project id) -> (n int)
SELECT count(*) FROM skills_history WHERE id = $1 AND project_id = $2;

-- history_add :add (id id, source_key text, person id, project id, kind text, what text, place text, country text,
--    started text, ended text, education text, recognised int?, note secret?, import id)
INSERT INTO skills_history (id, source_key, person_id, project_id, kind, what, place, country, started, ended,
    education, recognised, note, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1);

-- history_change :exec (id id, person id, project id, kind text, what text, place text, country text,
--    started text, ended text, education text, recognised int?, note secret?)
UPDATE skills_history SET person_id = $2, project_id = $3, kind = $4, what = $5, place = $6, country = $7,
    started = $8, ended = $9, education = $10, recognised = $11, note = $12, version = version + 1
WHERE id = $1;

-- history_touched :one (import id) -> (n int)
SELECT count(*) FROM skills_history x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'histories'
        AND u.row_id = x.id), 0);

-- history_leaning :many (import id) -> (what text, n int)
SELECT 'histories', count(*) FROM skills_history x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- history_drop :exec (import id)
DELETE FROM skills_history WHERE import_id = $1;

-- history_of_person :many (person id) -> (id id)
SELECT id FROM skills_history WHERE person_id = $1;

-- history_move :count (row id, from_person id, to_person id)
UPDATE skills_history SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- certificate_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id,
--    project text, name text, issuer text, issued_on text?, expires_on text?, note secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.name, x.issuer, x.issued_on, x.expires_on, x.note
FROM skills_certificate x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- certificate_any :one -> (id id)
SELECT id FROM skills_certificate LIMIT 1;

-- certificate_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM skills_certificate WHERE source_key = $1 OR id = $2 ORDER BY id;

-- certificate_within :one (row id, project id) -> (n int)
SELECT count(*) FROM skills_certificate WHERE id = $1 AND project_id = $2;

-- certificate_add :add (id id, source_key text, person id, project id, name text, issuer text, issued_on day?,
--    expires_on day?, note secret?, import id)
INSERT INTO skills_certificate (id, source_key, person_id, project_id, name, issuer, issued_on, expires_on, note,
    import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- certificate_change :exec (id id, person id, project id, name text, issuer text, issued_on day?, expires_on day?,
--    note secret?)
UPDATE skills_certificate SET person_id = $2, project_id = $3, name = $4, issuer = $5, issued_on = $6,
    expires_on = $7, note = $8, version = version + 1
WHERE id = $1;

-- certificate_touched :one (import id) -> (n int)
SELECT count(*) FROM skills_certificate x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'certificates'
        AND u.row_id = x.id), 0);

-- certificate_leaning :many (import id) -> (what text, n int)
SELECT 'certificates', count(*) FROM skills_certificate x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- certificate_drop :exec (import id)
DELETE FROM skills_certificate WHERE import_id = $1;

-- certificate_of_person :many (person id) -> (id id)
SELECT id FROM skills_certificate WHERE person_id = $1;

-- certificate_move :count (row id, from_person id, to_person id)
UPDATE skills_certificate SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- strength_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    date text, area text, what secret?, language text, what_fi secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.day, x.area, x.what, x.language, x.what_fi
FROM skills_strength x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- strength_any :one -> (id id)
SELECT id FROM skills_strength LIMIT 1;

-- strength_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM skills_strength WHERE source_key = $1 OR id = $2 ORDER BY id;

-- strength_within :one (row id, project id) -> (n int)
SELECT count(*) FROM skills_strength WHERE id = $1 AND project_id = $2;

-- strength_add :add (id id, source_key text, person id, project id, date day, area text, what secret?,
--    language text, what_fi secret?, import id)
INSERT INTO skills_strength (id, source_key, person_id, project_id, day, area, what, language, what_fi, import_id,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- strength_change :exec (id id, person id, project id, date day, area text, what secret?, language text,
--    what_fi secret?)
UPDATE skills_strength SET person_id = $2, project_id = $3, day = $4, area = $5, what = $6, language = $7,
    what_fi = $8, version = version + 1
WHERE id = $1;

-- strength_touched :one (import id) -> (n int)
SELECT count(*) FROM skills_strength x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'strengths'
        AND u.row_id = x.id), 0);

-- strength_leaning :many (import id) -> (what text, n int)
SELECT 'strengths', count(*) FROM skills_strength x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- strength_drop :exec (import id)
DELETE FROM skills_strength WHERE import_id = $1;

-- strength_of_person :many (person id) -> (id id)
SELECT id FROM skills_strength WHERE person_id = $1;

-- strength_move :count (row id, from_person id, to_person id)
UPDATE skills_strength SET person_id = $3 WHERE id = $1 AND person_id = $2;
