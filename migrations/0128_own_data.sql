-- What a person asks about her own data, on her own page: kind is change (a wish: field and what it is to be), copy (also
-- what workers wrote in their own words) or deletion. due_on: the last day to answer, a month on (GDPR article 12).
-- state: open, done, refused. In no package.
CREATE TABLE own_page_request (
    id {id} PRIMARY KEY, person_id {id} NOT NULL REFERENCES people_person(id), kind {text} NOT NULL,
    field {text} NOT NULL, value {bytes}, asked_at {text} NOT NULL, due_on {text} NOT NULL, state {text} NOT NULL,
    answered_at {text}, answered_by {id}, answer {bytes}, version {int} NOT NULL
) {strict};
CREATE INDEX own_page_request_person ON own_page_request(person_id);
CREATE INDEX own_page_request_open ON own_page_request(state, due_on);

-- Who of the staff has looked at what stands under an id; revealed what non-disclosure hides; taken it out.
CREATE VIEW journal_looked_facts AS
    SELECT seq, subject, at, staff_id, act FROM journal
    WHERE act IN ('look', 'reveal', 'export') AND staff_id <> 0;

CREATE VIEW own_page_waiting_facts AS SELECT due_on FROM own_page_request WHERE state = 'open' AND kind <> 'change';
