-- Who may see whom through a group: read by people to answer people_may_see.
CREATE VIEW groups_access_facts AS
    SELECT m.person_id, l.staff_id, m.group_id, m.project_id, m.state, m.left_on
    FROM groups_membership m JOIN groups_leader l ON l.group_id = m.group_id;
