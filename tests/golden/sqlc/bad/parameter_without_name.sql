-- must fail in line 2: $2 has no parameter
-- x :exec (n int)
DELETE FROM a WHERE n = $1 AND m = $2;
