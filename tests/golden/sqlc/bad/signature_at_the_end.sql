-- must fail in line 4: y: signature without a statement
-- x :exec (n int)
DELETE FROM a WHERE n = $1;
-- y :exec (n int)
