-- Work contacts, modules, series and what was learned after use as kinds of record: out, found, brought in, changed,
-- taken away. What is the house's goes with every project's package.

-- expert_give :each (low id, high id, project id) -> (id id, key text, project text?, name text, organisation text,
--    topics text, languages text, email secret?, phone secret?)
SELECT x.id, x.source_key, j.code, x.name, x.organisation, x.topics, x.languages, x.email, x.phone
FROM modules_expert x LEFT JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id IS NULL OR x.project_id = $3) ORDER BY x.id;

-- expert_any :one -> (id id)
SELECT id FROM modules_expert LIMIT 1;

-- expert_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM modules_expert WHERE source_key = $1 OR id = $2 ORDER BY id;

-- expert_within :one (row id, project id) -> (n int)
SELECT count(*) FROM modules_expert WHERE id = $1 AND (project_id IS NULL OR project_id = $2);

-- expert_add :add (id id, source_key text, project id?, name text, sort_key bytes, organisation text, topics text,
--    languages text, email secret?, phone secret?, import id)
INSERT INTO modules_expert (id, source_key, project_id, name, sort_key, organisation, topics, languages, email, phone,
    import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1);

-- expert_change :exec (id id, project id?, name text, sort_key bytes, organisation text, topics text, languages text,
--    email secret?, phone secret?)
UPDATE modules_expert SET project_id = $2, name = $3, sort_key = $4, organisation = $5, topics = $6, languages = $7,
    email = $8, phone = $9, version = version + 1
WHERE id = $1;

-- expert_touched :one (import id) -> (n int)
SELECT count(*) FROM modules_expert x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'experts'
        AND u.row_id = x.id), 0);

-- expert_leaning :many (import id) -> (what text, n int)
SELECT 'experts', count(*) FROM modules_expert x WHERE coalesce(x.import_id, 0) <> $1
    AND x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1);

-- expert_drop :exec (import id)
DELETE FROM modules_expert WHERE import_id = $1;

-- module_give :each (low id, high id, project id) -> (id id, key text, project text?, name text, purpose text,
--    audience text, languages text, sessions int?, minutes int?, needs text, expert_key text?, expert id?,
--    offered int?, edition int?, changed_on text?)
SELECT x.id, x.source_key, j.code, x.name, x.purpose, x.audience, x.languages, x.sessions, x.minutes, x.needs,
       e.source_key, e.id, x.offered, x.edition, x.changed_on
FROM modules_module x LEFT JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN modules_expert e ON e.id = x.expert_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id IS NULL OR x.project_id = $3) ORDER BY x.id;

-- steps :many (module id) -> (minutes int?, what text)
SELECT minutes, what FROM modules_step WHERE module_id = $1 ORDER BY place;

-- step_add :exec (module id, place int, minutes int?, what text)
INSERT INTO modules_step (module_id, place, minutes, what) VALUES ($1, $2, $3, $4);

-- steps_drop :exec (module id)
DELETE FROM modules_step WHERE module_id = $1;

-- module_any :one -> (id id)
SELECT id FROM modules_module LIMIT 1;

-- module_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM modules_module WHERE source_key = $1 OR id = $2 ORDER BY id;

-- module_within :one (row id, project id) -> (n int)
SELECT count(*) FROM modules_module WHERE id = $1 AND (project_id IS NULL OR project_id = $2);

-- module_add :add (id id, source_key text, project id?, name text, sort_key bytes, purpose text, audience text,
--    languages text, sessions int?, minutes int?, needs text, expert id?, offered int?, edition int?,
--    changed_on day?, import id)
INSERT INTO modules_module (id, source_key, project_id, name, sort_key, purpose, audience, languages, sessions, minutes,
    needs, expert_id, offered, edition, changed_on, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1);

-- module_change :exec (id id, project id?, name text, sort_key bytes, purpose text, audience text, languages text,
--    sessions int?, minutes int?, needs text, expert id?, offered int?, edition int?, changed_on day?)
UPDATE modules_module SET project_id = $2, name = $3, sort_key = $4, purpose = $5, audience = $6, languages = $7,
    sessions = $8, minutes = $9, needs = $10, expert_id = $11, offered = $12, edition = $13, changed_on = $14,
    version = version + 1
WHERE id = $1;

-- module_touched :one (import id) -> (n int)
SELECT count(*) FROM modules_module x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'modules'
        AND u.row_id = x.id), 0);

-- module_leaning :many (import id) -> (what text, n int)
SELECT 'modules', count(*) FROM modules_module x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.expert_id IN (SELECT id FROM modules_expert WHERE import_id = $1));

-- module_steps_drop :exec (import id)
DELETE FROM modules_step WHERE module_id IN (SELECT id FROM modules_module WHERE import_id = $1);

-- module_drop :exec (import id)
DELETE FROM modules_module WHERE import_id = $1;

-- series_give :each (low id, high id, project id) -> (id id, key text, project text?, name text)
SELECT x.id, x.source_key, j.code, x.name
FROM modules_series x LEFT JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id IS NULL OR x.project_id = $3) ORDER BY x.id;

-- items :many (series id) -> (key text, id id)
SELECT m.source_key, m.id FROM modules_item i JOIN modules_module m ON m.id = i.module_id WHERE i.series_id = $1
ORDER BY i.place;

-- item_add :exec (series id, place int, module id)
INSERT INTO modules_item (series_id, place, module_id) VALUES ($1, $2, $3);

-- items_drop :exec (series id)
DELETE FROM modules_item WHERE series_id = $1;

-- series_any :one -> (id id)
SELECT id FROM modules_series LIMIT 1;

-- series_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM modules_series WHERE source_key = $1 OR id = $2 ORDER BY id;

-- series_within :one (row id, project id) -> (n int)
SELECT count(*) FROM modules_series WHERE id = $1 AND (project_id IS NULL OR project_id = $2);

-- series_add :add (id id, source_key text, project id?, name text, sort_key bytes, import id)
INSERT INTO modules_series (id, source_key, project_id, name, sort_key, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, 1);

-- series_change :exec (id id, project id?, name text, sort_key bytes)
UPDATE modules_series SET project_id = $2, name = $3, sort_key = $4, version = version + 1 WHERE id = $1;

-- series_touched :one (import id) -> (n int)
SELECT count(*) FROM modules_series x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'series'
        AND u.row_id = x.id), 0);

-- series_leaning :many (import id) -> (what text, n int)
SELECT 'series', count(*) FROM modules_series x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.id IN (SELECT i.series_id FROM modules_item i JOIN modules_module m ON m.id = i.module_id
             WHERE m.import_id = $1));

-- series_items_drop :exec (import id)
DELETE FROM modules_item WHERE series_id IN (SELECT id FROM modules_series WHERE import_id = $1);

-- series_drop :exec (import id)
DELETE FROM modules_series WHERE import_id = $1;

-- note_give :each (low id, high id, project id) -> (id id, key text, module_key text, module id, session_key text,
--    session id, worked text, improve text, staff_key text?, staff id?, written_on text?)
SELECT x.id, x.source_key, m.source_key, m.id, s.source_key, s.id, x.worked, x.improve, a.source_key, a.id,
       x.written_on
FROM modules_note x JOIN modules_module m ON m.id = x.module_id JOIN groups_session_key_facts s ON s.id = x.session_id
    LEFT JOIN staff_key_facts a ON a.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) ORDER BY x.id;

-- note_any :one -> (id id)
SELECT id FROM modules_note LIMIT 1;

-- note_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM modules_note WHERE source_key = $1 OR id = $2 ORDER BY id;

-- note_within :one (row id, project id) -> (n int)
SELECT count(*) FROM modules_note x JOIN groups_session_key_facts s ON s.id = x.session_id
WHERE x.id = $1 AND s.project_id = $2;

-- note_add :add (id id, source_key text, module id, session id, worked text, improve text, staff id?,
--    written_on day?, import id)
INSERT INTO modules_note (id, source_key, module_id, session_id, worked, improve, staff_id, written_on, import_id,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1);

-- note_change :exec (id id, module id, session id, worked text, improve text, staff id?, written_on day?)
UPDATE modules_note SET module_id = $2, session_id = $3, worked = $4, improve = $5, staff_id = $6, written_on = $7,
    version = version + 1
WHERE id = $1;

-- note_touched :one (import id) -> (n int)
SELECT count(*) FROM modules_note x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'module_notes'
        AND u.row_id = x.id), 0);

-- note_leaning :many (import id) -> (what text, n int)
SELECT 'module_notes', count(*) FROM modules_note x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.module_id IN (SELECT id FROM modules_module WHERE import_id = $1)
         OR x.session_id IN (SELECT id FROM groups_session_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- note_drop :exec (import id)
DELETE FROM modules_note WHERE import_id = $1;
