-- must fail in line 3: more: unknown type `` of visit
-- shape visit (id id, name text)
-- shape more (visit, n int)
-- v :one -> visit
SELECT id, name FROM visit;
