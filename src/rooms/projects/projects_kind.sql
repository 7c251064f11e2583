-- Projects as a kind of record: out, found, brought in, changed, taken away.

-- give :each (low id, high id, project id) -> (id id, code text, name text?, fund text, programme text,
--    specific_objective text, start_date text?, end_date text?, total_budget int?, eu_contribution int?,
--    managing_authority text, lead_organisation text, partners text, municipalities text, website text, purpose text?,
--    target_participants int?, follow_up_attempts int?, target_groups int?, target_sessions int?, target_hours int?,
--    target_children int?, target_contacts int?, target_plans int?, target_followed_up int?, target_peer_workers int?,
--    target_person_hours int?, target_counselling_hours int?, partners_see text,
--    counting text, counting_source text, circumstances_ground text, rural_municipalities text)
SELECT p.id, p.code,
       coalesce((SELECT t.name FROM projects_text t
                 WHERE t.project_id = p.id AND t.tag IN ('', 'fi') AND t.name <> '' ORDER BY t.tag LIMIT 1),
                (SELECT min(t.name) FROM projects_text t WHERE t.project_id = p.id AND t.name <> '')),
       p.fund, p.programme, p.specific_objective, p.start_date, p.end_date, p.total_budget, p.eu_contribution,
       p.managing_authority, p.lead_organisation, p.partners, p.municipalities, p.website,
       coalesce((SELECT t.purpose FROM projects_text t
                 WHERE t.project_id = p.id AND t.tag IN ('', 'fi') AND t.purpose <> '' ORDER BY t.tag LIMIT 1),
                (SELECT min(t.purpose) FROM projects_text t WHERE t.project_id = p.id AND t.purpose <> '')),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'persons'),
       p.follow_up_attempts,
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'groups'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'sessions'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'hours'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'children'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'contacts'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'plans'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'followed_up'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'peer_workers'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'person_hours'),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'counselling_hours'),
       p.partners_see, c.counting, c.counting_source, p.circumstances_ground, p.rural_municipalities
FROM projects_project p JOIN projects_counting_facts c ON c.project_id = p.id
WHERE p.id BETWEEN $1 AND $2 AND ($3 = 0 OR p.id = $3) ORDER BY p.id;

-- any :one -> (id id)
SELECT id FROM projects_project LIMIT 1;

-- with_code :many (code text) -> (id id)
SELECT id FROM projects_project WHERE code = $1;

-- add :exec (project id, code text, fund text, programme text, specific_objective text, start_date day?, end_date day?,
--    total_budget int?, eu_contribution int?, managing_authority text, lead_organisation text, partners text,
--    municipalities text, website text, import id)
INSERT INTO projects_project (id, code, fund, programme, specific_objective, start_date, end_date, total_budget,
    eu_contribution, managing_authority, lead_organisation, partners, municipalities, website, version, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15);

-- put_attempts :exec (project id, follow_up_attempts int?, partners_see text)
UPDATE projects_project SET follow_up_attempts = $2, partners_see = $3 WHERE id = $1;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM projects_project x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'projects'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'periods', count(*) FROM projects_period x
WHERE x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1)
UNION ALL
SELECT 'public_pages', count(*) FROM operations_card_facts x
WHERE coalesce(x.import_id, 0) <> $1 AND x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1)
UNION ALL
SELECT 'report_runs', count(*) FROM reports_run_facts x
WHERE x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_texts :exec (import id)
DELETE FROM projects_text WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_targets :exec (import id)
DELETE FROM projects_target WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_members :exec (import id)
DELETE FROM auth_staff_project WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_feeds :exec (import id)
DELETE FROM auth_report_feed WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_published :exec (import id)
DELETE FROM reports_published WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_words :exec (import id)
DELETE FROM messages_words WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_programmes :exec ()
-- The ways of counting of programmes that no project carries any more.
DELETE FROM projects_programme WHERE programme NOT IN (SELECT programme FROM projects_project);

-- drop :exec (import id)
DELETE FROM projects_project WHERE import_id = $1;
