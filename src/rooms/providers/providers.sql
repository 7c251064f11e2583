-- Providers: found by their folded name, added as one types, offered, listed, changed, put together.

-- shape provider (provider id, name text, kind text, municipality text, contact text, version int, guidances int,
--    referrals int)

-- of_key :one (name_key text) -> (provider id, name text)
-- An old name is that of the one it was put together with.
SELECT coalesce(k.id, p.id) AS provider, coalesce(k.name, p.name) AS name
FROM providers_provider p LEFT JOIN providers_provider k ON k.id = p.same_as WHERE p.name_key = $1;

-- add :count (provider id, name text, name_key text)
INSERT INTO providers_provider (id, source_key, name, name_key, kind, municipality, contact, version)
VALUES ($1, '', $2, $3, '', '', '', 1) ON CONFLICT DO NOTHING;

-- names :many (limit int) -> (name text)
SELECT name FROM providers_provider WHERE same_as IS NULL ORDER BY name_key LIMIT $1;

-- listed :many (words text, kind text, limit int, start int) -> (provider, total int)
-- words: a pattern over the folded name, "" all. Counted is what is shown and no more.
SELECT p.id, p.name, p.kind, p.municipality, p.contact, p.version,
       (SELECT count(*) FROM providers_provider a JOIN guidance_provider_facts g ON g.provider_key = a.name_key
        WHERE a.id = p.id OR a.same_as = p.id) AS guidances,
       (SELECT count(*) FROM providers_provider a JOIN referrals_whose_facts r ON r.provider_id = a.id
        WHERE a.id = p.id OR a.same_as = p.id) AS referrals,
       (SELECT count(*) FROM providers_provider c WHERE c.same_as IS NULL
        AND ($1 = '' OR c.name_key LIKE $1) AND ($2 = '' OR c.kind = $2)) AS total
FROM (SELECT id, name, name_key, kind, municipality, contact, version FROM providers_provider
      WHERE same_as IS NULL AND ($1 = '' OR name_key LIKE $1) AND ($2 = '' OR kind = $2)
      ORDER BY name_key LIMIT $3 OFFSET $4) AS p
ORDER BY p.name_key;

-- get :one (provider id) -> provider
SELECT p.id, p.name, p.kind, p.municipality, p.contact, p.version,
       (SELECT count(*) FROM providers_provider a JOIN guidance_provider_facts g ON g.provider_key = a.name_key
        WHERE a.id = p.id OR a.same_as = p.id) AS guidances,
       (SELECT count(*) FROM providers_provider a JOIN referrals_whose_facts r ON r.provider_id = a.id
        WHERE a.id = p.id OR a.same_as = p.id) AS referrals
FROM providers_provider p WHERE p.id = $1 AND p.same_as IS NULL;

-- change :count (provider id, version int, name text, name_key text, kind text, municipality text, contact text)
UPDATE providers_provider SET version = version + 1, name = $3, name_key = $4, kind = $5, municipality = $6,
    contact = $7
WHERE id = $1 AND version = $2;

-- put_to :count (lost id, version int, kept id)
UPDATE providers_provider SET version = version + 1, same_as = $3
WHERE id = $1 AND version = $2 AND same_as IS NULL;

-- put_old_to :exec (lost id, kept id)
-- Its old names are the other one's, too.
UPDATE providers_provider SET version = version + 1, same_as = $2 WHERE same_as = $1;

-- forget :exec (name_key text, provider id)
-- An old name of its own that becomes its name again.
DELETE FROM providers_provider WHERE name_key = $1 AND same_as = $2;

-- old_names :many (provider id, limit int) -> (name text)
SELECT name FROM providers_provider WHERE same_as = $1 ORDER BY name_key LIMIT $2;
