-- sides :one (person id) -> (given_names text, family_name text, birth_date day?, gender text, languages text,
--    service_language text, phone secret?, phone_key bytes?, email secret?, municipality secret?, postcode secret?,
--    arrived_on day?, citizenships text, identity_code secret?, note secret?, non_disclosure bool, is_protected bool,
--    family id?, merged_into id?, version int)
SELECT given_names, family_name, birth_date, gender, languages, service_language, phone, phone_key, email, municipality,
       postcode, arrived_on, citizenships, identity_code, note, non_disclosure, protected, family_id, merged_into,
       version
FROM people_person WHERE id = $1;

-- put :count (person id, version int, given_names text, family_name text, sort_key bytes, birth_date day?, gender text,
--    languages text, service_language text, phone secret?, phone_key bytes?, email secret?, municipality secret?,
--    postcode secret?, arrived_on day?, citizenships text, identity_code secret?, note secret?, non_disclosure bool,
--    family id?)
UPDATE people_person SET version = version + 1, given_names = $3, family_name = $4, sort_key = $5, birth_date = $6,
    gender = $7, languages = $8, service_language = $9, phone = $10, phone_key = $11, email = $12, municipality = $13,
    postcode = $14, arrived_on = $15, citizenships = $16, identity_code = $17, note = $18, non_disclosure = $19,
    family_id = $20
WHERE id = $1 AND version = $2;

-- sort_spells :exec (person id, sort_key bytes)
UPDATE people_participation SET sort_key = $2 WHERE person_id = $1;

-- lose :count (person id, into id?)
UPDATE people_person SET merged_into = $2, version = version + 1 WHERE id = $1;

-- rows_of :many (person id) -> (kind text, row_id id, second id)
-- Every row of every room that names the person, with what tells it apart.
SELECT 'participation', id, CAST(0 AS bigint) FROM people_participation WHERE person_id = $1
UNION ALL SELECT 'membership', id, 0 FROM groups_membership WHERE person_id = $1
UNION ALL SELECT 'contact', id, 0 FROM contacts_contact WHERE person_id = $1
UNION ALL SELECT 'guidance', id, 0 FROM guidance_guidance WHERE person_id = $1
UNION ALL SELECT 'counselling', id, 0 FROM counselling_talk WHERE person_id = $1
UNION ALL SELECT 'plan', id, 0 FROM plans_plan WHERE person_id = $1
UNION ALL SELECT 'follow_up', id, 0 FROM follow_ups_follow_up WHERE person_id = $1
UNION ALL SELECT 'child', child_id, 0 FROM people_parent WHERE person_id = $1;

-- marks_of :many (person id) -> (session id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant?,
--    version int)
SELECT session_id, mark, minutes, walk_in, marked_by, marked_at, version FROM attendance_mark WHERE person_id = $1;

-- mark_in :one (session id, person id) -> (mark text, minutes int?)
SELECT mark, minutes FROM attendance_mark WHERE session_id = $1 AND person_id = $2;

-- put_mark :exec (session id, person id, mark text, minutes int?, walk_in bool, marked_by id?, marked_at instant?,
--    version int)
INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, marked_by, marked_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (session_id, person_id) DO UPDATE SET mark = excluded.mark, minutes = excluded.minutes;

-- set_mark :exec (session id, person id, mark text, minutes int?)
UPDATE attendance_mark SET mark = $3, minutes = $4 WHERE session_id = $1 AND person_id = $2;

-- move_mark :exec (session id, from_person id, to_person id)
UPDATE attendance_mark SET person_id = $3 WHERE session_id = $1 AND person_id = $2;

-- drop_mark :exec (session id, person id)
DELETE FROM attendance_mark WHERE session_id = $1 AND person_id = $2;

-- move_participation :count (row_id id, from_person id, to_person id)
UPDATE people_participation SET person_id = $3 WHERE id = $1 AND person_id = $2;
-- move_membership :count (row_id id, from_person id, to_person id)
UPDATE groups_membership SET person_id = $3 WHERE id = $1 AND person_id = $2;
-- move_contact :count (row_id id, from_person id, to_person id)
UPDATE contacts_contact SET person_id = $3 WHERE id = $1 AND person_id = $2;
-- move_guidance :count (row_id id, from_person id, to_person id)
UPDATE guidance_guidance SET person_id = $3 WHERE id = $1 AND person_id = $2;
-- move_counselling :count (row_id id, from_person id, to_person id)
UPDATE counselling_talk SET person_id = $3 WHERE id = $1 AND person_id = $2;
-- move_plan :count (row_id id, from_person id, to_person id)
UPDATE plans_plan SET person_id = $3 WHERE id = $1 AND person_id = $2;
-- move_follow_up :count (row_id id, from_person id, to_person id)
UPDATE follow_ups_follow_up SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- needs_of :many (person id) -> (project id, day text, area text)
SELECT project_id, day, area FROM needs_need WHERE person_id = $1 ORDER BY project_id, day, area;
-- move_need :count (project id, day text, area text, from_person id, to_person id)
-- Asked of both on one day: the answer of the kept file counts, the other stays with the file that went.
UPDATE needs_need SET person_id = $5 WHERE project_id = $1 AND day = $2 AND area = $3 AND person_id = $4
    AND NOT EXISTS (SELECT 1 FROM needs_need k WHERE k.project_id = $1 AND k.day = $2 AND k.area = $3
        AND k.person_id = $5);

-- is_parent :one (child id, person id) -> (n int)
SELECT count(*) FROM people_parent WHERE child_id = $1 AND person_id = $2;
-- add_parent :exec (child id, person id)
INSERT INTO people_parent (child_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING;
-- drop_parent :exec (child id, person id)
DELETE FROM people_parent WHERE child_id = $1 AND person_id = $2;

-- remember :exec (merge id, kept id, lost id, before secret, merged_by id, merged_at instant)
INSERT INTO people_merge (id, kept_id, lost_id, before, merged_by, merged_at) VALUES ($1, $2, $3, $4, $5, $6);

-- recall :one (merge id) -> (kept id, lost id, before secret, undone_at instant?)
SELECT kept_id, lost_id, before, undone_at FROM people_merge WHERE id = $1;

-- merge_before :one (kept id, merge id) -> (merge id, before secret)
-- The merge into the same file that came before and still stands.
SELECT id, before FROM people_merge WHERE kept_id = $1 AND undone_at IS NULL AND id < $2 ORDER BY id DESC LIMIT 1;

-- remember_again :exec (merge id, before secret)
UPDATE people_merge SET before = $2 WHERE id = $1;

-- undone :exec (merge id, undone_at instant)
UPDATE people_merge SET undone_at = $2 WHERE id = $1;

-- list :many (everyone bool, staff id, left_since day, made_since instant, limit int) -> (merge id, kept id,
--    kept_given text, kept_family text, lost_given text, lost_family text, merged_at instant, undone_at instant?,
--    staff_name text?, total int)
-- Of files that this member of staff sees as a whole; everyone: no question.
SELECT m.id, m.kept_id, k.given_names, k.family_name, l.given_names, l.family_name, m.merged_at, m.undone_at,
       s.name, count(*) OVER ()
FROM people_merge m JOIN people_person k ON k.id = m.kept_id JOIN people_person l ON l.id = m.lost_id
LEFT JOIN staff s ON s.id = m.merged_by
WHERE $1 = 1 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = m.kept_id AND v.staff_id = $2
    AND v.whole = 1
          AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4))
ORDER BY m.merged_at DESC, m.id DESC LIMIT $5;
