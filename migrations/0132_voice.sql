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
