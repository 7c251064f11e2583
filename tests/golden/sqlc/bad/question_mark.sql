-- must fail in line 2: write $1, not ?
-- x :exec (n int)
DELETE FROM a WHERE n = ?1;
