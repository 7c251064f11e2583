-- must fail in line 2: high2 stands at the lower end of a range
-- x :one (low int, high int, high2 int, low2 int) -> (n int)
SELECT count(*) FROM p WHERE p.n BETWEEN $1 AND $2 AND p.m BETWEEN $3 AND $4;
