-- Staff as a kind of record: out, found, brought in, taken away.

-- give :each (low id, high id, project id) -> (id id, key text, name text, email text, role text)
SELECT s.id, s.source_key, s.name, s.email, s.role FROM staff s
WHERE s.id BETWEEN $1 AND $2
  AND ($3 = 0 OR s.id IN (
      SELECT staff_id FROM auth_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM groups_leader_facts WHERE project_id = $3
      UNION SELECT staff_id FROM caseload_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM duties_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM modules_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM publications_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM outreach_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM outreach_first_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM needs_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM instruments_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM stories_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM circumstances_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM skills_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM counselling_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM appointments_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM plans_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM guidance_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM referrals_work_facts WHERE project_id = $3
      UNION SELECT staff_id FROM follow_ups_work_facts WHERE project_id = $3))
ORDER BY s.id;

-- projects_of :many (staff id) -> (code text, id id, partnership id?, partnership_key text?)
SELECT p.code, p.id, x.id, x.source_key FROM auth_sight_facts a JOIN projects_key_facts p ON p.id = a.project_id
LEFT JOIN projects_partnership_facts x ON x.project_id = a.project_id AND x.organisation_id = a.organisation_id
WHERE a.staff_id = $1 ORDER BY coalesce(a.place, 1000000), p.code;

-- any :one -> (id id)
SELECT id FROM staff LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM staff WHERE source_key = $1 OR id = $2 ORDER BY id;

-- with_email :one (email text) -> (id id)
SELECT id FROM staff WHERE email = $1;

-- within :one (staff id, project id) -> (n int)
SELECT count(*) FROM auth_work_facts WHERE staff_id = $1 AND project_id = $2;

-- add :exec (staff id, source_key text, name text, sort_key bytes, email text, role text, import id, now instant)
INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, import_id,
    created_at)
VALUES ($1, $2, $3, $4, $5, $6, '', 0, 0, 1, $7, $8);

-- put_project :exec (staff id, project id, role text, place int, partnership id?)
INSERT INTO auth_staff_project (staff_id, project_id, role, place, organisation_id)
VALUES ($1, $2, $3, $4, (SELECT x.organisation_id FROM projects_partnership_facts x WHERE x.id = $5))
ON CONFLICT (staff_id, project_id) DO UPDATE SET role = excluded.role, place = excluded.place,
    organisation_id = excluded.organisation_id;

-- drop_project :exec (staff id, project id)
DELETE FROM auth_staff_project WHERE staff_id = $1 AND project_id = $2;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM staff x WHERE import_id = $1 AND (password_hash IS NOT NULL OR (version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'staff' AND u.row_id = x.id),
        0)));

-- drop_projects :exec (import id)
DELETE FROM auth_staff_project WHERE staff_id IN (SELECT id FROM staff WHERE import_id = $1)
    OR (place IS NOT NULL AND project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- drop_links :exec (import id)
DELETE FROM auth_link WHERE staff_id IN (SELECT id FROM staff WHERE import_id = $1);

-- drop_feeds :exec (import id)
DELETE FROM auth_feed WHERE staff_id IN (SELECT id FROM staff WHERE import_id = $1);

-- drop_report_feeds :exec (import id)
DELETE FROM auth_report_feed WHERE staff_id IN (SELECT id FROM staff WHERE import_id = $1);

-- drop :exec (import id)
DELETE FROM staff WHERE import_id = $1;
