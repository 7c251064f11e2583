-- Operations as lists of addresses know them: all that everybody sees.

-- shown :many (after id, limit int) -> (operation id, updated_at instant)
SELECT id AS operation, updated_at FROM operations_operation WHERE id > $1 ORDER BY id LIMIT $2;

-- bounds :many (step int) -> (operation id)
-- Behind which numbers each portion of `step` begins.
SELECT n.id AS operation FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM operations_operation) n
WHERE n.place % $1 = 0 ORDER BY n.id;
