-- The path of a person (issue 8): what is asked, told, planned, guided, referred and followed up. Each table is a kind of
-- record or belongs to one (rooms/kinds.h); what a column means stands at the head of its room (needs.h, skills.h,
-- counselling.h, caseload.h, appointments.h, plans.h, providers.h, referrals.h, follow_ups.h).

-- ---- what stood before gets the columns of version 1.1 of the data package

ALTER TABLE needs_need ADD COLUMN wish_language {text} NOT NULL DEFAULT '';
ALTER TABLE needs_need ADD COLUMN wish_fi {bytes};

ALTER TABLE counselling_talk ADD COLUMN start_time {text};
ALTER TABLE counselling_talk ADD COLUMN channel {text} NOT NULL DEFAULT '';
ALTER TABLE counselling_talk ADD COLUMN depth_set {text} NOT NULL DEFAULT '';
ALTER TABLE counselling_talk ADD COLUMN shared_text {bytes};
ALTER TABLE counselling_talk ADD COLUMN private_text {bytes};
ALTER TABLE counselling_talk ADD COLUMN agreed {bytes};

ALTER TABLE plans_plan ADD COLUMN goal_language {text} NOT NULL DEFAULT '';
ALTER TABLE plans_plan ADD COLUMN goal_fi {bytes};
ALTER TABLE plans_plan ADD COLUMN deferral {text} NOT NULL DEFAULT '';
ALTER TABLE plans_plan ADD COLUMN staff_id {id};
ALTER TABLE plans_step ADD COLUMN who {text} NOT NULL DEFAULT '';
ALTER TABLE plans_step ADD COLUMN staff_id {id};
ALTER TABLE plans_step ADD COLUMN service {text} NOT NULL DEFAULT '';
ALTER TABLE plans_step ADD COLUMN done_on {text};
ALTER TABLE plans_step ADD COLUMN picture {text} NOT NULL DEFAULT '';

ALTER TABLE guidance_guidance ADD COLUMN provider_key {text};
ALTER TABLE guidance_guidance ADD COLUMN study_form {text} NOT NULL DEFAULT '';
ALTER TABLE guidance_guidance ADD COLUMN starts_on {text};
ALTER TABLE guidance_guidance ADD COLUMN main {int};
ALTER TABLE guidance_guidance ADD COLUMN staff_id {id};

ALTER TABLE follow_ups_follow_up ADD COLUMN rule_id {id};
ALTER TABLE follow_ups_follow_up ADD COLUMN participation_id {id};
ALTER TABLE follow_ups_follow_up ADD COLUMN staff_id {id};
ALTER TABLE follow_ups_follow_up ADD COLUMN not_reached_on {text};
ALTER TABLE projects_project ADD COLUMN follow_up_attempts {int};

-- ---- new tables

CREATE TABLE needs_round (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), day {text} NOT NULL, staff_id {id},
    language {text} NOT NULL, state {text} NOT NULL,
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX needs_round_key ON needs_round(source_key);
CREATE INDEX needs_round_import ON needs_round(import_id);

CREATE TABLE skills_level (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), day {text} NOT NULL, skill {text} NOT NULL,
    language {text} NOT NULL, script {text} NOT NULL, level {text} NOT NULL, source {text} NOT NULL, staff_id {id},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX skills_level_key ON skills_level(source_key);
CREATE INDEX skills_level_import ON skills_level(import_id);

CREATE TABLE skills_history (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), kind {text} NOT NULL, what {text} NOT NULL,
    place {text} NOT NULL, country {text} NOT NULL, started {text} NOT NULL, ended {text} NOT NULL,
    education {text} NOT NULL, recognised {int}, note {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX skills_history_key ON skills_history(source_key);
CREATE INDEX skills_history_import ON skills_history(import_id);

CREATE TABLE skills_certificate (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), name {text} NOT NULL, issuer {text} NOT NULL,
    issued_on {text}, expires_on {text}, note {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX skills_certificate_key ON skills_certificate(source_key);
CREATE INDEX skills_certificate_import ON skills_certificate(import_id);

CREATE TABLE skills_strength (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), day {text} NOT NULL, area {text} NOT NULL,
    what {bytes}, language {text} NOT NULL, what_fi {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX skills_strength_key ON skills_strength(source_key);
CREATE INDEX skills_strength_import ON skills_strength(import_id);

CREATE TABLE counselling_specialist (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, name {text} NOT NULL, role {text} NOT NULL,
    organisation {text} NOT NULL, email {bytes}, phone {bytes}, languages {text} NOT NULL, active {int},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX counselling_specialist_key ON counselling_specialist(source_key);
CREATE INDEX counselling_specialist_import ON counselling_specialist(import_id);

CREATE TABLE counselling_question (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, talk_id {id} NOT NULL REFERENCES counselling_talk(id),
    specialist_id {id} REFERENCES counselling_specialist(id), staff_id {id}, asked_on {text} NOT NULL,
    question {bytes}, name_given {int}, consent_on {text}, answered_on {text}, answer {bytes}, withdrawn_on {text},
    link_hash {bytes}, link_expires_at {text}, answered_at {text},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX counselling_question_key ON counselling_question(source_key);
CREATE INDEX counselling_question_import ON counselling_question(import_id);

CREATE TABLE counselling_risk (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), since {text} NOT NULL, reason {bytes}, staff_id {id},
    ended_on {text}, ended_by {id}, end_reason {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX counselling_risk_key ON counselling_risk(source_key);
CREATE INDEX counselling_risk_import ON counselling_risk(import_id);

CREATE TABLE counselling_home_support (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), day {text} NOT NULL, staff_id {id},
    child_care {bytes}, other_parent {bytes}, division_before {text} NOT NULL, division_after {text} NOT NULL,
    note {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX counselling_home_support_key ON counselling_home_support(source_key);
CREATE INDEX counselling_home_support_import ON counselling_home_support(import_id);

CREATE TABLE caseload_responsible (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    participation_id {id} NOT NULL REFERENCES people_participation(id), staff_id {id} NOT NULL REFERENCES staff(id),
    since {text} NOT NULL, until {text}, hand_over {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX caseload_responsible_key ON caseload_responsible(source_key);
CREATE INDEX caseload_responsible_import ON caseload_responsible(import_id);

CREATE TABLE caseload_absence (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, staff_id {id} NOT NULL REFERENCES staff(id),
    starts_on {text} NOT NULL, ends_on {text}, substitute_id {id},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX caseload_absence_key ON caseload_absence(source_key);
CREATE INDEX caseload_absence_import ON caseload_absence(import_id);

CREATE TABLE appointments_appointment (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), staff_id {id}, day {text} NOT NULL, start_time {text},
    minutes {int}, channel {text} NOT NULL, place {bytes}, interpreter_language {text} NOT NULL,
    interpreter_variety {text} NOT NULL, state {text} NOT NULL, note {bytes},
    changed_at {text}, sequence {int} NOT NULL DEFAULT 0,
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX appointments_appointment_key ON appointments_appointment(source_key);
CREATE INDEX appointments_appointment_import ON appointments_appointment(import_id);

CREATE TABLE plans_point (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), item {text} NOT NULL, what {bytes},
    source {text} NOT NULL, received_on {text}, valid_until {text},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX plans_point_key ON plans_point(source_key);
CREATE INDEX plans_point_import ON plans_point(import_id);

CREATE TABLE providers_provider (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, name {text} NOT NULL, name_key {text} NOT NULL, kind {text} NOT NULL,
    municipality {text} NOT NULL, contact {text} NOT NULL,
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX providers_provider_key ON providers_provider(source_key);
CREATE INDEX providers_provider_import ON providers_provider(import_id);

CREATE TABLE referrals_referral (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), guidance_id {id}, provider_id {id}, staff_id {id},
    sent_on {text}, receiver_kind {text} NOT NULL, receiver {text} NOT NULL, email {bytes},
    language {text} NOT NULL, fields {text} NOT NULL, message {bytes}, consent_on {text}, withdrawn_on {text},
    reminded_on {text}, state {text} NOT NULL,
    link_hash {bytes}, link_expires_at {text},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX referrals_referral_key ON referrals_referral(source_key);
CREATE INDEX referrals_referral_import ON referrals_referral(import_id);

CREATE TABLE referrals_answer (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, referral_id {id} NOT NULL REFERENCES referrals_referral(id),
    day {text} NOT NULL, answer {text} NOT NULL, place_from {text}, text {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX referrals_answer_key ON referrals_answer(source_key);
CREATE INDEX referrals_answer_import ON referrals_answer(import_id);

CREATE TABLE follow_ups_rule (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} NOT NULL REFERENCES projects_project(id),
    name {text} NOT NULL, months {int} NOT NULL,
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX follow_ups_rule_key ON follow_ups_rule(source_key);
CREATE INDEX follow_ups_rule_import ON follow_ups_rule(import_id);

CREATE TABLE follow_ups_attempt (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, follow_up_id {id} NOT NULL REFERENCES follow_ups_follow_up(id),
    day {text} NOT NULL, time {text}, channel {text} NOT NULL, reached {int}, staff_id {id}, note {bytes},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX follow_ups_attempt_key ON follow_ups_attempt(source_key);
CREATE INDEX follow_ups_attempt_import ON follow_ups_attempt(import_id);

-- The other persons of one note; the first one stands in the talk itself.
CREATE TABLE counselling_person (
    talk_id {id} NOT NULL REFERENCES counselling_talk(id), person_id {id} NOT NULL REFERENCES people_person(id),
    version {int} NOT NULL, import_id {id}, place {int},
    PRIMARY KEY (talk_id, person_id)
) {strict};
-- A note that is being written: its writer's alone, and no record yet. body: the form's fields, sealed.
CREATE TABLE counselling_draft (
    id {id} PRIMARY KEY, staff_id {id} NOT NULL, about_id {id}, project_id {id}, talk_id {id},
    body {bytes}, began_at {text} NOT NULL, saved_at {text} NOT NULL, version {int} NOT NULL
) {strict};
CREATE INDEX counselling_draft_staff ON counselling_draft(staff_id, saved_at);
-- What a plan said before it was changed, with its steps then. version: that of the plan.
CREATE TABLE plans_stood (
    plan_id {id} NOT NULL REFERENCES plans_plan(id), version {int} NOT NULL, at {text} NOT NULL, staff_id {id},
    goal {bytes}, goal_language {text} NOT NULL, goal_fi {bytes}, review_on {text}, deferred_until {text},
    deferral {text} NOT NULL, deferral_reason {bytes},
    PRIMARY KEY (plan_id, version)
) {strict};
CREATE TABLE plans_stood_step (
    plan_id {id} NOT NULL REFERENCES plans_plan(id), version {int} NOT NULL, step {int} NOT NULL,
    what {bytes}, due_on {text}, state {text} NOT NULL, who {text} NOT NULL, staff_id {id}, service {text} NOT NULL,
    done_on {text}, picture {text} NOT NULL,
    PRIMARY KEY (plan_id, version, step)
) {strict};

-- ---- how rows are found: by person, by project, by whose they are, by what is open

CREATE INDEX needs_round_person ON needs_round(person_id, day);
CREATE INDEX needs_round_project ON needs_round(project_id, day);
CREATE INDEX needs_need_project ON needs_need(project_id, area, day);
CREATE INDEX skills_level_person ON skills_level(person_id, day);
CREATE INDEX skills_level_project ON skills_level(project_id);
CREATE INDEX skills_history_person ON skills_history(person_id);
CREATE INDEX skills_history_project ON skills_history(project_id);
CREATE INDEX skills_certificate_person ON skills_certificate(person_id);
CREATE INDEX skills_certificate_project ON skills_certificate(project_id, expires_on);
CREATE INDEX skills_strength_person ON skills_strength(person_id);
CREATE INDEX skills_strength_project ON skills_strength(project_id);
CREATE INDEX counselling_talk_project ON counselling_talk(project_id, day);
CREATE INDEX counselling_talk_staff ON counselling_talk(staff_id, day);
CREATE INDEX counselling_person_person ON counselling_person(person_id);
CREATE INDEX counselling_person_import ON counselling_person(import_id);
CREATE INDEX counselling_question_talk ON counselling_question(talk_id);
CREATE INDEX counselling_question_open ON counselling_question(staff_id, asked_on) WHERE answered_on IS NULL;
CREATE UNIQUE INDEX counselling_question_link ON counselling_question(link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX counselling_risk_person ON counselling_risk(person_id);
CREATE INDEX counselling_risk_open ON counselling_risk(project_id, since) WHERE ended_on IS NULL;
CREATE INDEX counselling_risk_project ON counselling_risk(project_id);
CREATE INDEX counselling_home_support_person ON counselling_home_support(person_id, day);
CREATE INDEX counselling_home_support_project ON counselling_home_support(project_id);
CREATE INDEX caseload_responsible_spell ON caseload_responsible(participation_id, since);
CREATE INDEX caseload_responsible_staff ON caseload_responsible(staff_id, participation_id) WHERE until IS NULL;
CREATE INDEX caseload_absence_staff ON caseload_absence(staff_id, starts_on);
CREATE INDEX appointments_appointment_person ON appointments_appointment(person_id, day);
CREATE INDEX appointments_appointment_project ON appointments_appointment(project_id, day);
CREATE INDEX appointments_appointment_staff ON appointments_appointment(staff_id, day);
CREATE INDEX plans_plan_deferred ON plans_plan(project_id, deferred_until) WHERE deferred_until IS NOT NULL;
CREATE INDEX plans_plan_review ON plans_plan(project_id, review_on) WHERE review_on IS NOT NULL;
CREATE INDEX plans_step_due ON plans_step(staff_id, due_on) WHERE state = 'open';
CREATE INDEX plans_step_import ON plans_step(import_id);
CREATE INDEX plans_point_person ON plans_point(person_id);
CREATE INDEX plans_point_project ON plans_point(project_id, valid_until);
CREATE UNIQUE INDEX providers_provider_name ON providers_provider(name_key);
CREATE INDEX guidance_guidance_provider ON guidance_guidance(provider_key);
CREATE INDEX guidance_guidance_waits ON guidance_guidance(staff_id, day) WHERE state IN ('suggested', 'agreed', 'applied');
CREATE INDEX referrals_referral_person ON referrals_referral(person_id);
CREATE INDEX referrals_referral_project ON referrals_referral(project_id, state, sent_on);
CREATE INDEX referrals_referral_guidance ON referrals_referral(guidance_id);
CREATE INDEX referrals_referral_open ON referrals_referral(staff_id, sent_on) WHERE state = 'sent';
CREATE UNIQUE INDEX referrals_referral_link ON referrals_referral(link_hash) WHERE link_hash IS NOT NULL;
CREATE INDEX referrals_answer_referral ON referrals_answer(referral_id, day);
CREATE INDEX follow_ups_rule_project ON follow_ups_rule(project_id);
CREATE INDEX follow_ups_open ON follow_ups_follow_up(staff_id, due_on) WHERE done_on IS NULL AND not_reached_on IS NULL;
CREATE INDEX follow_ups_project_open ON follow_ups_follow_up(project_id, due_on)
    WHERE done_on IS NULL AND not_reached_on IS NULL;
CREATE INDEX follow_ups_spell ON follow_ups_follow_up(participation_id);
CREATE INDEX follow_ups_attempt_of ON follow_ups_attempt(follow_up_id, day);

-- ---- what rooms know of each other

DROP VIEW people_key_facts;
CREATE VIEW people_key_facts AS SELECT id, source_key, merged_into, import_id, protected FROM people_person;
CREATE VIEW people_spell_key_facts AS SELECT id, source_key, person_id, project_id, import_id FROM people_participation;
CREATE VIEW guidance_key_facts AS SELECT id, source_key, person_id, project_id, import_id FROM guidance_guidance;
CREATE VIEW providers_key_facts AS SELECT id, source_key, name, kind, municipality, import_id FROM providers_provider;
CREATE VIEW guidance_provider_facts AS SELECT project_id, provider_key, provider FROM guidance_guidance;

-- Whose rows there are in which project: who stands in its package.
CREATE VIEW needs_whose_facts AS
    SELECT project_id, person_id FROM needs_need UNION ALL SELECT project_id, person_id FROM needs_round;
CREATE VIEW skills_whose_facts AS
    SELECT project_id, person_id FROM skills_level UNION ALL SELECT project_id, person_id FROM skills_history
    UNION ALL SELECT project_id, person_id FROM skills_certificate
    UNION ALL SELECT project_id, person_id FROM skills_strength;
CREATE VIEW counselling_whose_facts AS
    SELECT project_id, person_id FROM counselling_talk
    UNION ALL SELECT t.project_id, c.person_id FROM counselling_person c JOIN counselling_talk t ON t.id = c.talk_id
    UNION ALL SELECT project_id, person_id FROM counselling_risk
    UNION ALL SELECT project_id, person_id FROM counselling_home_support;
CREATE VIEW appointments_whose_facts AS SELECT project_id, person_id FROM appointments_appointment;
CREATE VIEW plans_whose_facts AS
    SELECT project_id, person_id FROM plans_plan UNION ALL SELECT project_id, person_id FROM plans_point;
CREATE VIEW referrals_whose_facts AS SELECT project_id, person_id, provider_id FROM referrals_referral;

-- Who of the staff is named in which project.
CREATE VIEW caseload_work_facts AS
    SELECT s.project_id, c.staff_id FROM caseload_responsible c JOIN people_spell_key_facts s ON s.id = c.participation_id
    UNION ALL SELECT w.project_id, a.substitute_id FROM caseload_absence a JOIN auth_work_facts w ON w.staff_id = a.staff_id
    WHERE a.substitute_id IS NOT NULL;
CREATE VIEW needs_work_facts AS SELECT project_id, staff_id FROM needs_round WHERE staff_id IS NOT NULL;
CREATE VIEW skills_work_facts AS SELECT project_id, staff_id FROM skills_level WHERE staff_id IS NOT NULL;
CREATE VIEW counselling_work_facts AS
    SELECT project_id, staff_id FROM counselling_talk WHERE staff_id IS NOT NULL
    UNION ALL SELECT t.project_id, q.staff_id FROM counselling_question q JOIN counselling_talk t ON t.id = q.talk_id
    WHERE q.staff_id IS NOT NULL
    UNION ALL SELECT project_id, staff_id FROM counselling_risk WHERE staff_id IS NOT NULL
    UNION ALL SELECT project_id, ended_by FROM counselling_risk WHERE ended_by IS NOT NULL
    UNION ALL SELECT project_id, staff_id FROM counselling_home_support WHERE staff_id IS NOT NULL;
CREATE VIEW appointments_work_facts AS
    SELECT project_id, staff_id FROM appointments_appointment WHERE staff_id IS NOT NULL;
CREATE VIEW plans_work_facts AS
    SELECT project_id, staff_id FROM plans_plan WHERE staff_id IS NOT NULL
    UNION ALL SELECT l.project_id, x.staff_id FROM plans_step x JOIN plans_plan l ON l.id = x.plan_id
    WHERE x.staff_id IS NOT NULL;
CREATE VIEW guidance_work_facts AS SELECT project_id, staff_id FROM guidance_guidance WHERE staff_id IS NOT NULL;
CREATE VIEW referrals_work_facts AS SELECT project_id, staff_id FROM referrals_referral WHERE staff_id IS NOT NULL;
CREATE VIEW follow_ups_work_facts AS
    SELECT project_id, staff_id FROM follow_ups_follow_up WHERE staff_id IS NOT NULL
    UNION ALL SELECT f.project_id, a.staff_id FROM follow_ups_attempt a JOIN follow_ups_follow_up f ON f.id = a.follow_up_id
    WHERE a.staff_id IS NOT NULL;
