-- must fail in line 2: the signature names 1 columns, the statement gives 2
-- x :one (n int) -> (m int)
WITH c AS (SELECT 1, 2, 3) SELECT max(a, b), c IS DISTINCT FROM d FROM a WHERE n = $1;
