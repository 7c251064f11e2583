-- Forms that were refused, as they were typed, sealed: shown under /again/{id} to the session that sent them, for a day.
-- owner: a number made of the session's cookie, or a visitor's. page: of the form; action: where it goes. An empty body:
-- it is saved by now.
CREATE TABLE web_again (
    id {id} PRIMARY KEY, owner {text} NOT NULL, page {text} NOT NULL, action {text} NOT NULL, body {bytes} NOT NULL,
    saved_at {text} NOT NULL
) {strict};
CREATE INDEX web_again_owner ON web_again(owner, id);
CREATE INDEX web_again_age ON web_again(saved_at);
