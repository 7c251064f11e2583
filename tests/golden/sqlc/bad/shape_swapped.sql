-- must fail in line 3: v: id stands in the place of name, and name in the place of id
-- shape visit (id id, name text)
-- v :one -> visit
SELECT name, id FROM visit;
