-- What the receiver of a referral sees: the text that the person was shown before she agreed, sealed. Written when it is sent
-- and never again: what changes in her file later is not shown to him.
ALTER TABLE referrals_referral ADD COLUMN shared {bytes};
-- What a referral can name of her plan.
CREATE VIEW plans_goal_facts AS SELECT id, person_id, project_id, made_on, goal, goal_fi FROM plans_plan;
