-- must fail in line 2: :each only reads
-- x :each (n int) -> (m int)
DELETE FROM a WHERE n = $1 RETURNING m;
