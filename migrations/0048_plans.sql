-- Plans get pages: the Finnish beside each step, as beside the goal, and what reports and groups may know of plans.

ALTER TABLE plans_step ADD COLUMN what_fi {bytes};
ALTER TABLE plans_stood_step ADD COLUMN what_fi {bytes};

CREATE VIEW plans_state_facts AS
    SELECT id, project_id, person_id, made_on, review_on, deferred_until FROM plans_plan;
CREATE VIEW plans_step_facts AS
    SELECT l.project_id, l.person_id, x.plan_id, x.step, x.state, x.done_on
    FROM plans_step x JOIN plans_plan l ON l.id = x.plan_id;
