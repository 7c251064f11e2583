-- must fail in line 2: visit: no statement gives this shape
-- shape visit (id id, name text)
-- x :exec (n int)
DELETE FROM a WHERE n = $1;
