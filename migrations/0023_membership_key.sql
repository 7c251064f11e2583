-- Which group of a person is the first, when she joined two on one day, is told by the key of the group.
DROP VIEW groups_membership_facts;
CREATE VIEW groups_membership_facts AS
    SELECT m.project_id, m.person_id, m.group_id, m.state, m.joined_on, m.left_on, coalesce(og.language, g.language) AS language, g.source_key AS group_key
    FROM groups_membership m JOIN groups_group g ON g.id = m.group_id
    LEFT JOIN groups_membership o ON o.id = m.origin_id LEFT JOIN groups_group og ON og.id = o.group_id;
-- In what order the sessions of a day were held.
DROP VIEW attendance_facts;
CREATE VIEW attendance_facts AS
    SELECT a.session_id, a.person_id, a.mark, a.minutes, s.project_id, s.group_id, s.day, s.state, s.start_time
    FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id;
