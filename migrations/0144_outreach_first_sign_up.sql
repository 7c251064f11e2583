-- A first step can be agreed with somebody who has signed up and is no person yet: she needs it most. One of person_id and
-- sign_up_id is there; when she is taken in, hers follow. A sign-up is forgotten without asking who refers to it: its
-- steps go with it (rooms/taken_in.h), so no constraint holds them. Else as it was (0139).
CREATE TABLE outreach_first_of (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} REFERENCES people_person(id), sign_up_id {id},
    project_id {id} NOT NULL REFERENCES projects_project(id), kind {text} NOT NULL, day {text} NOT NULL,
    start_time {text}, place {bytes}, staff_id {id}, second_id {id}, knows_id {id}, state {text} NOT NULL, note {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
INSERT INTO outreach_first_of (id, source_key, person_id, project_id, kind, day, start_time, place, staff_id, second_id,
        knows_id, state, note, version, import_id)
    SELECT id, source_key, person_id, project_id, kind, day, start_time, place, staff_id, second_id, knows_id, state,
        note, version, import_id FROM outreach_first;
DROP VIEW outreach_whose_facts;
DROP VIEW outreach_first_own_facts;
DROP VIEW outreach_first_work_facts;
DROP TABLE outreach_first;
ALTER TABLE outreach_first_of RENAME TO outreach_first;
CREATE INDEX outreach_first_key ON outreach_first(source_key);
CREATE INDEX outreach_first_import ON outreach_first(import_id);
CREATE INDEX outreach_first_person ON outreach_first(person_id, day);
CREATE INDEX outreach_first_week ON outreach_first(project_id, day);
CREATE INDEX outreach_first_staff ON outreach_first(staff_id);
CREATE INDEX outreach_first_sign_up ON outreach_first(sign_up_id) WHERE sign_up_id IS NOT NULL;
CREATE VIEW outreach_whose_facts AS SELECT project_id, person_id FROM outreach_first WHERE person_id IS NOT NULL;
CREATE VIEW outreach_first_own_facts AS
    SELECT person_id, day, start_time, kind, place, state FROM outreach_first;
CREATE VIEW outreach_first_work_facts AS
    SELECT project_id, staff_id FROM outreach_first WHERE staff_id IS NOT NULL
    UNION ALL SELECT project_id, second_id FROM outreach_first WHERE second_id IS NOT NULL
    UNION ALL SELECT project_id, knows_id FROM outreach_first WHERE knows_id IS NOT NULL;
CREATE VIEW sign_up_untaken_facts AS
    SELECT id AS entry_id, project_id FROM sign_up_entry WHERE person_id IS NULL AND state <> 'draft';
