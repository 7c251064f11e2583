-- What is written for the public page of a project, as a kind of record: out, found, brought in, changed, taken away.
-- Publishing is an act of somebody and comes with no package.

-- give :each (low id, high id, project id) -> (id id, key text, project text, theme text, priority text, category text,
--    goals text, natural_person int?, contractor text, umbrella text, predecessor text, parts text, contact_role text,
--    contact_phone text, contact_email text, doing_fi text?, reached_fi text?, doing_sv text?, reached_sv text?,
--    doing_en text?, reached_en text?, doing_so text?, reached_so text?, doing_ar text?, reached_ar text?,
--    doing_ru text?, reached_ru text?)
SELECT x.id, x.source_key, j.code, x.theme, x.priority, x.category, x.goals, x.natural_person, x.contractor, x.umbrella,
    x.predecessor, x.parts, x.contact_role, x.contact_phone, x.contact_email, f.doing AS doing_fi,
    f.reached AS reached_fi, s.doing AS doing_sv, s.reached AS reached_sv, e.doing AS doing_en, e.reached AS reached_en,
    o.doing AS doing_so, o.reached AS reached_so, a.doing AS doing_ar, a.reached AS reached_ar,
    r.doing AS doing_ru, r.reached AS reached_ru
FROM operations_card x JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN operations_card_text f ON f.project_id = x.project_id AND f.tag = 'fi'
    LEFT JOIN operations_card_text s ON s.project_id = x.project_id AND s.tag = 'sv'
    LEFT JOIN operations_card_text e ON e.project_id = x.project_id AND e.tag = 'en'
    LEFT JOIN operations_card_text o ON o.project_id = x.project_id AND o.tag = 'so'
    LEFT JOIN operations_card_text a ON a.project_id = x.project_id AND a.tag = 'ar'
    LEFT JOIN operations_card_text r ON r.project_id = x.project_id AND r.tag = 'ru'
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM operations_card LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM operations_card WHERE source_key = $1 OR id = $2 ORDER BY id;

-- of_project :one (project id) -> (id id)
SELECT id FROM operations_card WHERE project_id = $1;

-- within :one (row id, project id) -> (n int)
SELECT count(*) FROM operations_card WHERE id = $1 AND project_id = $2;

-- add :exec (id id, source_key text, project id, theme text, priority text, category text, goals text,
--    natural_person int?, contractor text, umbrella text, predecessor text, parts text, contact_role text,
--    contact_phone text, contact_email text, import id)
INSERT INTO operations_card (id, source_key, project_id, state, theme, priority, category, goals, natural_person,
    contractor, umbrella, predecessor, parts, contact_role, contact_phone, contact_email, import_id, version)
VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1);

-- change :exec (id id, project id, theme text, priority text, category text, goals text, natural_person int?,
--    contractor text, umbrella text, predecessor text, parts text, contact_role text, contact_phone text,
--    contact_email text, changed_at instant)
UPDATE operations_card SET project_id = $2, theme = $3, priority = $4, category = $5, goals = $6, natural_person = $7,
    contractor = $8, umbrella = $9, predecessor = $10, parts = $11, contact_role = $12, contact_phone = $13,
    contact_email = $14, changed_by = NULL, changed_at = $15, version = version + 1
WHERE id = $1;

-- put_text :exec (project id, tag text, doing text, reached text)
INSERT INTO operations_card_text (project_id, tag, doing, reached) VALUES ($1, $2, $3, $4)
ON CONFLICT (project_id, tag) DO UPDATE SET doing = excluded.doing, reached = excluded.reached;
-- drop_text :exec (project id, tag text)
DELETE FROM operations_card_text WHERE project_id = $1 AND tag = $2;

-- touched :one (import id) -> (n int)
SELECT count(*) FROM operations_card x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'public_pages'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'public_pages', count(*) FROM operations_card x WHERE coalesce(x.import_id, 0) <> $1
    AND x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
UNION ALL
SELECT 'public_pages', count(*) FROM operations_card x WHERE x.import_id = $1 AND x.state <> 'draft'
UNION ALL
SELECT 'public_pages', count(*) FROM operations_figure f JOIN operations_card x ON x.project_id = f.project_id
WHERE x.import_id = $1;

-- drop_texts :exec (import id)
DELETE FROM operations_card_text WHERE project_id IN (SELECT project_id FROM operations_card WHERE import_id = $1);
-- drop :exec (import id)
DELETE FROM operations_card WHERE import_id = $1;
