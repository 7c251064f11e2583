-- must fail in line 3: v: unknown type `` of visit
-- shape visit (id id, name text)
-- v :exec (visit)
DELETE FROM visit WHERE id = $1;
