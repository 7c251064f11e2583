-- Who is in a picture is said of its bytes: the same picture put up a second time, or somewhere else, goes down with it,
-- and comes not up again by being put up anew. Films can be marked as pictures are.
CREATE INDEX files_file_mark ON files_file(mark);
DROP VIEW consents_hidden_facts;
DROP VIEW files_picture_facts;
CREATE VIEW files_picture_facts AS
    SELECT id AS file_id, owner, owner_row, kind, words, mark, staff_id, added_at FROM files_file
    WHERE sealed = 0 AND kind IN ('jpg', 'png', 'webp', 'mp4', 'webm') AND owner IN ('publication', 'course', 'door');
CREATE TABLE consents_shown (
    mark {text} NOT NULL, person_id {id} NOT NULL, marked_by {id}, marked_at {text} NOT NULL,
    PRIMARY KEY (mark, person_id)
) {strict};
CREATE INDEX consents_shown_person ON consents_shown(person_id);
INSERT INTO consents_shown (mark, person_id, marked_by, marked_at)
    SELECT f.mark, w.person_id, min(w.marked_by), min(w.marked_at)
    FROM consents_picture w JOIN files_file f ON f.id = w.file_id GROUP BY f.mark, w.person_id;
DROP TABLE consents_picture;
CREATE VIEW consents_hidden_facts AS
    SELECT f.file_id FROM consents_shown w JOIN files_picture_facts f ON f.mark = w.mark
    LEFT JOIN people_person p ON p.id = w.person_id
    WHERE p.protected = 1 OR NOT EXISTS (SELECT 1 FROM consents_last_facts c
        WHERE c.person_id = coalesce(p.merged_into, p.id) AND c.purpose = 'photo' AND c.withdrawn_on IS NULL);
