-- What is planned ahead: how many a group has room for (report "targets", forecast).
CREATE VIEW groups_room_facts AS SELECT id, project_id, capacity, ends_on, merged_on FROM groups_group;
-- Whose contacts they were (report "caseload").
CREATE VIEW contacts_worker_facts AS SELECT project_id, staff_id, day, minutes FROM contacts_contact;
