-- Stories and where they are used (rooms/stories/stories.h says what a column means). original, anonymised and
-- review_note are sealed. The journal keeps who made a file with a quote in it: such a use nobody can take back.
CREATE TABLE stories_story (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} NOT NULL REFERENCES projects_project(id),
    person_id {id} REFERENCES people_person(id), day {text} NOT NULL, language {text} NOT NULL, original {bytes},
    anonymised {bytes}, shown_language {text} NOT NULL, said_by {text} NOT NULL, result {text} NOT NULL,
    state {text} NOT NULL, staff_id {id}, editor_id {id}, consent_version {int}, purposes {text} NOT NULL,
    consent_on {text}, consent_until {text}, withdrawn_on {text}, reviewer_id {id}, reviewed_on {text},
    review_note {bytes}, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX stories_story_key ON stories_story(source_key);
CREATE INDEX stories_story_import ON stories_story(import_id);
CREATE INDEX stories_story_person ON stories_story(person_id);
CREATE INDEX stories_story_project ON stories_story(project_id, day);

CREATE TABLE stories_use (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, story_id {id} NOT NULL REFERENCES stories_story(id),
    place {text} NOT NULL, purpose {text} NOT NULL, what {text} NOT NULL, used_on {text} NOT NULL, ended_on {text},
    staff_id {id}, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX stories_use_key ON stories_use(source_key);
CREATE INDEX stories_use_import ON stories_use(import_id);
CREATE INDEX stories_use_story ON stories_use(story_id);

CREATE VIEW stories_whose_facts AS SELECT project_id, person_id FROM stories_story WHERE person_id IS NOT NULL;
CREATE VIEW stories_work_facts AS
    SELECT project_id, staff_id FROM stories_story WHERE staff_id IS NOT NULL
    UNION SELECT project_id, editor_id FROM stories_story WHERE editor_id IS NOT NULL
    UNION SELECT project_id, reviewer_id FROM stories_story WHERE reviewer_id IS NOT NULL
    UNION SELECT s.project_id, u.staff_id FROM stories_use u JOIN stories_story s ON s.id = u.story_id
        WHERE u.staff_id IS NOT NULL;
CREATE VIEW journal_story_facts AS
    SELECT seq, subject AS story_id, staff_id, at FROM journal WHERE act = 'export' AND what = 'story';
