-- must fail in line 2: unknown type `number` of n
-- x :exec (n number)
DELETE FROM a WHERE n = $1;
