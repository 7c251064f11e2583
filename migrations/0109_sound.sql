-- Paragraphs read aloud (rooms/publications/publications_sounds.h says what a column means). Their bytes are files.
CREATE TABLE publications_sound (
    id {id} PRIMARY KEY, publication_id {id} NOT NULL REFERENCES publications_publication(id), tag {text} NOT NULL,
    print {text} NOT NULL, words {text} NOT NULL, shown {int} NOT NULL, outdated {int} NOT NULL, staff_id {id},
    added_at {text} NOT NULL
) {strict};
CREATE INDEX publications_sound_publication ON publications_sound(publication_id, tag);

CREATE VIEW publications_sound_row_facts AS SELECT id FROM publications_sound;

-- What was decided about a publication, by whom and when: what its page tells; texts saved are in publications_text.
CREATE TABLE publications_step (
    id {id} PRIMARY KEY, publication_id {id} NOT NULL REFERENCES publications_publication(id), step {text} NOT NULL,
    staff_id {id}, done_at {text} NOT NULL
) {strict};
CREATE INDEX publications_step_publication ON publications_step(publication_id, id);

-- Files of a course of orientation (rooms/orientation/orientation_files.h) belong to its row.
CREATE VIEW orientation_row_facts AS SELECT id FROM orientation_course;

-- What the house that a course was taken from had changed in it ("3.fi 5.so").
ALTER TABLE orientation_course ADD COLUMN origin_changed {text} NOT NULL DEFAULT '';
