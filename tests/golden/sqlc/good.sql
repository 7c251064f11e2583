-- Every kind and every type, and what looks dangerous but is not.

-- A shape of things (in this text) is none; the next are.
-- shape visit (id id,
--   name text, case int?)
-- shape secret_visit (note secret?, photo bytes, day day)
-- shape counted (total int, visit)

-- find :one (person id) -> (id id, name text, phone secret?, born day?, ok bool?, n int?,
--                           mine bool, at_ instant, begins clock?, photo bytes, share real)
-- Who it is.
-- Documented in two lines; */ ends nothing.
SELECT id, name, phone, born, ok, n, /* one, two; $9 */ mine, at, begins, photo, share -- what; $9
FROM p WHERE id = $1 AND name <> 'it''s; $7' AND x IS DISTINCT FROM 3;

-- names :many (case text?, after bytes, limit int) -> (id id, double text)
SELECT id, max(name, "a,b") FROM p WHERE a > $1 AND b > $2 GROUP BY 1 HAVING count(*) > 1 ORDER BY n LIMIT $3;

-- all :each -> (id id, n secret, b bytes)
SELECT p.* FROM p;

-- made :one (name text)
--   -> (id id)
INSERT INTO p (name, path) VALUES ($1, '\') RETURNING id;

-- mark :exec (d day, c clock?, i instant, r real, s secret?, b bool?)
INSERT INTO x VALUES ($1, $2, $3, $4, $5, $6);

-- claim :count (id id, id_10 id, id_11 id)
DELETE FROM x WHERE "id" IN ($1, $2, $3) OR $1 = 12;

-- put :add (id id, name text, phone secret?, same_id id)
-- Rows that may travel together.
INSERT INTO p (id, name, values_, phone, place)
VALUES ($1, $2, 'values ($1) ) it''s', coalesce($3, (SELECT max(q) FROM x WHERE x.n = $4)), 0)
ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- put_all :exec (id id, name text, born day?, at instant, case int?, ok bool?, share real)
-- More than six are given by name.
INSERT INTO p (id, name, born, at, n, ok, share) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- look :one (a int, b int, c int, d int, e int, f int, g int) -> (n int)
SELECT n FROM p WHERE n IN ($1, $2, $3, $4, $5, $6, $7);

-- look_at_all :each (a int, b int, c int, d int, e int, f int, g int) -> (n int)
SELECT n FROM p WHERE n IN ($1, $2, $3, $4, $5, $6, $7);

-- lists :many (low int, high int, after text, before text, person id, limit int, start int)
--    -> (person id, id id, name text, group_name text, day day)
-- Names in the places of others, none of which is their own.
SELECT p.id, p.other_id, p.name, g.name, coalesce(p.day, p.name) FROM p JOIN g ON g.id = p.group_id
WHERE p.n BETWEEN $1 AND $2 AND p.key > $3 AND p.key <= $4 AND p.low <> $2 AND (p.id = $5 OR p.other_id = $5) LIMIT $6 OFFSET $7;

-- visit :one (id id) -> visit
-- Gives the shape of its own name.
SELECT v.id, v.name, v."case" FROM visit v WHERE v.id = $1;

-- visits :many (person id)
--   -> visit
SELECT v.id, v.name, v."case" FROM visit v WHERE v.person_id = $1;

-- all_visits :each -> visit
SELECT v.id, v.name, v."case" FROM visit v;

-- whole_visits :many (person id) -> (total int, visit, secret_visit, last day?)
-- Shapes as parts of a row.
SELECT count(*) OVER (), v.id, v.name, v."case", v.note, v.photo, v.day, p.last FROM visit v JOIN p ON p.id = v.person_id
WHERE v.person_id = $1;

-- whole_visits_of_all :each -> (visit, secret_visit)
SELECT v.id, v.name, v."case", v.note, v.photo, v.day FROM visit v;

-- counted_of :many (person id) -> counted
-- A shape with a shape in it; and such a one as a part of a row.
SELECT count(*) OVER (), v.id, v.name, v."case" FROM visit v WHERE v.person_id = $1;

-- counted_of_all :many -> (person id, counted)
SELECT v.person_id, count(*) OVER (), v.id, v.name, v."case" FROM visit v;
