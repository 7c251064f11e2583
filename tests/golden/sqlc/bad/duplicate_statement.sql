-- must fail in line 4: duplicate name x, first in line 2
-- x :exec (n int)
DELETE FROM a WHERE n = $1;
-- x :exec (n int)
DELETE FROM b WHERE n = $1;
