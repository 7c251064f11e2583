-- get :one (guidance id) -> (person id, project id, group id?, day day, destination text, provider text,
--    qualification text, state text, study_form text, starts_on day?, main int?, staff id?, version int)
SELECT person_id, project_id, group_id, day, destination, provider, qualification, state, study_form, starts_on, main,
       staff_id, version
FROM guidance_guidance WHERE id = $1;

-- add :exec (guidance id, person id, project id, group id?, day day, destination text, provider text,
--    qualification text, qualification_code text?, state text, provider_key text?, study_form text, starts_on day?,
--    main int, staff id?, created_at instant)
INSERT INTO guidance_guidance (id, source_key, person_id, project_id, group_id, day, destination, provider,
    qualification, qualification_code, state, provider_key, study_form, starts_on, main, staff_id, version, created_at)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16);

-- change :count (guidance id, version int, day day, destination text, provider text, qualification text,
--    qualification_code text?, state text, provider_key text?, study_form text, starts_on day?, main int, staff id?)
UPDATE guidance_guidance SET version = version + 1, day = $3, destination = $4, provider = $5, qualification = $6,
    qualification_code = $7, state = $8, provider_key = $9, study_form = $10, starts_on = $11,
    -- nobody has said so, and a form that leaves it out does not either
    main = CASE WHEN $12 = 0 AND main IS NULL THEN NULL ELSE $12 END,
    staff_id = $13
WHERE id = $1 AND version = $2;

-- only_main :many (person id, project id, guidance id) -> (guidance id)
SELECT id FROM guidance_guidance WHERE person_id = $1 AND project_id = $2 AND id <> $3 AND main = 1;

-- not_main :exec (guidance id)
UPDATE guidance_guidance SET main = 0, version = version + 1 WHERE id = $1;

-- with_provider :many (provider_key text) -> (guidance id)
SELECT id FROM guidance_guidance WHERE provider_key = $1 ORDER BY id;

-- history_keeps :exec (provider_key text)
-- The version of these rows is about to move, and their state does not: the newest of the history stays theirs.
UPDATE guidance_history SET version = version + 1
WHERE (guidance_id, version) IN (SELECT id, version FROM guidance_guidance WHERE provider_key = $1);

-- provider_moved :exec (old_key text, provider text, provider_key text)
UPDATE guidance_guidance SET provider = $2, provider_key = $3, version = version + 1 WHERE provider_key = $1;

-- open :many (person id, project id) -> (guidance id, person id, day day, destination text, state text,
--    provider text, qualification text, starts_on day?, main int?)
SELECT id, person_id, day, destination, state, provider, qualification, starts_on, main FROM guidance_guidance
WHERE person_id = $1 AND project_id = $2 AND state IN ('suggested', 'agreed', 'applied', 'accepted', 'started')
ORDER BY coalesce(main, 0) DESC, day DESC, id DESC LIMIT 50;

-- owners :many (project id) -> (staff id, name text)
SELECT s.staff_id, s.name FROM auth_work_facts w JOIN staff_facts s ON s.staff_id = w.staff_id
WHERE w.project_id = $1 AND w.role IN ('manager', 'counsellor', 'instructor') AND s.disabled = 0
ORDER BY s.sort_key, s.staff_id;

-- remember :exec (guidance id, version int, at instant, day day, destination text, state text, staff id?)
INSERT INTO guidance_history (guidance_id, version, at, day, destination, state, staff_id)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT DO NOTHING;

-- history :many (guidance id) -> (at instant, day day, destination text, state text, staff_name text?)
SELECT h.at, h.day, h.destination, h.state, s.name
FROM guidance_history h LEFT JOIN staff_facts s ON s.staff_id = h.staff_id
WHERE h.guidance_id = $1 ORDER BY h.version DESC;

-- group_of :one (person id, project id, on day) -> (group id)
-- The group she was in when she was guided: the latest that had begun.
SELECT group_id FROM groups_membership_facts
WHERE person_id = $1 AND project_id = $2 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3
ORDER BY joined_on DESC, group_id DESC LIMIT 1;

-- shape waiting (guidance id, person id, given_names name, family_name name, day day, destination text, state text)

-- waiting_house :many (project id, limit int, state text, destination text, start int, before text, staff id,
--    viewer id, since day) -> waiting
-- Of whom she sees who sees the persons of her organisation only.
SELECT g.id, g.person_id, p.given_names, p.family_name, g.day, g.destination, g.state
FROM guidance_guidance g JOIN people_member_facts p ON p.person_id = g.person_id
JOIN people_key_facts k ON k.id = g.person_id
WHERE g.project_id = $1 AND g.state IN ('suggested', 'agreed', 'applied') AND k.merged_into IS NULL
    AND ($3 = '' OR g.state = $3) AND ($4 = '' OR g.destination = $4) AND ($6 = '' OR g.day <= $6)
    AND ($7 = 0 OR g.staff_id = $7)
    AND EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = g.person_id AND v.staff_id = $8
        AND v.made_at IS NULL AND (v.left_on IS NULL OR v.left_on >= $9))
ORDER BY g.day, g.id LIMIT $2 OFFSET $5;

-- waiting :many (project id, limit int, state text, destination text, start int, before text, staff id) -> waiting
SELECT g.id, g.person_id, p.given_names, p.family_name, g.day, g.destination, g.state
FROM guidance_guidance g JOIN people_member_facts p ON p.person_id = g.person_id
JOIN people_key_facts k ON k.id = g.person_id
WHERE g.project_id = $1 AND g.state IN ('suggested', 'agreed', 'applied') AND k.merged_into IS NULL
    AND ($3 = '' OR g.state = $3) AND ($4 = '' OR g.destination = $4) AND ($6 = '' OR g.day <= $6)
    AND ($7 = 0 OR g.staff_id = $7)
ORDER BY g.day, g.id LIMIT $2 OFFSET $5;

-- waiting_count :one (project id, state text, destination text, before text, staff id, limit int) -> (n int)
-- At most `limit`: counting hundreds of thousands costs what a page may not. Without a look at each person, so from the
-- index alone: a file that was merged has no rows, they went to the one that was kept (kinds_test).
SELECT count(*) FROM (SELECT 1 FROM guidance_guidance g
    WHERE g.project_id = $1 AND g.state IN ('suggested', 'agreed', 'applied')
        AND ($2 = '' OR g.state = $2) AND ($3 = '' OR g.destination = $3) AND ($4 = '' OR g.day <= $4)
        AND ($5 = 0 OR g.staff_id = $5) LIMIT $6) AS counted;

-- correct :exec (correction id, guidance id, project id, day day, before_value text, after_value text, reason secret?,
--    done_by id, done_at instant)
INSERT INTO guidance_correction (id, guidance_id, project_id, day, before_value, after_value, reason, done_by, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
