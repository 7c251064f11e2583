-- Follow-ups as a kind of record: out, found, brought in, changed, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text, kind text,
--    due_on text?, done_on text?, reached int?, status text, rule_key text?, rule id?, spell_key text?, spell id?,
--    staff_key text?, staff id?, not_reached_on text?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.kind, x.due_on, x.done_on, x.reached, x.status, u.source_key,
    u.id, a.source_key, a.id, s.source_key, s.id, x.not_reached_on
FROM follow_ups_follow_up x JOIN projects_key_facts j ON j.id = x.project_id
JOIN people_key_facts p ON p.id = x.person_id LEFT JOIN follow_ups_rule u ON u.id = x.rule_id
LEFT JOIN people_spell_key_facts a ON a.id = x.participation_id LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.derived = 0 AND x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM follow_ups_follow_up WHERE derived = 0 LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM follow_ups_follow_up WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (follow_up id, project id) -> (n int)
SELECT count(*) FROM follow_ups_follow_up WHERE id = $1 AND project_id = $2;

-- add :add (follow_up id, source_key text, person id, project id, kind text, due_on day?, done_on day?, reached int?,
--    status text, rule id?, participation id?, staff id?, not_reached_on day?, import id)
INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, due_on, done_on, reached, status,
    rule_id, participation_id, staff_id, not_reached_on, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1);

-- change :exec (follow_up id, person id, project id, kind text, due_on day?, done_on day?, reached int?, status text,
--    rule id?, participation id?, staff id?, not_reached_on day?)
UPDATE follow_ups_follow_up SET person_id = $2, project_id = $3, kind = $4, due_on = $5, done_on = $6, reached = $7,
    status = $8, rule_id = $9, participation_id = $10, staff_id = $11, not_reached_on = $12, derived = 0,
    version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM follow_ups_follow_up x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'follow_ups'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'follow_ups', count(*) FROM follow_ups_follow_up x
WHERE coalesce(x.import_id, 0) <> $1 AND x.derived = 0
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.rule_id IN (SELECT id FROM follow_ups_rule WHERE import_id = $1)
         OR x.participation_id IN (SELECT id FROM people_spell_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1))
UNION ALL
SELECT 'locked_periods', count(*) FROM follow_ups_follow_up x
    JOIN projects_period_facts p ON p.project_id = x.project_id AND p.locked = 1 AND x.not_reached_on <= p.ends_on
WHERE x.import_id = $1;

-- drop :exec (import id)
DELETE FROM follow_ups_follow_up WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM follow_ups_follow_up WHERE person_id = $1 AND derived = 0;

-- move :count (row id, from_person id, to_person id)
UPDATE follow_ups_follow_up SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- not_reached :one (follow_up id) -> (not_reached_on day?)
SELECT not_reached_on FROM follow_ups_follow_up WHERE id = $1;
