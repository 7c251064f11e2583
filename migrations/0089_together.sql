-- Outcomes of several projects together: which projects are alike, and of a stored run the projects that are counted
-- beside its own (ids, a comma between them).
CREATE VIEW projects_programme_facts AS SELECT id AS project_id, programme, specific_objective FROM projects_project;
ALTER TABLE reports_run ADD COLUMN also {text} NOT NULL DEFAULT '';

-- What is counted of memberships and participations stands in the index along which they are walked, person by person:
-- no look-up for each row.
DROP INDEX groups_membership_report;
CREATE INDEX groups_membership_report
    ON groups_membership(project_id, person_id, joined_on, group_id, state, left_on, origin_id);
DROP INDEX people_participation_whose;
CREATE INDEX people_participation_whose
    ON people_participation(project_id, person_id, entry_date, exit_date, entry_status, entry_education);
