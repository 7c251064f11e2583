-- must fail in line 4: v: a shape stands before the statements that give it
-- v :one -> (id id)
SELECT id FROM visit;
-- shape v (id id)
