-- Paragraphs of publications read aloud.

-- shape sound (sound id, tag text, print text, words text, shown bool, outdated bool, staff_name text?,
--    added_at instant)

-- of :many (publication id, tag text) -> sound
-- Of the same words at most one was not published yet: it is the newest.
SELECT s.id, s.tag, s.print, s.words, s.shown, s.outdated, a.name, s.added_at
FROM publications_sound s LEFT JOIN staff_facts a ON a.staff_id = s.staff_id
WHERE s.publication_id = $1 AND ($2 = '' OR s.tag = $2) ORDER BY s.shown, s.id DESC;

-- get :one (publication id, sound id) -> sound
SELECT s.id, s.tag, s.print, s.words, s.shown, s.outdated, a.name, s.added_at
FROM publications_sound s LEFT JOIN staff_facts a ON a.staff_id = s.staff_id
WHERE s.publication_id = $1 AND s.id = $2;

-- shown_text :one (publication id, tag text, today day) -> (title text, summary text, body text, basis text)
-- What everybody reads today in this language.
SELECT x.title, x.summary, x.body, x.basis
FROM publications_publication p
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = $2
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
WHERE p.id = $1 AND p.public_on <= $3;

-- outdated_in :many (project id) -> (publication id)
SELECT DISTINCT s.publication_id
FROM publications_sound s JOIN publications_publication p ON p.id = s.publication_id
WHERE p.project_id = $1 AND s.outdated = 1;

-- add :exec (sound id, publication id, tag text, print text, words text, staff id?, added_at instant)
INSERT INTO publications_sound (id, publication_id, tag, print, words, shown, outdated, staff_id, added_at)
VALUES ($1, $2, $3, $4, $5, 0, 0, $6, $7);

-- mark :exec (sound id, outdated bool)
UPDATE publications_sound SET outdated = $2 WHERE id = $1;

-- publish :exec (publication id)
UPDATE publications_sound SET shown = 1 WHERE publication_id = $1 AND outdated = 0;

-- hide :exec (publication id)
UPDATE publications_sound SET shown = 0 WHERE publication_id = $1;

-- remove :count (publication id, sound id)
DELETE FROM publications_sound WHERE publication_id = $1 AND id = $2;
