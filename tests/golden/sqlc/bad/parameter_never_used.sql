-- must fail in line 2: parameter $2 m is never used
-- x :exec (n int, m int)
DELETE FROM a WHERE n = $1;
