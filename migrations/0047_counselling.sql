-- What pages of talks, questions, appointments and the caseload read besides the tables of the path. Drafts of a note are
-- kept as those of every form (web_draft), so they need no table of their own.

DROP TABLE counselling_draft;
-- When the one who asked said that she has read the answer; of this house alone.
ALTER TABLE counselling_question ADD COLUMN read_on {text};
CREATE INDEX caseload_responsible_worker ON caseload_responsible(staff_id, until);
CREATE INDEX counselling_question_staff ON counselling_question(staff_id, asked_on);

-- What waits for the responsible worker, by person and project.
CREATE VIEW guidance_caseload_facts AS
    SELECT person_id, project_id FROM guidance_guidance WHERE state IN ('suggested', 'agreed', 'applied');
-- Open steps with a day, of the newest plan of person and project.
CREATE VIEW plans_caseload_facts AS
    SELECT l.person_id, l.project_id, x.due_on, l.deferred_until
    FROM plans_plan l JOIN plans_step x ON x.plan_id = l.id
    WHERE x.state = 'open' AND x.due_on IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM plans_plan n WHERE n.person_id = l.person_id AND n.project_id = l.project_id
            AND (n.made_on > l.made_on OR (n.made_on = l.made_on AND n.id > l.id)));
CREATE VIEW follow_ups_caseload_facts AS
    SELECT person_id, project_id, due_on FROM follow_ups_follow_up WHERE done_on IS NULL AND not_reached_on IS NULL;
CREATE VIEW appointments_caseload_facts AS
    SELECT person_id, project_id, staff_id, day, state FROM appointments_appointment;
CREATE VIEW counselling_caseload_facts AS
    SELECT id, person_id, project_id, staff_id, day, minutes, depth FROM counselling_talk;
CREATE VIEW counselling_answered_facts AS
    SELECT t.person_id, t.project_id, q.staff_id, q.answered_on
    FROM counselling_talk t JOIN counselling_question q ON q.talk_id = t.id
    WHERE q.answered_on IS NOT NULL AND q.read_on IS NULL;
