-- What a manager writes for the public page of a project, what the page takes from elsewhere, and what is shown.

-- card :one (project id) -> (version int, state text, priority text, category text, theme text, goals text,
--    natural_person bool, contractor text, predecessor text, umbrella text, parts text, contact_role text,
--    contact_phone text, contact_email text, changed_name text?, changed_at instant?, published_name text?,
--    published_at instant?, withdrawn_name text?, withdrawn_at instant?, first_at instant?)
SELECT k.version, k.state, k.priority, k.category, k.theme, k.goals, coalesce(k.natural_person, 0), k.contractor,
    k.predecessor, k.umbrella, k.parts, k.contact_role, k.contact_phone, k.contact_email, c.name AS changed_name,
    k.changed_at,
    p.name AS published_name, k.published_at, w.name AS withdrawn_name, k.withdrawn_at, k.first_at
FROM operations_card k LEFT JOIN staff_name_facts c ON c.staff_id = k.changed_by
    LEFT JOIN staff_name_facts p ON p.staff_id = k.published_by
    LEFT JOIN staff_name_facts w ON w.staff_id = k.withdrawn_by
WHERE k.project_id = $1;

-- card_texts :many (project id) -> (tag text, doing text, reached text)
SELECT tag, doing, reached FROM operations_card_text WHERE project_id = $1 ORDER BY tag;

-- begin :count (project id, id id)
INSERT INTO operations_card (project_id, id, source_key, state, priority, category, theme, goals, natural_person,
    contractor, predecessor, umbrella, parts, contact_role, contact_phone, contact_email, version)
VALUES ($1, $2, '', 'draft', '', '', '', '', 0, '', '', '', '', '', '', '', 0)
ON CONFLICT (project_id) DO NOTHING;

-- save :count (project id, version int, priority text, category text, theme text, goals text, natural_person bool,
--    contractor text, predecessor text, umbrella text, parts text, contact_role text, contact_phone text,
--    contact_email text, changed_by id?, changed_at instant)
UPDATE operations_card SET priority = $3, category = $4, theme = $5, goals = $6, natural_person = $7, contractor = $8,
    predecessor = $9, umbrella = $10, parts = $11, contact_role = $12, contact_phone = $13, contact_email = $14,
    changed_by = $15, changed_at = $16, version = version + 1
WHERE project_id = $1 AND version = $2;

-- put_card_text :exec (project id, tag text, doing text, reached text)
INSERT INTO operations_card_text (project_id, tag, doing, reached) VALUES ($1, $2, $3, $4)
ON CONFLICT (project_id, tag) DO UPDATE SET doing = excluded.doing, reached = excluded.reached;
-- drop_card_text :exec (project id, tag text)
DELETE FROM operations_card_text WHERE project_id = $1 AND tag = $2;

-- published :count (project id, version int, published_by id?, published_at instant)
UPDATE operations_card SET state = 'published', published_by = $3, published_at = $4,
    first_at = coalesce(first_at, $4), version = version + 1
WHERE project_id = $1 AND version = $2;

-- withdrawn :count (project id, version int, withdrawn_by id?, withdrawn_at instant)
UPDATE operations_card SET state = 'withdrawn', withdrawn_by = $3, withdrawn_at = $4, version = version + 1
WHERE project_id = $1 AND version = $2 AND state = 'published';

-- touched :exec (project id, changed_by id?, changed_at instant)
UPDATE operations_card SET changed_by = $2, changed_at = $3, version = version + 1 WHERE project_id = $1;

-- project :one (project id) -> (code text, fund text, programme text, specific_objective text, start_date day?,
--    end_date day?, total_budget int?, eu_contribution int?, managing_authority text, lead_organisation text,
--    partners text, municipalities text, website text)
SELECT code, fund, programme, specific_objective, start_date, end_date, total_budget, eu_contribution,
    managing_authority, lead_organisation, partners, municipalities, website
FROM projects_public_facts WHERE project_id = $1;

-- words :many (project id) -> (tag text, name text, purpose text)
-- The imported text, which has no language, comes first.
SELECT tag, name, purpose FROM projects_words_facts WHERE project_id = $1 ORDER BY tag;

-- of_project :one (project id) -> (operation id)
SELECT id FROM operations_operation WHERE project_id = $1;

-- texts :many (operation id) -> (tag text, name text, summary text, doing text, reached text)
SELECT tag, name, summary, doing, reached FROM operations_text WHERE operation_id = $1 ORDER BY tag;
-- put_text :exec (operation id, tag text, name text, summary text, doing text, reached text)
INSERT INTO operations_text (operation_id, tag, name, summary, doing, reached) VALUES ($1, $2, $3, $4, $5, $6);

-- rest :one (operation id) -> (goals text, partners text, municipalities text, predecessor text, umbrella text,
--    parts text, contact_role text, contact_phone text, contact_email text)
SELECT goals, partners, municipalities, predecessor, umbrella, parts, contact_role, contact_phone, contact_email
FROM operations_rest WHERE operation_id = $1;
-- put_rest :exec (operation id, goals text, partners text, municipalities text, predecessor text, umbrella text,
--    parts text, contact_role text, contact_phone text, contact_email text)
INSERT INTO operations_rest (operation_id, goals, partners, municipalities, predecessor, umbrella, parts, contact_role,
    contact_phone, contact_email)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10);

-- moved :exec (operation id, updated_at instant)
-- What stands beside the row has changed.
UPDATE operations_operation SET version = version + 1, updated_at = $2 WHERE id = $1;

-- stamp :one (operation id) -> (project id?, version int, changes int?)
-- A kept page is of one such row.
SELECT o.project_id, o.version, c.n AS changes
FROM operations_operation o LEFT JOIN publications_changes_facts c ON c.project_id = o.project_id
WHERE o.id = $1;

-- published_of :many (project id, tag text, today day, limit int) -> (publication id, kind text, tag text, title text)
-- The newest that are shown, each in the language asked for, else as it was written.
SELECT p.publication_id, p.kind, p.tag, p.title FROM publications_shown_facts p
WHERE p.project_id = $1 AND p.public_on <= $3
    AND p.tag = coalesce((SELECT w.tag FROM publications_shown_facts w
        WHERE w.publication_id = p.publication_id AND w.tag = $2), p.source_tag)
ORDER BY p.public_on DESC, p.publication_id DESC LIMIT $4;
