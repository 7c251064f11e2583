-- must fail in line 3: the comment is not closed
-- x :exec (n int)
DELETE FROM a /* WHERE n = $1;
