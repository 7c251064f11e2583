-- must fail in line 2: visit: unknown type `` of visit
-- shape visit (id id, visit)
-- v :one -> visit
SELECT id, name FROM visit;
