-- The backups that were made, and what became of them. state: begun, made (read again and whole), proven (restored in a
-- scratch place and the same), failed. by_itself: by the server (setting backup_every), not by a command.
CREATE TABLE backup_run (
    id {id} PRIMARY KEY, state {text} NOT NULL, by_itself {int} NOT NULL, file {text} NOT NULL,
    began_at {text} NOT NULL, made_at {text}, proven_at {text}, failed_at {text}, rows {int}
) {strict};
CREATE INDEX backup_run_began ON backup_run(began_at);
