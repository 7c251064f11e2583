-- Materials of the house: which a project has taken, and which languages nobody has read whose mother tongue it is.

-- taken :many (project id) -> (house text)
SELECT house FROM publications_publication WHERE project_id = $1 AND house <> '';

-- add :exec (publication id, project id, source text, owner id?, review_on day, house text)
INSERT INTO publications_publication (id, project_id, kind, source_tag, owner_id, review_on, state, review_note,
    version, house)
VALUES ($1, $2, 'material', $3, $4, $5, 'draft', '', 1, $6);

-- leave_unread :exec (publication id, tag text)
UPDATE publications_language SET unread = 1 WHERE publication_id = $1 AND tag = $2;

-- read :count (publication id, tag text)
UPDATE publications_language SET unread = 0 WHERE publication_id = $1 AND tag = $2 AND unread = 1;

-- unread :one (publication id, tag text) -> (unread bool)
SELECT unread FROM publications_language WHERE publication_id = $1 AND tag = $2;

-- of :one (project id, house text) -> (publication id)
SELECT id FROM publications_publication WHERE project_id = $1 AND house = $2;
