-- The data package knows one weekday of a group (groups_group.weekday); the others of a group that meets more often, joined by ';'.
ALTER TABLE groups_group ADD COLUMN more_weekdays {text};

-- In which group the way of a membership began: by its origin (a merge or split made here), or, for merges that came with an
-- import, by an earlier spell of the person in a group that was merged into this one.
CREATE VIEW groups_way AS
    SELECT m.id, m.group_id, m.person_id, m.state,
        coalesce((SELECT o.group_id FROM groups_membership o WHERE o.id = m.origin_id),
                 (SELECT min(b.group_id) FROM groups_membership b JOIN groups_group g ON g.id = b.group_id
                  WHERE b.person_id = m.person_id AND g.merged_into = m.group_id AND b.state = 'left' AND b.left_on <= m.joined_on),
                 m.group_id) AS first_group
    FROM groups_membership m;
