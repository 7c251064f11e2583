-- must fail in line 3: v: the signature names 2 columns, the statement gives 3
-- shape visit (id id, name text)
-- v :one -> visit
SELECT id, name, n FROM visit;
