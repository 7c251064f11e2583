-- Which families share a phone number; and by which rules the search words, sounds and phone keys of persons were
-- derived: 0 before there were several, 1 joined words and placeholders (people_names.c). `migrate` derives them anew.

DROP VIEW people_name_facts;
CREATE VIEW people_name_facts AS
    SELECT id AS person_id, given_names, family_name, birth_date, phone_key, merged_into, family_id FROM people_person;
CREATE TABLE people_derivation (rules {int} NOT NULL) {strict};
INSERT INTO people_derivation (rules) SELECT CASE WHEN EXISTS (SELECT 1 FROM people_person) THEN 0 ELSE 1 END;
