-- Duties of a project and what was done about them; what a column means stands at the head of the room (duties.h).
CREATE TABLE duties_duty (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} NOT NULL REFERENCES projects_project(id),
    rule {text} NOT NULL, occasion {text} NOT NULL, name {text} NOT NULL, due_on {text},
    staff_id {id} REFERENCES staff(id),
    state {text} NOT NULL, state_on {text}, reason {text} NOT NULL, links {text} NOT NULL,
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE UNIQUE INDEX duties_duty_rule ON duties_duty(project_id, rule, occasion) WHERE rule <> 'own';
CREATE INDEX duties_duty_project ON duties_duty(project_id);
CREATE INDEX duties_duty_staff ON duties_duty(staff_id) WHERE staff_id IS NOT NULL;
CREATE INDEX duties_duty_key ON duties_duty(source_key);
CREATE INDEX duties_duty_import ON duties_duty(import_id);

CREATE VIEW duties_work_facts AS SELECT project_id, staff_id FROM duties_duty WHERE staff_id IS NOT NULL;
-- What the rules of duties and a poster ask of a project.
CREATE VIEW projects_duty_facts AS
    SELECT id AS project_id, fund, start_date, end_date, total_budget, eu_contribution, lead_organisation, website
    FROM projects_project;
CREATE VIEW projects_words_facts AS SELECT project_id, tag, name, purpose FROM projects_text;
