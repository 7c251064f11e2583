-- News and press releases (rooms/publications/publications_byline.h): who wrote a publication as readers see it, whom
-- the media may ask (a role, no person served), and which publications belong to it.
ALTER TABLE publications_publication ADD COLUMN author {text} NOT NULL DEFAULT '';
CREATE TABLE publications_contact (
    publication_id {id} NOT NULL REFERENCES publications_publication(id), place {int} NOT NULL, role {text} NOT NULL,
    phone {text} NOT NULL, email {text} NOT NULL, PRIMARY KEY (publication_id, place)
) {keyed};
CREATE TABLE publications_related (
    publication_id {id} NOT NULL REFERENCES publications_publication(id), place {int} NOT NULL,
    other_id {id} NOT NULL REFERENCES publications_publication(id), PRIMARY KEY (publication_id, place)
) {keyed};
-- What is new, of all projects: the newest first.
CREATE INDEX publications_publication_news ON publications_publication(public_on, id) WHERE kind IN ('news', 'press');
-- The name of a project has changed when its version has: kept pages of several projects are of one such number.
CREATE VIEW projects_version_facts AS SELECT id AS project_id, version FROM projects_project;
