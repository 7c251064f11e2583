-- Taking an import back: what it changed, what was built on it since, and the way out in the order of the references.

-- import :one (import id) -> (state text, project id?)
SELECT state, project_id FROM exchange_import WHERE id = $1;

-- changes :each (import id) -> (what text, row id, second id, cells secret)
SELECT what, row_id, second_id, before FROM exchange_change WHERE import_id = $1 ORDER BY what, row_id, second_id;

-- touched :many (import id) -> (what text, n int)
-- Rows of the import that somebody changed since. An import that was taken back changed its rows twice: there and back.
WITH undone AS (SELECT c.what, c.row_id, 2 * count(*) AS n FROM exchange_change c
    JOIN exchange_import i ON i.id = c.import_id
    WHERE i.state = 'undone' GROUP BY c.what, c.row_id)
SELECT 'projects', count(*) FROM projects_project x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'projects' AND u.row_id = x.id), 0))
UNION ALL SELECT 'staff', count(*) FROM staff x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'staff' AND u.row_id = x.id), 0)
        OR password_hash IS NOT NULL)
UNION ALL SELECT 'people', count(*) FROM people_person x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'people' AND u.row_id = x.id), 0)
        OR merged_into IS NOT NULL)
UNION ALL SELECT 'children', count(*) FROM people_child x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'children' AND u.row_id = x.id), 0))
UNION ALL SELECT 'participations', count(*) FROM people_participation x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'participations' AND u.row_id = x.id), 0))
UNION ALL SELECT 'groups', count(*) FROM groups_group x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'groups' AND u.row_id = x.id), 0))
UNION ALL SELECT 'memberships', count(*) FROM groups_membership x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'memberships' AND u.row_id = x.id), 0))
UNION ALL SELECT 'sessions', count(*) FROM groups_session x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'sessions' AND u.row_id = x.id), 0)
        OR register_version > 0)
UNION ALL SELECT 'attendance', count(*) FROM attendance_mark x WHERE import_id = $1
    AND (marked_by IS NOT NULL OR (version > 1
    AND (SELECT sum(y.version - 1) FROM attendance_mark y WHERE y.session_id = x.session_id)
        > coalesce((SELECT n FROM undone u WHERE u.what = 'attendance' AND u.row_id = x.session_id), 0)))
UNION ALL SELECT 'child_care', count(*) FROM attendance_child WHERE import_id = $1 AND marked_by IS NOT NULL
UNION ALL SELECT 'contacts', count(*) FROM contacts_contact x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'contacts' AND u.row_id = x.id), 0))
UNION ALL SELECT 'guidance', count(*) FROM guidance_guidance x WHERE import_id = $1
    AND (version > 1 + coalesce((SELECT n FROM undone u WHERE u.what = 'guidance' AND u.row_id = x.id), 0));

-- leaning :many (import id) -> (what text, n int)
-- Rows from elsewhere that refer to rows of the import.
SELECT 'participations', count(*) FROM people_participation x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1))
UNION ALL SELECT 'children', count(*) FROM people_parent x JOIN people_child c ON c.id = x.child_id
    WHERE coalesce(c.import_id, 0) <> $1 AND x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
UNION ALL SELECT 'merged persons', count(*) FROM people_merge x WHERE x.undone_at IS NULL
    AND (x.kept_id IN (SELECT id FROM people_person WHERE import_id = $1)
    OR x.lost_id IN (SELECT id FROM people_person WHERE import_id = $1))
UNION ALL SELECT 'groups', count(*) FROM groups_group x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1)
        OR x.merged_into IN (SELECT id FROM groups_group WHERE import_id = $1))
UNION ALL SELECT 'group leaders', count(*) FROM groups_leader x WHERE x.place IS NULL
    AND (x.group_id IN (SELECT id FROM groups_group WHERE import_id = $1)
    OR x.staff_id IN (SELECT id FROM staff WHERE import_id = $1))
UNION ALL SELECT 'memberships', count(*) FROM groups_membership x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.group_id IN (SELECT id FROM groups_group WHERE import_id = $1))
UNION ALL SELECT 'sessions', count(*) FROM groups_session x WHERE coalesce(x.import_id, 0) <> $1
    AND x.group_id IN (SELECT id FROM groups_group WHERE import_id = $1)
UNION ALL SELECT 'attendance', count(*) FROM attendance_mark x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.session_id IN (SELECT id FROM groups_session WHERE import_id = $1))
UNION ALL SELECT 'child_care', count(*) FROM attendance_child x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.child_id IN (SELECT id FROM people_child WHERE import_id = $1)
        OR x.session_id IN (SELECT id FROM groups_session WHERE import_id = $1))
UNION ALL SELECT 'corrections', count(*) FROM attendance_correction x
WHERE x.session_id IN (SELECT id FROM groups_session WHERE import_id = $1)
UNION ALL SELECT 'carers', count(*) FROM attendance_carer x WHERE x.session_id IN (SELECT id FROM groups_session
    WHERE import_id = $1)
UNION ALL SELECT 'contacts', count(*) FROM contacts_contact x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1))
UNION ALL SELECT 'needs', count(*) FROM needs_need x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1))
UNION ALL SELECT 'counselling', count(*) FROM counselling_talk x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff WHERE import_id = $1))
UNION ALL SELECT 'plans', count(*) FROM plans_plan x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1))
UNION ALL SELECT 'plan_steps', count(*) FROM plans_step x WHERE coalesce(x.import_id, 0) <> $1
    AND x.plan_id IN (SELECT id FROM plans_plan WHERE import_id = $1)
UNION ALL SELECT 'guidance', count(*) FROM guidance_guidance x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1)
         OR x.group_id IN (SELECT id FROM groups_group WHERE import_id = $1))
UNION ALL SELECT 'follow_ups', count(*) FROM follow_ups_follow_up x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
        OR x.project_id IN (SELECT id FROM projects_project WHERE import_id = $1))
UNION ALL SELECT 'periods', count(*) FROM projects_period x WHERE x.project_id IN (SELECT id FROM projects_project
    WHERE import_id = $1);

-- drop_follow_ups :exec (import id)
DELETE FROM follow_ups_follow_up WHERE import_id = $1;

-- drop_guidance_history :exec (import id)
DELETE FROM guidance_history WHERE guidance_id IN (SELECT id FROM guidance_guidance WHERE import_id = $1);

-- drop_guidance :exec (import id)
DELETE FROM guidance_guidance WHERE import_id = $1;

-- drop_steps :exec (import id)
DELETE FROM plans_step WHERE import_id = $1;

-- drop_plans :exec (import id)
DELETE FROM plans_plan WHERE import_id = $1;

-- drop_counselling :exec (import id)
DELETE FROM counselling_talk WHERE import_id = $1;

-- drop_needs :exec (import id)
DELETE FROM needs_need WHERE import_id = $1;

-- drop_contacts :exec (import id)
DELETE FROM contacts_contact WHERE import_id = $1;

-- drop_child_care :exec (import id)
DELETE FROM attendance_child WHERE import_id = $1;

-- drop_attendance :exec (import id)
DELETE FROM attendance_mark WHERE import_id = $1;

-- drop_register_undo :exec (import id)
DELETE FROM attendance_undo WHERE session_id IN (SELECT id FROM groups_session WHERE import_id = $1);

-- drop_sessions :exec (import id)
DELETE FROM groups_session WHERE import_id = $1;

-- drop_memberships :exec (import id)
DELETE FROM groups_membership WHERE import_id = $1;

-- drop_leaders :exec (import id)
DELETE FROM groups_leader WHERE group_id IN (SELECT id FROM groups_group WHERE import_id = $1);

-- drop_exceptions :exec (import id)
DELETE FROM groups_exception WHERE group_id IN (SELECT id FROM groups_group WHERE import_id = $1);

-- drop_groups :exec (import id)
DELETE FROM groups_group WHERE import_id = $1;

-- drop_participations :exec (import id)
DELETE FROM people_participation WHERE import_id = $1;

-- drop_parents :exec (import id)
DELETE FROM people_parent WHERE child_id IN (SELECT id FROM people_child WHERE import_id = $1);

-- drop_children :exec (import id)
DELETE FROM people_child WHERE import_id = $1;

-- drop_name_parts :exec (import id)
DELETE FROM people_name_part WHERE person_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- drop_languages :exec (import id)
DELETE FROM people_language WHERE person_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- drop_doubles :exec (import id)
DELETE FROM people_double WHERE low_id IN (SELECT id FROM people_person WHERE import_id = $1)
    OR high_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- drop_protection :exec (import id)
DELETE FROM people_protection WHERE person_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- drop_people :exec (import id)
DELETE FROM people_person WHERE import_id = $1;

-- drop_staff_projects :exec (import id)
DELETE FROM auth_staff_project WHERE staff_id IN (SELECT id FROM staff WHERE import_id = $1)
    OR (place IS NOT NULL AND project_id IN (SELECT id FROM projects_project WHERE import_id = $1));

-- drop_links :exec (import id)
DELETE FROM auth_link WHERE staff_id IN (SELECT id FROM staff WHERE import_id = $1);

-- drop_staff :exec (import id)
DELETE FROM staff WHERE import_id = $1;

-- drop_texts :exec (import id)
DELETE FROM projects_text WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_targets :exec (import id)
DELETE FROM projects_target WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_other_members :exec (import id)
DELETE FROM auth_staff_project WHERE project_id IN (SELECT id FROM projects_project WHERE import_id = $1);

-- drop_projects :exec (import id)
DELETE FROM projects_project WHERE import_id = $1;

-- drop_families :exec ()
-- Families that have nobody any more.
DELETE FROM people_family WHERE NOT EXISTS (SELECT 1 FROM people_person p WHERE p.family_id = people_family.id)
    AND NOT EXISTS (SELECT 1 FROM people_child c WHERE c.family_id = people_family.id);

-- forget_changes :exec (import id, nothing bytes)
-- That the rows were changed stays known; what stood in them does not.
UPDATE exchange_change SET before = $2 WHERE import_id = $1;

-- undone :exec (import id, at instant)
UPDATE exchange_import SET state = 'undone', undone_at = $2, version = version + 1 WHERE id = $1;
