-- Needs as a kind of record: out, found, brought in, changed, taken away, moved to another person. A need has no key:
-- it is known by person, project, day and area.

-- give :each (low id, high id, project id, project_low id, project_high id, day text, area text) -> (person_key text,
--    person id, project text, project_id id, day text, area text, weight int, wish secret?,
--    wish_language text, wish_fi secret?, import id?)
-- One row: of this person, project, day and area; an empty day asks nothing. What stayed with a merged file is not in
-- the package.
SELECT p.source_key, p.id, j.code, j.id, x.day, x.area, x.weight, x.wish, x.wish_language,
    x.wish_fi, x.import_id
FROM needs_need x JOIN projects_key_facts j ON j.id = x.project_id JOIN people_key_facts p ON p.id = x.person_id
WHERE x.person_id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) AND x.project_id BETWEEN $4 AND $5
  AND ($6 = '' OR (x.day = $6 AND x.area = $7)) AND p.merged_into IS NULL
ORDER BY coalesce(x.import_id, 9223372036854775807), x.place, x.person_id, x.project_id, x.day, x.area;

-- any :one -> (id id)
SELECT person_id FROM needs_need LIMIT 1;

-- add :add (person id, project id, day day, area text, weight int, wish secret?,
--    wish_language text, wish_fi secret?, import id, place int)
INSERT INTO needs_need (person_id, project_id, day, area, weight, wish, wish_language, wish_fi, import_id, place,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- change :exec (person id, project id, day day, area text, weight int, wish secret?,
--    wish_language text, wish_fi secret?)
UPDATE needs_need SET weight = $5, wish = $6, wish_language = $7, wish_fi = $8, version = version + 1
WHERE person_id = $1 AND project_id = $2 AND day = $3 AND area = $4;

-- touched :one (import id) -> (n int)
-- Changes that imports made and took back are known by person.
SELECT count(*) FROM needs_need x WHERE import_id = $1 AND version > 1
    AND (SELECT sum(y.version - 1) FROM needs_need y WHERE y.person_id = x.person_id)
        > coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'needs' AND u.row_id = x.person_id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'needs', count(*) FROM needs_need x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM needs_need WHERE import_id = $1;

-- of_person :many (person id) -> (project id, day text, area text)
SELECT project_id, day, area FROM needs_need WHERE person_id = $1 ORDER BY project_id, day, area;

-- move :count (project id, day text, area text, from_person id, to_person id)
-- Asked of both on one day: the answer of the kept file counts, the other stays with the file that went.
UPDATE needs_need SET person_id = $5 WHERE project_id = $1 AND day = $2 AND area = $3 AND person_id = $4
    AND NOT EXISTS (SELECT 1 FROM needs_need k WHERE k.project_id = $1 AND k.day = $2 AND k.area = $3
        AND k.person_id = $5);
