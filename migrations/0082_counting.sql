-- How the programme of a project counts the common indicators of ESF+ otherwise than usual, and where it says so
-- (rooms/projects/projects_card.h; what each way means: rooms/reports/esf_rules.h).
ALTER TABLE projects_project ADD COLUMN counting TEXT NOT NULL DEFAULT '';
ALTER TABLE projects_project ADD COLUMN counting_source TEXT NOT NULL DEFAULT '';
CREATE VIEW projects_counting_facts AS SELECT id AS project_id, counting, counting_source FROM projects_project;
