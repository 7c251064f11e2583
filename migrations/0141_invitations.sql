-- Invitations (rooms/invitations): to a meeting of a group, to a group that begins, to an event or a talk of a project;
-- who was invited and what each has answered. No kind of record: it goes with the messages it was told by, and into no
-- package. until: the last day for an answer; round: 1, or 2 when those without an answer were asked once more.
CREATE TABLE invitations_invitation (
    id {id} PRIMARY KEY, project_id {id} NOT NULL, group_id {id}, session_id {id}, kind {text} NOT NULL, day {text},
    start_time {text}, until {text} NOT NULL, round {int} NOT NULL, made_by {id}, made_at {text} NOT NULL,
    version {int} NOT NULL
) {strict};
CREATE INDEX invitations_project ON invitations_invitation(project_id, id);
-- message_id: the last that told her. answer: '' (none yet), yes, no, perhaps; answered_by: the member of staff who wrote
-- it down, NULL: she herself.
CREATE TABLE invitations_guest (
    invitation_id {id} NOT NULL, person_id {id} NOT NULL, message_id {id}, answer {text} NOT NULL, answered_at {text},
    answered_by {id}, PRIMARY KEY (invitation_id, person_id)
) {strict};
CREATE INDEX invitations_guest_person ON invitations_guest(person_id, invitation_id);
-- What became of a message, for the room that had it written.
CREATE VIEW messages_fate_facts AS SELECT id AS message_id, channel, state, why FROM messages_message;
-- Who takes part in a project now.
CREATE VIEW people_invited_facts AS
    SELECT person_id, project_id FROM people_participation WHERE exit_date IS NULL;
-- What an answer by text message was taken for, and written down as: yes, no, perhaps; '': nothing.
ALTER TABLE messages_answer ADD COLUMN meant {text};
