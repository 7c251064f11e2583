-- What a file of services changed, so that it can be taken back (src/rooms/services/services_undo.h says what a column
-- means).
CREATE TABLE services_import (
    id {id} PRIMARY KEY, name {text} NOT NULL, staff_id {id}, made_at {text} NOT NULL, added {int} NOT NULL,
    changed {int} NOT NULL, undone_at {text}
) {strict};
CREATE TABLE services_import_row (
    import_id {id} NOT NULL, entry_id {id} NOT NULL, version {int} NOT NULL, stood {text}, language {text} NOT NULL,
    PRIMARY KEY (import_id, entry_id)
) {keyed};
CREATE INDEX services_import_row_entry ON services_import_row(entry_id);
