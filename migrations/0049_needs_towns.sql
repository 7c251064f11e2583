-- The town in which a group meets: needs are counted by it (report "needs").
CREATE VIEW groups_town_facts AS SELECT id, project_id, municipality FROM groups_group;
