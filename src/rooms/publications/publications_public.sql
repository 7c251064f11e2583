-- What everybody reads: publications that are shown today.

-- stamp :one (publication id, today day) -> (project id, kind text, source text, version int, changes int,
--    public_on day, public_at instant)
-- A kept page is of one such row.
SELECT p.project_id, p.kind, p.source_tag, p.version, coalesce(c.n, 0), p.public_on, p.public_at
FROM publications_publication p LEFT JOIN publications_changes c ON c.project_id = p.project_id
WHERE p.id = $1 AND p.public_on <= $2;

-- texts :many (publication id) -> (tag text, number int, title text, summary text, body text, basis text)
SELECT x.tag, x.number, x.title, x.summary, x.body, x.basis
FROM publications_language l
    JOIN publications_text x ON x.publication_id = l.publication_id AND x.tag = l.tag AND x.number = l.shown
WHERE l.publication_id = $1 ORDER BY x.tag;

-- project :one (project id) -> (changes int)
SELECT coalesce((SELECT n FROM publications_changes WHERE project_id = $1), 0);

-- shown :many (project id, tag text, today day, start int, limit int) -> (publication id, kind text,
--    public_on day, public_at instant, source text, tag text, title text, summary text)
-- The newest first; each in the language asked for, else as it was written.
SELECT p.id, p.kind, p.public_on, p.public_at, p.source_tag, x.tag, x.title, x.summary
FROM publications_publication p
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $2 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
WHERE p.project_id = $1 AND p.public_on <= $3
ORDER BY p.public_on DESC, p.id DESC LIMIT $5 OFFSET $4;
