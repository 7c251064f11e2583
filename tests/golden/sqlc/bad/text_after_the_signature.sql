-- must fail in line 2: text after the signature
-- x :one (n int) -> (m int) and more
SELECT m FROM a WHERE n = $1;
