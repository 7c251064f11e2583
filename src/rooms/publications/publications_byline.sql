-- Publications: what stands beside the text.

-- author :one (publication id) -> (author text)
SELECT author FROM publications_publication WHERE id = $1;

-- contacts :many (publication id) -> (place int, role text, phone text, email text)
SELECT place, role, phone, email FROM publications_contact WHERE publication_id = $1 ORDER BY place;

-- related_to :many (publication id) -> (place int, other id)
SELECT place, other_id FROM publications_related WHERE publication_id = $1 ORDER BY place;

-- sign :count (publication id, version int, author text)
UPDATE publications_publication SET version = version + 1, author = $3,
    state = CASE WHEN state IN ('review', 'approved') THEN 'draft' ELSE state END
WHERE id = $1 AND version = $2;

-- drop_contacts :exec (publication id)
DELETE FROM publications_contact WHERE publication_id = $1;

-- add_contact :exec (publication id, place int, role text, phone text, email text)
INSERT INTO publications_contact (publication_id, place, role, phone, email) VALUES ($1, $2, $3, $4, $5);

-- drop_related :exec (publication id)
DELETE FROM publications_related WHERE publication_id = $1;

-- add_related :exec (publication id, place int, other id)
INSERT INTO publications_related (publication_id, place, other_id) VALUES ($1, $2, $3);

-- may_relate :one (other id, project id, today day) -> (other id)
-- Of the same project, and shown today.
SELECT id AS other FROM publications_publication WHERE id = $1 AND project_id = $2 AND public_on <= $3;
