-- What the first pages of coordinators and administrators read from other rooms: no person.
CREATE VIEW projects_place_facts AS SELECT id AS project_id, municipalities, start_date, end_date FROM projects_project;
-- Imports that are under way or wait for a decision: there are few at a time.
CREATE INDEX exchange_import_unfinished ON exchange_import(project_id)
    WHERE state IN ('checking', 'preview', 'running', 'undoing');
CREATE VIEW exchange_unfinished_facts AS
    SELECT id AS import_id, project_id, state FROM exchange_import
    WHERE state IN ('checking', 'preview', 'running', 'undoing');
-- Referrals that were answered, with whom they are about: an instructor counts those whom she counsels.
DROP VIEW referrals_answered_facts;
CREATE VIEW referrals_answered_facts AS
    SELECT project_id, staff_id, person_id FROM referrals_referral WHERE state = 'answered';
