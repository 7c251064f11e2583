-- A draft becomes a version: its rows are copied under the number of the version, and never change there.

-- begin :exec (model id, edition int, year int, published_on day, published_at instant, published_by id?,
--    what_changed text)
INSERT INTO models_edition (model_id, edition, year, published_on, published_at, published_by, licence, regions, funder,
    whole, what_changed)
SELECT id, CAST($2 AS bigint), CAST($3 AS bigint), CAST($4 AS text), CAST($5 AS text), CAST($6 AS bigint), licence,
    regions, funder, whole, CAST($7 AS text)
FROM models_model WHERE id = $1;

-- newest :exec (model id, edition int)
UPDATE models_model SET newest = $2 WHERE id = $1;

-- texts :exec (model id, edition int)
INSERT INTO models_edition_text (model_id, edition, tag, number)
SELECT publication_id, CAST($2 AS bigint), tag, number FROM publications_text_facts
WHERE publication_id = $1 AND number = shown;

-- phases :exec (model id, edition int)
INSERT INTO models_phase (model_id, edition, place, part_key, weeks)
SELECT model_id, CAST($2 AS bigint), place, part_key, weeks FROM models_phase WHERE model_id = $1 AND edition = 0;

-- modules :exec (model id, edition int)
INSERT INTO models_module (model_id, edition, place, part_key, phase_key, module_id, module_edition, language,
    languages, sessions, minutes, needs)
SELECT model_id, CAST($2 AS bigint), place, part_key, phase_key, module_id, module_edition, language, languages,
    sessions, minutes, needs
FROM models_module WHERE model_id = $1 AND edition = 0;

-- roles :exec (model id, edition int)
INSERT INTO models_role (model_id, edition, place, part_key, people, hours, per)
SELECT model_id, CAST($2 AS bigint), place, part_key, people, hours, per FROM models_role
WHERE model_id = $1 AND edition = 0;

-- costs :exec (model id, edition int)
INSERT INTO models_cost (model_id, edition, place, part_key, cents, counted_on)
SELECT model_id, CAST($2 AS bigint), place, part_key, cents, counted_on FROM models_cost
WHERE model_id = $1 AND edition = 0;

-- words :exec (model id, edition int)
INSERT INTO models_word (model_id, edition, part, part_key, field, tag, words)
SELECT model_id, CAST($2 AS bigint), part, part_key, field, tag, words FROM models_word
WHERE model_id = $1 AND edition = 0;

-- authors :exec (model id, edition int)
INSERT INTO models_author (model_id, edition, place, shown_name, organisation, role, agreed_on)
SELECT model_id, CAST($2 AS bigint), place, shown_name, organisation, role, agreed_on FROM models_author
WHERE model_id = $1 AND edition = 0;

-- materials :exec (model id, edition int)
INSERT INTO models_material (model_id, edition, place, publication_id)
SELECT model_id, CAST($2 AS bigint), place, publication_id FROM models_material WHERE model_id = $1 AND edition = 0;

-- figures :exec (model id, edition int)
INSERT INTO models_figure (model_id, edition, place, part_key, house, run_id, report, spot, type, n, base, rules,
    program, from_day, to_day, counted_at)
SELECT model_id, CAST($2 AS bigint), place, part_key, house, run_id, report, spot, type, n, base, rules, program,
    from_day, to_day, counted_at
FROM models_figure WHERE model_id = $1 AND edition = 0;

-- figure_texts :exec (model id, edition int)
INSERT INTO models_figure_text (model_id, edition, part_key, tag, heading, line, name, definition)
SELECT model_id, CAST($2 AS bigint), part_key, tag, heading, line, name, definition FROM models_figure_text
WHERE model_id = $1 AND edition = 0;
