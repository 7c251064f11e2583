-- New persons are those who entered in the week, not those whose rows were brought in by an import.
DROP VIEW people_new_facts;
CREATE VIEW people_new_facts AS SELECT project_id, person_id, entry_date FROM people_participation;
DROP INDEX people_participation_new;
CREATE INDEX people_participation_new ON people_participation(project_id, entry_date);
