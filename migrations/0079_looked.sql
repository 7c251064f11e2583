-- Who was missed in a very large project, as it was looked up beside the pages (rooms/counted): made of other rows, in
-- no package, and gone when it is looked up again. were_missed: how many there were; the first of them are kept.
CREATE TABLE attendance_looked (project_id {id} PRIMARY KEY, were_missed {int} NOT NULL) {strict};
CREATE TABLE attendance_looked_person (
    project_id {id} NOT NULL, place {int} NOT NULL, group_id {id} NOT NULL, person_id {id} NOT NULL,
    first_day {text} NOT NULL, PRIMARY KEY (project_id, place)
) {keyed};
