-- Who reviews has written nothing of it: not only texts count. publications_hand: who has changed something else of a
-- publication (rooms/publications/publications.h) since everybody was last shown it, as the parts of a model.
CREATE TABLE publications_hand (
    publication_id {id} NOT NULL REFERENCES publications_publication(id), staff_id {id} NOT NULL,
    PRIMARY KEY (publication_id, staff_id)
) {keyed};

-- Courses of orientation go the same way as publications (rooms/orientation/orientation_review.h). orientation_shown:
-- which text of a topic in a language everybody sees.
ALTER TABLE orientation_course ADD COLUMN state {text} NOT NULL DEFAULT 'draft';
ALTER TABLE orientation_course ADD COLUMN review_note {text} NOT NULL DEFAULT '';
UPDATE orientation_course SET state = 'published' WHERE shown = 1;
CREATE TABLE orientation_shown (
    course_id {id} NOT NULL REFERENCES orientation_course(id), topic {int} NOT NULL, tag {text} NOT NULL,
    number {int} NOT NULL,
    PRIMARY KEY (course_id, topic, tag)
) {keyed};
INSERT INTO orientation_shown (course_id, topic, tag, number)
SELECT x.course_id, x.topic, x.tag, max(x.number) FROM orientation_text x JOIN orientation_course c ON c.id = x.course_id
WHERE c.shown = 1 GROUP BY x.course_id, x.topic, x.tag;
CREATE TABLE orientation_step (
    id {id} PRIMARY KEY, course_id {id} NOT NULL REFERENCES orientation_course(id), step {text} NOT NULL,
    staff_id {id}, done_at {text} NOT NULL
) {strict};
CREATE INDEX orientation_step_course ON orientation_step(course_id);
-- Whoever took a course has not written it.
UPDATE orientation_text SET staff_id = NULL WHERE number = 1 AND saved_at =
    (SELECT c.made_at FROM orientation_course c WHERE c.id = orientation_text.course_id);
