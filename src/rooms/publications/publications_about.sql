-- What a publication is about, and who leads to it.

-- areas :many (publication id) -> (area text)
SELECT area FROM publications_about WHERE publication_id = $1 ORDER BY area;

-- add :exec (area text, publication id)
INSERT INTO publications_about (area, publication_id) VALUES ($1, $2) ON CONFLICT (area, publication_id) DO NOTHING;

-- clear_areas :exec (publication id)
DELETE FROM publications_about WHERE publication_id = $1 AND area NOT LIKE '%:%';
-- clear :exec (publication id)
DELETE FROM publications_about WHERE publication_id = $1;
-- remove :count (area text, publication id)
DELETE FROM publications_about WHERE area = $1 AND publication_id = $2;
-- shown :one (publication id, today day) -> (project id)
SELECT project_id FROM publications_publication WHERE id = $1 AND public_on <= $2;

-- about :many (area text, tag text, today day, limit int) -> (publication id, tag text, title text)
-- What everybody sees, the newest first; each in the language asked for, else as it was written.
SELECT p.id, x.tag, x.title
FROM publications_about a JOIN publications_publication p ON p.id = a.publication_id
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $2 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
WHERE a.area = $1 AND p.public_on <= $3 ORDER BY p.id DESC LIMIT $4;

-- tied :many (from text, to text, tag text, today day, limit int) -> (area text, publication id, tag text, title text)
SELECT a.area, p.id, x.tag, x.title
FROM publications_about a JOIN publications_publication p ON p.id = a.publication_id
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $3 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
WHERE a.area > $1 AND a.area < $2 AND p.public_on <= $4 ORDER BY a.area, p.id DESC LIMIT $5;

-- materials :many (tag text, today day, limit int) -> (publication id, tag text, title text)
SELECT p.id, x.tag, x.title
FROM publications_publication p
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $1 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
WHERE p.kind = 'material' AND p.public_on <= $2 ORDER BY p.id DESC LIMIT $3;

-- add_lead :exec (target id, publication id)
INSERT INTO publications_lead (target_id, publication_id) VALUES ($1, $2)
ON CONFLICT (target_id, publication_id) DO NOTHING;
-- remove_leads :exec (publication id)
DELETE FROM publications_lead WHERE publication_id = $1;

-- leading :many (project id, address text, self id, limit int) -> (publication id, tag text, title text)
-- address: "%/ID%", as publications_lead also holds what led to it once.
SELECT p.id, x.tag, x.title
FROM publications_lead k JOIN publications_publication p ON p.id = k.publication_id
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = p.source_tag
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.newest
WHERE k.target_id = $3 AND k.publication_id <> $3 AND p.project_id = $1 AND x.body LIKE $2 ORDER BY p.id DESC LIMIT $4;

-- remove_openings :exec (publication id)
DELETE FROM publications_opened WHERE publication_id = $1;

-- remove_trials :exec (publication id)
DELETE FROM publications_trial WHERE publication_id = $1;
