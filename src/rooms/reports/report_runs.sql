-- shape run (run id, project id, report text, name text, from_day day, to_day day, told_by text,
--    told_by2 text, also text, organisation id, threshold int, program text, rules text, records int?, made_by id,
--    made_by_name text?,
--    made_at instant, removed_by id?, removed_by_name text?, removed_at instant?, removed_why text)

-- one :one (run id) -> run
SELECT r.id, r.project_id, r.report, r.name, r.from_day, r.to_day, r.told_by, r.told_by2, r.also,
       r.organisation_id, r.threshold, r.program, r.rules, r.records, r.made_by, m.name AS made_by_name, r.made_at,
       r.removed_by,
       d.name AS removed_by_name,
       r.removed_at, r.removed_why
FROM reports_run r LEFT JOIN staff_name_facts m ON m.staff_id = r.made_by
LEFT JOIN staff_name_facts d ON d.staff_id = r.removed_by
WHERE r.id = $1;

-- of_project :many (project id, report text, limit int, start int) -> (run, total int)
-- The newest first; report: "" = of all.
SELECT r.id, r.project_id, r.report, r.name, r.from_day, r.to_day, r.told_by, r.told_by2, r.also,
       r.organisation_id, r.threshold, r.program, r.rules, r.records, r.made_by, m.name AS made_by_name, r.made_at,
       r.removed_by,
       d.name AS removed_by_name,
       r.removed_at, r.removed_why, count(*) OVER ()
FROM reports_run r LEFT JOIN staff_name_facts m ON m.staff_id = r.made_by
LEFT JOIN staff_name_facts d ON d.staff_id = r.removed_by
WHERE r.project_id = $1 AND ($2 = '' OR r.report = $2)
ORDER BY r.made_at DESC, r.id DESC LIMIT $3 OFFSET $4;

-- standing :one (project id) -> (n int)
SELECT count(*) FROM reports_run WHERE project_id = $1 AND removed_at IS NULL;

-- add :exec (run id, project id, report text, name text, from_day day, to_day day, told_by text, told_by2 text,
--    also text, organisation id, threshold int, program text, made_by id, made_at instant)
INSERT INTO reports_run (id, project_id, report, name, from_day, to_day, told_by, told_by2, also, organisation_id,
    threshold, program, rules, made_by, made_at, removed_why)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14, '');

-- put_part :exec (run id, part text, withheld bool, packed bytes)
INSERT INTO reports_run_part (run_id, part, withheld, packed) VALUES ($1, $2, $3, $4);

-- part :one (run id, part text, withheld bool) -> (packed bytes)
SELECT packed FROM reports_run_part WHERE run_id = $1 AND part = $2 AND withheld = $3;

-- put_records :exec (run id, packed secret)
INSERT INTO reports_run_records (run_id, packed) VALUES ($1, $2);

-- records :one (run id) -> (packed secret)
SELECT packed FROM reports_run_records WHERE run_id = $1;

-- remove :count (run id, removed_by id, removed_at instant, removed_why text)
UPDATE reports_run SET removed_by = $2, removed_at = $3, removed_why = $4 WHERE id = $1 AND removed_at IS NULL;

-- drop_parts :exec (run id)
DELETE FROM reports_run_part WHERE run_id = $1;

-- drop_records :exec (run id)
DELETE FROM reports_run_records WHERE run_id = $1;

-- finish :exec (run id, rules text, records int?)
UPDATE reports_run SET rules = $2, records = $3 WHERE id = $1;
