-- must fail in line 2: the signature is not complete
-- x :exec (n int,
DELETE FROM a WHERE n = $1;
