-- Secret addresses of reports, for spreadsheets that refresh by themselves: only the hashes of their tokens. When one
-- was opened stands in the journal.
CREATE TABLE auth_report_feed (
    id {id} PRIMARY KEY, staff_id {id} NOT NULL REFERENCES staff(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), report {text} NOT NULL,
    token_hash {bytes} NOT NULL UNIQUE, made_at {text} NOT NULL,
    UNIQUE (staff_id, project_id, report)
) {strict};
CREATE INDEX auth_report_feed_project ON auth_report_feed(project_id);
