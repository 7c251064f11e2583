-- Providers: found by their folded name, added as one types, offered.

-- of_key :one (name_key text) -> (provider id, name text)
SELECT id, name FROM providers_provider WHERE name_key = $1;

-- add :count (provider id, name text, name_key text)
INSERT INTO providers_provider (id, source_key, name, name_key, kind, municipality, contact, version)
VALUES ($1, '', $2, $3, '', '', '', 1) ON CONFLICT DO NOTHING;

-- names :many (limit int) -> (name text)
SELECT name FROM providers_provider ORDER BY name_key LIMIT $1;
