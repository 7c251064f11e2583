-- People by language and region.

-- of :many (region text, limit int) -> (language text, people int)
SELECT language, people FROM speakers_row WHERE region = $1 AND language NOT IN ('fin', 'swe')
ORDER BY people DESC, language LIMIT $2;

-- source :one () -> (source text, year int, changes int)
SELECT source, year, changes FROM speakers_source WHERE one = 1;

-- rows :one () -> (n int)
SELECT count(*) AS n FROM speakers_row;

-- forget :exec ()
DELETE FROM speakers_row;

-- add :add (region text, language text, people int)
INSERT INTO speakers_row (region, language, people) VALUES ($1, $2, $3);

-- put_source :exec (source text, year int, brought_at instant)
INSERT INTO speakers_source (one, source, year, brought_at, changes) VALUES (1, $1, $2, $3, 1)
ON CONFLICT (one) DO UPDATE SET source = excluded.source, year = excluded.year, brought_at = excluded.brought_at,
    changes = speakers_source.changes + 1;
