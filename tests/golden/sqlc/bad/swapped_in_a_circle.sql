-- must fail in line 2: c stands in the place of a, and b in the place of c
-- x :one (n int) -> (c int, a int, b int)
SELECT DISTINCT p.a, max(p.q) AS b, p.c FROM p WHERE n = $1;
