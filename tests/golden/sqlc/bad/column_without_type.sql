-- must fail in line 2: unknown type `` of n
-- x :exec (n)
DELETE FROM a WHERE n = $1;
