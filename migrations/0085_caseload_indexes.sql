-- A worker's list asks of each of her persons what waits in five rooms: what it asks stands in the index, so that the
-- row itself, which lies somewhere else for each person, is not read.
DROP INDEX contacts_contact_person;
CREATE INDEX contacts_contact_person ON contacts_contact(person_id, project_id, day);
DROP INDEX follow_ups_person;
CREATE INDEX follow_ups_person ON follow_ups_follow_up(person_id, project_id, due_on, done_on, not_reached_on);
DROP INDEX guidance_guidance_person;
CREATE INDEX guidance_guidance_person ON guidance_guidance(person_id, day, project_id, state);
DROP INDEX plans_plan_person;
CREATE INDEX plans_plan_person ON plans_plan(person_id, project_id, made_on, deferred_until);
CREATE INDEX plans_step_open ON plans_step(plan_id, due_on, state) WHERE state = 'open' AND due_on IS NOT NULL;
