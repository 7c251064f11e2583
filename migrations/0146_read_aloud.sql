-- Short texts of the house read aloud (rooms/read_aloud/read_aloud.h says what a column means). Their bytes are files.
CREATE TABLE read_aloud_sound (
    id {id} PRIMARY KEY, tag {text} NOT NULL, print {text} NOT NULL, words {text} NOT NULL, staff_id {id},
    added_at {text} NOT NULL
) {strict};
CREATE UNIQUE INDEX read_aloud_sound_print ON read_aloud_sound(tag, print);
CREATE VIEW read_aloud_row_facts AS SELECT id FROM read_aloud_sound;
