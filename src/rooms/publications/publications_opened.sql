-- How often texts were asked for.

-- add :count (publication id, day day, tag text, what text, n int)
INSERT INTO publications_opened (publication_id, day, tag, what, n)
SELECT p.id, CAST($2 AS text), CAST($3 AS text), CAST($4 AS text), $5 FROM publications_publication p WHERE p.id = $1
ON CONFLICT (publication_id, day, tag, what) DO UPDATE SET n = publications_opened.n + excluded.n;

-- of :many (publication id, since day) -> (tag text, pages int, papers int)
SELECT tag, CAST(sum(CASE WHEN what = 'page' THEN n ELSE 0 END) AS bigint),
       CAST(sum(CASE WHEN what = 'paper' THEN n ELSE 0 END) AS bigint)
FROM publications_opened WHERE publication_id = $1 AND day >= $2 GROUP BY tag ORDER BY tag;
