-- How long data about persons is kept, and what became of it (rooms/retention, retention.def). In no package.
-- anonymised_on: since that day the row is a fact without a person: it has a number that leads nowhere, and no name.
ALTER TABLE people_person ADD COLUMN anonymised_on {text};

-- What the house has decided otherwise than the program comes with; months after what starts the clock of the category.
CREATE TABLE retention_term (
    category {text} PRIMARY KEY, months {int} NOT NULL, reason {text} NOT NULL, changed_by {id}, changed_at {text} NOT NULL,
    version {int} NOT NULL
) {strict};
-- Until when papers of a project must be kept for its funder: five years from the start of the year after the one in
-- which the last instalment was paid (757/2021 section 46), or longer where the funder says so in writing.
CREATE TABLE retention_project (
    project_id {id} PRIMARY KEY REFERENCES projects_project(id), paid_year {int}, longer_until {text}, kept_until {text},
    reason {text} NOT NULL, changed_by {id}, changed_at {text} NOT NULL, version {int} NOT NULL
) {strict};
-- A preview, its run and its protocol. state: looking, preview, running, done, dropped. request_id: of one person who
-- asked for it. What is still to be done stands in retention_due and goes from there; numbers alone stay.
CREATE TABLE retention_run (
    id {id} PRIMARY KEY, state {text} NOT NULL, request_id {id}, looked_on {text} NOT NULL, made_by {id} NOT NULL,
    made_at {text} NOT NULL, started_by {id}, started_at {text}, finished_at {text}, version {int} NOT NULL
) {strict};
CREATE TABLE retention_due (
    run_id {id} NOT NULL REFERENCES retention_run(id), category {text} NOT NULL, person_id {id} NOT NULL,
    PRIMARY KEY (run_id, person_id, category)
) {strict};
CREATE INDEX retention_due_person ON retention_due(person_id);
CREATE TABLE retention_count (
    run_id {id} NOT NULL REFERENCES retention_run(id), category {text} NOT NULL, persons {int} NOT NULL,
    records {int} NOT NULL, done_persons {int} NOT NULL, done_records {int} NOT NULL, PRIMARY KEY (run_id, category)
) {strict};
-- How many persons' data of a category had to stay, and why; until: the last of those days, where it is known.
CREATE TABLE retention_held (
    run_id {id} NOT NULL REFERENCES retention_run(id), category {text} NOT NULL, why {text} NOT NULL,
    persons {int} NOT NULL, until {text}, PRIMARY KEY (run_id, category, why)
) {strict};
-- Of everybody who is not anonymous: when the clocks begin. ended: the last end of a participation or of a place in a
-- group, '9999-12-31' while one goes on, NULL without any; of a participation without an end in a project that is over,
-- its last day. touched: the last day on which anything was written down of who takes part in nothing. funded: until
-- when funders want papers, '9999-12-31' while that is not known. to_ask: the last day on which she is to be asked how it
-- went.
CREATE VIEW retention_clock_facts AS
    SELECT p.id AS person_id,
        (SELECT count(*) FROM people_participation a WHERE a.person_id = p.id) AS spells,
        (SELECT max(e.day) FROM (
            SELECT coalesce(a.exit_date, j.end_date, '9999-12-31') AS day
                FROM people_participation a JOIN projects_project j ON j.id = a.project_id WHERE a.person_id = p.id
            UNION ALL SELECT coalesce(m.left_on, g.ends_on, '9999-12-31')
                FROM groups_membership m JOIN groups_group g ON g.id = m.group_id WHERE m.person_id = p.id) e) AS ended,
        (SELECT max(e.day) FROM (
            SELECT c.day FROM contacts_contact c WHERE c.person_id = p.id
            UNION ALL SELECT substr(s.sent_at, 1, 10) FROM sign_up_entry s WHERE s.person_id = p.id
            UNION ALL SELECT s.day FROM attendance_mark m JOIN groups_session s ON s.id = m.session_id
                WHERE m.person_id = p.id
            UNION ALL SELECT substr(p.created_at, 1, 10)) e) AS touched,
        (SELECT max(coalesce(r.kept_until, '9999-12-31')) FROM people_participation a
            LEFT JOIN retention_project r ON r.project_id = a.project_id WHERE a.person_id = p.id) AS funded,
        (SELECT count(*) FROM own_page_request o WHERE o.person_id = p.id AND o.state = 'open' AND o.kind = 'copy')
            + (SELECT count(*) FROM people_person f JOIN own_page_request o ON o.person_id = f.id
                WHERE f.merged_into = p.id AND o.state = 'open' AND o.kind = 'copy') AS copies,
        (SELECT max(f.due_on) FROM follow_ups_follow_up f WHERE f.person_id = p.id AND f.done_on IS NULL
            AND f.not_reached_on IS NULL) AS to_ask
    FROM people_person p WHERE p.merged_into IS NULL AND p.anonymised_on IS NULL;

-- Of the file that is used now: she may have asked before hers was merged into another one.
CREATE VIEW own_page_deletion_facts AS
    SELECT o.id AS request_id, coalesce(q.merged_into, p.merged_into, p.id) AS person_id
    FROM own_page_request o JOIN people_person p ON p.id = o.person_id LEFT JOIN people_person q ON q.id = p.merged_into
    WHERE o.state = 'open' AND o.kind = 'deletion';

-- Her last word for each purpose.
CREATE VIEW consents_last_facts AS
    SELECT c.person_id, c.purpose, c.given_on, c.withdrawn_on FROM consents_consent c
    WHERE NOT EXISTS (SELECT 1 FROM consents_consent n
        WHERE n.person_id = c.person_id AND n.purpose = c.purpose AND n.id > c.id);
CREATE VIEW consents_no_facts AS
    SELECT person_id, purpose FROM consents_last_facts WHERE withdrawn_on IS NOT NULL;
-- Who said no to being called after she left.
CREATE VIEW consents_not_called_facts AS SELECT person_id FROM consents_no_facts WHERE purpose = 'contact';

-- How to reach her: a fact is reached by nobody.
DROP VIEW people_reach_facts;
CREATE VIEW people_reach_facts AS
    SELECT id AS person_id, service_language, languages, phone, contact_when, contact_who, contact_never, protected
    FROM people_person WHERE anonymised_on IS NULL;

-- By these rows are found when their time is over, or their person asks.
CREATE INDEX messages_message_made ON messages_message(made_at);
CREATE INDEX messages_answer_came ON messages_answer(came_at);
CREATE INDEX exchange_change_of ON exchange_change(row_id);
CREATE INDEX exchange_change_second ON exchange_change(second_id);
CREATE INDEX attendance_reply_person ON attendance_reply(person_id);
