-- Rows that are put aside (db/db_sqlite_aside.c): whose they are. mark: the import_id they bear; holder, process: who
-- writes them, and whether that one still lives. At most one row; PostgreSQL has none, it hides them itself.
CREATE TABLE db_aside (mark {id} PRIMARY KEY, holder {id} NOT NULL, process {text} NOT NULL) {strict};
