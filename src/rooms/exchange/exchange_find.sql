-- Finding what stands already: by the sender's key, or by the id that an export wrote as the key: of rows made here,
-- and of those whose key another row of the house has too. Two projects may have used the same key: oldest first.

-- project :one (key text) -> (project id)
SELECT id FROM projects_project WHERE code = $1;

-- staff :many (key text, made_here id) -> (staff id)
SELECT id FROM staff WHERE source_key = $1 OR id = $2 ORDER BY id;

-- staff_by_email :one (email text) -> (staff id)
SELECT id FROM staff WHERE email = $1;

-- person :many (key text, made_here id) -> (person id, merged_into id?)
SELECT id, merged_into FROM people_person WHERE source_key = $1 OR id = $2 ORDER BY id;

-- merged :one (person id) -> (merged_into id?)
SELECT merged_into FROM people_person WHERE id = $1;

-- child :many (key text, made_here id) -> (child id)
SELECT id FROM people_child WHERE source_key = $1 OR id = $2 ORDER BY id;

-- participation :many (key text, made_here id) -> (participation id)
SELECT id FROM people_participation WHERE source_key = $1 OR id = $2 ORDER BY id;

-- group :many (key text, made_here id) -> (group id)
SELECT id FROM groups_group WHERE source_key = $1 OR id = $2 ORDER BY id;

-- session :many (key text, made_here id) -> (session id)
SELECT id FROM groups_session WHERE source_key = $1 OR id = $2 ORDER BY id;

-- contact :many (key text, made_here id) -> (contact id)
SELECT id FROM contacts_contact WHERE source_key = $1 OR id = $2 ORDER BY id;

-- counselling :many (key text, made_here id) -> (counselling id)
SELECT id FROM counselling_talk WHERE source_key = $1 OR id = $2 ORDER BY id;

-- plan :many (key text, made_here id) -> (plan id)
SELECT id FROM plans_plan WHERE source_key = $1 OR id = $2 ORDER BY id;

-- guidance :many (key text, made_here id) -> (guidance id)
SELECT id FROM guidance_guidance WHERE source_key = $1 OR id = $2 ORDER BY id;

-- follow_up :many (key text, made_here id) -> (follow_up id)
SELECT id FROM follow_ups_follow_up WHERE source_key = $1 OR id = $2 ORDER BY id;

-- membership :one (group id, person id, joined_on text) -> (membership id, import id?)
SELECT id, import_id FROM groups_membership WHERE person_id = $2 AND group_id = $1 AND coalesce(joined_on, '') = $3
ORDER BY id DESC LIMIT 1;

-- mark :one (session id, person id) -> (mark text, minutes int?, import id?)
SELECT mark, minutes, import_id FROM attendance_mark WHERE session_id = $1 AND person_id = $2;

-- same_phone :one (phone_key bytes, import id) -> (person id)
-- A person from elsewhere with this telephone.
SELECT id FROM people_person WHERE phone_key = $1 AND merged_into IS NULL AND coalesce(import_id, 0) <> $2 LIMIT 1;

-- same_sound :one (sound text, other_sound text, birth text, import id) -> (person id)
-- A person from elsewhere with both sounds in her name and this birth date.
-- By the birth date first: few share one, while thousands may share a name.
SELECT p.id FROM people_person p
WHERE p.birth_date = $3 AND p.merged_into IS NULL AND coalesce(p.import_id, 0) <> $4
  AND EXISTS (SELECT 1 FROM people_name_part n WHERE n.kind = 's' AND n.part = $1 AND n.person_id = p.id)
  AND EXISTS (SELECT 1 FROM people_name_part o WHERE o.kind = 's' AND o.part = $2 AND o.person_id = p.id)
LIMIT 1;

-- some :one () -> (project id?, staff id?, person id?, child id?, participation id?, group id?, session id?,
--    contact id?, counselling id?, plan id?, guidance id?, follow_up id?, membership id?, mark id?, child_care id?,
--    need id?, plan_step id?)
-- One row of each kind, to know whether there are any.
SELECT (SELECT id FROM projects_project LIMIT 1), (SELECT id FROM staff LIMIT 1),
       (SELECT id FROM people_person LIMIT 1),
       (SELECT id FROM people_child LIMIT 1), (SELECT id FROM people_participation LIMIT 1),
       (SELECT id FROM groups_group LIMIT 1),
       (SELECT id FROM groups_session LIMIT 1), (SELECT id FROM contacts_contact LIMIT 1),
       (SELECT id FROM counselling_talk LIMIT 1),
       (SELECT id FROM plans_plan LIMIT 1), (SELECT id FROM guidance_guidance LIMIT 1),
       (SELECT id FROM follow_ups_follow_up LIMIT 1),
       (SELECT id FROM groups_membership LIMIT 1), (SELECT person_id FROM attendance_mark LIMIT 1),
       (SELECT child_id FROM attendance_child LIMIT 1),
       (SELECT person_id FROM needs_need LIMIT 1), (SELECT plan_id FROM plans_step LIMIT 1);

