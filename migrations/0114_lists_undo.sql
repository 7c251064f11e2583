-- What a list of projects of others changed, so that it can be taken back (src/rooms/operations/operations_undo.h says
-- what a column means); which sheet of a workbook a list on its way is.
CREATE TABLE operations_import (
    id {id} PRIMARY KEY, source {text} NOT NULL, name {text} NOT NULL, staff_id {id}, made_at {text} NOT NULL,
    added {int} NOT NULL, changed {int} NOT NULL, undone_at {text}
) {strict};
CREATE INDEX operations_import_source ON operations_import(source, made_at);
CREATE TABLE operations_import_row (
    import_id {id} NOT NULL, operation_id {id} NOT NULL, stood {text}, PRIMARY KEY (import_id, operation_id)
) {keyed};
ALTER TABLE lists_upload ADD COLUMN sheet {text} NOT NULL DEFAULT '';
