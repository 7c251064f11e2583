-- Files that people upload, for all rooms (rooms/files/files.h says what a column means): each belongs to a row of the
-- room that owns it, and its bytes lie in pieces, so that neither writing nor reading holds a whole one in memory.
CREATE TABLE files_file (
    id {id} PRIMARY KEY, owner {text} NOT NULL, owner_row {id} NOT NULL, kind {text} NOT NULL, name {text} NOT NULL,
    words {text} NOT NULL, bytes {int} NOT NULL, width {int} NOT NULL, height {int} NOT NULL, mark {text} NOT NULL,
    sealed {int} NOT NULL, staff_id {id}, added_at {text} NOT NULL
) {strict};
CREATE INDEX files_file_owner ON files_file(owner, owner_row);

-- bytes: sealed when the file is.
CREATE TABLE files_piece (
    file_id {id} NOT NULL REFERENCES files_file(id), piece {int} NOT NULL, bytes {bytes} NOT NULL,
    PRIMARY KEY (file_id, piece)
) {strict};

CREATE VIEW files_owner_facts AS SELECT owner, owner_row, id AS file_id FROM files_file;
-- Which rows are there that files may belong to.
CREATE VIEW duties_row_facts AS SELECT id FROM duties_duty;
CREATE VIEW stories_row_facts AS SELECT id FROM stories_story;
