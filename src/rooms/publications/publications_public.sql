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

-- shape item (publication id, project id, kind text, public_on day, public_at instant, tag text, title text,
--    summary text)

-- shown :many (project id, tag text, today day, start int, limit int) -> item
-- The newest first; each in the language asked for, else as it was written. The texts of rows before `start` are not
-- read. (Of a limit that is a parameter PostgreSQL expects a tenth of all rows, and reads all: so 60 stands behind it.)
SELECT p.id, p.project_id, p.kind, p.public_on, p.public_at, x.tag, x.title, x.summary
FROM (SELECT id FROM (SELECT id FROM publications_publication WHERE project_id = $1 AND public_on <= $3
        ORDER BY public_on DESC, id DESC LIMIT $5 OFFSET $4) m LIMIT 60) n
    JOIN publications_publication p ON p.id = n.id
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $2 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
ORDER BY p.public_on DESC, p.id DESC;

-- news :many (tag text, today day, start int, limit int) -> item
-- Of all projects. The kinds are those of the index.
SELECT p.id, p.project_id, p.kind, p.public_on, p.public_at, x.tag, x.title, x.summary
FROM (SELECT id FROM (SELECT id FROM publications_publication WHERE kind IN ('news', 'press') AND public_on <= $2
        ORDER BY public_on DESC, id DESC LIMIT $4 OFFSET $3) m LIMIT 60) n
    JOIN publications_publication p ON p.id = n.id
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $1 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
ORDER BY p.public_on DESC, p.id DESC;

-- days_of :many (project id, today day, limit int) -> (publication id, public_on day)
-- The news of a project, from the index alone.
SELECT id, public_on FROM publications_publication WHERE project_id = $1 AND kind IN ('news', 'press')
    AND public_on <= $2 ORDER BY public_on DESC, id DESC LIMIT $3;

-- item :one (publication id, tag text) -> item
SELECT p.id, p.project_id, p.kind, p.public_on, p.public_at, x.tag, x.title, x.summary
FROM publications_publication p
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $2 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
WHERE p.id = $1;

-- related :many (publication id, tag text, today day) -> item
SELECT p.id, p.project_id, p.kind, p.public_on, p.public_at, x.tag, x.title, x.summary
FROM publications_related r
    JOIN publications_publication p ON p.id = r.other_id AND p.public_on <= $3
    LEFT JOIN publications_language w ON w.publication_id = p.id AND w.tag = $2 AND w.shown > 0
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = coalesce(w.tag, p.source_tag)
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = l.tag AND x.number = l.shown
WHERE r.publication_id = $1 ORDER BY r.place;

-- all_changes :one () -> (changes int, versions int)
-- Of all projects: what they show, and what they are called.
SELECT (SELECT coalesce(CAST(sum(n) AS bigint), 0) FROM publications_changes) AS changes,
       (SELECT coalesce(CAST(sum(version) AS bigint), 0) FROM projects_version_facts) AS versions;

-- publishers :many (today day) -> (project id, municipalities text)
-- Projects that show something today.
SELECT f.project_id, f.municipalities FROM projects_place_facts f
WHERE EXISTS (SELECT 1 FROM publications_publication p WHERE p.project_id = f.project_id AND p.public_on <= $1)
ORDER BY f.project_id;

-- addresses :many (after id, today day, limit int) -> (publication id, tag text, public_at instant)
-- Without those whose pages are another room's (publications_kinds.h: OWN).
-- The languages in which publications are shown, of those with a larger number than `after`, of `limit` publications.
SELECT n.id, l.tag, n.public_at
FROM (SELECT id, public_at FROM publications_publication WHERE id > $1 AND public_on <= $2
        AND kind NOT IN ('model', 'practice') ORDER BY id LIMIT $3) n
    JOIN publications_language l ON l.publication_id = n.id AND l.shown > 0
ORDER BY n.id, l.tag;

-- bounds :many (step int, today day) -> (publication id)
-- Behind which numbers each portion of `step` shown publications begins.
SELECT n.id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM publications_publication
    WHERE public_on <= $2 AND kind NOT IN ('model', 'practice')) n
WHERE n.place % $1 = 0 ORDER BY n.id;
