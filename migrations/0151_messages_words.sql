-- What a project writes in its messages instead of the house's words (rooms/messages/messages_words.h says what a column
-- means). No kind of record: the rest of what messages are made of is in no package either.
CREATE TABLE messages_words (
    id {id} PRIMARY KEY, project_id {id} NOT NULL, kind {text} NOT NULL, tag {text} NOT NULL, body {text} NOT NULL,
    version {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX messages_words_once ON messages_words(project_id, kind, tag);
