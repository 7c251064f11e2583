-- What persons said in confidence and what a project estimates as kinds of record: out, found, brought in, changed,
-- taken away, moved to another person.

-- said_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    informed_on text, staff_key text?, staff id?, disability secret?, minority secret?, housing secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.informed_on, r2.source_key, r2.id, x.disability, x.minority,
       x.housing
FROM circumstances_said x JOIN people_key_facts p ON p.id = x.person_id
    JOIN projects_key_facts j ON j.id = x.project_id LEFT JOIN staff_key_facts r2 ON r2.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- said_any :one -> (id id)
SELECT id FROM circumstances_said LIMIT 1;

-- said_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM circumstances_said WHERE source_key = $1 OR id = $2 ORDER BY id;

-- said_within :one (row id, project id) -> (n int)
SELECT count(*) FROM circumstances_said WHERE id = $1 AND project_id = $2;

-- said_add :add (id id, source_key text, person id, project id, informed_on day, staff id?, disability secret?,
--    minority secret?, housing secret?, import id)
INSERT INTO circumstances_said (id, source_key, person_id, project_id, informed_on, staff_id, disability, minority,
    housing, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- said_change :exec (id id, person id, project id, informed_on day, staff id?, disability secret?, minority secret?,
--    housing secret?)
UPDATE circumstances_said SET person_id = $2, project_id = $3, informed_on = $4, staff_id = $5, disability = $6,
    minority = $7, housing = $8, version = version + 1
WHERE id = $1;

-- said_touched :one (import id) -> (n int)
SELECT count(*) FROM circumstances_said x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'circumstances'
        AND u.row_id = x.id), 0);

-- said_leaning :many (import id) -> (what text, n int)
SELECT 'circumstances', count(*) FROM circumstances_said x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- said_drop :exec (import id)
DELETE FROM circumstances_said WHERE import_id = $1;

-- said_of_person :many (person id) -> (id id)
SELECT id FROM circumstances_said WHERE person_id = $1;

-- said_move :count (row id, from_person id, to_person id)
UPDATE circumstances_said SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- estimate_give :each (low id, high id, project id) -> (id id, key text, project text, indicator text, date text,
--    women int?, men int?, non_binary int?, number int?, percent int?, source text, method text)
SELECT x.id, x.source_key, j.code, x.indicator, x.day, x.women, x.men, x.non_binary, x.number, x.percent, x.source,
       x.method
FROM circumstances_estimate x JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- estimate_any :one -> (id id)
SELECT id FROM circumstances_estimate LIMIT 1;

-- estimate_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM circumstances_estimate WHERE source_key = $1 OR id = $2 ORDER BY id;

-- estimate_within :one (row id, project id) -> (n int)
SELECT count(*) FROM circumstances_estimate WHERE id = $1 AND project_id = $2;

-- estimate_add :add (id id, source_key text, project id, indicator text, date day, women int?, men int?,
--    non_binary int?, number int?, percent int?, source text, method text, import id)
INSERT INTO circumstances_estimate (id, source_key, project_id, indicator, day, women, men, non_binary, number, percent,
    source, method, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1);

-- estimate_change :exec (id id, project id, indicator text, date day, women int?, men int?, non_binary int?,
--    number int?, percent int?, source text, method text)
UPDATE circumstances_estimate SET project_id = $2, indicator = $3, day = $4, women = $5, men = $6, non_binary = $7,
    number = $8, percent = $9, source = $10, method = $11, version = version + 1
WHERE id = $1;

-- estimate_touched :one (import id) -> (n int)
SELECT count(*) FROM circumstances_estimate x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'estimates'
        AND u.row_id = x.id), 0);

-- estimate_leaning :many (import id) -> (what text, n int)
SELECT 'estimates', count(*) FROM circumstances_estimate x WHERE coalesce(x.import_id, 0) <> $1
    AND x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1);

-- estimate_drop :exec (import id)
DELETE FROM circumstances_estimate WHERE import_id = $1;
