-- What other rooms may count: views named <room>_facts. Reports read only these.
CREATE VIEW groups_membership_facts AS
    SELECT m.project_id, m.person_id, m.group_id, m.state, m.joined_on, m.left_on, g.language
    FROM groups_membership m JOIN groups_group g ON g.id = m.group_id;
CREATE VIEW guidance_facts AS
    SELECT project_id, person_id, id, source_key, day, destination, qualification, state FROM guidance_guidance;
CREATE VIEW groups_session_facts AS
    SELECT s.id, s.project_id, s.group_id, s.day, s.start_time, s.end_time, s.kind, s.state FROM groups_session s;
CREATE VIEW attendance_facts AS
    SELECT a.session_id, a.person_id, a.mark, a.minutes, s.project_id, s.group_id, s.day, s.state
    FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id;
CREATE VIEW child_care_facts AS
    SELECT c.session_id, c.child_id, c.state, s.project_id, s.group_id, s.day, s.state AS session_state
    FROM attendance_child c JOIN groups_session s ON s.id = c.session_id;
CREATE VIEW contacts_facts AS SELECT id, project_id, person_id, day, minutes FROM contacts_contact;
CREATE VIEW participation_facts AS
    SELECT id, project_id, person_id, entry_date, exit_date FROM people_participation;
CREATE VIEW plans_facts AS SELECT id, project_id, person_id, made_on FROM plans_plan;
CREATE VIEW follow_ups_facts AS SELECT id, project_id, person_id, kind, done_on, reached FROM follow_ups_follow_up;
