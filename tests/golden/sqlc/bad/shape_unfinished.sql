-- must fail in line 2: visit: the shape is not complete
-- shape visit (id id,

SELECT id, name FROM visit;
