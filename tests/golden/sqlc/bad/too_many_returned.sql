-- must fail in line 2: the signature names 1 columns, the statement gives 2
-- x :one (n int) -> (m int)
INSERT INTO a (n) VALUES ($1) RETURNING id, n;
