-- must fail in line 2: x: the signature is not complete
-- x :many (n int)
SELECT m FROM a WHERE n = $1;
