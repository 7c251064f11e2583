-- What the columns of other people's tables were said to mean, by where these come from.

-- source :one (source text) -> (said secret)
SELECT said FROM mapping_source WHERE source = $1;

-- put_source :exec (source text, said secret, changed_by id?, changed_at instant)
INSERT INTO mapping_source (source, said, changed_by, changed_at) VALUES ($1, $2, $3, $4)
ON CONFLICT (source) DO UPDATE SET said = excluded.said, changed_by = excluded.changed_by,
    changed_at = excluded.changed_at;
