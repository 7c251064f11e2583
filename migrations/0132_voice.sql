-- What members of a group say (rooms/voice). No kind of record: it is in no package (docs/package.md says why). Nothing
-- refers to a group: one that an undone import takes away leaves rows that nobody sees.

-- An idea for a theme or a trip. state: new (a member's: nobody else sees it yet), heard (members vote), doing, done, no.
-- shown: the members have seen it. person_id: the member who brought it; staff_id: or the worker. words: short; of a
-- member who has only spoken, empty. answer: what came of it, or why not.
CREATE TABLE voice_idea (
    id {id} PRIMARY KEY, group_id {id} NOT NULL, project_id {id} NOT NULL, kind {text} NOT NULL, state {text} NOT NULL,
    shown {int} NOT NULL, words {text} NOT NULL, picture {text} NOT NULL,
    person_id {id} REFERENCES people_person(id), staff_id {id}, made_on {text} NOT NULL,
    answer {text} NOT NULL, answered_on {text}, version {int} NOT NULL
) {strict};
CREATE INDEX voice_idea_group ON voice_idea(group_id, state);
CREATE INDEX voice_idea_person ON voice_idea(person_id);
-- One vote a person and idea. A row of a file that went into another counts for that one.
CREATE TABLE voice_vote (
    idea_id {id} NOT NULL REFERENCES voice_idea(id), person_id {id} NOT NULL REFERENCES people_person(id),
    voted_on {text} NOT NULL, PRIMARY KEY (idea_id, person_id)
) {keyed};
CREATE INDEX voice_vote_person ON voice_vote(person_id);
-- Whose row a picture or a sound of an idea is.
CREATE VIEW voice_idea_row_facts AS SELECT id FROM voice_idea;

-- How a session was, in faces (1 good, 2 so so, 3 not good): one answer a person and session, so that she can change it
-- and find it in what is written about her. Workers are told how many, from the threshold of reports on.
CREATE TABLE voice_feedback (
    session_id {id} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id), group_id {id} NOT NULL,
    face {int} NOT NULL, words {bytes}, said_on {text} NOT NULL, PRIMARY KEY (session_id, person_id)
) {keyed};
CREATE INDEX voice_feedback_person ON voice_feedback(person_id);

-- What a member asks the workers of her group, in writing or by voice, and the answer; each may have one file of sound.
CREATE TABLE voice_question (
    id {id} PRIMARY KEY, group_id {id} NOT NULL, project_id {id} NOT NULL,
    person_id {id} NOT NULL REFERENCES people_person(id), words {bytes}, asked_on {text} NOT NULL,
    answer {bytes}, answered_on {text}, answered_by {id}, version {int} NOT NULL
) {strict};
CREATE INDEX voice_question_group ON voice_question(group_id, answered_on);
CREATE INDEX voice_question_person ON voice_question(person_id);
CREATE VIEW voice_question_row_facts AS SELECT id FROM voice_question;

-- The box of a group: what somebody wrote without a name. No person, no time but the day; id is drawn by lot, so that
-- not even the order of a day is kept. A mark says that one link has written on a day; it is made with a salt that is
-- drawn anew each day and goes with the marks on the next, so that nobody can ask afterwards whose it was.
CREATE TABLE voice_box (
    id {id} PRIMARY KEY, group_id {id} NOT NULL, day {text} NOT NULL, words {bytes} NOT NULL
) {strict};
CREATE INDEX voice_box_group ON voice_box(group_id, day);
CREATE TABLE voice_box_salt (day {text} PRIMARY KEY, salt {text} NOT NULL) {strict};
CREATE TABLE voice_box_mark (
    day {text} NOT NULL, mark {bytes} NOT NULL, n {int} NOT NULL, PRIMARY KEY (day, mark)
) {keyed};
