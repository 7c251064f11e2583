-- Members who plan with the workers (rooms/voice): between two days they let themes of planned sessions change places.
-- modules_only: only sessions whose theme is a module.
CREATE TABLE voice_planner (
    group_id {id} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id), from_day {text} NOT NULL,
    until_day {text} NOT NULL, modules_only {int} NOT NULL, named_by {id}, named_on {text} NOT NULL,
    PRIMARY KEY (group_id, person_id)
) {keyed};
CREATE INDEX voice_planner_person ON voice_planner(person_id);
-- Sessions that stay as they are.
CREATE TABLE voice_fixed (session_id {id} PRIMARY KEY, group_id {id} NOT NULL) {strict};
CREATE INDEX voice_fixed_group ON voice_fixed(group_id);
-- What a member moved: the theme that stood at one session went to other, and that of other to one.
CREATE TABLE voice_move (
    id {id} PRIMARY KEY, group_id {id} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    one_id {id} NOT NULL, other_id {id} NOT NULL, one_theme {text} NOT NULL, other_theme {text} NOT NULL,
    moved_on {text} NOT NULL, back_on {text}, back_by {id}
) {strict};
CREATE INDEX voice_move_group ON voice_move(group_id);
CREATE INDEX voice_move_person ON voice_move(person_id);
-- What a session that is planned is about, and whether that hangs on its day: an expert comes, or a register has begun.
CREATE VIEW groups_plan_facts AS
    SELECT s.id AS session_id, s.group_id, s.day, s.start_time, s.theme, s.module, s.module_id, s.expert
    FROM groups_session s WHERE s.state = 'planned' AND s.closed_at IS NULL;
