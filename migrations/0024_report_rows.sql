-- What stands behind the figures of reports: which contact it was, and whose child.
DROP VIEW contacts_facts;
CREATE VIEW contacts_facts AS SELECT id, project_id, person_id, day, minutes, channel, language FROM contacts_contact;
CREATE VIEW people_child_facts AS
    SELECT c.id AS child_id, c.name, (SELECT min(pp.person_id) FROM people_parent pp WHERE pp.child_id = c.id) AS person_id FROM people_child c;
