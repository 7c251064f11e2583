-- First steps for who does not dare to come alone (rooms/outreach/outreach_first.h): to be fetched, to come together, a
-- visit at home. place and note are sealed.
CREATE TABLE outreach_first (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), kind {text} NOT NULL, day {text} NOT NULL,
    start_time {text}, place {bytes}, staff_id {id}, second_id {id}, knows_id {id}, state {text} NOT NULL, note {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX outreach_first_key ON outreach_first(source_key);
CREATE INDEX outreach_first_import ON outreach_first(import_id);
CREATE INDEX outreach_first_person ON outreach_first(person_id, day);
CREATE INDEX outreach_first_week ON outreach_first(project_id, day);
CREATE INDEX outreach_first_staff ON outreach_first(staff_id);
CREATE VIEW outreach_whose_facts AS SELECT project_id, person_id FROM outreach_first;
CREATE VIEW outreach_first_own_facts AS
    SELECT person_id, day, start_time, kind, place, state FROM outreach_first;
CREATE VIEW outreach_first_work_facts AS
    SELECT project_id, staff_id FROM outreach_first WHERE staff_id IS NOT NULL
    UNION ALL SELECT project_id, second_id FROM outreach_first WHERE second_id IS NOT NULL
    UNION ALL SELECT project_id, knows_id FROM outreach_first WHERE knows_id IS NOT NULL;
