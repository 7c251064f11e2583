-- Rows that an import changed, whose row of the journal is written after it (docs/decisions/imports-put-aside.md).
-- in_journal: 0: it waits; NULL: it stands there.
ALTER TABLE exchange_change ADD COLUMN in_journal {int};
CREATE INDEX exchange_change_waits ON exchange_change(import_id, what, row_id, second_id) WHERE in_journal = 0;
-- What imports did to a row: asked of each row of an import that is taken back.
CREATE INDEX exchange_change_row ON exchange_change(what, row_id);
