-- join :exec (person id)
INSERT INTO groups_membership (person_id) VALUES ($1);

-- close :exec (person id)
UPDATE groups_session SET closed_by = $1;

-- leave :exec (person id)
DELETE FROM groups_membership WHERE person_id = $1;

-- fake :exec (person id)
INSERT INTO groups_member_facts (person_id) VALUES ($1);

-- nobody :exec (person id)
UPDATE letters SET person_id = $1;
