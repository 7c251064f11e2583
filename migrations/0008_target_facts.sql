-- What was promised, and what groups are called, for reports.
CREATE VIEW projects_target_facts AS SELECT project_id, measure, promised FROM projects_target;
CREATE VIEW groups_facts AS SELECT id, project_id, name, source_key, sort_key, language FROM groups_group;
