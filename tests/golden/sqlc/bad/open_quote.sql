-- must fail in line 4: the quote is not closed
-- x :exec (n int)
DELETE FROM a WHERE n = $1
AND m = 'it;
