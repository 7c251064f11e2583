-- The list of operations.

-- listed :many (tag text, today day, limit int, start int) -> (operation id, code text, name text, tag text,
--    summary text, name_en text?, summary_en text?, beneficiary text, contractor text, fund text, objective text,
--    category text, regions text, country text, programme text, starts_on day?, ends_on day?, total_cents int?,
--    cofinancing int?, updated_at instant)
SELECT o.id, o.source_key AS code, coalesce(x.name, o.name), coalesce(x.tag, o.name_language),
    coalesce(x.summary, o.summary), e.name AS name_en, e.summary AS summary_en,
    CASE WHEN o.names_until <= $2 THEN '' ELSE o.beneficiary END, o.contractor, o.fund, o.objective, o.category,
    o.regions, o.country, o.programme, o.starts_on, o.ends_on, o.total_cents, o.cofinancing, o.updated_at
FROM operations_operation o
    LEFT JOIN operations_text x ON x.operation_id = o.id AND x.tag = $1 AND x.name <> '' AND x.summary <> ''
    LEFT JOIN operations_text e ON e.operation_id = o.id AND e.tag = 'en'
WHERE o.source = 'own' AND o.listed = 1 ORDER BY o.sort_key, o.id LIMIT $3 OFFSET $4;

-- whole :one () -> (n int, updated_at instant?)
SELECT count(*), max(updated_at) AS updated_at FROM operations_operation WHERE source = 'own' AND listed = 1;
