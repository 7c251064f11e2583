-- Secret addresses of reports; the rules are in report_feed.c.

-- find :one (token bytes) -> (id id, staff id, project id, report text, role text, project_role text, tag text,
--    code text, narrowed bool)
SELECT f.id, f.staff_id, f.project_id, f.report, s.role, w.role, s.tag, p.code,
    CASE WHEN w.narrowed > 0 THEN 1 ELSE 0 END FROM auth_report_feed f
JOIN staff s ON s.id = f.staff_id
JOIN auth_staff_project w ON w.staff_id = f.staff_id AND w.project_id = f.project_id
JOIN projects_key_facts p ON p.id = f.project_id
WHERE f.token_hash = $1 AND s.disabled = 0;

-- own :many (staff id) -> (id id, project id, report text, made instant, opened instant?)
SELECT f.id, f.project_id, f.report, f.made_at,
    (SELECT max(j.at) FROM journal j WHERE j.subject = f.id AND j.what = 'report_feed' AND j.act = 'export')
FROM auth_report_feed f WHERE f.staff_id = $1 ORDER BY f.made_at DESC, f.id;

-- recent :one (feed id, since instant, most int) -> (n int)
SELECT count(*) FROM (SELECT at FROM journal WHERE subject = $1 AND what = 'report_feed' AND act = 'export'
    ORDER BY seq DESC LIMIT $3) x WHERE x.at >= $2;

-- replace :exec (staff id, project id, report text)
DELETE FROM auth_report_feed WHERE staff_id = $1 AND project_id = $2 AND report = $3;

-- add :exec (id id, staff id, project id, report text, token bytes, now instant)
INSERT INTO auth_report_feed (id, staff_id, project_id, report, token_hash, made_at) VALUES ($1, $2, $3, $4, $5, $6);

-- drop :count (id id, staff id)
DELETE FROM auth_report_feed WHERE id = $1 AND staff_id = $2;

-- drop_all :exec (staff id)
DELETE FROM auth_report_feed WHERE staff_id = $1;
