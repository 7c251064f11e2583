-- must fail in line 2: unknown kind `:some`
-- x :some (n int)
DELETE FROM a WHERE n = $1;
