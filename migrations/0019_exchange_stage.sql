-- An import on its way: the files as they came (sealed, in pieces), cells that were mended, and what the check found.
-- All of it goes when the import is done or cancelled, or after seven days.
CREATE TABLE exchange_file (
    import_id {id} NOT NULL REFERENCES exchange_import(id), place {int} NOT NULL, piece {int} NOT NULL, name {text} NOT NULL, bytes {bytes} NOT NULL,
    PRIMARY KEY (import_id, place, piece)
) {strict};
-- column_name '': the row is left out.
CREATE TABLE exchange_mend (
    import_id {id} NOT NULL REFERENCES exchange_import(id), file {text} NOT NULL, line {int} NOT NULL, column_name {text} NOT NULL, value {bytes},
    PRIMARY KEY (import_id, file, line, column_name)
) {strict};
-- Rows as they will be (grp new same changed doubtful), sealed; and one row per wrong cell (grp rejected): column, value, reason, hint.
CREATE TABLE exchange_preview (
    import_id {id} NOT NULL REFERENCES exchange_import(id), grp {text} NOT NULL, place {int} NOT NULL,
    file {text} NOT NULL, line {int} NOT NULL, column_name {text} NOT NULL, cells {bytes} NOT NULL, reason {text} NOT NULL, hint {text} NOT NULL,
    PRIMARY KEY (import_id, grp, place)
) {strict};
