-- Days on which a group does not meet although its timetable says so.
CREATE TABLE groups_exception (
    group_id {id} NOT NULL REFERENCES groups_group(id), day {text} NOT NULL, reason {text} NOT NULL,
    PRIMARY KEY (group_id, day)
) {strict};

-- A merge or split can be undone: what it made (event_id) and what it ended (ended_by) is known by its event.
-- groups_membership.origin_id is the first spell of the chain, also after a second merge.
ALTER TABLE groups_event ADD COLUMN done_at {text};
ALTER TABLE groups_membership ADD COLUMN event_id {id};
ALTER TABLE groups_membership ADD COLUMN ended_by {id};
ALTER TABLE groups_session ADD COLUMN event_id {id};
CREATE INDEX groups_membership_event ON groups_membership(event_id);
CREATE INDEX groups_membership_ended ON groups_membership(ended_by);
CREATE INDEX groups_session_event ON groups_session(event_id);
CREATE INDEX groups_group_merged ON groups_group(merged_into);

-- Who moved in a merge keeps the language of her first group.
DROP VIEW groups_membership_facts;
CREATE VIEW groups_membership_facts AS
    SELECT m.project_id, m.person_id, m.group_id, m.state, m.joined_on, m.left_on, coalesce(og.language, g.language) AS language
    FROM groups_membership m JOIN groups_group g ON g.id = m.group_id
    LEFT JOIN groups_membership o ON o.id = m.origin_id LEFT JOIN groups_group og ON og.id = o.group_id;

-- What groups reads of persons for its lists of members.
CREATE VIEW people_member_facts AS
    SELECT id AS person_id, given_names, family_name, sort_key, birth_date, gender, languages, protected,
           (SELECT count(*) FROM people_parent pp WHERE pp.person_id = people_person.id) AS children
    FROM people_person;
