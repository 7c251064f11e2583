-- Courses of orientation (rooms/orientation/orientation.h says what a column means). Nothing in them is about a person,
-- and nothing is kept of who reads them. Each saved text is a row of its own, which never changes.
CREATE TABLE orientation_course (
    id {id} PRIMARY KEY, code {text} NOT NULL, source_tag {text} NOT NULL, shown {int} NOT NULL,
    origin_house {text} NOT NULL, origin_version {int} NOT NULL, origin_day {text}, made_at {text} NOT NULL,
    version {int} NOT NULL
) {strict};

CREATE TABLE orientation_text (
    course_id {id} NOT NULL REFERENCES orientation_course(id), topic {int} NOT NULL, tag {text} NOT NULL,
    number {int} NOT NULL, basis {int} NOT NULL, body {text} NOT NULL, staff_id {id}, saved_at {text} NOT NULL,
    PRIMARY KEY (course_id, topic, tag, number)
) {keyed};

-- What sessions were about, and who came: for the statement of hours by topic.
CREATE VIEW groups_theme_facts AS SELECT id AS session_id, theme FROM groups_session;
