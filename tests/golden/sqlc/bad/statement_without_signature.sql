-- must fail in line 5: statement without a signature
-- x :exec (n int)
DELETE FROM a WHERE n = $1;
-- y is missing here
DELETE FROM b;
