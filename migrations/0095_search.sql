-- One search over everything (rooms/search): made of rows of other rooms, in no package, and made again from them.
-- A document is a record in one language. Who may see it says its face: what kind it is, in which language, of which
-- project (0: of none), behind which permission.
CREATE TABLE search_face (
    id {int} PRIMARY KEY, kind {text} NOT NULL, language {text} NOT NULL, project_id {id} NOT NULL,
    permission {text} NOT NULL, UNIQUE (kind, language, project_id, permission)
) {strict};
CREATE TABLE search_document (
    id {id} PRIMARY KEY, kind {text} NOT NULL, record_id {id} NOT NULL, record_version {int} NOT NULL,
    language {text} NOT NULL, face_id {int} NOT NULL, title {text} NOT NULL, body {text} NOT NULL,
    UNIQUE (kind, record_id, language)
) {strict};
-- Documents that stand in no part of the index yet, each with what it is found by, packed.
CREATE TABLE search_fresh (
    document_id {id} PRIMARY KEY, face_id {int} NOT NULL, terms {bytes} NOT NULL
) {strict};
-- Parts of the index; each is written once and read until parts are put together. state: 0 being made, 1 read, 2 to be
-- removed. documents: how many it has; letters: the terms in all of them; faces: of each its face and length, packed.
CREATE TABLE search_part (
    id {id} PRIMARY KEY, level {int} NOT NULL, state {int} NOT NULL, documents {int} NOT NULL, length {int} NOT NULL,
    faces {bytes} NOT NULL
) {strict};
-- Which document stands at a place of a part, 64 a row. One that is not there any more was changed or removed.
CREATE TABLE search_place (
    part_id {id} NOT NULL, block {int} NOT NULL, documents {bytes} NOT NULL, PRIMARY KEY (part_id, block)
) {keyed};
-- Of each term the places in a part, packed, and how many.
CREATE TABLE search_posting (
    part_id {id} NOT NULL, term {text} NOT NULL, documents {int} NOT NULL, places {bytes} NOT NULL,
    PRIMARY KEY (part_id, term)
) {keyed};
-- Words that were ever written, folded and as they were, for "did you mean": by sound, and by length and first letter.
CREATE TABLE search_word (
    word {text} PRIMARY KEY, written {text} NOT NULL, letters {int} NOT NULL, sound {text} NOT NULL
) {strict};
CREATE INDEX search_word_sound ON search_word(sound);
CREATE INDEX search_word_letters ON search_word(letters, word);
-- What stands in the index of which record: for those who look for records that changed.
CREATE VIEW search_known_facts AS
    SELECT kind, record_id, record_version FROM search_document;
