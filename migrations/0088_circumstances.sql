-- What persons may be asked in confidence, and figures a project enters instead (rooms/circumstances/circumstances.h).
-- Special categories of data stand in a table of their own, sealed; a project asks only when its card says on what
-- ground. rural_municipalities: which home towns of its participants are thinly populated (EECO17).
ALTER TABLE projects_project ADD COLUMN circumstances_ground TEXT NOT NULL DEFAULT '';
ALTER TABLE projects_project ADD COLUMN rural_municipalities TEXT NOT NULL DEFAULT '';
CREATE VIEW projects_circumstances_facts AS
    SELECT id AS project_id, circumstances_ground AS ground, rural_municipalities AS rural FROM projects_project;

CREATE TABLE circumstances_said (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), informed_on {text} NOT NULL, staff_id {id},
    disability {bytes}, minority {bytes}, housing {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX circumstances_said_key ON circumstances_said(source_key);
CREATE INDEX circumstances_said_import ON circumstances_said(import_id);
CREATE INDEX circumstances_said_person ON circumstances_said(person_id, project_id);
CREATE INDEX circumstances_said_project ON circumstances_said(project_id, person_id);

CREATE TABLE circumstances_estimate (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} NOT NULL REFERENCES projects_project(id),
    indicator {text} NOT NULL, day {text} NOT NULL, women {int}, men {int}, non_binary {int}, number {int},
    percent {int}, source {text} NOT NULL, method {text} NOT NULL,
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX circumstances_estimate_key ON circumstances_estimate(source_key);
CREATE INDEX circumstances_estimate_import ON circumstances_estimate(import_id);
CREATE INDEX circumstances_estimate_project ON circumstances_estimate(project_id, indicator, day);

CREATE VIEW circumstances_whose_facts AS SELECT project_id, person_id FROM circumstances_said;
CREATE VIEW circumstances_work_facts AS
    SELECT project_id, staff_id FROM circumstances_said WHERE staff_id IS NOT NULL;
CREATE VIEW circumstances_said_facts AS
    SELECT id, project_id, person_id, informed_on, disability, minority, housing FROM circumstances_said;
CREATE VIEW circumstances_estimate_facts AS
    SELECT id, project_id, indicator, day, women, men, non_binary, number, percent, source, method
    FROM circumstances_estimate;
CREATE VIEW people_home_facts AS
    SELECT p.project_id, p.person_id, q.municipality
    FROM people_participation p JOIN people_person q ON q.id = p.person_id;

-- The report "esf" asks besides for what says whether somebody is a third-country national or of foreign background.
DROP VIEW people_esf_facts;
CREATE VIEW people_esf_facts AS
    SELECT p.id, p.source_key, p.project_id, p.person_id, q.source_key AS person_key, q.gender, q.birth_date,
        p.entry_date, p.entry_status, p.unemployed_since, p.entry_in_education, p.entry_education,
        p.exit_date, p.exit_status, p.exit_status_on, p.exit_in_education, p.qualification_gained,
        p.six_month_date, p.six_month_status, p.six_month_improved, q.given_names, q.family_name, q.sort_key,
        q.citizenships, q.languages, q.arrived_on,
        CASE WHEN q.gender NOT IN ('woman', 'man', 'non_binary') OR length(coalesce(q.birth_date, '')) < 10
                  OR length(coalesce(p.entry_date, '')) < 10 OR p.entry_status IN ('', 'unknown')
                  OR p.entry_education IN ('', '9') THEN 1 ELSE 0 END AS lacks
    FROM people_participation p JOIN people_person q ON q.id = p.person_id;
