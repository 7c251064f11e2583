-- Guidance, and the tables that this version only carries in and out of the data package (needs, counselling, plans,
-- follow-ups: their rooms come later). Imports and what they changed.

CREATE TABLE guidance_guidance (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    person_id {id} NOT NULL REFERENCES people_person(id), project_id {id} NOT NULL REFERENCES projects_project(id), group_id {id},
    day {text} NOT NULL, destination {text} NOT NULL, provider {text} NOT NULL, qualification {text} NOT NULL, state {text} NOT NULL,
    version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX guidance_guidance_report ON guidance_guidance(project_id, person_id, day);
CREATE INDEX guidance_guidance_person ON guidance_guidance(person_id, day);
CREATE INDEX guidance_guidance_key ON guidance_guidance(source_key);
CREATE INDEX guidance_guidance_import ON guidance_guidance(import_id);
-- Every state a guidance row has been in.
CREATE TABLE guidance_history (
    guidance_id {id} NOT NULL REFERENCES guidance_guidance(id), version {int} NOT NULL, at {text} NOT NULL,
    day {text} NOT NULL, destination {text} NOT NULL, state {text} NOT NULL, staff_id {id},
    PRIMARY KEY (guidance_id, version)
) {strict};

CREATE TABLE needs_need (
    person_id {id} NOT NULL REFERENCES people_person(id), project_id {id} NOT NULL REFERENCES projects_project(id),
    day {text} NOT NULL, area {text} NOT NULL, weight {int} NOT NULL, wish {bytes}, import_id {id},
    PRIMARY KEY (person_id, project_id, day, area)
) {strict};
CREATE INDEX needs_need_import ON needs_need(import_id);
CREATE TABLE counselling_talk (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), day {text} NOT NULL, depth {text} NOT NULL, minutes {int},
    topics {bytes}, staff_id {id}, import_id {id}
) {strict};
CREATE INDEX counselling_talk_person ON counselling_talk(person_id, day);
CREATE INDEX counselling_talk_import ON counselling_talk(import_id);
CREATE TABLE plans_plan (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), made_on {text} NOT NULL, goal {bytes}, review_on {text},
    deferred_until {text}, deferral_reason {bytes}, import_id {id}
) {strict};
CREATE INDEX plans_plan_person ON plans_plan(person_id);
CREATE INDEX plans_plan_project ON plans_plan(project_id, made_on);
CREATE INDEX plans_plan_import ON plans_plan(import_id);
CREATE TABLE plans_step (
    plan_id {id} NOT NULL REFERENCES plans_plan(id), step {int} NOT NULL, what {bytes}, due_on {text}, state {text} NOT NULL, import_id {id},
    PRIMARY KEY (plan_id, step)
) {strict};
CREATE TABLE follow_ups_follow_up (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id), kind {text} NOT NULL, due_on {text}, done_on {text},
    reached {int}, status {text} NOT NULL, import_id {id}
) {strict};
CREATE INDEX follow_ups_person ON follow_ups_follow_up(person_id);
CREATE INDEX follow_ups_project ON follow_ups_follow_up(project_id, done_on);
CREATE INDEX follow_ups_import ON follow_ups_follow_up(import_id);

-- An import: state is preview, running, done, undone, failed.
CREATE TABLE exchange_import (
    id {id} PRIMARY KEY, kind {text} NOT NULL, project_id {id}, state {text} NOT NULL,
    file_names {text} NOT NULL, started_by {id}, started_at {text} NOT NULL, finished_at {text}, undone_at {text},
    rows_new {int} NOT NULL, rows_same {int} NOT NULL, rows_changed {int} NOT NULL, rows_doubtful {int} NOT NULL, rows_rejected {int} NOT NULL,
    folder {text} NOT NULL, version {int} NOT NULL
) {strict};
-- What an import changed in rows that stood already: the old values, as JSON sealed; for undo.
CREATE TABLE exchange_change (
    import_id {id} NOT NULL REFERENCES exchange_import(id), what {text} NOT NULL, row_id {id} NOT NULL, second_id {id} NOT NULL,
    before {bytes} NOT NULL, version_after {int},
    PRIMARY KEY (import_id, what, row_id, second_id)
) {strict};

-- Small settings that live in the database: demo = 1, suppression threshold, service name.
CREATE TABLE settings_value (name {text} PRIMARY KEY, value {text} NOT NULL) {strict};
