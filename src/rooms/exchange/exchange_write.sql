-- What an import writes: a new row, or new values for one that stands (put_…, by id); rows without a key of their own
-- are added or set. :add where the rows are many: of one id there is never a second row in a package. What refers to
-- something stands behind it.

-- put_project :exec (project id, code text, fund text, programme text, specific_objective text, start_date text?,
--    end_date text?, total_budget int?, eu_contribution int?, managing_authority text, lead_organisation text,
--    partners text, municipalities text, website text, import id)
INSERT INTO projects_project (id, code, fund, programme, specific_objective, start_date, end_date, total_budget,
    eu_contribution, managing_authority, lead_organisation, partners, municipalities, website, version, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, $15)
ON CONFLICT (id) DO UPDATE SET fund = excluded.fund, programme = excluded.programme,
    specific_objective = excluded.specific_objective, start_date = excluded.start_date, end_date = excluded.end_date,
    total_budget = excluded.total_budget, eu_contribution = excluded.eu_contribution,
    managing_authority = excluded.managing_authority, lead_organisation = excluded.lead_organisation,
    partners = excluded.partners, municipalities = excluded.municipalities, website = excluded.website,
    version = projects_project.version + 1;

-- put_project_text :exec (project id, name text, purpose text)
INSERT INTO projects_text (project_id, tag, name, purpose) VALUES ($1, '', $2, $3)
ON CONFLICT (project_id, tag) DO UPDATE SET name = excluded.name, purpose = excluded.purpose;

-- put_target :exec (project id, persons int)
INSERT INTO projects_target (project_id, measure, promised) VALUES ($1, 'persons', $2)
ON CONFLICT (project_id, measure) DO UPDATE SET promised = excluded.promised;

-- put_staff :exec (staff id, source_key text, name text, sort_key bytes, email text, role text, import id, now instant)
INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, import_id,
    created_at)
VALUES ($1, $2, $3, $4, $5, $6, '', 0, 0, 1, $7, $8)
ON CONFLICT (id) DO UPDATE SET name = excluded.name, sort_key = excluded.sort_key, email = excluded.email,
    role = excluded.role,
    version = staff.version + 1;

-- put_staff_project :exec (staff id, project id, role text, place int)
INSERT INTO auth_staff_project (staff_id, project_id, role, place) VALUES ($1, $2, $3, $4)
ON CONFLICT (staff_id, project_id) DO UPDATE SET role = excluded.role, place = excluded.place;

-- put_person :add (person id, source_key text, given_names text, family_name text, call_name text, sort_key bytes,
--    birth_date text?, gender text, languages text, service_language text, phone secret?, phone_key bytes?,
--    email secret?, municipality secret?, postcode secret?, arrived_on text?, citizenships text, non_disclosure int,
--    non_disclosure_said int?, protected int, import id, now instant)
-- call_name: as people call her, the given names until somebody says otherwise.
INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, birth_date, gender, languages,
    service_language, phone, phone_key, email, municipality, postcode, arrived_on, citizenships, non_disclosure,
    non_disclosure_said, protected, version, import_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1, $21, $22)
ON CONFLICT (id) DO UPDATE SET given_names = excluded.given_names, family_name = excluded.family_name,
    sort_key = excluded.sort_key, birth_date = excluded.birth_date, gender = excluded.gender,
    languages = excluded.languages, service_language = excluded.service_language, phone = excluded.phone,
    phone_key = excluded.phone_key, email = excluded.email, municipality = excluded.municipality,
    postcode = excluded.postcode, arrived_on = excluded.arrived_on, citizenships = excluded.citizenships,
    non_disclosure = excluded.non_disclosure, non_disclosure_said = excluded.non_disclosure_said,
    version = people_person.version + 1;

-- drop_name_parts :exec (person id)
DELETE FROM people_name_part WHERE person_id = $1;

-- put_name_part :add (part text, kind text, person id)
INSERT INTO people_name_part (part, kind, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- put_language :add (person id, language text)
INSERT INTO people_language (person_id, language, variety, level) VALUES ($1, $2, '', '') ON CONFLICT DO NOTHING;

-- sort_participations :exec (person id, sort_key bytes)
-- The list of a project is sorted by the names of its persons.
UPDATE people_participation SET sort_key = $2 WHERE person_id = $1;

-- protect_households :exec ()
-- Non-disclosure of one covers her household.
UPDATE people_person SET protected = 1
WHERE protected = 0 AND (non_disclosure = 1
    OR family_id IN (SELECT family_id FROM people_person WHERE non_disclosure = 1 AND family_id IS NOT NULL));

-- family :one (person id) -> (family id?)
SELECT family_id FROM people_person WHERE id = $1;

-- child_family :one (child id) -> (family id)
SELECT family_id FROM people_child WHERE id = $1;

-- add_family :exec (family id)
INSERT INTO people_family (id, version) VALUES ($1, 1);

-- join_family :exec (person id, family id)
UPDATE people_person SET family_id = $2 WHERE id = $1 AND family_id IS NULL;

-- put_child :add (child id, source_key text, family id, birth_month text?, care_needs secret?, import id, now instant)
INSERT INTO people_child (id, source_key, family_id, name, birth_month, care_needs, version, import_id, created_at)
VALUES ($1, $2, $3, '', $4, $5, 1, $6, $7)
ON CONFLICT (id) DO UPDATE SET birth_month = excluded.birth_month, care_needs = excluded.care_needs,
    version = people_child.version + 1;

-- drop_parents :exec (child id)
DELETE FROM people_parent WHERE child_id = $1;

-- put_parent :add (child id, person id, place int)
INSERT INTO people_parent (child_id, person_id, place) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- put_participation :add (participation id, source_key text, person id, same_person id, project id, entry_date text?,
--    entry_status text, unemployed_since text?, entry_in_education int?, entry_education text, heard_from text,
--    exit_date text?, exit_status text, exit_status_on text?, exit_in_education int?, qualification_gained int?,
--    six_month_date text?, six_month_status text, six_month_improved int?, import id, now instant)
INSERT INTO people_participation (id, source_key, person_id, sort_key, project_id, entry_date, entry_status,
    unemployed_since, entry_in_education, entry_education, heard_from, exit_date, exit_status, exit_status_on,
    exit_in_education, qualification_gained, six_month_date, six_month_status, six_month_improved, version, import_id,
    created_at)
VALUES ($1, $2, $3, (SELECT sort_key FROM people_person WHERE id = $4), $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
    $15, $16, $17, $18, $19, 1, $20, $21)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, project_id = excluded.project_id,
    entry_date = excluded.entry_date, entry_status = excluded.entry_status,
    unemployed_since = excluded.unemployed_since, entry_in_education = excluded.entry_in_education,
    entry_education = excluded.entry_education, heard_from = excluded.heard_from, exit_date = excluded.exit_date,
    exit_status = excluded.exit_status, exit_status_on = excluded.exit_status_on,
    exit_in_education = excluded.exit_in_education, qualification_gained = excluded.qualification_gained,
    six_month_date = excluded.six_month_date, six_month_status = excluded.six_month_status,
    six_month_improved = excluded.six_month_improved,
    version = people_participation.version + 1;

-- put_group :add (group id, source_key text, project id, name text, sort_key bytes, language text, kind text,
--    venue text, municipality text, area text, starts_on text?, ends_on text?, weekday text, start_time text?,
--    end_time text?, capacity int?, child_care_places int?, import id, now instant)
INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, municipality, area,
    starts_on, ends_on, weekday, start_time, end_time, every_weeks, capacity, child_care_places, version, import_id,
    created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16, $17, 1, $18, $19)
ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, name = excluded.name, sort_key = excluded.sort_key,
    language = excluded.language, kind = excluded.kind, venue = excluded.venue, municipality = excluded.municipality,
    area = excluded.area, starts_on = excluded.starts_on, ends_on = excluded.ends_on, weekday = excluded.weekday,
    start_time = excluded.start_time, end_time = excluded.end_time, capacity = excluded.capacity,
    child_care_places = excluded.child_care_places, version = groups_group.version + 1;

-- merge_group :exec (group id, merged_into id?)
UPDATE groups_group SET merged_into = $2 WHERE id = $1;

-- merged_into :one (group id) -> (into id?)
SELECT merged_into FROM groups_group WHERE id = $1;

-- drop_instructors :exec (group id)
DELETE FROM groups_leader WHERE group_id = $1 AND place IS NOT NULL;

-- put_instructor :exec (group id, staff id, place int)
INSERT INTO groups_leader (group_id, staff_id, role, place) VALUES ($1, $2, 'leader', $3)
ON CONFLICT (group_id, staff_id) DO UPDATE SET place = excluded.place;

-- put_membership :add (membership id, group id, person id, same_group id, state text, joined_on text?, left_on text?,
--    queued_at text?, import id)
INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, left_on, queued_at, version,
    import_id)
VALUES ($1, $2, $3, (SELECT project_id FROM groups_group WHERE id = $4), $5, $6, $7, $8, 1, $9)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, joined_on = excluded.joined_on, left_on = excluded.left_on,
    version = groups_membership.version + 1;

-- put_session :add (session id, source_key text, group id, same_group id, day text, start_time text?, end_time text?,
--    kind text, theme text, module text, expert text, state text, closed_at text?, import id, now instant)
INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, module,
    expert, state, cancel_reason, visitors, carers, closed_at, register_version, version, import_id, created_at)
VALUES ($1, $2, $3, (SELECT project_id FROM groups_group WHERE id = $4), $5, $6, $7, $8, $9, $10, $11, $12, '', 0, 0,
    $13, 0, 1, $14, $15)
ON CONFLICT (id) DO UPDATE SET group_id = excluded.group_id, day = excluded.day, start_time = excluded.start_time,
    end_time = excluded.end_time, kind = excluded.kind, theme = excluded.theme, module = excluded.module,
    expert = excluded.expert, state = excluded.state, version = groups_session.version + 1;

-- add_mark :add (session id, person id, mark text, minutes int?, import id, place int)
INSERT INTO attendance_mark (session_id, person_id, mark, minutes, walk_in, version, import_id, place)
VALUES ($1, $2, $3, $4, 0, 1, $5, $6);

-- set_mark :exec (session id, person id, mark text, minutes int?)
UPDATE attendance_mark SET mark = $3, minutes = $4, version = version + 1 WHERE session_id = $1 AND person_id = $2;

-- add_child_care :add (session id, child id, state text, import id, place int)
INSERT INTO attendance_child (session_id, child_id, state, import_id, place) VALUES ($1, $2, $3, $4, $5);

-- set_child_care :exec (session id, child id, state text)
UPDATE attendance_child SET state = $3 WHERE session_id = $1 AND child_id = $2;

-- put_contact :add (contact id, source_key text, project id, day text, channel text, language text, topic text,
--    person id?, minutes int?, import id, now instant)
INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes, version,
    import_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, $10, $11)
ON CONFLICT (id) DO UPDATE SET project_id = excluded.project_id, day = excluded.day, channel = excluded.channel,
    language = excluded.language, topic = excluded.topic, person_id = excluded.person_id, minutes = excluded.minutes,
    version = contacts_contact.version + 1;

-- add_need :add (person id, project id, day text, area text, weight int, wish secret?, import id, place int)
INSERT INTO needs_need (person_id, project_id, day, area, weight, wish, import_id, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- set_need :exec (person id, project id, day text, area text, weight int, wish secret?)
UPDATE needs_need SET weight = $5, wish = $6 WHERE person_id = $1 AND project_id = $2 AND day = $3 AND area = $4;

-- put_counselling :add (counselling id, source_key text, person id, project id, day text, depth text, minutes int?,
--    topics secret?, staff id?, import id)
INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, depth, minutes, topics, staff_id, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, project_id = excluded.project_id, day = excluded.day,
    depth = excluded.depth, minutes = excluded.minutes, topics = excluded.topics, staff_id = excluded.staff_id;

-- put_plan :add (plan id, source_key text, person id, project id, made_on text, goal secret?, review_on text?,
--    deferred_until text?, deferral_reason secret?, import id)
INSERT INTO plans_plan (id, source_key, person_id, project_id, made_on, goal, review_on, deferred_until,
    deferral_reason, import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, project_id = excluded.project_id,
    made_on = excluded.made_on, goal = excluded.goal, review_on = excluded.review_on,
    deferred_until = excluded.deferred_until, deferral_reason = excluded.deferral_reason;

-- add_step :add (plan id, step int, what secret?, due_on text?, state text, import id, place int)
INSERT INTO plans_step (plan_id, step, what, due_on, state, import_id, place) VALUES ($1, $2, $3, $4, $5, $6, $7);

-- set_step :exec (plan id, step int, what secret?, due_on text?, state text)
UPDATE plans_step SET what = $3, due_on = $4, state = $5 WHERE plan_id = $1 AND step = $2;

-- put_guidance :add (guidance id, source_key text, person id, project id, group id?, day text, destination text,
--    provider text, qualification text, state text, import id, now instant)
INSERT INTO guidance_guidance (id, source_key, person_id, project_id, group_id, day, destination, provider,
    qualification, state, version, import_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, project_id = excluded.project_id,
    group_id = excluded.group_id, day = excluded.day, destination = excluded.destination, provider = excluded.provider,
    qualification = excluded.qualification, state = excluded.state, version = guidance_guidance.version + 1;

-- remember_guidance :exec (guidance id, at instant)
-- Every state a row has been in.
INSERT INTO guidance_history (guidance_id, version, at, day, destination, state)
SELECT id, version, $2, day, destination, state FROM guidance_guidance WHERE id = $1 ON CONFLICT DO NOTHING;

-- put_follow_up :add (follow_up id, source_key text, person id, project id, kind text, due_on text?, done_on text?,
--    reached int?, status text, import id)
INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, due_on, done_on, reached, status,
    import_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (id) DO UPDATE SET person_id = excluded.person_id, project_id = excluded.project_id, kind = excluded.kind,
    due_on = excluded.due_on, done_on = excluded.done_on, reached = excluded.reached, status = excluded.status;

-- put_change :add (import id, what text, row id, second id, cells secret)
-- The cells of a row before and after, so that the import can be undone.
INSERT INTO exchange_change (import_id, what, row_id, second_id, before) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING;

-- put_import :exec (import id, kind text, project id?, state text, file_names text, started_by id?, started_at instant,
--    finished_at instant?, rows_new int, rows_same int, rows_changed int, rows_doubtful int, rows_rejected int)
INSERT INTO exchange_import (id, kind, project_id, state, file_names, started_by, started_at, finished_at,
    rows_new, rows_same, rows_changed, rows_doubtful, rows_rejected, folder, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, '', 1)
ON CONFLICT (id) DO UPDATE SET state = excluded.state, finished_at = excluded.finished_at, rows_new = excluded.rows_new,
    rows_same = excluded.rows_same, rows_changed = excluded.rows_changed, rows_doubtful = excluded.rows_doubtful,
    rows_rejected = excluded.rows_rejected, version = exchange_import.version + 1;
