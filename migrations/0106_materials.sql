-- Materials (rooms/publications; publications_house.h, publications_trials.h and publications_about.h say what a column
-- means): what the house brings along, who tried a text out, what it is about.
ALTER TABLE publications_publication ADD COLUMN house {text} NOT NULL DEFAULT '';
ALTER TABLE publications_language ADD COLUMN unread {int} NOT NULL DEFAULT 0;

CREATE TABLE publications_trial (
    id {id} PRIMARY KEY, publication_id {id} NOT NULL REFERENCES publications_publication(id), tag {text} NOT NULL,
    day {text} NOT NULL, people {int} NOT NULL, what_changed {text} NOT NULL, staff_id {id}
) {strict};
CREATE INDEX publications_trial_publication ON publications_trial(publication_id, day);

CREATE TABLE publications_about (
    area {text} NOT NULL, publication_id {id} NOT NULL REFERENCES publications_publication(id),
    PRIMARY KEY (area, publication_id)
) {keyed};
CREATE INDEX publications_about_publication ON publications_about(publication_id);

-- How often everybody asked for a text: of a day, a language, as page or as paper. Nothing about who.
CREATE TABLE publications_opened (
    publication_id {id} NOT NULL REFERENCES publications_publication(id), day {text} NOT NULL, tag {text} NOT NULL,
    what {text} NOT NULL, n {int} NOT NULL, PRIMARY KEY (publication_id, day, tag, what)
) {keyed};
