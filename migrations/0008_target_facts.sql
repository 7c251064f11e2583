-- What was promised, for reports.
CREATE VIEW projects_target_facts AS SELECT project_id, measure, promised FROM projects_target;
