-- must fail in line 2: limit stands in the place of offset, and start in the place of limit
-- x :many (start int, limit int) -> (n int)
SELECT n FROM p ORDER BY n LIMIT $1 OFFSET $2;
