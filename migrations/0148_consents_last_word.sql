-- A no is written into the row of the yes: which word is the last is told by the day on which it was said, and on one
-- day by the order in which the words were said (no_id: the number of the no; rows from before have none).
ALTER TABLE consents_consent ADD COLUMN no_id {id};
DROP VIEW consents_hidden_facts;
DROP VIEW consents_not_called_facts;
DROP VIEW consents_no_facts;
DROP VIEW consents_last_facts;
DROP VIEW consents_word_facts;
CREATE VIEW consents_word_facts AS
    SELECT c.person_id, c.id, c.purpose, c.version, c.given_on, c.withdrawn_on,
        coalesce(c.withdrawn_on, c.given_on) AS said_on, coalesce(c.no_id, c.id) AS said_id FROM consents_consent c
    UNION ALL SELECT p.merged_into, c.id, c.purpose, c.version, c.given_on, c.withdrawn_on,
        coalesce(c.withdrawn_on, c.given_on), coalesce(c.no_id, c.id)
    FROM people_person p JOIN consents_consent c ON c.person_id = p.id WHERE p.merged_into IS NOT NULL;
CREATE VIEW consents_last_facts AS
    SELECT c.person_id, c.purpose, c.given_on, c.withdrawn_on FROM consents_word_facts c
    WHERE NOT EXISTS (SELECT 1 FROM consents_word_facts n WHERE n.person_id = c.person_id AND n.purpose = c.purpose
        AND (n.said_on > c.said_on OR (n.said_on = c.said_on AND n.said_id > c.said_id)));
CREATE VIEW consents_no_facts AS
    SELECT person_id, purpose FROM consents_last_facts WHERE withdrawn_on IS NOT NULL;
CREATE VIEW consents_not_called_facts AS SELECT person_id FROM consents_no_facts WHERE purpose = 'contact';

-- Pictures that nobody gets: somebody in it has not said yes, or not any more, or is not in the books any more,
-- or is protected.
CREATE VIEW consents_hidden_facts AS
    SELECT w.file_id FROM consents_picture w LEFT JOIN people_person p ON p.id = w.person_id
    WHERE p.protected = 1 OR NOT EXISTS (SELECT 1 FROM consents_last_facts c
        WHERE c.person_id = coalesce(p.merged_into, p.id) AND c.purpose = 'photo' AND c.withdrawn_on IS NULL);
-- Which file that everybody may see is whose, and what it shows, for who marks.
DROP VIEW files_picture_facts;
CREATE VIEW files_picture_facts AS
    SELECT id AS file_id, owner, owner_row, kind, words, staff_id, added_at FROM files_file
    WHERE sealed = 0 AND kind IN ('jpg', 'png', 'webp') AND owner IN ('publication', 'course', 'door');
