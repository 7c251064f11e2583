-- What rooms read of each other, as views: a room's own tables are its own business (src/OWNERS).
CREATE VIEW staff_facts AS SELECT id AS staff_id, name, sort_key, role, disabled FROM staff;
CREATE VIEW auth_work_facts AS SELECT staff_id, project_id, role, place FROM auth_staff_project;
CREATE VIEW projects_name_facts AS SELECT project_id, tag, name FROM projects_text;
CREATE VIEW people_care_facts AS SELECT id AS child_id, name, birth_month FROM people_child;
CREATE VIEW groups_member_facts AS SELECT group_id, person_id, state, joined_on, left_on FROM groups_membership;
CREATE VIEW groups_leads_facts AS SELECT group_id, staff_id, role FROM groups_leader;
CREATE VIEW groups_running_facts AS
    SELECT id, project_id, name, sort_key, starts_on, ends_on, merged_on FROM groups_group;
-- Whose row an id is.
CREATE VIEW people_row_facts AS SELECT id, project_id FROM people_participation;
CREATE VIEW contacts_row_facts AS SELECT id, project_id FROM contacts_contact;
