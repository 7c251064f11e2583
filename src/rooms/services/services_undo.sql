-- Files of services that were brought in, and what they changed.

-- shape line (id id, name text, staff text?, made_at instant, added int, changed int, undone_at instant?)
-- lines :many (limit int) -> line
SELECT i.id, i.name, w.name AS staff, i.made_at, i.added, i.changed, i.undone_at
FROM services_import i LEFT JOIN staff_facts w ON w.staff_id = i.staff_id ORDER BY i.made_at DESC, i.id DESC LIMIT $1;
-- line :one (id id) -> line
SELECT i.id, i.name, w.name AS staff, i.made_at, i.added, i.changed, i.undone_at
FROM services_import i LEFT JOIN staff_facts w ON w.staff_id = i.staff_id WHERE i.id = $1;

-- add :exec (id id, name text, staff_id id?, made_at instant, added int, changed int)
INSERT INTO services_import (id, name, staff_id, made_at, added, changed) VALUES ($1, $2, $3, $4, $5, $6);
-- note :exec (import_id id, entry_id id, version int, stood text?, language text)
-- A file may come to an entry twice: what stood before the first time stays.
INSERT INTO services_import_row (import_id, entry_id, version, stood, language) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (import_id, entry_id) DO UPDATE SET version = excluded.version;

-- built_on :many (import_id id, limit int) -> (name text)
-- What is not as the import left it, then what names something that only the import brought.
SELECT e.name FROM services_import_row r JOIN services_entry e ON e.id = r.entry_id
WHERE r.import_id = $1 AND e.version <> r.version
UNION SELECT e.name FROM services_import_row r JOIN services_entry e ON e.organisation_id = r.entry_id
WHERE r.import_id = $1 AND r.stood IS NULL
    AND NOT EXISTS (SELECT 1 FROM services_import_row x WHERE x.import_id = $1 AND x.entry_id = e.id)
UNION SELECT e.name FROM services_import_row r JOIN services_at a ON a.place_id = r.entry_id
    JOIN services_entry e ON e.id = a.service_id
WHERE r.import_id = $1 AND r.stood IS NULL
    AND NOT EXISTS (SELECT 1 FROM services_import_row x WHERE x.import_id = $1 AND x.entry_id = e.id)
ORDER BY name LIMIT $2;

-- changed :many (import_id id) -> (entry_id id, kind text, version int, stood text, language text)
SELECT r.entry_id, e.kind, e.version, r.stood, r.language
FROM services_import_row r JOIN services_entry e ON e.id = r.entry_id
WHERE r.import_id = $1 AND r.stood IS NOT NULL ORDER BY r.entry_id;
-- made :many (import_id id) -> (entry_id id)
-- What names others goes before them: services, places, organisations.
SELECT r.entry_id FROM services_import_row r JOIN services_entry e ON e.id = r.entry_id
WHERE r.import_id = $1 AND r.stood IS NULL
ORDER BY CASE e.kind WHEN 'service' THEN 1 WHEN 'place' THEN 2 ELSE 3 END, r.entry_id;
-- remove :exec (id id)
DELETE FROM services_entry WHERE id = $1;

-- done :exec (id id, undone_at instant)
UPDATE services_import SET undone_at = $2 WHERE id = $1;
-- forget_rows :exec (import_id id)
DELETE FROM services_import_row WHERE import_id = $1;
-- forget_old_rows :exec (before instant)
DELETE FROM services_import_row WHERE import_id IN (SELECT id FROM services_import WHERE made_at < $1);
-- forget_old :exec (before instant)
DELETE FROM services_import WHERE made_at < $1;
