-- must fail in line 2: write CAST(x AS type)
-- x :exec (n int)
DELETE FROM a WHERE n = $1::int;
