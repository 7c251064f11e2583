-- must fail in line 2: :exec has no result columns
-- x :exec (n int) -> (m int)
DELETE FROM a WHERE n = $1;
