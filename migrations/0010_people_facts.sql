-- What the pages of a person read from other rooms, and what these pages add to the record of a participation.

-- The path of a person from entry to today, one row per event. rank orders the events of one day; code, code2: codes of the
-- lists in rooms/codes.h, as the kind says; ref: the row of the room it comes from.
CREATE VIEW people_path_facts AS
    SELECT person_id, project_id, entry_date AS day, CAST(1 AS {int}) AS rank, 'entry' AS kind, entry_status AS code, heard_from AS code2, '' AS detail, id AS ref
        FROM people_participation WHERE entry_date IS NOT NULL
    UNION ALL SELECT m.person_id, m.project_id, m.joined_on, 2, 'joined', m.state, '', g.name, m.group_id
        FROM groups_membership m JOIN groups_group g ON g.id = m.group_id WHERE m.joined_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, day, 3, 'contact', channel, '', topic, id FROM contacts_contact WHERE person_id IS NOT NULL
    UNION ALL SELECT person_id, project_id, day, 4, 'counselling', depth, '', '', id FROM counselling_talk
    UNION ALL SELECT person_id, project_id, made_on, 5, 'plan', '', '', '', id FROM plans_plan
    UNION ALL SELECT person_id, project_id, day, 6, 'guidance', destination, state, provider, id FROM guidance_guidance
    UNION ALL SELECT m.person_id, m.project_id, m.left_on, 7, 'left', m.state, '', g.name, m.group_id
        FROM groups_membership m JOIN groups_group g ON g.id = m.group_id WHERE m.left_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, exit_date, 8, 'exit', exit_status, '', '', id FROM people_participation WHERE exit_date IS NOT NULL
    UNION ALL SELECT person_id, project_id, done_on, 9, 'follow_up', kind, status, '', id FROM follow_ups_follow_up WHERE done_on IS NOT NULL
    UNION ALL SELECT person_id, project_id, six_month_date, 9, 'six_month', six_month_status, '', '', id FROM people_participation WHERE six_month_date IS NOT NULL;

-- Who leads a group of whom, with the role in the group; and where and when a group meets.
CREATE VIEW groups_concern_facts AS
    SELECT m.person_id, l.staff_id, l.role, m.left_on FROM groups_membership m JOIN groups_leader l ON l.group_id = m.group_id;
CREATE VIEW groups_place_facts AS SELECT id, venue, weekday, start_time, end_time FROM groups_group;
-- A person who came in an import and takes part in nothing yet is seen by those who manage that import.
CREATE VIEW exchange_import_facts AS SELECT id AS import_id, project_id, started_by FROM exchange_import;

-- Who wrote a person down, and when.
CREATE VIEW journal_creation_facts AS SELECT subject AS person_id, staff_id, at FROM journal WHERE act = 'create' AND what = 'person';

-- The list of a project by state is one walk of an index, too.
CREATE INDEX people_participation_open ON people_participation(project_id, sort_key, person_id) WHERE exit_date IS NULL;
CREATE INDEX people_participation_ended ON people_participation(project_id, sort_key, person_id) WHERE exit_date IS NOT NULL;

-- Entry facts are frozen. A correction leaves what stood before, who corrected, and why (sealed).
CREATE TABLE people_correction (
    id {id} PRIMARY KEY, participation_id {id} NOT NULL REFERENCES people_participation(id), field {text} NOT NULL,
    before_value {text} NOT NULL, after_value {text} NOT NULL, reason {bytes}, done_by {id} NOT NULL, done_at {text} NOT NULL
) {strict};
CREATE INDEX people_correction_spell ON people_correction(participation_id, id);
