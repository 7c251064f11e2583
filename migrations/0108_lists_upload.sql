-- A list of projects of others on its way through the browser.
CREATE TABLE lists_upload (
    id {id} PRIMARY KEY, staff_id {id} NOT NULL, name {text} NOT NULL, source {text} NOT NULL, language {text} NOT NULL,
    said {text} NOT NULL, body {bytes} NOT NULL, made_at {text} NOT NULL
) {strict};
