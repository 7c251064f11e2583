-- Looks that were noted beside the journal while somebody wrote for long, on PostgreSQL, where several servers share
-- the house (auth/journal_noted.c); soon after they come into the journal. bad: nobody with the key wrote it; it stays.
CREATE TABLE journal_noted_row (id {id} PRIMARY KEY, line {text} NOT NULL, bad {int} NOT NULL) {strict};
