-- Publications (rooms/publications/publications.h says what a column means). Nothing in them is sealed: they are written
-- to be read by everybody. Each saved text is a row of its own, which never changes.
CREATE TABLE publications_publication (
    id {id} PRIMARY KEY, project_id {id} NOT NULL REFERENCES projects_project(id), kind {text} NOT NULL,
    source_tag {text} NOT NULL, owner_id {id}, review_on {text}, state {text} NOT NULL, reviewer_id {id},
    reviewed_on {text}, review_note {text} NOT NULL, public_on {text}, public_by {id}, public_at {text},
    version {int} NOT NULL
) {strict};
CREATE INDEX publications_publication_project ON publications_publication(project_id, public_on, id);
CREATE INDEX publications_publication_owner ON publications_publication(owner_id, review_on);

CREATE TABLE publications_text (
    publication_id {id} NOT NULL REFERENCES publications_publication(id), tag {text} NOT NULL, number {int} NOT NULL,
    title {text} NOT NULL, summary {text} NOT NULL, body {text} NOT NULL, basis {text} NOT NULL, staff_id {id},
    saved_at {text} NOT NULL, PRIMARY KEY (publication_id, tag, number)
) {keyed};

-- Of each language the newest text, and the one that is shown to everybody (0: none).
CREATE TABLE publications_language (
    publication_id {id} NOT NULL REFERENCES publications_publication(id), tag {text} NOT NULL, newest {int} NOT NULL,
    shown {int} NOT NULL, PRIMARY KEY (publication_id, tag)
) {keyed};

-- How often what a project shows to everybody has changed: kept pages of its lists are of one such number.
CREATE TABLE publications_changes (
    project_id {id} PRIMARY KEY, n {int} NOT NULL
) {strict};

CREATE VIEW publications_row_facts AS SELECT id, project_id FROM publications_publication;
