-- Providers as a kind of record: out, found, brought in, changed, taken away.

-- give :each (low id, high id, project id) -> (id id, key text, name text, kind text, municipality text,
--    contact text)
SELECT x.id, x.source_key, x.name, x.kind, x.municipality, x.contact
FROM providers_provider x
WHERE x.id BETWEEN $1 AND $2 AND (x.same_as IS NULL OR EXISTS (SELECT 1 FROM referrals_whose_facts r
        WHERE r.provider_id = x.id)) AND
    ($3 = 0 OR x.id IN (SELECT provider_id FROM referrals_whose_facts WHERE project_id = $3)
    OR x.name_key IN (SELECT provider_key FROM guidance_provider_facts WHERE project_id = $3))
    ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM providers_provider LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM providers_provider WHERE source_key = $1 OR id = $2 ORDER BY id;

-- add :add (id id, source_key text, name text, name_key text, kind text, municipality text, contact text, import id)
INSERT INTO providers_provider (id, source_key, name, name_key, kind, municipality, contact, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1);

-- change :exec (id id, name text, name_key text, kind text, municipality text, contact text)
UPDATE providers_provider SET name = $2, name_key = $3, kind = $4, municipality = $5, contact = $6,
    version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM providers_provider x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'providers'
        AND u.row_id = x.id), 0);

-- drop :exec (import id)
DELETE FROM providers_provider WHERE import_id = $1;

-- with_name :one (name_key text) -> (id id)
SELECT id FROM providers_provider WHERE name_key = $1;
