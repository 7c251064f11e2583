-- Messages (rooms/messages): what is sent to persons and to staff, what became of it, and what they answer. No kind of
-- record: it is in no package. body: what it says, with {link} where a link of hers goes, which is kept only until it is
-- sent. address_key: a fingerprint of the number
-- or address it went to, never the address itself. about, about_key: what it is about; a message of one kind is made
-- once for each person and matter (messages_once). tried_at: when it was first handed over.
CREATE TABLE messages_message (
    id {id} PRIMARY KEY, person_id {id}, staff_id {id}, project_id {id}, kind {text} NOT NULL, channel {text} NOT NULL,
    tag {text} NOT NULL, body {text} NOT NULL, link {bytes}, parts {int} NOT NULL, state {text} NOT NULL, why {text} NOT NULL,
    about_id {id}, about_key {text} NOT NULL, sent_by {id}, address_key {bytes}, tries {int} NOT NULL,
    made_at {text} NOT NULL, next_at {text} NOT NULL, until {text} NOT NULL, tried_at {text}, sent_at {text},
    delivered_at {text}, version {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX messages_once ON messages_message(kind, person_id, about_id, about_key);
CREATE INDEX messages_due ON messages_message(channel, next_at, id) WHERE state = 'waiting';
CREATE INDEX messages_taken ON messages_message(channel, id) WHERE state = 'sending';
CREATE INDEX messages_person ON messages_message(person_id, id);
CREATE INDEX messages_project ON messages_message(project_id, id);
CREATE INDEX messages_staff ON messages_message(staff_id, id);
CREATE INDEX messages_address ON messages_message(address_key, id);
-- How somebody wants to be reached, and that a member of staff has read what is to be minded (her safe-contact texts,
-- non-disclosure) and found that messages may go: minded is a fingerprint of what was read.
CREATE TABLE messages_way (
    person_id {id} PRIMARY KEY, channel {text} NOT NULL, minded {bytes}, minded_by {id}, version {int} NOT NULL
) {strict};
-- Numbers and addresses to which nothing goes: why is stop (she said so) or bounced (nobody can be reached there).
CREATE TABLE messages_blocked (
    address_key {bytes} PRIMARY KEY, why {text} NOT NULL, since {text} NOT NULL
) {strict};
-- What comes in. event: as the gateway calls it, so that it is taken once. staff_id: to whom it goes, who wrote last.
-- sender: the number, where it is nobody's whom we know.
CREATE TABLE messages_answer (
    id {id} PRIMARY KEY, event {text} NOT NULL UNIQUE, address_key {bytes}, person_id {id}, project_id {id},
    message_id {id}, staff_id {id}, sender {bytes}, body {bytes} NOT NULL, came_at {text} NOT NULL, read_by {id}, read_at {text}
) {strict};
CREATE INDEX messages_answer_person ON messages_answer(person_id, id);
CREATE INDEX messages_answer_open ON messages_answer(id) WHERE read_at IS NULL;
-- What sending needs to know of a person. Who was merged into another is reached as that one.
CREATE VIEW people_address_facts AS
    SELECT id AS person_id, merged_into, phone, phone_key, email, service_language, languages, protected, contact_when,
        contact_who, contact_never
    FROM people_person;
CREATE VIEW staff_address_facts AS SELECT id AS staff_id, email, tag, disabled FROM staff;
CREATE INDEX people_person_merged ON people_person(merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX messages_about ON messages_message(about_id, kind) WHERE about_id IS NOT NULL;
