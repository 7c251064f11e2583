-- Looks that were noted beside the database while somebody wrote for long (auth/journal_noted.c): the number of the
-- last one that stands in the journal.
CREATE TABLE journal_noted (id {int} PRIMARY KEY, number {int} NOT NULL) {strict};
