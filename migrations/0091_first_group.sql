-- The group before a merge is looked up only of who came with one: PostgreSQL joined all memberships with each other,
-- and sorted them, where the index of the report holds them in the order of persons.
DROP VIEW groups_first_facts;
CREATE VIEW groups_first_facts AS
    SELECT m.project_id, m.person_id, m.group_id,
           CASE WHEN m.origin_id IS NULL THEN m.group_id
               ELSE (SELECT coalesce(max(o.group_id), m.group_id) FROM groups_membership o WHERE o.id = m.origin_id)
           END AS original_id, m.state, m.joined_on, m.left_on
    FROM groups_membership m;
