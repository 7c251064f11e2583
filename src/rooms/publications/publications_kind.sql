-- Publications, their texts and who tried them out as kinds of record: out, found, brought in, changed, taken away.
-- Without models and practices, which are packages of their own (publications_kinds.h: OWN).

-- give :each (low id, high id, project id) -> (id id, key text, project text, kind text, source text, state text,
--    owner_key text?, owner id?, review_on text?, reviewer_key text?, reviewer id?, reviewed_on text?,
--    review_note text, public_on text?, shown_at text?, author text, role_1 text?, phone_1 text?, email_1 text?,
--    role_2 text?, phone_2 text?, email_2 text?, house text)
SELECT x.id, x.source_key, j.code, x.kind, x.source_tag, x.state, o.source_key, o.id, x.review_on, r.source_key, r.id,
       x.reviewed_on, x.review_note, x.public_on, x.public_at, x.author, a.role, a.phone, a.email, b.role, b.phone,
       b.email, x.house
FROM publications_publication x JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN staff_key_facts o ON o.id = x.owner_id LEFT JOIN staff_key_facts r ON r.id = x.reviewer_id
    LEFT JOIN publications_contact a ON a.publication_id = x.id AND a.place = 1
    LEFT JOIN publications_contact b ON b.publication_id = x.id AND b.place = 2
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) AND x.kind NOT IN ('model', 'practice') ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM publications_publication WHERE kind NOT IN ('model', 'practice') LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM publications_publication WHERE (source_key = $1 OR id = $2) AND kind NOT IN ('model', 'practice')
ORDER BY id;

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM publications_publication WHERE id = $1 AND project_id = $2;

-- stands :one (row id) -> (source text, state text, public_on day?)
SELECT source_tag, state, public_on FROM publications_publication WHERE id = $1;

-- add :add (id id, source_key text, project id, kind text, source text, state text, owner id?, review_on day?,
--    reviewer id?, reviewed_on day?, review_note text, public_on day?, public_at text?, author text, house text,
--    import id)
INSERT INTO publications_publication (id, source_key, project_id, kind, source_tag, state, owner_id, review_on,
    reviewer_id, reviewed_on, review_note, public_on, public_at, author, house, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1);

-- change :exec (id id, project id, kind text, source text, state text, owner id?, review_on day?, reviewer id?,
--    reviewed_on day?, review_note text, public_on day?, public_at text?, author text, house text)
UPDATE publications_publication SET project_id = $2, kind = $3, source_tag = $4, state = $5, owner_id = $6,
    review_on = $7, reviewer_id = $8, reviewed_on = $9, review_note = $10, public_on = $11, public_at = $12,
    author = $13, house = $14, version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM publications_publication x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'publications'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
-- Of its project or by its staff; and files and sound that somebody put to it, and what leads to it.
SELECT 'publications', count(*) FROM publications_publication x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.owner_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR x.reviewer_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1))
UNION ALL
SELECT 'publications', count(*) FROM files_owner_facts f JOIN publications_publication x ON x.id = f.owner_row
    WHERE f.owner = 'publication' AND x.import_id = $1
UNION ALL
SELECT 'publications', count(*) FROM publications_sound s JOIN publications_publication x ON x.id = s.publication_id
    WHERE x.import_id = $1
UNION ALL
SELECT 'publications', count(*) FROM publications_related r JOIN publications_publication x ON x.id = r.other_id
    JOIN publications_publication y ON y.id = r.publication_id
    WHERE x.import_id = $1 AND coalesce(y.import_id, 0) <> $1;

-- drop_about :exec (import id)
DELETE FROM publications_about WHERE publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1);

-- drop_leads :exec (import id)
DELETE FROM publications_lead WHERE publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1);

-- drop_contacts :exec (import id)
DELETE FROM publications_contact WHERE publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1);

-- drop_related :exec (import id)
DELETE FROM publications_related WHERE publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1);

-- drop_openings :exec (import id)
DELETE FROM publications_opened WHERE publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1);

-- drop_steps :exec (import id)
DELETE FROM publications_step WHERE publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1);

-- drop_languages :exec (import id)
DELETE FROM publications_language
WHERE publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1);

-- drop :exec (import id)
DELETE FROM publications_publication WHERE import_id = $1;

-- changed :exec (import id)
-- What projects show to everybody is another thing: kept pages are drawn anew.
INSERT INTO publications_changes (project_id, n)
SELECT DISTINCT project_id, 1 FROM publications_publication WHERE import_id = $1
ON CONFLICT (project_id) DO UPDATE SET n = publications_changes.n + 1;

-- bare :exec (import id, now instant)
-- A publication that came without a text in its language has one whose title is its key: somebody will find it.
INSERT INTO publications_text (publication_id, tag, number, title, summary, body, basis, saved_at, import_id)
SELECT x.id, x.source_tag, 1, x.source_key, '', '', '', CAST($2 AS text), x.import_id FROM publications_publication x
WHERE x.import_id = $1 AND NOT EXISTS
    (SELECT 1 FROM publications_language l WHERE l.publication_id = x.id AND l.tag = x.source_tag);

-- bare_language :exec (import id)
INSERT INTO publications_language (publication_id, tag, newest, shown)
SELECT x.id, x.source_tag, 1, 0 FROM publications_publication x
WHERE x.import_id = $1 AND NOT EXISTS
    (SELECT 1 FROM publications_language l WHERE l.publication_id = x.id AND l.tag = x.source_tag);

-- show_source :exec (import id)
-- What everybody sees is seen in the language it was written in.
UPDATE publications_language SET shown = newest WHERE shown = 0 AND EXISTS
    (SELECT 1 FROM publications_publication x WHERE x.id = publications_language.publication_id
        AND x.source_tag = publications_language.tag AND x.import_id = $1 AND x.public_on IS NOT NULL);

-- show_source_of :exec (publication id)
UPDATE publications_language SET shown = newest WHERE shown = 0 AND publication_id = $1 AND EXISTS
    (SELECT 1 FROM publications_publication x WHERE x.id = publications_language.publication_id
        AND x.source_tag = publications_language.tag AND x.public_on IS NOT NULL);

-- text_give :each (low id, high id, project id, tag text, number int) -> (key text, publication id, tag text,
--    number int, title text, summary text, body text, basis text, shown int, unread int, staff_key text?, staff id?,
--    saved_at text, import id?)
-- number 0: all of them.
SELECT p.source_key, p.id, x.tag, x.number, x.title, x.summary, x.body, x.basis,
       CASE WHEN x.number = l.shown THEN 1 ELSE 0 END, CASE WHEN x.number = l.newest THEN l.unread ELSE 0 END,
       s.source_key, s.id, x.saved_at, x.import_id
FROM publications_text x JOIN publications_publication p ON p.id = x.publication_id
    JOIN publications_language l ON l.publication_id = x.publication_id AND l.tag = x.tag
    LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.publication_id BETWEEN $1 AND $2 AND ($3 = 0 OR p.project_id = $3) AND p.kind NOT IN ('model', 'practice')
    AND ($5 = 0 OR (x.tag = $4 AND x.number = $5))
ORDER BY coalesce(x.import_id, 9223372036854775807), x.place, x.publication_id, x.tag, x.number;

-- text_any :one -> (id id)
SELECT p.id FROM publications_text x JOIN publications_publication p ON p.id = x.publication_id
WHERE p.kind NOT IN ('model', 'practice') LIMIT 1;

-- text_add :exec (publication id, tag text, number int, title text, summary text, body text, basis text, staff id?,
--    saved_at text, import id, place int)
INSERT INTO publications_text (publication_id, tag, number, title, summary, body, basis, staff_id, saved_at, import_id,
    place, stood)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, coalesce(
    (SELECT l.shown FROM publications_language l WHERE l.publication_id = $1 AND l.tag = $2), 0));

-- unsettle :exec (publication id)
-- What somebody has looked at is another text now.
UPDATE publications_publication SET state = 'draft' WHERE id = $1 AND state IN ('review', 'approved');

-- text_change :exec (publication id, tag text, number int, title text, summary text, body text, basis text, staff id?,
--    saved_at text)
UPDATE publications_text SET title = $4, summary = $5, body = $6, basis = $7, staff_id = $8, saved_at = $9,
    version = version + 1
WHERE publication_id = $1 AND tag = $2 AND number = $3;

-- text_language :exec (publication id, tag text, number int, shown int, unread int)
-- The newest of its language is the one with the highest number; what is said of another one stays.
INSERT INTO publications_language (publication_id, tag, newest, shown, unread) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (publication_id, tag) DO UPDATE SET
    unread = CASE WHEN excluded.newest >= publications_language.newest THEN excluded.unread
        ELSE publications_language.unread END,
    newest = CASE WHEN excluded.newest > publications_language.newest THEN excluded.newest
        ELSE publications_language.newest END,
    shown = CASE WHEN excluded.shown > 0 THEN excluded.shown
        WHEN publications_language.shown = excluded.newest THEN 0 ELSE publications_language.shown END;

-- text_touched :one (import id) -> (n int)
-- Changes that imports made and took back are known by publication.
SELECT count(*) FROM publications_text x WHERE import_id = $1 AND version > 1
    AND (SELECT sum(y.version - 1) FROM publications_text y WHERE y.publication_id = x.publication_id)
        > coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'publication_texts'
            AND u.row_id = x.publication_id), 0);

-- text_leaning :many (import id) -> (what text, n int)
-- Texts of its publications, by its staff, and those that were written on after its own.
SELECT 'publication_texts', count(*) FROM publications_text x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR EXISTS (SELECT 1 FROM publications_text y WHERE y.publication_id = x.publication_id AND y.tag = x.tag
             AND y.import_id = $1 AND y.number < x.number));

-- text_of :many (import id) -> (publication id)
-- Publications that had texts before this import, too.
SELECT DISTINCT x.publication_id FROM publications_text x WHERE x.import_id = $1
    AND EXISTS (SELECT 1 FROM publications_publication p WHERE p.id = x.publication_id
        AND coalesce(p.import_id, 0) <> $1);

-- project_of :one (publication id) -> (project id)
SELECT project_id FROM publications_publication WHERE id = $1;

-- text_drop :exec (import id)
DELETE FROM publications_text WHERE import_id = $1;

-- text_drop_languages :exec (import id)
-- Before the texts go: languages that have no other.
DELETE FROM publications_language WHERE
    EXISTS (SELECT 1 FROM publications_text x WHERE x.publication_id = publications_language.publication_id
        AND x.tag = publications_language.tag AND x.import_id = $1)
    AND NOT EXISTS (SELECT 1 FROM publications_text x WHERE x.publication_id = publications_language.publication_id
        AND x.tag = publications_language.tag AND coalesce(x.import_id, 0) <> $1);

-- text_before :exec (import id)
-- And of the others the newest text is one that stays, and everybody sees what they saw before.
UPDATE publications_language SET
    newest = (SELECT max(x.number) FROM publications_text x
        WHERE x.publication_id = publications_language.publication_id AND x.tag = publications_language.tag
        AND coalesce(x.import_id, 0) <> $1),
    shown = coalesce((SELECT x.stood FROM publications_text x
        WHERE x.publication_id = publications_language.publication_id AND x.tag = publications_language.tag
        AND x.number = publications_language.shown AND x.import_id = $1), shown)
WHERE EXISTS (SELECT 1 FROM publications_text x WHERE x.publication_id = publications_language.publication_id
    AND x.tag = publications_language.tag AND x.import_id = $1);

-- trial_give :each (low id, high id, project id) -> (id id, key text, publication_key text, publication id, tag text,
--    date text, people int, what_changed text, staff_key text?, staff id?)
SELECT x.id, x.source_key, p.source_key, p.id, x.tag, x.day, x.people, x.what_changed, s.source_key, s.id
FROM publications_trial x JOIN publications_publication p ON p.id = x.publication_id
    LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR p.project_id = $3) AND p.kind NOT IN ('model', 'practice') ORDER BY x.id;

-- trial_any :one -> (id id)
SELECT x.id FROM publications_trial x JOIN publications_publication p ON p.id = x.publication_id
WHERE p.kind NOT IN ('model', 'practice') LIMIT 1;

-- trial_with_key :many (key text, made_here id) -> (id id)
SELECT x.id FROM publications_trial x JOIN publications_publication p ON p.id = x.publication_id
WHERE (x.source_key = $1 OR x.id = $2) AND p.kind NOT IN ('model', 'practice') ORDER BY x.id;

-- trial_within :one (row id, project id) -> (n int)
SELECT count(*) FROM publications_trial x JOIN publications_publication p ON p.id = x.publication_id
WHERE x.id = $1 AND p.project_id = $2;

-- trial_add :add (id id, source_key text, publication id, tag text, date day, people int, what_changed text,
--    staff id?, import id)
INSERT INTO publications_trial (id, source_key, publication_id, tag, day, people, what_changed, staff_id, import_id,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1);

-- trial_change :exec (id id, publication id, tag text, date day, people int, what_changed text, staff id?)
UPDATE publications_trial SET publication_id = $2, tag = $3, day = $4, people = $5, what_changed = $6, staff_id = $7,
    version = version + 1
WHERE id = $1;

-- trial_touched :one (import id) -> (n int)
SELECT count(*) FROM publications_trial x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'publication_trials'
        AND u.row_id = x.id), 0);

-- trial_leaning :many (import id) -> (what text, n int)
SELECT 'publication_trials', count(*) FROM publications_trial x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.publication_id IN (SELECT id FROM publications_publication WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- trial_drop :exec (import id)
DELETE FROM publications_trial WHERE import_id = $1;
