-- Why somebody left a project, and why somebody who was met will not come: short lists, no words of anybody's own.
-- Work and study stand in the situation and are not asked again.
ALTER TABLE people_participation ADD COLUMN exit_reason {text} NOT NULL DEFAULT '';
ALTER TABLE contacts_contact ADD COLUMN not_coming {text} NOT NULL DEFAULT '';
-- Report "funnel".
CREATE VIEW people_leaving_facts AS
    SELECT person_id, project_id, entry_date, entry_status, entry_in_education, exit_date, exit_status,
        exit_in_education, exit_reason
    FROM people_participation;
CREATE VIEW contacts_not_coming_facts AS
    SELECT project_id, person_id, day, not_coming FROM contacts_contact
    WHERE person_id IS NOT NULL AND not_coming <> '';
