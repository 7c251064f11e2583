-- must fail in line 2: $3 has no parameter
-- x :exec (n int, m int)
DELETE FROM a WHERE n = $1 AND m = $3;
