-- must fail in line 2: a real cannot be NULL
-- x :exec (n real?)
DELETE FROM a WHERE n = $1;
