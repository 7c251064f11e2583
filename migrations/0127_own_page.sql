-- What a person says herself about coming to a session; the register has her mark "told in advance" besides. In no
-- package, and gone some weeks after the session.
CREATE TABLE attendance_reply (
    session_id {id} NOT NULL, person_id {id} NOT NULL, comes {int} NOT NULL, said_at {text} NOT NULL,
    PRIMARY KEY (session_id, person_id)
) {keyed};
CREATE INDEX attendance_reply_said ON attendance_reply(said_at);
CREATE VIEW attendance_reply_facts AS SELECT session_id, person_id, comes, said_at FROM attendance_reply;

-- What her own page shows: of the person, of sessions and their place, of appointments, of whom she can call.
CREATE VIEW people_self_facts AS
    SELECT id AS person_id, given_names, family_name, call_name, birth_date, gender, languages, service_language, phone,
        email, municipality, postcode, arrived_on, citizenships, protected, family_id, version, merged_into
    FROM people_person;
CREATE VIEW people_family_home_facts AS SELECT id AS family_id, address FROM people_family;
CREATE VIEW groups_meeting_facts AS
    SELECT s.id AS session_id, s.group_id, s.project_id, s.day, s.start_time, s.end_time, s.kind, s.theme, s.state,
        s.closed_at, g.name AS group_name, g.venue, g.area, g.municipality, g.child_care_places
    FROM groups_session s JOIN groups_group g ON g.id = s.group_id;
CREATE VIEW appointments_own_facts AS
    SELECT a.id AS appointment_id, a.person_id, a.project_id, a.staff_id, a.day, a.start_time, a.minutes, a.channel,
        a.place, a.state
    FROM appointments_appointment a;
CREATE VIEW operations_contact_facts AS SELECT project_id, contact_phone FROM operations_card;

-- beside: her page shows the Finnish beside her language.
CREATE TABLE own_page_choice (
    person_id {id} PRIMARY KEY REFERENCES people_person(id), beside {int} NOT NULL
) {strict};
-- The telephone number of a worker at work, which the persons she works with see on their own page.
CREATE TABLE own_page_worker (staff_id {id} PRIMARY KEY, phone {text} NOT NULL) {strict};

-- When the person herself said on her own page that a step of her plan is done; NULL: a worker did.
ALTER TABLE plans_step ADD COLUMN said_done {text};
