-- Imports: what they did, and what stood before, so that they can be taken back.

-- put_import :exec (import id, kind text, project id?, state text, file_names text, started_by id?, started_at instant,
--    finished_at instant?, rows_new int, rows_same int, rows_changed int, rows_doubtful int, rows_rejected int)
INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, started_at, finished_at,
    rows_new, rows_same, rows_changed, rows_doubtful, rows_rejected, folder, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', 1)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, finished_at = excluded.finished_at, rows_new = excluded.rows_new,
    rows_same = excluded.rows_same, rows_changed = excluded.rows_changed, rows_doubtful = excluded.rows_doubtful,
    rows_rejected = excluded.rows_rejected, version = exchange_import.version + 1;

-- put_change :add (import id, what text, row id, second id, change secret, moves int, in_journal int?)
-- A row before and after; moves: how often the import moved its version. in_journal: 0: the journal gets its row later.
INSERT INTO exchange_change (import_id, what, row_id, second_id, before, version_after, in_journal)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- drop_change :exec (import id, what text, row id, second id)
DELETE FROM exchange_change WHERE import_id = $1 AND what = $2 AND row_id = $3 AND second_id = $4;

-- waiting :many (limit int) -> (import id, what text, row id, second id, change secret)
-- Changes of imports that are done, of which the journal knows nothing yet.
SELECT c.import_id, c.what, c.row_id, c.second_id, c.before
FROM exchange_change c JOIN exchange_import i ON i.id = c.import_id
WHERE c.in_journal = 0 AND i.state IN ('done', 'undoing', 'undone')
ORDER BY c.import_id, c.what, c.row_id, c.second_id LIMIT $1;

-- in_journal :exec (import id, what text, row id, second id)
UPDATE exchange_change SET in_journal = NULL
WHERE import_id = $1 AND what = $2 AND row_id = $3 AND second_id = $4;

-- drop_changes :count (import id, limit int)
-- Of an import that nobody ever saw: at most so many.
DELETE FROM exchange_change WHERE import_id = $1
    AND (what, row_id, second_id) IN (SELECT c.what, c.row_id, c.second_id FROM exchange_change c JOIN exchange_import i
        ON i.id = c.import_id WHERE c.import_id = $1 AND i.state NOT IN ('done', 'undoing', 'undone') LIMIT $2);

-- drop_import :exec (import id)
-- The import itself, of the command line: one of the browser stays, with its files.
DELETE FROM exchange_import WHERE id = $1 AND state = 'running'
    AND NOT EXISTS (SELECT 1 FROM exchange_file f WHERE f.import_id = $1);

-- moved :exec (import id, what text, row id, second id, nothing bytes, more int)
-- The version of this row was moved once more.
INSERT INTO exchange_change (import_id, what, row_id, second_id, before, version_after) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (import_id, what, row_id, second_id) DO UPDATE SET
    version_after = coalesce(exchange_change.version_after, 1) + excluded.version_after;

-- import :one (import id) -> (state text, project id?)
SELECT state, project_id FROM exchange_import WHERE id = $1;

-- changed_kinds :many (import id) -> (what text)
SELECT DISTINCT what FROM exchange_change WHERE import_id = $1 ORDER BY what;

-- changes :each (import id, what text) -> (row id, second id, change secret)
SELECT row_id, second_id, before FROM exchange_change WHERE import_id = $1 AND what = $2 ORDER BY row_id, second_id;

-- undone :exec (import id, at instant)
UPDATE exchange_import SET state = 'undone', undone_at = $2, version = version + 1, forgets = 1 WHERE id = $1;

-- forgets :many () -> (import id)
-- Taken back, and what stood before is not forgotten yet.
SELECT id FROM exchange_import WHERE forgets = 1 ORDER BY id;

-- to_forget :many (import id, what text, after_row id, after_second id, limit int) -> (row id, second id,
--    change secret)
SELECT row_id, second_id, before FROM exchange_change
WHERE import_id = $1 AND what = $2 AND (row_id, second_id) > ($3, $4) AND length(before) > 0
ORDER BY row_id, second_id LIMIT $5;

-- forget :exec (import id, what text, row id, second id, nothing bytes)
-- That the row was changed, there and back, stays known; what stood in it does not.
UPDATE exchange_change SET before = $5, version_after = coalesce(version_after, 1) + 1
WHERE import_id = $1 AND what = $2 AND row_id = $3 AND second_id = $4;

-- forgotten :exec (import id)
UPDATE exchange_import SET forgets = NULL WHERE id = $1;
