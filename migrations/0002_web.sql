-- What the server itself remembers between requests.

-- A form that was saved: the same form_id of the same person again gives the same answer and does nothing twice.
CREATE TABLE web_idempotency (
    staff_id {id} NOT NULL, form_id {text} NOT NULL,
    body_hash {int} NOT NULL, location {text} NOT NULL, made_at {text} NOT NULL,
    PRIMARY KEY (staff_id, form_id)
) {strict};
CREATE INDEX web_idempotency_age ON web_idempotency(made_at);

-- Text that was typed and not saved, sealed. owner: 's' + staff id, or 'v' + a number made of a visitor's cookie.
-- path: of the page with the form; action: where the form goes.
CREATE TABLE web_draft (
    owner {text} NOT NULL, path {text} NOT NULL, action {text} NOT NULL, body {bytes} NOT NULL, saved_at {text} NOT NULL,
    PRIMARY KEY (owner, action, path)
) {strict};
CREATE INDEX web_draft_age ON web_draft(saved_at);
