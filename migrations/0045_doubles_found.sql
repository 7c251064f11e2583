-- Since when two files have been known to be alike; NULL: since before this was kept. The list of pairs says how long
-- each has waited, and can begin with the oldest.

ALTER TABLE people_double ADD COLUMN found_on {text};
