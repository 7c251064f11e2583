-- must fail in line 2: parameter $1 n is never used
-- x :exec (n int)
DELETE FROM a WHERE n = '$1' -- $1
;
