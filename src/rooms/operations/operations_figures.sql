-- Figures of stored runs on the public page of a project.

-- figures :many (project id, tag text) -> (figure id, run id, report text, spot text, type text, n int, rules text,
--    program text, from_day day, to_day day, counted_at instant, chosen bool, shown bool, heading text, line text,
--    name text, definition text)
SELECT f.id, f.run_id, f.report, f.spot, f.type, f.n, f.rules, f.program, f.from_day, f.to_day, f.counted_at, f.chosen,
    f.shown, x.heading, x.line, x.name, x.definition
FROM operations_figure f JOIN operations_figure_text x ON x.figure_id = f.id AND x.tag = $2
WHERE f.project_id = $1 ORDER BY f.counted_at DESC, f.id;

-- others :one (project id, run id) -> (n int)
SELECT count(*) FROM operations_figure WHERE project_id = $1 AND run_id <> $2 AND chosen = 1;

-- let_go :exec (project id, run id)
UPDATE operations_figure SET chosen = 0 WHERE project_id = $1 AND run_id = $2;

-- choose :count (project id, run id, spot text)
UPDATE operations_figure SET chosen = 1 WHERE project_id = $1 AND run_id = $2 AND spot = $3;

-- add :exec (figure id, project id, run id, report text, spot text, type text, n int, rules text, program text,
--    from_day day, to_day day, counted_at instant)
INSERT INTO operations_figure (id, project_id, run_id, report, spot, type, n, rules, program, from_day, to_day,
    counted_at, chosen, shown)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, 0);

-- add_text :exec (figure id, tag text, heading text, line text, name text, definition text)
INSERT INTO operations_figure_text (figure_id, tag, heading, line, name, definition) VALUES ($1, $2, $3, $4, $5, $6);

-- forget_texts :exec (project id)
-- Of those that are neither chosen nor shown.
DELETE FROM operations_figure_text WHERE figure_id IN
    (SELECT id FROM operations_figure WHERE project_id = $1 AND chosen = 0 AND shown = 0);
-- forget :exec (project id)
DELETE FROM operations_figure WHERE project_id = $1 AND chosen = 0 AND shown = 0;

-- show :exec (project id)
UPDATE operations_figure SET shown = chosen WHERE project_id = $1;
-- hide :exec (project id)
UPDATE operations_figure SET shown = 0 WHERE project_id = $1;
