-- must fail in line 3: v: duplicate name visit
-- shape visit (id id, name text)
-- v :one -> (visit, n int, visit)
SELECT id, name, n, id, name FROM visit;
