-- Projects, regions, persons, families, participations.
-- Conventions: ids are made by the program; days, instants and clocks are text that sorts; booleans are 0/1;
-- money in cents; `secret` columns are sealed bytes; source_key is the sender's own key in the data package
-- (empty: made here, exported as the id's text); import_id names the import a row came from (NULL: typed in).

CREATE TABLE projects_project (
    id {id} PRIMARY KEY,
    code {text} NOT NULL UNIQUE,              -- the key of projects.csv
    fund {text} NOT NULL, programme {text} NOT NULL, specific_objective {text} NOT NULL,
    start_date {text}, end_date {text},
    total_budget {int}, eu_contribution {int},  -- cents
    managing_authority {text} NOT NULL, lead_organisation {text} NOT NULL, partners {text} NOT NULL,  -- partners, municipalities: joined by ';'
    municipalities {text} NOT NULL, website {text} NOT NULL,
    version {int} NOT NULL, import_id {id}
) {strict};

-- Texts of a project per language; tag '' holds the language of the import (projects.csv name, purpose).
CREATE TABLE projects_text (
    project_id {id} NOT NULL REFERENCES projects_project(id), tag {text} NOT NULL,
    name {text} NOT NULL, purpose {text} NOT NULL,
    PRIMARY KEY (project_id, tag)
) {strict};

-- What was promised: measure is persons groups sessions hours children contacts plans followed_up.
CREATE TABLE projects_target (
    project_id {id} NOT NULL REFERENCES projects_project(id), measure {text} NOT NULL, promised {int} NOT NULL,
    PRIMARY KEY (project_id, measure)
) {strict};

-- A period of work of a project ("spring 2018"); locked: registers inside take a correction only with a reason.
CREATE TABLE projects_period (
    id {id} PRIMARY KEY, project_id {id} NOT NULL REFERENCES projects_project(id),
    name {text} NOT NULL, starts_on {text} NOT NULL, ends_on {text} NOT NULL, locked {int} NOT NULL, version {int} NOT NULL
) {strict};
CREATE INDEX projects_period_project ON projects_period(project_id, starts_on);

CREATE TABLE people_family (
    id {id} PRIMARY KEY, address {bytes}, version {int} NOT NULL
) {strict};

CREATE TABLE people_person (
    id {id} PRIMARY KEY,
    source_key {text} NOT NULL,
    given_names {text} NOT NULL, family_name {text} NOT NULL, call_name {text} NOT NULL,
    sort_key {bytes} NOT NULL,                 -- lang_sort_key(family name, given names)
    birth_date {text},                         -- may be partial
    gender {text} NOT NULL,
    languages {text} NOT NULL,                 -- 639-3 codes joined by ';', first = mother tongue; detail in people_language
    service_language {text} NOT NULL,
    phone {bytes}, phone_key {bytes},          -- sealed; phone_key: keyed hash of the digits, for search
    email {bytes}, municipality {bytes}, postcode {bytes}, identity_code {bytes}, note {bytes},   -- sealed
    arrived_on {text}, citizenships {text} NOT NULL,
    non_disclosure {int} NOT NULL,             -- this person's own mark
    protected {int} NOT NULL,                  -- derived: the person or somebody of the household has the mark
    contact_when {bytes}, contact_who {bytes}, contact_never {bytes},   -- safe-contact rules, sealed
    family_id {id},
    merged_into {id},                          -- the surviving person, when this row lost a merge
    version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX people_person_key ON people_person(source_key);
CREATE INDEX people_person_family ON people_person(family_id);
CREATE INDEX people_person_phone ON people_person(phone_key);
CREATE INDEX people_person_import ON people_person(import_id);

-- One row per folded word of the name (kind 'n') and per sound key (kind 's').
CREATE TABLE people_name_part (
    part {text} NOT NULL, kind {text} NOT NULL, person_id {id} NOT NULL REFERENCES people_person(id),
    PRIMARY KEY (kind, part, person_id)
) {strict};
CREATE INDEX people_name_part_person ON people_name_part(person_id);

CREATE TABLE people_language (
    person_id {id} NOT NULL REFERENCES people_person(id), language {text} NOT NULL,
    variety {text} NOT NULL, level {text} NOT NULL,   -- level: CEFR or national sub-level, '' = not known
    PRIMARY KEY (person_id, language)
) {strict};

CREATE TABLE people_child (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    family_id {id} NOT NULL REFERENCES people_family(id),
    name {text} NOT NULL,                      -- what to call the child in child care; may be empty
    birth_month {text},                        -- "2024-03" or "2024"
    care_needs {bytes}, version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX people_child_family ON people_child(family_id);
CREATE INDEX people_child_key ON people_child(source_key);
CREATE INDEX people_child_import ON people_child(import_id);
-- The adults a child belongs to.
CREATE TABLE people_parent (
    child_id {id} NOT NULL REFERENCES people_child(id), person_id {id} NOT NULL REFERENCES people_person(id),
    PRIMARY KEY (child_id, person_id)
) {strict};
CREATE INDEX people_parent_person ON people_parent(person_id);

-- One spell of one person in one project. Entry facts are frozen once the spell is saved (corrections with a reason are journalled).
CREATE TABLE people_participation (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL REFERENCES projects_project(id),
    sort_key {bytes} NOT NULL,                 -- the person's, so that the list of a project is one index walk
    entry_date {text}, entry_status {text} NOT NULL, unemployed_since {text}, entry_in_education {int}, entry_education {text} NOT NULL,
    heard_from {text} NOT NULL,
    exit_date {text}, exit_status {text} NOT NULL, exit_status_on {text}, exit_in_education {int}, qualification_gained {int},
    six_month_date {text}, six_month_status {text} NOT NULL, six_month_improved {int},
    version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX people_participation_list ON people_participation(project_id, sort_key, person_id);
CREATE INDEX people_participation_person ON people_participation(person_id);
CREATE INDEX people_participation_key ON people_participation(source_key);
CREATE INDEX people_participation_import ON people_participation(import_id);

-- Pairs that may be the same person; reason: name_birth, phone, name_sound; state: open, dismissed, merged.
CREATE TABLE people_double (
    low_id {id} NOT NULL, high_id {id} NOT NULL, reason {text} NOT NULL, state {text} NOT NULL,
    decided_by {id}, decided_at {text},
    PRIMARY KEY (low_id, high_id)
) {strict};
-- A merge that can be undone: what moved, field by field, as JSON sealed.
CREATE TABLE people_merge (
    id {id} PRIMARY KEY, kept_id {id} NOT NULL, lost_id {id} NOT NULL,
    before {bytes} NOT NULL, merged_by {id} NOT NULL, merged_at {text} NOT NULL, undone_at {text}
) {strict};
