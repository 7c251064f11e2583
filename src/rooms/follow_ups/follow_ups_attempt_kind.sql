-- Own kinds of follow-up and attempts as kinds of record: out, found, brought in, changed, taken away.

-- rule_give :each (low id, high id, project id) -> (id id, key text, project text, name text, months int)
SELECT x.id, x.source_key, j.code, x.name, x.months
FROM follow_ups_rule x JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- rule_any :one -> (id id)
SELECT id FROM follow_ups_rule LIMIT 1;

-- rule_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM follow_ups_rule WHERE source_key = $1 OR id = $2 ORDER BY id;

-- rule_within :one (row id, project id) -> (n int)
SELECT count(*) FROM follow_ups_rule WHERE id = $1 AND project_id = $2;

-- rule_add :add (id id, source_key text, project id, name text, months int, import id)
INSERT INTO follow_ups_rule (id, source_key, project_id, name, months, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, 1);

-- rule_change :exec (id id, project id, name text, months int)
UPDATE follow_ups_rule SET project_id = $2, name = $3, months = $4, version = version + 1
WHERE id = $1;

-- rule_touched :one (import id) -> (n int)
SELECT count(*) FROM follow_ups_rule x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'follow_up_rules'
        AND u.row_id = x.id), 0);

-- rule_leaning :many (import id) -> (what text, n int)
SELECT 'follow_up_rules', count(*) FROM follow_ups_rule x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- rule_drop :exec (import id)
DELETE FROM follow_ups_rule WHERE import_id = $1;

-- attempt_give :each (low id, high id, project id) -> (id id, key text, follow_up_key text, follow_up id,
--    date text, time text?, channel text, reached int?, staff_key text?, staff id?, note secret?)
SELECT x.id, x.source_key, r0.source_key, r0.id, x.day, x.time, x.channel, x.reached, r1.source_key, r1.id, x.note
FROM follow_ups_attempt x JOIN follow_ups_follow_up r0 ON r0.id = x.follow_up_id
    LEFT JOIN staff_key_facts r1 ON r1.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR r0.project_id = $3) ORDER BY x.id;

-- attempt_any :one -> (id id)
SELECT id FROM follow_ups_attempt LIMIT 1;

-- attempt_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM follow_ups_attempt WHERE source_key = $1 OR id = $2 ORDER BY id;

-- attempt_within :one (row id, project id) -> (n int)
SELECT count(*) FROM follow_ups_attempt a JOIN follow_ups_follow_up f ON f.id = a.follow_up_id
WHERE a.id = $1 AND f.project_id = $2;

-- attempt_add :add (id id, source_key text, follow_up id, date day, time clock?, channel text, reached int?,
--    staff id?, note secret?, import id)
INSERT INTO follow_ups_attempt (id, source_key, follow_up_id, day, time, channel, reached, staff_id, note,
    import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- attempt_change :exec (id id, follow_up id, date day, time clock?, channel text, reached int?, staff id?,
--    note secret?)
UPDATE follow_ups_attempt SET follow_up_id = $2, day = $3, time = $4, channel = $5, reached = $6, staff_id = $7,
    note = $8, version = version + 1
WHERE id = $1;

-- attempt_touched :one (import id) -> (n int)
SELECT count(*) FROM follow_ups_attempt x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'follow_up_attempts'
        AND u.row_id = x.id), 0);

-- attempt_leaning :many (import id) -> (what text, n int)
SELECT 'follow_up_attempts', count(*) FROM follow_ups_attempt x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.follow_up_id IN (SELECT id FROM follow_ups_follow_up WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- attempt_drop :exec (import id)
DELETE FROM follow_ups_attempt WHERE import_id = $1;
