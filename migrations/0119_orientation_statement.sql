-- What was stated of somebody's hours in civic orientation (rooms/orientation/orientation_statement.h): kept as it was,
-- so that the paper can be printed again and proved. One row for each statement that a worker made for her by name;
-- nothing of who reads courses. Never changed but by an import.
CREATE TABLE orientation_statement (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), group_id {id} NOT NULL REFERENCES groups_group(id),
    stated_on {text} NOT NULL, course {text} NOT NULL, course_version {int} NOT NULL, from_day {text}, to_day {text},
    beside {text} NOT NULL, hours {text} NOT NULL, hours_beside {text} NOT NULL, import_id {id}, version {int} NOT NULL
) {strict};
CREATE INDEX orientation_statement_key ON orientation_statement(source_key);
CREATE INDEX orientation_statement_import ON orientation_statement(import_id);
CREATE INDEX orientation_statement_person ON orientation_statement(person_id);
CREATE INDEX orientation_statement_group ON orientation_statement(group_id);
CREATE INDEX orientation_statement_project ON orientation_statement(project_id);
CREATE VIEW orientation_statement_facts AS SELECT id AS statement_id, person_id, project_id, group_id
FROM orientation_statement;
