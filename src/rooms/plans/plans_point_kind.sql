-- Points of integration plans as a kind of record: out, found, brought in, changed, taken away, moved to another
-- person.

-- point_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    item text, what secret?, source text, received_on text?, valid_until text?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.item, x.what, x.source, x.received_on, x.valid_until
FROM plans_point x JOIN people_key_facts p ON p.id = x.person_id JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- point_any :one -> (id id)
SELECT id FROM plans_point LIMIT 1;

-- point_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM plans_point WHERE source_key = $1 OR id = $2 ORDER BY id;

-- point_within :one (row id, project id) -> (n int)
SELECT count(*) FROM plans_point WHERE id = $1 AND project_id = $2;

-- point_add :add (id id, source_key text, person id, project id, item text, what secret?, source text,
--    received_on day?, valid_until day?, import id)
INSERT INTO plans_point (id, source_key, person_id, project_id, item, what, source, received_on, valid_until,
    import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- point_change :exec (id id, person id, project id, item text, what secret?, source text, received_on day?,
--    valid_until day?)
UPDATE plans_point SET person_id = $2, project_id = $3, item = $4, what = $5, source = $6, received_on = $7,
    valid_until = $8, version = version + 1
WHERE id = $1;

-- point_touched :one (import id) -> (n int)
SELECT count(*) FROM plans_point x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'integration_points'
        AND u.row_id = x.id), 0);

-- point_leaning :many (import id) -> (what text, n int)
SELECT 'integration_points', count(*) FROM plans_point x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- point_drop :exec (import id)
DELETE FROM plans_point WHERE import_id = $1;

-- point_of_person :many (person id) -> (id id)
SELECT id FROM plans_point WHERE person_id = $1;

-- point_move :count (row id, from_person id, to_person id)
UPDATE plans_point SET person_id = $3 WHERE id = $1 AND person_id = $2;
