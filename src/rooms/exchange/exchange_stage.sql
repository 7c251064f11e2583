-- Imports in the browser: the list, files on their way, mended cells, what the check found.

-- imports :many (project id, limit int, start int, only text) -> (import id, kind text, project id?, state text,
--    file_names text, started_by id?, started_at instant, rows_new int, rows_same int, rows_changed int,
--    rows_doubtful int, rows_rejected int, total int)
-- Of one project; newest first. only: of this state, '' of any.
SELECT id, kind, project_id, state, file_names, started_by, started_at, rows_new, rows_same, rows_changed,
       rows_doubtful, rows_rejected, count(*) OVER ()
FROM exchange_import WHERE project_id = $1 AND ($4 = '' OR state = $4) ORDER BY id DESC LIMIT $2 OFFSET $3;

-- import :one (import id) -> (import id, kind text, project id?, state text, file_names text, started_by id?,
--    started_at instant, rows_new int, rows_same int, rows_changed int, rows_doubtful int, rows_rejected int,
--    version int, taken_up int, left_out int, said int)
SELECT id, kind, project_id, state, file_names, started_by, started_at, rows_new, rows_same, rows_changed,
       rows_doubtful, rows_rejected, version,
    COALESCE(taken_up, 0),
    (SELECT count(*) FROM exchange_mend m WHERE m.import_id = $1 AND m.column_name = '' AND m.line > 0),
    (SELECT count(*) FROM exchange_mend m WHERE m.import_id = $1 AND m.line < 0)
FROM exchange_import WHERE id = $1;

-- add_import :exec (import id, project id, file_names text, started_by id?, started_at instant, tag text)
INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, started_at, rows_new, rows_same,
    rows_changed, rows_doubtful, rows_rejected, folder, version, tag)
VALUES ($1, 'package', $2, 'checking', $3, $4, $5, 0, 0, 0, 0, 0, '', 1, $6);

-- set_state :count (import id, state text, was text)
UPDATE exchange_import SET state = $2, version = version + 1 WHERE id = $1 AND state = $3;

-- begin_work :count (import id, state text, was text, tag text)
-- Somebody sets it going (again), in this language.
UPDATE exchange_import SET state = $2, version = version + 1, tag = $4, taken_up = 0 WHERE id = $1 AND state = $3;

-- unfinished :many -> (import id, state text, tag text?, taken_up int)
-- Of the browser: what the command line began has no files here.
SELECT id, state, tag, COALESCE(taken_up, 0) FROM exchange_import i WHERE state IN ('checking', 'running', 'undoing')
    AND (state = 'undoing' OR EXISTS (SELECT 1 FROM exchange_file f WHERE f.import_id = i.id))
ORDER BY id;

-- take_up :exec (import id)
UPDATE exchange_import SET taken_up = COALESCE(taken_up, 0) + 1 WHERE id = $1;

-- set_counts :exec (import id, rows_new int, rows_same int, rows_changed int, rows_doubtful int, rows_rejected int)
UPDATE exchange_import SET rows_new = $2, rows_same = $3, rows_changed = $4, rows_doubtful = $5, rows_rejected = $6
WHERE id = $1;

-- add_piece :exec (import id, place int, piece int, name text, bytes secret)
INSERT INTO exchange_file (import_id, place, piece, name, bytes) VALUES ($1, $2, $3, $4, $5);

-- pieces :each (import id) -> (place int, name text, bytes secret)
SELECT place, name, bytes FROM exchange_file WHERE import_id = $1 ORDER BY place, piece;

-- add_mend :exec (import id, file text, line int, column_name text, value secret?)
INSERT INTO exchange_mend (import_id, file, line, column_name, value) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (import_id, file, line, column_name) DO UPDATE SET value = excluded.value;

-- mends :many (import id) -> (file text, line int, column_name text, value secret?)
SELECT file, line, column_name, value FROM exchange_mend WHERE import_id = $1;

-- add_preview :exec (import id, grp text, place int, file text, line int, column_name text, cells secret, reason text,
--    who secret?, suggestion secret?, advice secret?, may_stay int)
-- A hint may say what a cell meant: it is sealed.
INSERT INTO exchange_preview (import_id, grp, place, file, line, column_name, cells, reason, hint, who, suggestion,
    advice, may_stay)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '', $9, $10, $11, $12);

-- preview :many (import id, grp text, after int, limit int) -> (place int, file text, line int, column_name text,
--    cells secret, reason text, who secret?, suggestion secret?, advice secret?, may_stay int?)
SELECT place, file, line, column_name, cells, reason, who, suggestion, advice, may_stay FROM exchange_preview
WHERE import_id = $1 AND grp = $2 AND place > $3 ORDER BY place LIMIT $4;

-- drop_preview :exec (import id)
DELETE FROM exchange_preview WHERE import_id = $1;

-- drop_files :exec (import id)
DELETE FROM exchange_file WHERE import_id = $1;

-- drop_mends :exec (import id)
DELETE FROM exchange_mend WHERE import_id = $1;

-- drop_said :exec (import id, file text)
DELETE FROM exchange_mend WHERE import_id = $1 AND file = $2;

-- stale :many (before instant) -> (import id)
-- Left lying: never finished, started before that instant.
SELECT id FROM exchange_import WHERE state IN ('columns', 'checking', 'preview', 'running') AND started_at < $1;
