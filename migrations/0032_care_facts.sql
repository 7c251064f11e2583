-- What a session offers in child care, for reports: the places of its group, not known when nobody has said.

CREATE VIEW groups_care_facts AS
    SELECT s.id AS session_id, s.project_id, s.group_id, s.day, s.state, g.child_care_places AS places
    FROM groups_session s JOIN groups_group g ON g.id = s.group_id;
