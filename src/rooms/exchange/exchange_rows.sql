-- Rows as the package writes them: each statement gives the rows of a file in the order of the package, of one row (low
-- = high) or of all (0 and the highest id), of one project or (0) of every one. Keys and ids: the key of a row made
-- here is its id.

-- projects :each (low id, high id, project id) -> (id id, code text, name text?, fund text, programme text,
--    specific_objective text, start_date text?, end_date text?, total_budget int?, eu_contribution int?,
--    managing_authority text, lead_organisation text, partners text, municipalities text, website text, purpose text?,
--    target_participants int?)
SELECT p.id, p.code,
       coalesce((SELECT t.name FROM projects_text t WHERE t.project_id = p.id AND t.tag = ''),
           (SELECT min(t.name) FROM projects_text t WHERE t.project_id = p.id)),
       p.fund, p.programme, p.specific_objective, p.start_date, p.end_date, p.total_budget, p.eu_contribution,
       p.managing_authority, p.lead_organisation, p.partners, p.municipalities, p.website,
       coalesce((SELECT t.purpose FROM projects_text t WHERE t.project_id = p.id AND t.tag = ''),
           (SELECT min(t.purpose) FROM projects_text t WHERE t.project_id = p.id)),
       (SELECT g.promised FROM projects_target g WHERE g.project_id = p.id AND g.measure = 'persons')
FROM projects_project p WHERE p.id BETWEEN $1 AND $2 AND ($3 = 0 OR p.id = $3) ORDER BY p.id;

-- staff :each (low id, high id, project id) -> (id id, key text, name text, email text, role text)
SELECT s.id, s.source_key, s.name, s.email, s.role FROM staff s
WHERE s.id BETWEEN $1 AND $2
  AND ($3 = 0 OR EXISTS (SELECT 1 FROM auth_staff_project a WHERE a.staff_id = s.id AND a.project_id = $3)
       OR EXISTS (SELECT 1 FROM groups_leader l JOIN groups_group g ON g.id = l.group_id WHERE l.staff_id = s.id
           AND g.project_id = $3)
       OR EXISTS (SELECT 1 FROM counselling_talk c WHERE c.staff_id = s.id AND c.project_id = $3))
ORDER BY s.id;

-- staff_projects :many (staff id) -> (code text, id id)
SELECT p.code, p.id FROM auth_staff_project a JOIN projects_project p ON p.id = a.project_id
WHERE a.staff_id = $1 ORDER BY coalesce(a.place, 1000000), p.code;

-- people :each (low id, high id, project id) -> (id id, key text, given_names text, family_name text, birth_date text?,
--    gender text, languages text, service_language text, phone secret?, email secret?, municipality secret?,
--    postcode secret?, arrived_on text?, citizenships text, non_disclosure int, said int?, is_protected bool)
SELECT p.id, p.source_key, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.service_language,
       p.phone, p.email, p.municipality, p.postcode, p.arrived_on, p.citizenships, p.non_disclosure,
       p.non_disclosure_said, p.protected
FROM people_person p
WHERE p.id BETWEEN $1 AND $2 AND p.merged_into IS NULL
  AND ($3 = 0 OR p.id IN (
      SELECT person_id FROM people_participation WHERE project_id = $3
      UNION SELECT person_id FROM groups_membership WHERE project_id = $3
      UNION SELECT a.person_id FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id
      WHERE s.project_id = $3
      UNION SELECT person_id FROM contacts_contact WHERE project_id = $3 AND person_id IS NOT NULL
      UNION SELECT person_id FROM needs_need WHERE project_id = $3
      UNION SELECT person_id FROM counselling_talk WHERE project_id = $3
      UNION SELECT person_id FROM plans_plan WHERE project_id = $3
      UNION SELECT person_id FROM guidance_guidance WHERE project_id = $3
      UNION SELECT person_id FROM follow_ups_follow_up WHERE project_id = $3))
ORDER BY p.id;

-- children :each (low id, high id, project id) -> (id id, key text, birth_month text?, care_needs secret?)
SELECT c.id, c.source_key, c.birth_month, c.care_needs FROM people_child c
WHERE c.id BETWEEN $1 AND $2
  AND ($3 = 0 OR c.id IN (
      SELECT pp.child_id FROM people_parent pp JOIN people_participation a ON a.person_id = pp.person_id
      WHERE a.project_id = $3
      UNION SELECT pp.child_id FROM people_parent pp JOIN groups_membership m ON m.person_id = pp.person_id
      WHERE m.project_id = $3
      UNION SELECT k.child_id FROM attendance_child k JOIN groups_session s ON s.id = k.session_id
      WHERE s.project_id = $3))
ORDER BY c.id;

-- parents :many (child id, project id) -> (key text, id id)
-- Of one project: the parents that its package has. Who was merged into another is known by the other.
SELECT p.source_key, p.id FROM people_parent pp JOIN people_person p ON p.id = pp.person_id
WHERE pp.child_id = $1 AND p.merged_into IS NULL
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM people_participation a WHERE a.person_id = p.id AND a.project_id = $2)
       OR EXISTS (SELECT 1 FROM groups_membership m WHERE m.person_id = p.id AND m.project_id = $2))
ORDER BY coalesce(pp.place, 1000000), p.id;

-- participations :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    entry_date text?, entry_status text, unemployed_since text?, entry_in_education int?, entry_education text,
--    heard_from text, exit_date text?, exit_status text, exit_status_on text?, exit_in_education int?,
--    qualification_gained int?, six_month_date text?, six_month_status text, six_month_improved int?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.entry_date, x.entry_status, x.unemployed_since,
       x.entry_in_education, x.entry_education, x.heard_from, x.exit_date, x.exit_status, x.exit_status_on,
       x.exit_in_education, x.qualification_gained, x.six_month_date, x.six_month_status, x.six_month_improved
FROM people_participation x JOIN people_person p ON p.id = x.person_id JOIN projects_project j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- groups :each (low id, high id, project id) -> (id id, key text, project text, name text, language text, kind text,
--    venue text, municipality text, area text, starts_on text?, ends_on text?, weekday text, start_time text?,
--    end_time text?, capacity int?, child_care_places int?, merged_key text?, merged id?)
SELECT g.id, g.source_key, j.code, g.name, g.language, g.kind, g.venue, g.municipality, g.area, g.starts_on, g.ends_on,
       g.weekday, g.start_time, g.end_time, g.capacity, g.child_care_places, m.source_key, m.id
FROM groups_group g JOIN projects_project j ON j.id = g.project_id LEFT JOIN groups_group m ON m.id = g.merged_into
WHERE g.id BETWEEN $1 AND $2 AND ($3 = 0 OR g.project_id = $3) ORDER BY g.id;

-- instructors :many (group id) -> (key text, id id)
SELECT s.source_key, s.id FROM groups_leader l JOIN staff s ON s.id = l.staff_id
WHERE l.group_id = $1 AND l.role = 'leader' ORDER BY coalesce(l.place, 1000000), s.id;

-- memberships :each (low id, high id, project id) -> (id id, group_key text, group id, person_key text, person id,
--    joined_on text?, left_on text?, state text)
-- All: of two spells in a group that began on one day, as merged files may have them, the package takes one.
SELECT x.id, g.source_key, g.id, p.source_key, p.id, x.joined_on, x.left_on, x.state
FROM groups_membership x JOIN groups_group g ON g.id = x.group_id JOIN people_person p ON p.id = x.person_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3)
  AND ($1 = $2 OR NOT EXISTS (SELECT 1 FROM groups_membership y
      WHERE y.person_id = x.person_id AND y.group_id = x.group_id
       AND coalesce(y.joined_on, '') = coalesce(x.joined_on, '') AND y.id <> x.id
       AND (x.state = 'waiting' AND (y.state <> 'waiting' OR y.id < x.id) OR x.state <> 'waiting'
           AND y.state <> 'waiting' AND y.id < x.id)))
ORDER BY x.id;

-- sessions :each (low id, high id, project id) -> (id id, key text, group_key text, group id, day text,
--    start_time text?, end_time text?, kind text, theme text, module text, expert text, state text)
SELECT s.id, s.source_key, g.source_key, g.id, s.day, s.start_time, s.end_time, s.kind, s.theme, s.module, s.expert,
       s.state
FROM groups_session s JOIN groups_group g ON g.id = s.group_id
WHERE s.id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) ORDER BY s.id;

-- attendance :each (low id, high id, project id, person_low id, person_high id) -> (session_key text, session id,
--    person_key text, person id, mark text, minutes int?, import id?)
SELECT s.source_key, s.id, p.source_key, p.id, a.mark, a.minutes, a.import_id
FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id JOIN people_person p ON p.id = a.person_id
WHERE a.session_id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) AND a.person_id BETWEEN $4 AND $5
ORDER BY coalesce(a.import_id, 9223372036854775807), a.place, a.session_id, a.person_id;

-- child_care :each (low id, high id, project id, child_low id, child_high id) -> (session_key text, session id,
--    child_key text, child id, state text, import id?)
SELECT s.source_key, s.id, c.source_key, c.id, a.state, a.import_id
FROM attendance_child a JOIN groups_session s ON s.id = a.session_id JOIN people_child c ON c.id = a.child_id
WHERE a.session_id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) AND a.child_id BETWEEN $4 AND $5
ORDER BY coalesce(a.import_id, 9223372036854775807), a.place, a.session_id, a.child_id;

-- contacts :each (low id, high id, project id) -> (id id, key text, project text, day text, channel text,
--    language text, topic text, person_key text?, person id?, minutes int?)
SELECT x.id, x.source_key, j.code, x.day, x.channel, x.language, x.topic, p.source_key, p.id, x.minutes
FROM contacts_contact x JOIN projects_project j ON j.id = x.project_id LEFT JOIN people_person p ON p.id = x.person_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- needs :each (low id, high id, project id, project_low id, project_high id, day text, area text) -> (person_key text,
--    person id, project text, project_id id, day text, area text, weight int, wish secret?, import id?)
-- One row: of this person, project, day and area; an empty day asks nothing. What stayed with a merged file is not in
-- the package.
SELECT p.source_key, p.id, j.code, j.id, x.day, x.area, x.weight, x.wish, x.import_id
FROM needs_need x JOIN projects_project j ON j.id = x.project_id JOIN people_person p ON p.id = x.person_id
WHERE x.person_id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) AND x.project_id BETWEEN $4 AND $5
  AND ($6 = '' OR (x.day = $6 AND x.area = $7)) AND p.merged_into IS NULL
ORDER BY coalesce(x.import_id, 9223372036854775807), x.place, x.person_id, x.project_id, x.day, x.area;

-- counselling :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    day text, depth text, minutes int?, topics secret?, staff_key text?, staff id?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.day, x.depth, x.minutes, x.topics, s.source_key, s.id
FROM counselling_talk x JOIN projects_project j ON j.id = x.project_id JOIN people_person p ON p.id = x.person_id
LEFT JOIN staff s ON s.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- plans :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    made_on text, goal secret?, review_on text?, deferred_until text?, deferral_reason secret?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.made_on, x.goal, x.review_on, x.deferred_until,
       x.deferral_reason
FROM plans_plan x JOIN projects_project j ON j.id = x.project_id JOIN people_person p ON p.id = x.person_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- plan_steps :each (low id, high id, project id, step_low int, step_high int) -> (plan_key text, plan id, step int,
--    what secret?, due_on text?, state text, import id?)
SELECT l.source_key, l.id, x.step, x.what, x.due_on, x.state, x.import_id
FROM plans_step x JOIN plans_plan l ON l.id = x.plan_id
WHERE x.plan_id BETWEEN $1 AND $2 AND ($3 = 0 OR l.project_id = $3) AND x.step BETWEEN $4 AND $5
ORDER BY coalesce(x.import_id, 9223372036854775807), x.place, x.plan_id, x.step;

-- guidance :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    group_key text?, group id?, day text, destination text, provider text, qualification text, state text)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, g.source_key, g.id, x.day, x.destination, x.provider,
       x.qualification, x.state
FROM guidance_guidance x JOIN projects_project j ON j.id = x.project_id JOIN people_person p ON p.id = x.person_id
LEFT JOIN groups_group g ON g.id = x.group_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- follow_ups :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    kind text, due_on text?, done_on text?, reached int?, status text)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.kind, x.due_on, x.done_on, x.reached, x.status
FROM follow_ups_follow_up x JOIN projects_project j ON j.id = x.project_id JOIN people_person p ON p.id = x.person_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;
