-- must fail in line 2: to_day stands at the lower end of a range
-- x :one (to_day day, from_day day) -> (n int)
SELECT count(*) FROM p WHERE p.day >= $1 AND p.day <= $2;
