-- What is counted beside the pages of very large projects (rooms/counted): made of other rows, in no package, and gone
-- when it is counted again. So nothing refers to them and they refer to nothing.
CREATE TABLE counted_project (
    project_id {id} PRIMARY KEY, counted_at {text} NOT NULL, next_at {text} NOT NULL
) {strict};
CREATE TABLE plans_counted (
    project_id {id} PRIMARY KEY, members {int} NOT NULL, planned {int} NOT NULL, leaving {int} NOT NULL,
    lacking {int} NOT NULL, left_without {int} NOT NULL
) {strict};
-- The first of a list of persons, as it stood then: which list, and the place in it.
CREATE TABLE plans_counted_person (
    project_id {id} NOT NULL, listed {text} NOT NULL, place {int} NOT NULL, person_id {id} NOT NULL, day {text},
    PRIMARY KEY (project_id, listed, place)
) {keyed};
-- Whom a member of staff sees of those who have taken part, as in people_sight_facts: a list of hers begins with these.
CREATE VIEW people_own_facts AS
    SELECT w.staff_id, p.person_id, NULL AS left_on
    FROM people_participation p
    JOIN auth_staff_project w ON w.project_id = p.project_id AND w.role IN ('manager', 'counsellor')
    UNION ALL SELECT g.staff_id, g.person_id, g.left_on
    FROM groups_access_facts g JOIN auth_staff_project w ON w.project_id = g.project_id AND w.staff_id = g.staff_id
    UNION ALL SELECT c.staff_id, c.person_id, c.left_on
    FROM caseload_sight_facts c
    JOIN auth_staff_project w ON w.project_id = c.project_id AND w.staff_id = c.staff_id AND w.role <> 'peer';
