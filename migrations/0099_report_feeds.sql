-- A secret address of a report may be of several projects (also: ids, a comma between them), of whatever carries a
-- programme (programme; '': none), or of one organisation of a project (0: of all). One for each member of staff and what
-- it is of.
CREATE TABLE auth_report_feed_of (
    id {id} PRIMARY KEY, staff_id {id} NOT NULL REFERENCES staff(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), report {text} NOT NULL,
    also {text} NOT NULL DEFAULT '', programme {text} NOT NULL DEFAULT '', organisation_id {id} NOT NULL DEFAULT 0,
    token_hash {bytes} NOT NULL UNIQUE, made_at {text} NOT NULL,
    UNIQUE (staff_id, project_id, report, also, programme, organisation_id)
) {strict};
INSERT INTO auth_report_feed_of (id, staff_id, project_id, report, token_hash, made_at)
    SELECT id, staff_id, project_id, report, token_hash, made_at FROM auth_report_feed;
DROP TABLE auth_report_feed;
ALTER TABLE auth_report_feed_of RENAME TO auth_report_feed;
CREATE INDEX auth_report_feed_project ON auth_report_feed(project_id);
