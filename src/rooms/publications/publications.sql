-- Publications: what staff reads and writes.

-- shape publication (publication id, project id, kind text, source text, owner id?, review_on day?, state text,
--    reviewer id?, reviewed_on day?, review_note text, public_on day?, public_at instant?, version int,
--    owner_name text?, reviewer_name text?, title text)
-- shape text (number int, title text, summary text, body text, basis text, staff_name text?, saved_at instant)

-- get :one (publication id) -> publication
SELECT p.id, p.project_id, p.kind, p.source_tag, p.owner_id, p.review_on, p.state, p.reviewer_id, p.reviewed_on,
       p.review_note, p.public_on, p.public_at, p.version, o.name, r.name, x.title
FROM publications_publication p
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = p.source_tag
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = p.source_tag AND x.number = l.newest
    LEFT JOIN staff_facts o ON o.staff_id = p.owner_id LEFT JOIN staff_facts r ON r.staff_id = p.reviewer_id
WHERE p.id = $1;

-- listed :many (project id, kind text, state text, start int, limit int) -> (publication, total int)
-- What waits for review stands first, then the newest.
SELECT p.id, p.project_id, p.kind, p.source_tag, p.owner_id, p.review_on, p.state, p.reviewer_id, p.reviewed_on,
       p.review_note, p.public_on, p.public_at, p.version, o.name, r.name, x.title, count(*) OVER ()
FROM publications_publication p
    JOIN publications_language l ON l.publication_id = p.id AND l.tag = p.source_tag
    JOIN publications_text x ON x.publication_id = p.id AND x.tag = p.source_tag AND x.number = l.newest
    LEFT JOIN staff_facts o ON o.staff_id = p.owner_id LEFT JOIN staff_facts r ON r.staff_id = p.reviewer_id
WHERE p.project_id = $1 AND ($2 = '' OR p.kind = $2) AND ($3 = '' OR p.state = $3)
ORDER BY CASE WHEN p.state = 'review' THEN 0 ELSE 1 END, p.id DESC LIMIT $5 OFFSET $4;

-- add :exec (publication id, project id, kind text, source text, owner id?, review_on day?)
INSERT INTO publications_publication (id, project_id, kind, source_tag, owner_id, review_on, state, review_note,
    version)
VALUES ($1, $2, $3, $4, $5, $6, 'draft', '', 1);

-- card :count (publication id, version int, kind text, owner id?, review_on day?)
UPDATE publications_publication SET version = version + 1, kind = $3, owner_id = $4, review_on = $5
WHERE id = $1 AND version = $2;

-- state :count (publication id, version int, state text)
UPDATE publications_publication SET version = version + 1, state = $3 WHERE id = $1 AND version = $2;

-- touch :exec (publication id)
-- A text was saved: what was reviewed is another one.
UPDATE publications_publication SET version = version + 1, state = 'draft' WHERE id = $1;

-- claim :count (publication id, version int)
-- Something beside its texts is changed: what was reviewed is another one.
UPDATE publications_publication SET version = version + 1, state = 'draft' WHERE id = $1 AND version = $2;

-- judge :count (publication id, version int, state text, reviewer id, reviewed_on day, note text)
UPDATE publications_publication SET version = version + 1, state = $3, reviewer_id = $4, reviewed_on = $5,
    review_note = $6
WHERE id = $1 AND version = $2 AND state = 'review';

-- show :count (publication id, version int, public_on day, by id, at instant, review_on day?)
UPDATE publications_publication SET version = version + 1, state = 'published', public_on = $3, public_by = $4,
    public_at = $5, review_on = $6
WHERE id = $1 AND version = $2 AND state = 'approved';

-- show_texts :exec (publication id)
UPDATE publications_language SET shown = newest WHERE publication_id = $1;

-- hide :count (publication id, version int)
UPDATE publications_publication SET version = version + 1, state = 'archived', public_on = NULL
WHERE id = $1 AND version = $2 AND state <> 'archived';

-- hide_texts :exec (publication id)
UPDATE publications_language SET shown = 0 WHERE publication_id = $1;

-- changed :exec (project id)
INSERT INTO publications_changes (project_id, n) VALUES ($1, 1)
ON CONFLICT (project_id) DO UPDATE SET n = publications_changes.n + 1;

-- newest :one (publication id, tag text) -> (number int, shown int)
SELECT newest, shown FROM publications_language WHERE publication_id = $1 AND tag = $2;

-- languages :many (publication id) -> (tag text, shown int, text)
SELECT l.tag, l.shown, x.number, x.title, x.summary, x.body, x.basis, a.name, x.saved_at
FROM publications_language l
    JOIN publications_text x ON x.publication_id = l.publication_id AND x.tag = l.tag AND x.number = l.newest
    LEFT JOIN staff_facts a ON a.staff_id = x.staff_id
WHERE l.publication_id = $1 ORDER BY l.tag;

-- text :one (publication id, tag text, number int) -> text
SELECT x.number, x.title, x.summary, x.body, x.basis, a.name, x.saved_at
FROM publications_text x LEFT JOIN staff_facts a ON a.staff_id = x.staff_id
WHERE x.publication_id = $1 AND x.tag = $2 AND x.number = $3;

-- versions :many (publication id, tag text, limit int) -> text
SELECT x.number, x.title, x.summary, x.body, x.basis, a.name, x.saved_at
FROM publications_text x LEFT JOIN staff_facts a ON a.staff_id = x.staff_id
WHERE x.publication_id = $1 AND x.tag = $2 ORDER BY x.number DESC LIMIT $3;

-- add_text :exec (publication id, tag text, number int, title text, summary text, body text, basis text, staff id?,
--    saved_at instant)
INSERT INTO publications_text (publication_id, tag, number, title, summary, body, basis, staff_id, saved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- add_language :count (publication id, tag text)
INSERT INTO publications_language (publication_id, tag, newest, shown) VALUES ($1, $2, 1, 0)
ON CONFLICT (publication_id, tag) DO NOTHING;

-- next :count (publication id, tag text, number int)
UPDATE publications_language SET newest = newest + 1 WHERE publication_id = $1 AND tag = $2 AND newest = $3;

-- wrote :one (publication id, staff id) -> (n int)
-- Texts, sounds and other changes of hers that nobody has been shown yet.
SELECT (SELECT count(*) FROM publications_text x
        JOIN publications_language l ON l.publication_id = x.publication_id AND l.tag = x.tag
        WHERE x.publication_id = $1 AND x.staff_id = $2 AND x.number > l.shown)
    + (SELECT count(*) FROM publications_sound s
        WHERE s.publication_id = $1 AND s.staff_id = $2 AND s.shown = 0 AND s.outdated = 0)
    + (SELECT count(*) FROM publications_hand h WHERE h.publication_id = $1 AND h.staff_id = $2) AS n;

-- hand :exec (publication id, staff id)
INSERT INTO publications_hand (publication_id, staff_id) VALUES ($1, $2)
ON CONFLICT (publication_id, staff_id) DO NOTHING;

-- forget_hands :exec (publication id)
DELETE FROM publications_hand WHERE publication_id = $1;

-- remove :count (publication id, version int)
DELETE FROM publications_publication WHERE id = $1 AND version = $2 AND public_at IS NULL;

-- remove_texts :exec (publication id)
DELETE FROM publications_text WHERE publication_id = $1;

-- remove_languages :exec (publication id)
DELETE FROM publications_language WHERE publication_id = $1;

-- waiting :one (project id, staff id, today day) -> (review int, old int, mute int)
-- For this reader: what others wrote and recorded that waits for review; her own publications whose review day has
-- come; those with sound that says what the text says no more.
SELECT (SELECT count(*) FROM publications_publication p WHERE p.project_id = $1 AND p.state = 'review'
            AND NOT EXISTS (SELECT 1 FROM publications_text x JOIN publications_language l
                ON l.publication_id = x.publication_id AND l.tag = x.tag
                WHERE x.publication_id = p.id AND x.staff_id = $2 AND x.number > l.shown)
            AND NOT EXISTS (SELECT 1 FROM publications_sound s
                WHERE s.publication_id = p.id AND s.staff_id = $2 AND s.shown = 0 AND s.outdated = 0)
            AND NOT EXISTS (SELECT 1 FROM publications_hand h WHERE h.publication_id = p.id AND h.staff_id = $2))
            AS review,
       (SELECT count(*) FROM publications_publication p WHERE p.project_id = $1 AND p.owner_id = $2
            AND p.review_on <= $3 AND p.state <> 'archived') AS old,
       (SELECT count(*) FROM publications_publication p WHERE p.project_id = $1 AND p.owner_id = $2
            AND p.state <> 'archived' AND EXISTS (SELECT 1 FROM publications_sound s
                WHERE s.publication_id = p.id AND s.outdated = 1)) AS mute;

-- add_step :exec (id id, publication id, step text, staff id?, done_at instant)
INSERT INTO publications_step (id, publication_id, step, staff_id, done_at) VALUES ($1, $2, $3, $4, $5);

-- steps :many (publication id, limit int) -> (what text, staff_name text?, done_at instant)
-- The newest first.
SELECT s.step AS what, a.name AS staff_name, s.done_at
FROM publications_step s LEFT JOIN staff_facts a ON a.staff_id = s.staff_id
WHERE s.publication_id = $1 ORDER BY s.done_at DESC, s.id DESC LIMIT $2;

-- remove_steps :exec (publication id)
DELETE FROM publications_step WHERE publication_id = $1;
