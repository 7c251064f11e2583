-- Modules with their steps, series, notes after use, and work contacts.

-- shape module (module id, project id?, name text, purpose text, audience text, languages text, sessions int?,
--    minutes int?, needs text, expert id?, offered bool, edition int?, changed_on day?, version int, used int)

-- modules_of :many (project id, every bool, limit int) -> module
SELECT m.id, m.project_id, m.name, m.purpose, m.audience, m.languages, m.sessions, m.minutes, m.needs, m.expert_id,
       coalesce(m.offered, 1), m.edition, m.changed_on, m.version,
       (SELECT count(*) FROM groups_module_facts f WHERE f.module_id = m.id AND f.state = 'held') AS used
FROM modules_module m
WHERE (m.project_id IS NULL OR m.project_id = $1) AND ($2 = 1 OR coalesce(m.offered, 1) = 1)
ORDER BY m.sort_key, m.id LIMIT $3;

-- get :one (module id) -> module
SELECT m.id, m.project_id, m.name, m.purpose, m.audience, m.languages, m.sessions, m.minutes, m.needs, m.expert_id,
       coalesce(m.offered, 1), m.edition, m.changed_on, m.version,
       (SELECT count(*) FROM groups_module_facts f WHERE f.module_id = m.id AND f.state = 'held') AS used
FROM modules_module m WHERE m.id = $1;

-- add :exec (module id, project id?, name text, sort_key bytes, purpose text, audience text, languages text,
--    sessions int?, minutes int?, needs text, expert id?, offered bool, changed_on day)
INSERT INTO modules_module (id, source_key, project_id, name, sort_key, purpose, audience, languages, sessions, minutes,
    needs, expert_id, offered, edition, changed_on, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $13, 1);

-- add_taken :exec (module id, source_key text, project id, name text, sort_key bytes, purpose text, audience text,
--    languages text, sessions int?, minutes int?, needs text, changed_on day)
INSERT INTO modules_module (id, source_key, project_id, name, sort_key, purpose, audience, languages, sessions, minutes,
    needs, expert_id, offered, edition, changed_on, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, 1, 1, $12, 1);

-- with_key :many (source_key text, id id) -> (module id, project id?)
-- A key is also the number of a module that was made here.
SELECT id AS module, project_id FROM modules_module WHERE source_key = $1 OR id = $2 ORDER BY id;

-- change :count (module id, version int, name text, sort_key bytes, purpose text, audience text, languages text,
--    sessions int?, minutes int?, needs text, expert id?, offered bool, edition int, changed_on day?)
UPDATE modules_module SET version = version + 1, name = $3, sort_key = $4, purpose = $5, audience = $6, languages = $7,
    sessions = $8, minutes = $9, needs = $10, expert_id = $11, offered = $12, edition = $13, changed_on = $14
WHERE id = $1 AND version = $2;

-- claim :count (module id, version int)
UPDATE modules_module SET version = version + 1 WHERE id = $1 AND version = $2;

-- leans :one (module id) -> (n int)
-- What would be without it.
SELECT (SELECT count(*) FROM groups_module_facts f WHERE f.module_id = $1)
     + (SELECT count(*) FROM modules_item i WHERE i.module_id = $1)
     + (SELECT count(*) FROM modules_note n WHERE n.module_id = $1) AS n;

-- drop :exec (module id)
DELETE FROM modules_module WHERE id = $1;

-- steps :many (module id) -> (minutes int?, what text)
SELECT minutes, what FROM modules_step WHERE module_id = $1 ORDER BY place;

-- step_add :exec (module id, place int, minutes int?, what text)
INSERT INTO modules_step (module_id, place, minutes, what) VALUES ($1, $2, $3, $4);

-- steps_drop :exec (module id)
DELETE FROM modules_step WHERE module_id = $1;

-- series_of :many (project id, limit int) -> (series id, project id?, name text, version int, modules int)
SELECT s.id, s.project_id, s.name, s.version,
       (SELECT count(*) FROM modules_item i WHERE i.series_id = s.id) AS modules
FROM modules_series s WHERE s.project_id IS NULL OR s.project_id = $1 ORDER BY s.sort_key, s.id LIMIT $2;

-- series :one (series id) -> (series id, project id?, name text, version int)
SELECT id, project_id, name, version FROM modules_series WHERE id = $1;

-- items :many (series id) -> module
SELECT m.id, m.project_id, m.name, m.purpose, m.audience, m.languages, m.sessions, m.minutes, m.needs, m.expert_id,
       coalesce(m.offered, 1), m.edition, m.changed_on, m.version,
       (SELECT count(*) FROM groups_module_facts f WHERE f.module_id = m.id AND f.state = 'held') AS used
FROM modules_item i JOIN modules_module m ON m.id = i.module_id WHERE i.series_id = $1 ORDER BY i.place;

-- series_add :exec (series id, project id?, name text, sort_key bytes)
INSERT INTO modules_series (id, source_key, project_id, name, sort_key, version) VALUES ($1, '', $2, $3, $4, 1);

-- series_change :count (series id, version int, name text, sort_key bytes)
UPDATE modules_series SET version = version + 1, name = $3, sort_key = $4 WHERE id = $1 AND version = $2;

-- series_drop :count (series id, version int)
DELETE FROM modules_series WHERE id = $1 AND version = $2;

-- series_claim :count (series id, version int)
UPDATE modules_series SET version = version + 1 WHERE id = $1 AND version = $2;

-- item_add :exec (series id, place int, module id)
INSERT INTO modules_item (series_id, place, module_id) VALUES ($1, $2, $3);

-- items_drop :exec (series id)
DELETE FROM modules_item WHERE series_id = $1;

-- notes :many (module id, session id, limit int) -> (note id, module id, session id, worked text, improve text,
--    staff_name text?, used_on day, written_on day?, version int)
-- module, session 0: of any.
SELECT n.id, n.module_id, n.session_id, n.worked, n.improve, a.name AS staff_name, s.day AS used_on, n.written_on,
       n.version
FROM modules_note n JOIN groups_session_facts s ON s.id = n.session_id
    LEFT JOIN staff_facts a ON a.staff_id = n.staff_id
WHERE ($1 = 0 OR n.module_id = $1) AND ($2 = 0 OR n.session_id = $2) ORDER BY s.day DESC, n.id DESC LIMIT $3;

-- note_add :exec (note id, module id, session id, worked text, improve text, staff id?, written_on day)
INSERT INTO modules_note (id, source_key, module_id, session_id, worked, improve, staff_id, written_on, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, 1);

-- note_change :count (note id, version int, worked text, improve text, staff id?, written_on day)
UPDATE modules_note SET version = version + 1, worked = $3, improve = $4, staff_id = $5, written_on = $6
WHERE id = $1 AND version = $2;

-- experts :many (project id, limit int) -> (expert id, project id?, name text, organisation text, topics text,
--    languages text, version int)
SELECT id, project_id, name, organisation, topics, languages, version FROM modules_expert
WHERE project_id IS NULL OR project_id = $1 ORDER BY sort_key, id LIMIT $2;

-- expert :one (expert id) -> (expert id, project id?, name text, organisation text, topics text, languages text,
--    email secret?, phone secret?, version int)
SELECT id, project_id, name, organisation, topics, languages, email, phone, version FROM modules_expert WHERE id = $1;

-- expert_add :exec (expert id, project id?, name text, sort_key bytes, organisation text, topics text,
--    languages text, email secret?, phone secret?)
INSERT INTO modules_expert (id, source_key, project_id, name, sort_key, organisation, topics, languages, email, phone,
    version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, 1);

-- expert_change :count (expert id, version int, name text, sort_key bytes, organisation text, topics text,
--    languages text, email secret?, phone secret?)
UPDATE modules_expert SET version = version + 1, name = $3, sort_key = $4, organisation = $5, topics = $6,
    languages = $7, email = $8, phone = $9
WHERE id = $1 AND version = $2;

-- organisations :many -> (expert id, organisation text)
SELECT id, organisation FROM modules_expert WHERE organisation <> '' ORDER BY id;

-- expert_moved :exec (expert id, organisation text)
UPDATE modules_expert SET version = version + 1, organisation = $2 WHERE id = $1;

-- expert_leans :one (expert id) -> (n int)
SELECT (SELECT count(*) FROM groups_expert_facts f WHERE f.expert_id = $1)
     + (SELECT count(*) FROM modules_module m WHERE m.expert_id = $1)
     + (SELECT count(*) FROM outreach_place_facts o WHERE o.expert_id = $1) AS n;

-- expert_drop :count (expert id, version int)
DELETE FROM modules_expert WHERE id = $1 AND version = $2;

-- visits :many (expert id, limit int) -> (day day, state text, thanked_on day?)
-- When she was or is to be there, the newest first.
SELECT day, state, thanked_on FROM groups_expert_facts WHERE expert_id = $1
ORDER BY day DESC, session_id DESC LIMIT $2;
