-- What everybody sees of models, and who has adopted them.

-- stamp :one (model id, today day) -> (project id, version int, changes int)
-- A kept page is of one such row.
SELECT p.project_id, p.version, coalesce(c.n, 0) AS changes
FROM models_model m JOIN publications_step_facts p ON p.publication_id = m.id
    LEFT JOIN publications_changes_facts c ON c.project_id = p.project_id
WHERE m.id = $1 AND m.newest > 0 AND p.public_on <= $2;

-- all_changes :one () -> (changes int, versions int)
SELECT (SELECT coalesce(CAST(sum(n) AS bigint), 0) FROM publications_changes_facts) AS changes,
       (SELECT coalesce(CAST(sum(version) AS bigint), 0) FROM projects_version_facts) AS versions;

-- shown :many (today day, kind text, start int, limit int) -> (model id, project id, kind text, newest int, year int,
--    published_on day)
-- The newest first; kind "": any.
SELECT m.id, p.project_id, p.kind, m.newest, e.year, e.published_on
FROM models_model m JOIN publications_step_facts p ON p.publication_id = m.id
    JOIN models_edition e ON e.model_id = m.id AND e.edition = m.newest
WHERE p.public_on <= $1 AND ($2 = '' OR p.kind = $2) ORDER BY e.published_on DESC, m.id DESC LIMIT $4 OFFSET $3;

-- places :many (after id, today day, limit int) -> (model id, public_at instant)
SELECT m.id, p.public_at FROM models_model m JOIN publications_step_facts p ON p.publication_id = m.id
WHERE m.id > $1 AND m.newest > 0 AND p.public_on <= $2 ORDER BY m.id LIMIT $3;

-- bounds :many (step int, today day) -> (model id)
SELECT n.id FROM (SELECT m.id, row_number() OVER (ORDER BY m.id) AS place
    FROM models_model m JOIN publications_step_facts p ON p.publication_id = m.id
    WHERE m.newest > 0 AND p.public_on <= $2) n
WHERE n.place % $1 = 0 ORDER BY n.id;

-- offered :many (project id, today day, tag text, limit int) -> (publication id, kind text, tag text, title text)
-- What a model can name as its material: what the project shows, in the language asked for, else as it was written.
SELECT p.publication_id, p.kind, p.tag, p.title FROM publications_shown_facts p
WHERE p.project_id = $1 AND p.public_on <= $2 AND p.kind = 'material'
    AND p.tag = coalesce((SELECT w.tag FROM publications_shown_facts w
        WHERE w.publication_id = p.publication_id AND w.tag = $3), p.source_tag)
ORDER BY p.publication_id DESC LIMIT $4;

-- material :one (publication id, today day, tag text) -> (tag text, title text)
SELECT p.tag, p.title FROM publications_shown_facts p
WHERE p.publication_id = $1 AND p.public_on <= $2
    AND p.tag = coalesce((SELECT w.tag FROM publications_shown_facts w
        WHERE w.publication_id = p.publication_id AND w.tag = $3), p.source_tag);

-- origin :one (model id) -> (address text, edition int, year int, title text, house text, citation text, licence text,
--    modules text, adopted_on day, told_on day?)
SELECT address, edition, year, title, house, citation, licence, modules, adopted_on, told_on FROM models_origin
WHERE model_id = $1;

-- put_origin :exec (model id, address text, edition int, year int, title text, house text, citation text,
--    licence text, modules text, adopted_on day, told_on day?)
INSERT INTO models_origin (model_id, address, edition, year, title, house, citation, licence, modules, adopted_on,
    told_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
ON CONFLICT (model_id) DO UPDATE SET address = excluded.address, edition = excluded.edition, year = excluded.year,
    title = excluded.title, house = excluded.house, citation = excluded.citation, licence = excluded.licence,
    modules = excluded.modules, adopted_on = excluded.adopted_on, told_on = excluded.told_on;

-- adoptions :many (model id) -> (adoption id, source_key text, edition int, who text, place text, address text,
--    since day, what_changed text, way text, received_at instant, shown bool, version int)
-- Without the differences, which are long.
SELECT id, source_key, edition, who, place, address, since, what_changed, way, received_at, shown, version
FROM models_adoption WHERE model_id = $1 ORDER BY since DESC, id DESC;

-- adoption :one (model id, source_key text) -> (adoption id, shown bool)
SELECT id, shown FROM models_adoption WHERE model_id = $1 AND source_key = $2;

-- put_adoption :exec (adoption id, source_key text, model id, edition int, who text, place text, address text,
--    since day, what_changed text, difference text, way text, received_at instant, staff id?)
INSERT INTO models_adoption (id, source_key, model_id, edition, who, place, address, since, what_changed, difference,
    way, received_at, staff_id, shown, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 0, 1)
ON CONFLICT (model_id, source_key) DO UPDATE SET edition = excluded.edition, who = excluded.who,
    place = excluded.place, address = excluded.address, since = excluded.since, what_changed = excluded.what_changed,
    difference = excluded.difference, way = excluded.way, received_at = excluded.received_at,
    staff_id = excluded.staff_id, shown = 0, version = models_adoption.version + 1;

-- show_adoption :count (adoption id, model id, version int, shown bool)
UPDATE models_adoption SET version = version + 1, shown = $4 WHERE id = $1 AND model_id = $2 AND version = $3;
