-- Putting operations in, whoever they come from; what follows from them (words, how many there are).

-- of_source :each (source text) -> (operation id, source_key text)
SELECT id, source_key FROM operations_operation WHERE source = $1;

-- shape shown (operation id, project id?, source text, source_key text, name text, name_language text, summary text,
--    beneficiary text, business_id text, natural_person bool, names_until day?, contractor text, fund text,
--    period text, programme text, priority text, objective text, category text, theme text, authority text,
--    country text, regions text, locality text, postal_code text, starts_on day?, ends_on day?, total_cents int?,
--    eu_cents int?, cofinancing int?, website text, listed bool,
--    published_at instant, updated_at instant, version int)

-- one :one (operation id) -> shown
SELECT id, project_id, source, source_key, name, name_language, summary, beneficiary, business_id, natural_person,
    names_until, contractor, fund, period, programme, priority, objective, category, theme, authority, country, regions,
    locality, postal_code, starts_on, ends_on, total_cents, eu_cents, cofinancing, website, listed, published_at,
    updated_at, version
FROM operations_operation WHERE id = $1;

-- add :add (operation id, project id?, source text, source_key text, name text, name_language text, sort_key bytes,
--    summary text, beneficiary text, beneficiary_key text, business_id text, natural_person bool, names_until day?,
--    contractor text, fund text, period text, programme text, priority text, objective text, category text,
--    theme text, authority text, country text, regions text, locality text, postal_code text, starts_on day?,
--    ends_on day?, total_cents int?, eu_cents int?, cofinancing int?, website text, listed bool,
--    published_at instant, updated_at instant, start_key text, cost_key int)
INSERT INTO operations_operation (id, project_id, source, source_key, name, name_language, sort_key, summary,
    beneficiary, beneficiary_key, business_id, natural_person, names_until, contractor, fund, period, programme,
    priority, objective, category, theme, authority, country, regions, locality, postal_code, starts_on, ends_on,
    total_cents, eu_cents, cofinancing, website, listed, published_at, updated_at,
    start_key, cost_key, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35,
    $36, $37, 1);

-- change :exec (operation id, name text, name_language text, sort_key bytes, summary text, beneficiary text,
--    beneficiary_key text, business_id text, natural_person bool, names_until day?, contractor text, fund text,
--    period text, programme text, priority text, objective text, category text, theme text, authority text,
--    country text, regions text, locality text, postal_code text, starts_on day?, ends_on day?, total_cents int?,
--    eu_cents int?, cofinancing int?, website text, listed bool, updated_at instant,
--    start_key text, cost_key int)
UPDATE operations_operation SET name = $2, name_language = $3, sort_key = $4, summary = $5, beneficiary = $6,
    beneficiary_key = $7, business_id = $8, natural_person = $9, names_until = $10, contractor = $11, fund = $12,
    period = $13, programme = $14, priority = $15, objective = $16, category = $17, theme = $18, authority = $19,
    country = $20, regions = $21, locality = $22, postal_code = $23, starts_on = $24, ends_on = $25, total_cents = $26,
    eu_cents = $27, cofinancing = $28, website = $29, listed = $30, updated_at = $31, start_key = $32,
    cost_key = $33, version = version + 1
WHERE id = $1;

-- met :exec (operation id, updated_at instant)
-- It came once more and is the same.
UPDATE operations_operation SET updated_at = $2 WHERE id = $1;

-- add_word :add (word text, operation id)
INSERT INTO operations_word (word, operation_id) VALUES ($1, $2);
-- note_made :add (import_id id, operation id)
INSERT INTO operations_import_row (import_id, operation_id) VALUES ($1, $2);
-- note_changed :exec (import_id id, operation id, stood text)
-- A list may come to an operation twice: what stood before the first time stays.
INSERT INTO operations_import_row (import_id, operation_id, stood) VALUES ($1, $2, $3)
ON CONFLICT (import_id, operation_id) DO NOTHING;
-- drop_words :exec (operation id)
DELETE FROM operations_word WHERE operation_id = $1;

-- before :many (source text, before instant) -> (operation id)
SELECT id FROM operations_operation WHERE source = $1 AND updated_at < $2;
-- drop_texts :exec (operation id)
DELETE FROM operations_text WHERE operation_id = $1;
-- drop_rest :exec (operation id)
DELETE FROM operations_rest WHERE operation_id = $1;
-- drop :exec (operation id)
DELETE FROM operations_operation WHERE id = $1;

-- names_over :many (today day) -> (operation id)
SELECT id FROM operations_operation WHERE names_until <= $1;

-- counted :one () -> (counted_on day, changes int)
SELECT counted_on, changes FROM operations_counted WHERE one = 1;
-- forget_tally :exec ()
DELETE FROM operations_tally;
-- tally :exec (today day)
INSERT INTO operations_tally (fund, programme, objective, theme, period, regions, phase, n)
SELECT fund, programme, objective, theme, period, regions, phase, count(*) FROM (
    SELECT fund, programme, objective, theme, period, regions,
        CASE WHEN starts_on > $1 THEN 'coming' WHEN ends_on < $1 THEN 'ended' ELSE 'running' END AS phase
    FROM operations_operation) x
GROUP BY fund, programme, objective, theme, period, regions, phase;
-- put_counted :exec (counted_on day)
INSERT INTO operations_counted (one, counted_on, changes) VALUES (1, $1, 1)
ON CONFLICT (one) DO UPDATE SET counted_on = excluded.counted_on, changes = operations_counted.changes + 1;
