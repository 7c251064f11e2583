-- Follow-ups come by themselves from the exit day. derived = 1: nobody has done anything to it yet; it follows the
-- spell (follow_ups.h), is no record of its own and leaves in no package, because it comes again with the spell.
ALTER TABLE follow_ups_follow_up ADD COLUMN derived {int} NOT NULL DEFAULT 0;
CREATE UNIQUE INDEX follow_ups_derived ON follow_ups_follow_up(participation_id, kind, coalesce(rule_id, 0))
    WHERE derived = 1;

DROP VIEW follow_ups_facts;
CREATE VIEW follow_ups_facts AS
    SELECT id, project_id, person_id, kind, done_on, reached, not_reached_on FROM follow_ups_follow_up;
CREATE INDEX follow_ups_not_reached ON follow_ups_follow_up(project_id, person_id) WHERE not_reached_on IS NOT NULL;

-- What is asked of a spell after its end, and how to reach her.
CREATE VIEW people_after_facts AS
    SELECT id, person_id, project_id, entry_date, exit_date, exit_status, exit_status_on, six_month_date,
        six_month_status, import_id
    FROM people_participation;
CREATE VIEW people_reach_facts AS
    SELECT id AS person_id, service_language, languages, phone, contact_when, contact_who, contact_never, protected
    FROM people_person;
-- Who answers for a spell since when, and who stands in for whom.
CREATE VIEW caseload_spell_facts AS
    SELECT id, participation_id, staff_id, since, until FROM caseload_responsible;
CREATE VIEW caseload_absence_facts AS SELECT staff_id, substitute_id, starts_on, ends_on FROM caseload_absence;
CREATE VIEW projects_follow_up_facts AS SELECT id AS project_id, follow_up_attempts AS attempts FROM projects_project;
