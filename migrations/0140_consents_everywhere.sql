-- Consents with effect everywhere (rooms/consents). A word that a person said under a file that went into another one is
-- hers all the same: the newest of all of them holds.
DROP VIEW consents_not_called_facts;
DROP VIEW consents_no_facts;
DROP VIEW consents_last_facts;
CREATE VIEW consents_word_facts AS
    SELECT c.person_id, c.id, c.purpose, c.version, c.given_on, c.withdrawn_on FROM consents_consent c
    UNION ALL SELECT p.merged_into, c.id, c.purpose, c.version, c.given_on, c.withdrawn_on
    FROM people_person p JOIN consents_consent c ON c.person_id = p.id WHERE p.merged_into IS NOT NULL;
CREATE VIEW consents_last_facts AS
    SELECT c.person_id, c.purpose, c.given_on, c.withdrawn_on FROM consents_word_facts c
    WHERE NOT EXISTS (SELECT 1 FROM consents_word_facts n
        WHERE n.person_id = c.person_id AND n.purpose = c.purpose AND n.id > c.id);
CREATE VIEW consents_no_facts AS
    SELECT person_id, purpose FROM consents_last_facts WHERE withdrawn_on IS NOT NULL;
CREATE VIEW consents_not_called_facts AS SELECT person_id FROM consents_no_facts WHERE purpose = 'contact';

-- Who is in a picture that everybody may see (rooms/files: of a publication, a course, a door). In no package: files of
-- a package come without names, and whoever puts them up says anew who is in them.
CREATE TABLE consents_picture (
    file_id {id} NOT NULL, person_id {id} NOT NULL, marked_by {id}, marked_at {text} NOT NULL,
    PRIMARY KEY (file_id, person_id)
) {strict};
CREATE INDEX consents_picture_person ON consents_picture(person_id);
-- Pictures that nobody gets: somebody in it has not said yes, or not any more.
CREATE VIEW consents_hidden_facts AS
    SELECT w.file_id FROM consents_picture w JOIN people_person p ON p.id = w.person_id
    WHERE NOT EXISTS (SELECT 1 FROM consents_last_facts c
        WHERE c.person_id = coalesce(p.merged_into, p.id) AND c.purpose = 'photo' AND c.withdrawn_on IS NULL);
-- Which file is whose, and what it shows, for who marks.
CREATE VIEW files_picture_facts AS
    SELECT id AS file_id, owner, owner_row, kind, words, staff_id, added_at FROM files_file
    WHERE sealed = 0 AND kind IN ('jpg', 'png', 'webp');
