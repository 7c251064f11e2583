-- must fail in line 2: x: missing `;`
-- x :exec (n int)
DELETE FROM a WHERE n = $1
