-- Members who plan with the workers of their group; the rules are in voice_planners.c.

-- shape planner (group id, group_name text, person id, from_day day, until_day day, modules_only bool)

-- of_person :many (person id, day day) -> planner
-- Where she may plan now: named, and a member today.
SELECT p.group_id, g.name AS group_name, p.person_id, p.from_day, p.until_day, p.modules_only
FROM voice_planner p JOIN groups_open_facts g ON g.group_id = p.group_id
WHERE p.person_id = $1 AND p.until_day >= $2 AND EXISTS (SELECT 1 FROM groups_member_facts m
    WHERE m.group_id = p.group_id AND m.person_id = $1 AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2
        AND coalesce(m.left_on, '9999') >= $2)
ORDER BY g.sort_key, p.group_id;

-- of_group :many (group id) -> planner
SELECT p.group_id, g.name AS group_name, p.person_id, p.from_day, p.until_day, p.modules_only
FROM voice_planner p JOIN groups_open_facts g ON g.group_id = p.group_id
    JOIN people_key_facts k ON k.id = p.person_id
WHERE p.group_id = $1 AND k.merged_into IS NULL ORDER BY p.named_on, p.person_id;

-- name :exec (group id, person id, from_day day, until_day day, modules_only bool, named_by id?, named_on day)
INSERT INTO voice_planner (group_id, person_id, from_day, until_day, modules_only, named_by, named_on)
VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT (group_id, person_id) DO UPDATE SET from_day = excluded.from_day, until_day = excluded.until_day,
    modules_only = excluded.modules_only, named_by = excluded.named_by, named_on = excluded.named_on;

-- unname :count (group id, person id)
DELETE FROM voice_planner WHERE group_id = $1 AND person_id = $2;

-- sessions :many (group id, from day, to day, limit int) -> (session id, day day, start clock?, theme text,
--    module text, module_id id?, expert text, fixed id?)
SELECT s.session_id, s.day, s.start_time, s.theme, s.module, s.module_id, s.expert, f.session_id AS fixed
FROM groups_plan_facts s LEFT JOIN voice_fixed f ON f.session_id = s.session_id
WHERE s.group_id = $1 AND s.day >= $2 AND s.day <= $3 ORDER BY s.day, coalesce(s.start_time, ''),
    s.session_id LIMIT $4;

-- fix :exec (session id, group id)
INSERT INTO voice_fixed (session_id, group_id) VALUES ($1, $2) ON CONFLICT (session_id) DO NOTHING;

-- unfix :exec (session id)
DELETE FROM voice_fixed WHERE session_id = $1;

-- add_move :exec (move id, group id, person id, one id, other id, one_theme text, other_theme text, moved_on day)
INSERT INTO voice_move (id, group_id, person_id, one_id, other_id, one_theme, other_theme, moved_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- shape move (move id, group id, person id, one_id id, other_id id, one_theme text, other_theme text, moved_on day,
--    back_on day?, one_day day?, other_day day?)

-- moves :many (group id, limit int) -> move
SELECT v.id AS move_id, v.group_id, coalesce(k.merged_into, k.id) AS person_id, v.one_id, v.other_id, v.one_theme,
    v.other_theme, v.moved_on, v.back_on, a.day AS one_day, b.day AS other_day
FROM voice_move v JOIN people_key_facts k ON k.id = v.person_id
    LEFT JOIN groups_meeting_facts a ON a.session_id = v.one_id
    LEFT JOIN groups_meeting_facts b ON b.session_id = v.other_id
WHERE v.group_id = $1 ORDER BY v.id DESC LIMIT $2;

-- move :one (move id) -> move
SELECT v.id AS move_id, v.group_id, coalesce(k.merged_into, k.id) AS person_id, v.one_id, v.other_id, v.one_theme,
    v.other_theme, v.moved_on, v.back_on, a.day AS one_day, b.day AS other_day
FROM voice_move v JOIN people_key_facts k ON k.id = v.person_id
    LEFT JOIN groups_meeting_facts a ON a.session_id = v.one_id
    LEFT JOIN groups_meeting_facts b ON b.session_id = v.other_id
WHERE v.id = $1;

-- taken_back :exec (move id, back_on day, back_by id?)
UPDATE voice_move SET back_on = $2, back_by = $3 WHERE id = $1;

-- said :many (person id, limit int) -> (moved_on day, one_theme text, other_theme text)
SELECT v.moved_on, v.one_theme, v.other_theme FROM voice_move v
WHERE v.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1)
ORDER BY v.id DESC LIMIT $2;

-- drop_moves :exec (import id)
DELETE FROM voice_move WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);

-- drop_planners :exec (import id)
DELETE FROM voice_planner WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
