-- Secret addresses of reports; the rules are in report_feed.c.

-- shape of (report text, project id, also text, programme text, organisation id)

-- find :one (token bytes) -> (id id, staff id, of, role text, tag text)
SELECT f.id, f.staff_id, f.report, f.project_id, f.also, f.programme, f.organisation_id, s.role, s.tag
FROM auth_report_feed f JOIN staff s ON s.id = f.staff_id
WHERE f.token_hash = $1 AND s.disabled = 0;

-- works :many (staff id) -> (project id, role text, code text, narrowed bool, programme text)
SELECT w.project_id, w.role, p.code, CASE WHEN w.narrowed > 0 THEN 1 ELSE 0 END AS narrowed, g.programme
FROM auth_staff_project w JOIN projects_key_facts p ON p.id = w.project_id
JOIN projects_programme_facts g ON g.project_id = w.project_id
WHERE w.staff_id = $1 ORDER BY p.code, p.id;

-- own :many (staff id) -> (id id, of, made instant, opened instant?)
SELECT f.id, f.report, f.project_id, f.also, f.programme, f.organisation_id, f.made_at AS made,
    (SELECT max(j.at) FROM journal j WHERE j.subject = f.id AND j.what = 'report_feed' AND j.act = 'export') AS opened
FROM auth_report_feed f WHERE f.staff_id = $1 ORDER BY f.made_at DESC, f.id;

-- recent :one (feed id, since instant, most int) -> (n int)
SELECT count(*) FROM (SELECT at FROM journal WHERE subject = $1 AND what = 'report_feed' AND act = 'export'
    ORDER BY seq DESC LIMIT $3) x WHERE x.at >= $2;

-- replace :exec (staff id, project id, report text, also text, programme text, organisation id)
DELETE FROM auth_report_feed WHERE staff_id = $1 AND project_id = $2 AND report = $3 AND also = $4 AND programme = $5
    AND organisation_id = $6;

-- add :exec (id id, staff id, project id, report text, also text, programme text, organisation id, token bytes,
--    now instant)
INSERT INTO auth_report_feed (id, staff_id, project_id, report, also, programme, organisation_id, token_hash, made_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- drop :count (id id, staff id)
DELETE FROM auth_report_feed WHERE id = $1 AND staff_id = $2;

-- drop_all :exec (staff id)
DELETE FROM auth_report_feed WHERE staff_id = $1;
