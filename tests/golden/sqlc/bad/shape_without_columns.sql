-- must fail in line 2: visit: a shape without columns
-- shape visit ()
-- v :one -> visit
SELECT id, name FROM visit;
