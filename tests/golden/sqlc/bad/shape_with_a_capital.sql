-- must fail in line 2: a shape's name is short lower case: `Visit`
-- shape Visit (id id)
-- v :one -> visit
SELECT id, name FROM visit;
