-- must fail in line 5: visit: is the name of a shape, and gives another
-- shape visit (id id, name text)
-- v :one -> visit
SELECT id, name FROM visit;
-- visit :one -> (id id)
SELECT id FROM visit;
