-- Rounds of need mapping as a kind of record: out, found, brought in, changed, taken away, moved to another person.

-- round_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    date text, staff_key text?, staff id?, language text, state text)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.day, r2.source_key, r2.id, x.language, x.state
FROM needs_round x JOIN people_key_facts p ON p.id = x.person_id JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN staff_key_facts r2 ON r2.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- round_any :one -> (id id)
SELECT id FROM needs_round LIMIT 1;

-- round_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM needs_round WHERE source_key = $1 OR id = $2 ORDER BY id;

-- round_within :one (row id, project id) -> (n int)
SELECT count(*) FROM needs_round WHERE id = $1 AND project_id = $2;

-- round_add :add (id id, source_key text, person id, project id, date day, staff id?, language text, state text,
--    import id)
INSERT INTO needs_round (id, source_key, person_id, project_id, day, staff_id, language, state, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1);

-- round_change :exec (id id, person id, project id, date day, staff id?, language text, state text)
UPDATE needs_round SET person_id = $2, project_id = $3, day = $4, staff_id = $5, language = $6, state = $7, version
    = version + 1
WHERE id = $1;

-- round_touched :one (import id) -> (n int)
SELECT count(*) FROM needs_round x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'need_rounds'
        AND u.row_id = x.id), 0);

-- round_leaning :many (import id) -> (what text, n int)
SELECT 'need_rounds', count(*) FROM needs_round x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- round_drop :exec (import id)
DELETE FROM needs_round WHERE import_id = $1;

-- round_of_person :many (person id) -> (id id)
SELECT id FROM needs_round WHERE person_id = $1;

-- round_move :count (row id, from_person id, to_person id)
UPDATE needs_round SET person_id = $3 WHERE id = $1 AND person_id = $2;
