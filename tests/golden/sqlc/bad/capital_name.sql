-- must fail in line 2: a statement's name is short lower case
-- Find :exec (n int)
DELETE FROM a WHERE n = $1;
