-- Stored runs of reports. told_by, told_by2: what its report is crossed by. A run is never changed; it is removed with a reason, and then its row says who and why, and
-- its figures are gone. threshold: of its withheld form. records: how many are kept beside it (NULL: none are).
CREATE TABLE reports_run (
    id {id} PRIMARY KEY, project_id {id} NOT NULL REFERENCES projects_project(id), report {text} NOT NULL,
    name {text} NOT NULL, from_day {text} NOT NULL, to_day {text} NOT NULL, told_by {text} NOT NULL,
    told_by2 {text} NOT NULL, threshold {int} NOT NULL,
    program {text} NOT NULL, rules {text} NOT NULL, records {int},
    made_by {id} NOT NULL, made_at {text} NOT NULL, removed_by {id}, removed_at {text}, removed_why {text} NOT NULL
) {strict};
CREATE INDEX reports_run_project ON reports_run(project_id, made_at, id);

-- What a run keeps, packed. part: tables (what the page shows), json (the file as it was). withheld 1: without small
-- counts, for those who see no persons; 0: for those who do, where that is another one.
CREATE TABLE reports_run_part (
    run_id {id} NOT NULL REFERENCES reports_run(id), part {text} NOT NULL, withheld {int} NOT NULL,
    packed {bytes} NOT NULL, PRIMARY KEY (run_id, part, withheld)
) {strict};

-- The records behind it, with their facts of that day, sealed: for those who see persons, so that a comparison can tell
-- which came, went or changed.
CREATE TABLE reports_run_records (
    run_id {id} PRIMARY KEY REFERENCES reports_run(id), packed {bytes} NOT NULL
) {strict};

-- A project that came with an import and has runs does not go with it.
CREATE VIEW reports_run_facts AS SELECT project_id FROM reports_run;
