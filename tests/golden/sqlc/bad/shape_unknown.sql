-- must fail in line 4: x: expected `(` or a shape after `->`
-- shape visit (id id, name text)

-- x :one -> visits
SELECT id, name FROM visit;
