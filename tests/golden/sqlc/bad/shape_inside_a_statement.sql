-- must fail in line 2: x: signature without a statement
-- x :exec
-- shape visit (id id, name text)
DELETE FROM visit;
