-- must fail in line 2: :exec but the statement gives columns
-- x :exec (n int)
DELETE FROM a WHERE n = $1 RETURNING m;
