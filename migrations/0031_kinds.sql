-- Kinds of record: what one room may know of another's rows, versions for the kinds that had none, and what the undo of
-- an import has to know.

ALTER TABLE needs_need ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE counselling_talk ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE plans_plan ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE plans_step ADD COLUMN version {int} NOT NULL DEFAULT 1;
ALTER TABLE follow_ups_follow_up ADD COLUMN version {int} NOT NULL DEFAULT 1;

-- The keys of rows that others name, and the import that brought them.
CREATE VIEW projects_key_facts AS SELECT id, code, import_id FROM projects_project;
CREATE VIEW staff_key_facts AS SELECT id, source_key, import_id FROM staff;
CREATE VIEW people_key_facts AS SELECT id, source_key, merged_into, import_id FROM people_person;
CREATE VIEW people_child_key_facts AS SELECT id, source_key, import_id FROM people_child;
CREATE VIEW groups_key_facts AS SELECT id, source_key, project_id, import_id FROM groups_group;
CREATE VIEW groups_session_key_facts AS SELECT id, source_key, project_id, group_id, import_id FROM groups_session;

-- Who has to do with which project, row by row.
CREATE VIEW people_spell_facts AS SELECT project_id, person_id FROM people_participation;
CREATE VIEW people_parent_facts AS SELECT child_id, person_id FROM people_parent;
CREATE VIEW groups_spell_facts AS SELECT project_id, person_id, group_id FROM groups_membership;
CREATE VIEW groups_leader_facts AS
    SELECT l.staff_id, g.project_id FROM groups_leader l JOIN groups_group g ON g.id = l.group_id;
CREATE VIEW needs_facts AS SELECT project_id, person_id, day, area, weight FROM needs_need;
CREATE VIEW counselling_facts AS SELECT id, project_id, person_id, staff_id, day, depth FROM counselling_talk;

-- How often imports that were taken back moved the version of a row: there and back.
CREATE VIEW exchange_undone_facts AS
    SELECT c.what, c.row_id, CAST(sum(coalesce(c.version_after, 2)) AS {int}) AS moves
    FROM exchange_change c JOIN exchange_import i ON i.id = c.import_id WHERE i.state = 'undone' GROUP BY c.what, c.row_id;
-- Rows that imports changed and nobody took back.
CREATE VIEW exchange_standing_facts AS
    SELECT c.import_id, c.what, c.row_id, c.second_id
    FROM exchange_change c JOIN exchange_import i ON i.id = c.import_id WHERE i.state = 'done';

-- What a register asks of its session.
CREATE VIEW groups_register_facts AS SELECT id, project_id, day, register_version, closed_at FROM groups_session;

-- Corrections say by which import they came, if by one.
ALTER TABLE attendance_correction ADD COLUMN import_id {id};
-- How often imports went through a register, standing or taken back.
CREATE VIEW exchange_register_facts AS
    SELECT row_id AS session_id, CAST(sum(coalesce(version_after, 0)) AS {int}) AS moves
    FROM exchange_change WHERE what = 'register' GROUP BY row_id;
