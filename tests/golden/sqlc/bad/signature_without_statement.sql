-- must fail in line 2: x: signature without a statement
-- x :exec (n int)

-- y :exec (n int)
DELETE FROM a WHERE n = $1;
