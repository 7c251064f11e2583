-- An import that a stop of the server cut is taken up again: in which language its sentences are, and how often it was taken up
-- since somebody touched it (NULL: never).
ALTER TABLE exchange_import ADD COLUMN tag {text};
ALTER TABLE exchange_import ADD COLUMN taken_up {int};
