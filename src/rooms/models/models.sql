-- Operating models: one version of one, whole (edition 0: as it is being written), and what is written of the draft.

-- get :one (model id) -> (project id, kind text, source_tag text, state text, public_on day?, version int,
--    licence text, newest int, regions text, funder text, whole text)
SELECT p.project_id, p.kind, p.source_tag, p.state, p.public_on, p.version, m.licence, m.newest, m.regions, m.funder,
    m.whole
FROM models_model m JOIN publications_step_facts p ON p.publication_id = m.id WHERE m.id = $1;

-- edition :one (model id, edition int) -> (year int, published_on day, licence text, regions text, funder text,
--    whole text, what_changed text)
SELECT year, published_on, licence, regions, funder, whole, what_changed FROM models_edition
WHERE model_id = $1 AND edition = $2;

-- editions :many (model id) -> (edition int, year int, published_on day, what_changed text)
SELECT edition, year, published_on, what_changed FROM models_edition WHERE model_id = $1 ORDER BY edition DESC;

-- with_key :one (source_key text) -> (model id)
SELECT id FROM models_model WHERE source_key = $1;

-- shape text (tag text, number int, title text, summary text, body text)

-- texts_now :many (model id) -> text
SELECT tag, number, title, summary, body FROM publications_text_facts
WHERE publication_id = $1 AND number = newest ORDER BY tag;

-- texts_of :many (model id, edition int) -> text
SELECT f.tag, f.number, f.title, f.summary, f.body
FROM models_edition_text e
    JOIN publications_text_facts f ON f.publication_id = e.model_id AND f.tag = e.tag AND f.number = e.number
WHERE e.model_id = $1 AND e.edition = $2 ORDER BY f.tag;

-- projects :many (model id) -> (project id)
SELECT project_id FROM models_project WHERE model_id = $1 ORDER BY project_id;

-- place :one (project id) -> (municipalities text)
SELECT municipalities FROM projects_place_facts WHERE project_id = $1;

-- phases :many (model id, edition int) -> (part_key text, weeks int?)
SELECT part_key, weeks FROM models_phase WHERE model_id = $1 AND edition = $2 ORDER BY place;

-- modules :many (model id, edition int) -> (part_key text, phase_key text, module id?, module_edition int?,
--    language text, languages text, sessions int?, minutes int?, needs text)
SELECT part_key, phase_key, module_id, module_edition, language, languages, sessions, minutes, needs
FROM models_module WHERE model_id = $1 AND edition = $2 ORDER BY place;

-- roles :many (model id, edition int) -> (part_key text, people int?, hours int?, per text)
SELECT part_key, people, hours, per FROM models_role WHERE model_id = $1 AND edition = $2 ORDER BY place;

-- costs :many (model id, edition int) -> (part_key text, cents int, counted_on day?)
SELECT part_key, cents, counted_on FROM models_cost WHERE model_id = $1 AND edition = $2 ORDER BY place;

-- words :many (model id, edition int) -> (part text, part_key text, field text, tag text, words text)
SELECT part, part_key, field, tag, words FROM models_word WHERE model_id = $1 AND edition = $2
ORDER BY part, part_key, field, tag;

-- authors :many (model id, edition int) -> (shown_name text, organisation text, role text, agreed_on day?)
SELECT shown_name, organisation, role, agreed_on FROM models_author WHERE model_id = $1 AND edition = $2
ORDER BY place;

-- materials :many (model id, edition int) -> (publication id)
SELECT publication_id FROM models_material WHERE model_id = $1 AND edition = $2 ORDER BY place;

-- figures :many (model id, edition int) -> (part_key text, house text, run id?, report text, spot text, type text,
--    n int, base int?, rules text, program text, from_day day, to_day day, counted_at instant)
SELECT part_key, house, run_id, report, spot, type, n, base, rules, program, from_day, to_day, counted_at
FROM models_figure WHERE model_id = $1 AND edition = $2 ORDER BY place;

-- figure_texts :many (model id, edition int) -> (part_key text, tag text, heading text, line text, name text,
--    definition text)
SELECT part_key, tag, heading, line, name, definition FROM models_figure_text WHERE model_id = $1 AND edition = $2
ORDER BY part_key, tag;

-- add :exec (model id, source_key text, licence text, regions text, funder text, whole text)
INSERT INTO models_model (id, source_key, licence, newest, regions, funder, whole) VALUES ($1, $2, $3, 0, $4, $5, $6);

-- card :exec (model id, licence text, regions text, funder text, whole text)
UPDATE models_model SET licence = $2, regions = $3, funder = $4, whole = $5 WHERE id = $1;

-- projects_drop :exec (model id)
DELETE FROM models_project WHERE model_id = $1;
-- project_add :exec (model id, project id)
INSERT INTO models_project (model_id, project_id) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- phases_drop :exec (model id)
DELETE FROM models_phase WHERE model_id = $1 AND edition = 0;
-- phase_add :exec (model id, place int, part_key text, weeks int?)
INSERT INTO models_phase (model_id, edition, place, part_key, weeks) VALUES ($1, 0, $2, $3, $4);

-- modules_drop :exec (model id)
DELETE FROM models_module WHERE model_id = $1 AND edition = 0;
-- module_add :exec (model id, place int, part_key text, phase_key text, module id?, module_edition int?,
--    language text, languages text, sessions int?, minutes int?, needs text)
INSERT INTO models_module (model_id, edition, place, part_key, phase_key, module_id, module_edition, language,
    languages, sessions, minutes, needs)
VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11);

-- roles_drop :exec (model id)
DELETE FROM models_role WHERE model_id = $1 AND edition = 0;
-- role_add :exec (model id, place int, part_key text, people int?, hours int?, per text)
INSERT INTO models_role (model_id, edition, place, part_key, people, hours, per) VALUES ($1, 0, $2, $3, $4, $5, $6);

-- costs_drop :exec (model id)
DELETE FROM models_cost WHERE model_id = $1 AND edition = 0;
-- cost_add :exec (model id, place int, part_key text, cents int, counted_on day?)
INSERT INTO models_cost (model_id, edition, place, part_key, cents, counted_on) VALUES ($1, 0, $2, $3, $4, $5);

-- words_drop :exec (model id, part text)
DELETE FROM models_word WHERE model_id = $1 AND edition = 0 AND part = $2;
-- word_add :exec (model id, part text, part_key text, field text, tag text, words text)
INSERT INTO models_word (model_id, edition, part, part_key, field, tag, words) VALUES ($1, 0, $2, $3, $4, $5, $6);

-- authors_drop :exec (model id)
DELETE FROM models_author WHERE model_id = $1 AND edition = 0;
-- author_add :exec (model id, place int, shown_name text, organisation text, role text, agreed_on day?)
INSERT INTO models_author (model_id, edition, place, shown_name, organisation, role, agreed_on)
VALUES ($1, 0, $2, $3, $4, $5, $6);

-- materials_drop :exec (model id)
DELETE FROM models_material WHERE model_id = $1 AND edition = 0;
-- material_add :exec (model id, place int, publication id)
INSERT INTO models_material (model_id, edition, place, publication_id) VALUES ($1, 0, $2, $3);

-- figures_drop :exec (model id)
DELETE FROM models_figure WHERE model_id = $1 AND edition = 0;
-- figure_texts_drop :exec (model id)
DELETE FROM models_figure_text WHERE model_id = $1 AND edition = 0;
-- figure_add :exec (model id, place int, part_key text, house text, run id?, report text, spot text, type text, n int,
--    base int?, rules text, program text, from_day day, to_day day, counted_at instant)
INSERT INTO models_figure (model_id, edition, place, part_key, house, run_id, report, spot, type, n, base, rules,
    program, from_day, to_day, counted_at)
VALUES ($1, 0, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15);
-- figure_text_add :exec (model id, part_key text, tag text, heading text, line text, name text, definition text)
INSERT INTO models_figure_text (model_id, edition, part_key, tag, heading, line, name, definition)
VALUES ($1, 0, $2, $3, $4, $5, $6, $7);

-- drop :exec (model id)
DELETE FROM models_model WHERE id = $1;
-- telling_drop :exec (model id)
DELETE FROM models_telling WHERE model_id = $1;

-- sending_drop :exec (model id)
DELETE FROM models_sending WHERE model_id = $1;

-- origin_drop :exec (model id)
DELETE FROM models_origin WHERE model_id = $1;

-- listed :many (project id, limit int) -> (model id, kind text, state text, public_on day?, newest int, title text,
--    modules int)
-- Of a project: its own, and those it made with others; the newest first.
SELECT m.id, p.kind, p.state, p.public_on, m.newest, x.title,
    (SELECT count(*) FROM models_module o WHERE o.model_id = m.id AND o.edition = 0) AS modules
FROM models_model m JOIN publications_step_facts p ON p.publication_id = m.id
    JOIN publications_text_facts x ON x.publication_id = m.id AND x.tag = p.source_tag AND x.number = x.newest
WHERE p.project_id = $1 OR EXISTS (SELECT 1 FROM models_project o WHERE o.model_id = m.id AND o.project_id = $1)
ORDER BY m.id DESC LIMIT $2;
