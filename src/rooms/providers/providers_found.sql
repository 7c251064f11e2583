-- Providers as the search knows them.

-- provider :one (provider id) -> (name text, kind text, municipality text, version int)
SELECT p.name, p.kind, p.municipality, p.version FROM providers_provider p WHERE p.id = $1 AND p.same_as IS NULL;

-- stale :many (limit int) -> (provider id)
-- Those that the index has otherwise, or has still.
SELECT p.id FROM providers_provider p WHERE p.same_as IS NULL AND NOT EXISTS (SELECT 1 FROM search_known_facts k
    WHERE k.kind = 'provider' AND k.record_id = p.id AND k.record_version = p.version)
UNION ALL SELECT k.record_id FROM search_known_facts k WHERE k.kind = 'provider' AND NOT EXISTS
    (SELECT 1 FROM providers_provider p WHERE p.id = k.record_id AND p.same_as IS NULL)
LIMIT $1;
