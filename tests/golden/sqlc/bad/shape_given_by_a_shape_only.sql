-- must fail in line 3: more: no statement gives this shape
-- shape visit (id id, name text)
-- shape more (visit, n int)
-- v :one (n int) -> (m int)
SELECT m FROM visit WHERE n = $1;
