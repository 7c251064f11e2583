-- must fail in line 3: v: text after the signature
-- shape visit (id id, name text)
-- v :one -> visit (id id)
SELECT id, name FROM visit;
