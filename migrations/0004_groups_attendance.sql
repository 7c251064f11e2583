-- Groups, their timetable, members, sessions, the register, child care, contacts.

CREATE TABLE groups_group (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    project_id {id} NOT NULL REFERENCES projects_project(id), period_id {id},
    name {text} NOT NULL, sort_key {bytes} NOT NULL, language {text} NOT NULL, kind {text} NOT NULL,
    venue {text} NOT NULL, municipality {text} NOT NULL, area {text} NOT NULL,
    starts_on {text}, ends_on {text}, weekday {text} NOT NULL, start_time {text}, end_time {text},
    every_weeks {int} NOT NULL,                -- timetable: 1 = weekly
    capacity {int}, child_care_places {int},
    merged_into {id}, merged_on {text},        -- the combined group, from that day
    version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX groups_group_project ON groups_group(project_id, sort_key);
CREATE INDEX groups_group_key ON groups_group(source_key);
CREATE INDEX groups_group_import ON groups_group(import_id);

-- Staff who lead (role leader) or help (peer, carer) the group.
CREATE TABLE groups_leader (
    group_id {id} NOT NULL REFERENCES groups_group(id), staff_id {id} NOT NULL, role {text} NOT NULL,
    PRIMARY KEY (group_id, staff_id)
) {strict};
CREATE INDEX groups_leader_staff ON groups_leader(staff_id, group_id);

-- One spell of a person in a group. project_id stands here too, so that reports walk one index.
CREATE TABLE groups_membership (
    id {id} PRIMARY KEY,
    group_id {id} NOT NULL REFERENCES groups_group(id), person_id {id} NOT NULL REFERENCES people_person(id),
    project_id {id} NOT NULL,
    state {text} NOT NULL,                     -- waiting member left
    joined_on {text}, left_on {text},
    queued_at {text}, offered_until {text},    -- waiting list: order, and the offer that expires
    origin_id {id},                            -- membership in the original group, after a merge
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX groups_membership_group ON groups_membership(group_id, state, person_id);
CREATE INDEX groups_membership_person ON groups_membership(person_id, group_id);
CREATE INDEX groups_membership_report ON groups_membership(project_id, person_id, joined_on, group_id, state);
CREATE INDEX groups_membership_import ON groups_membership(import_id);

-- A merge or split of groups, as an event: who moved from where to where on which day.
CREATE TABLE groups_event (
    id {id} PRIMARY KEY, kind {text} NOT NULL, from_group {id} NOT NULL, to_group {id} NOT NULL,
    happened_on {text} NOT NULL, done_by {id} NOT NULL, undone_at {text}
) {strict};
CREATE INDEX groups_event_from ON groups_event(from_group);
CREATE INDEX groups_event_to ON groups_event(to_group);

CREATE TABLE groups_session (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    group_id {id} NOT NULL REFERENCES groups_group(id), project_id {id} NOT NULL,
    day {text} NOT NULL, start_time {text}, end_time {text},
    kind {text} NOT NULL, theme {text} NOT NULL, module {text} NOT NULL, expert {text} NOT NULL,
    state {text} NOT NULL,                     -- planned held cancelled
    moved_from {text},                         -- the timetable's day, when moved
    cancel_reason {text} NOT NULL,
    visitors {int} NOT NULL, note {bytes}, carers {int} NOT NULL,
    closed_at {text}, closed_by {id},
    register_version {int} NOT NULL, version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX groups_session_group ON groups_session(group_id, day);
CREATE INDEX groups_session_day ON groups_session(day, group_id);
CREATE INDEX groups_session_project ON groups_session(project_id, day, state);
CREATE INDEX groups_session_key ON groups_session(source_key);
CREATE INDEX groups_session_import ON groups_session(import_id);

CREATE TABLE attendance_mark (
    session_id {id} NOT NULL REFERENCES groups_session(id), person_id {id} NOT NULL REFERENCES people_person(id),
    mark {text} NOT NULL, minutes {int},       -- NULL = the whole session
    walk_in {int} NOT NULL, marked_by {id}, marked_at {text}, version {int} NOT NULL, import_id {id},
    PRIMARY KEY (session_id, person_id)
) {strict};
CREATE INDEX attendance_mark_person ON attendance_mark(person_id, session_id);

CREATE TABLE attendance_child (
    session_id {id} NOT NULL REFERENCES groups_session(id), child_id {id} NOT NULL REFERENCES people_child(id),
    state {text} NOT NULL,                     -- booked came did_not_come
    marked_by {id}, marked_at {text}, import_id {id},
    PRIMARY KEY (session_id, child_id)
) {strict};
CREATE INDEX attendance_child_child ON attendance_child(child_id, session_id);

-- Carers on duty in a session.
CREATE TABLE attendance_carer (
    session_id {id} NOT NULL REFERENCES groups_session(id), staff_id {id} NOT NULL,
    PRIMARY KEY (session_id, staff_id)
) {strict};

-- A correction after the register was closed or the period locked: what stood before, and why.
CREATE TABLE attendance_correction (
    id {id} PRIMARY KEY, session_id {id} NOT NULL, person_id {id}, child_id {id},
    before_value {text} NOT NULL, after_value {text} NOT NULL, reason {text} NOT NULL, done_by {id} NOT NULL, done_at {text} NOT NULL
) {strict};
CREATE INDEX attendance_correction_session ON attendance_correction(session_id);

CREATE TABLE contacts_contact (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} NOT NULL REFERENCES projects_project(id),
    day {text} NOT NULL, channel {text} NOT NULL, language {text} NOT NULL, topic {text} NOT NULL,
    person_id {id}, minutes {int}, staff_id {id},
    version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX contacts_contact_project ON contacts_contact(project_id, day);
CREATE INDEX contacts_contact_person ON contacts_contact(person_id);
CREATE INDEX contacts_contact_import ON contacts_contact(import_id);
