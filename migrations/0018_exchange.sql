-- The data package: rows that have no key of their own, and lists inside a cell, keep the sender's order (place: line or
-- position, NULL when made here); rows are found again by the sender's key.
ALTER TABLE attendance_mark ADD COLUMN place {int};
ALTER TABLE attendance_child ADD COLUMN place {int};
ALTER TABLE needs_need ADD COLUMN place {int};
ALTER TABLE plans_step ADD COLUMN place {int};
ALTER TABLE people_parent ADD COLUMN place {int};
ALTER TABLE groups_leader ADD COLUMN place {int};
ALTER TABLE auth_staff_project ADD COLUMN place {int};
-- What a package said of non-disclosure: 0 = "no", NULL = nothing (people_person.non_disclosure is what counts).
ALTER TABLE people_person ADD COLUMN non_disclosure_said {int};
CREATE INDEX staff_key ON staff(source_key);
CREATE INDEX contacts_contact_key ON contacts_contact(source_key);
CREATE INDEX counselling_talk_key ON counselling_talk(source_key);
CREATE INDEX plans_plan_key ON plans_plan(source_key);
CREATE INDEX follow_ups_follow_up_key ON follow_ups_follow_up(source_key);
