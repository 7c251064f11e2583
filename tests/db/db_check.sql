-- Statements of src/db/db_test.c over a table that only that test makes; in no registry (sqlc --alone).

-- add :exec (id id, number int?, flag bool?, text text?, day day?, instant instant?, clock clock?, bytes bytes?,
--            secret secret?, real real)
INSERT INTO check_all (id, number, flag, text, day, instant, clock, bytes, secret, amount)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- add_whole :exec (id id, number int, flag bool, text text, day day, bytes bytes, secret secret)
-- The same without NULLs.
INSERT INTO check_all (id, number, flag, text, day, bytes, secret, amount) VALUES ($1, $2, $3, $4, $5, $6, $7, 0.0);

-- get :one (id id) -> (id id, number int?, flag bool?, text text?, day day?, instant instant?, clock clock?,
--                      bytes bytes?, secret secret?, real real)
SELECT id, number, flag, text, day, instant, clock, bytes, secret, amount FROM check_all WHERE id = $1;

-- get_whole :one (id id) -> (number int, flag bool, text text, day day, bytes bytes, secret secret)
SELECT number, flag, text, day, bytes, secret FROM check_all WHERE id = $1;

-- list :many (after id, limit int) -> (id id, text text?)
SELECT id, text FROM check_all WHERE id > $1 ORDER BY id LIMIT $2;

-- all :each () -> (id id, text text?, secret secret?)
SELECT id, text, secret FROM check_all ORDER BY id;

-- divide :each (by id) -> (id id, n int)
-- Fails in the row of that id: PostgreSQL divides by nothing, on SQLite nothing comes of it. In no order: for one,
-- PostgreSQL may divide all of them first.
SELECT id, 1000 / (id - $1) AS n FROM check_all;

-- said :each (text text, number int?) -> (said text, number int?)
SELECT '$1 ''?1'' ' || $1 AS said, $2 AS number FROM check_all WHERE id = 1;

-- person :one (id id) -> (name name?)
SELECT text FROM check_all WHERE id = $1;

-- persons :each () -> (name name?)
SELECT text FROM check_all ORDER BY id;

-- hush :one (id id) -> (secret secret?)
SELECT secret FROM check_all WHERE id = $1;

-- count :one () -> (n int)
SELECT count(*) FROM check_all;

-- rename :count (from_text text, to_text text)
-- '$9 in quotes is text; "$2" too' -- $3
UPDATE check_all SET text = $2 WHERE text = $1 AND text <> 'it''s $9';

-- claim :one (id id) -> (number int)
UPDATE check_all SET number = COALESCE(number, 0) + 1 WHERE id = $1 RETURNING number;

-- once :count (id id)
INSERT INTO check_all (id, amount) VALUES ($1, 1.5) ON CONFLICT DO NOTHING;

-- fill :exec (first id, last id, text text)
WITH RECURSIVE series(id) AS (SELECT CAST($1 AS bigint) UNION ALL SELECT id + 1 FROM series WHERE id < $2)
INSERT INTO check_all (id, text, amount) SELECT id, $3, 0.0 FROM series;

-- put :add (id id, number int?, flag bool?, text text?, day day?, instant instant?, clock clock?, bytes bytes?,
--    secret secret?, real real)
INSERT INTO check_all (id, number, flag, text, day, instant, clock, bytes, secret, amount)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (id) DO UPDATE SET text = excluded.text;

-- part :add (id id, whole id, again text)
-- Refers to a row of put; takes a value from it.
INSERT INTO check_part (id, whole_id, text, again) VALUES ($1, $2, (SELECT text FROM check_all w WHERE w.id = $2), $3);

-- get_part :one (id id) -> (whole id, text text?, again text)
SELECT whole_id, text, again FROM check_part WHERE id = $1;
