-- Lists of others that were brought in, and what they changed.

-- shape line (id id, source text, name text, staff text?, made_at instant, added int, changed int, undone_at instant?)
-- lines :many (limit int) -> line
SELECT i.id, i.source, i.name, w.name AS staff, i.made_at, i.added, i.changed, i.undone_at
FROM operations_import i LEFT JOIN staff_facts w ON w.staff_id = i.staff_id
ORDER BY i.made_at DESC, i.id DESC LIMIT $1;
-- line :one (id id) -> line
SELECT i.id, i.source, i.name, w.name AS staff, i.made_at, i.added, i.changed, i.undone_at
FROM operations_import i LEFT JOIN staff_facts w ON w.staff_id = i.staff_id WHERE i.id = $1;

-- add :exec (id id, source text, name text, staff_id id?, made_at instant, added int, changed int)
INSERT INTO operations_import (id, source, name, staff_id, made_at, added, changed)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- later :one (source text, id id) -> (name text, made_at instant)
-- Ids carry their time first.
SELECT name, made_at FROM operations_import WHERE source = $1 AND id > $2 AND undone_at IS NULL
ORDER BY id DESC LIMIT 1;

-- changed :many (import_id id) -> (operation id, stood text)
SELECT operation_id, stood FROM operations_import_row WHERE import_id = $1 AND stood IS NOT NULL ORDER BY operation_id;
-- drop_words :exec (import_id id)
DELETE FROM operations_word WHERE operation_id IN
    (SELECT operation_id FROM operations_import_row WHERE import_id = $1 AND stood IS NULL);
-- drop_made :exec (import_id id)
DELETE FROM operations_operation WHERE id IN
    (SELECT operation_id FROM operations_import_row WHERE import_id = $1 AND stood IS NULL);

-- done :exec (id id, undone_at instant)
UPDATE operations_import SET undone_at = $2 WHERE id = $1;
-- forget_rows :exec (import_id id)
DELETE FROM operations_import_row WHERE import_id = $1;
-- forget_old_rows :exec (before instant)
DELETE FROM operations_import_row WHERE import_id IN (SELECT id FROM operations_import WHERE made_at < $1);
-- forget_old :exec (before instant)
DELETE FROM operations_import WHERE made_at < $1;
