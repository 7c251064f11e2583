-- must fail in line 2: :many but the statement gives no columns
-- x :many (n int) -> (m int)
UPDATE a SET m = $1;
