-- What the report of outcomes counts by: the first group of a person, also the one that was merged into another later;
-- what is known of a person and of the beginning of her participation; how deep the counselling was; how often somebody
-- tried to reach her.
CREATE VIEW groups_result_facts AS
    SELECT id, project_id, source_key, name, language, municipality, area, period_id, merged_into FROM groups_group;
CREATE VIEW groups_first_facts AS
    SELECT m.project_id, m.person_id, m.group_id, coalesce(o.group_id, m.group_id) AS original_id, m.state, m.joined_on, m.left_on
    FROM groups_membership m LEFT JOIN groups_membership o ON o.id = m.origin_id;
CREATE VIEW people_result_facts AS SELECT id AS person_id, gender, languages, birth_date, arrived_on FROM people_person;
CREATE VIEW people_result_spell_facts AS
    SELECT project_id, person_id, entry_date, exit_date, entry_status, entry_education FROM people_participation;
CREATE VIEW counselling_depth_facts AS
    SELECT project_id, person_id, day, depth FROM counselling_talk
    UNION ALL SELECT t.project_id, c.person_id, t.day, t.depth
    FROM counselling_person c JOIN counselling_talk t ON t.id = c.talk_id;
CREATE VIEW follow_ups_tried_facts AS
    SELECT f.project_id, f.person_id, a.day FROM follow_ups_attempt a JOIN follow_ups_follow_up f ON f.id = a.follow_up_id;
