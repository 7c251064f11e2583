-- must fail in line 2: duplicate name n
-- x :exec (n int, n id)
DELETE FROM a WHERE n = $1 AND m = $2;
