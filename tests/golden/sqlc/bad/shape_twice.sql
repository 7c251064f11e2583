-- must fail in line 3: duplicate shape visit, first in line 2
-- shape visit (id id, name text)
-- shape visit (id id, name text)
-- v :one -> visit
SELECT id, name FROM visit;
