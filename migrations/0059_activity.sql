-- What the report "activity" counts (rooms/reports/activity.c).

CREATE VIEW groups_activity_facts AS
    SELECT id, project_id, group_id, day, start_time, end_time, kind, visitors FROM groups_session WHERE state = 'held';
-- Marks alone: whoever has the sessions already need not walk to them from each mark.
CREATE VIEW attendance_minutes_facts AS SELECT session_id, person_id, mark, minutes FROM attendance_mark;
CREATE VIEW contacts_topic_facts AS
    SELECT id, project_id, person_id, day, minutes, channel, language, topic FROM contacts_contact;
CREATE VIEW people_heard_facts AS SELECT id, project_id, person_id, entry_date, heard_from FROM people_participation;
-- persons: of how many a talk was.
CREATE VIEW counselling_activity_facts AS
    SELECT t.id, t.project_id, t.day, t.minutes,
        1 + (SELECT count(*) FROM counselling_person c WHERE c.talk_id = t.id) AS persons
    FROM counselling_talk t;

-- For the first page: referrals of a worker that were answered.
CREATE INDEX referrals_referral_answered ON referrals_referral(staff_id, project_id) WHERE state = 'answered';
CREATE VIEW referrals_answered_facts AS
    SELECT project_id, staff_id FROM referrals_referral WHERE state = 'answered';
