-- What the groups of a project have in common in a period. No column of the package: periods are in none.
ALTER TABLE projects_period ADD COLUMN theme {text} NOT NULL DEFAULT '';
