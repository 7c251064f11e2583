-- What stood before the changes of an import that was taken back is forgotten after it, some rows a save
-- (docs/decisions/imports-put-aside.md). forgets: 1: some of it is still there; NULL: nothing.
ALTER TABLE exchange_import ADD COLUMN forgets {int};
CREATE INDEX exchange_import_forgets ON exchange_import(id) WHERE forgets = 1;
-- How often imports that were taken back moved the version of a row: there and back. Where what stood is not forgotten
-- yet, the row counts the way there only.
DROP VIEW exchange_undone_facts;
CREATE VIEW exchange_undone_facts AS
    SELECT c.what, c.row_id, CAST(sum(CASE WHEN i.forgets = 1 AND length(c.before) > 0
        THEN coalesce(c.version_after, 1) + 1 ELSE coalesce(c.version_after, 2) END) AS {int}) AS moves
    FROM exchange_change c JOIN exchange_import i ON i.id = c.import_id WHERE i.state = 'undone'
    GROUP BY c.what, c.row_id;
