-- Modules, series of them, work contacts (experts) and what was learned after each use; what a column means stands at
-- the head of the room (modules.h). Which module a session has, who visits and when she was thanked is the session's.
CREATE TABLE modules_expert (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} REFERENCES projects_project(id),
    name {text} NOT NULL, sort_key {bytes} NOT NULL, organisation {text} NOT NULL, topics {text} NOT NULL,
    languages {text} NOT NULL, email {bytes}, phone {bytes}, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX modules_expert_key ON modules_expert(source_key);
CREATE INDEX modules_expert_import ON modules_expert(import_id);
CREATE INDEX modules_expert_project ON modules_expert(project_id, sort_key);

CREATE TABLE modules_module (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} REFERENCES projects_project(id),
    name {text} NOT NULL, sort_key {bytes} NOT NULL, purpose {text} NOT NULL, audience {text} NOT NULL,
    languages {text} NOT NULL, sessions {int}, minutes {int}, needs {text} NOT NULL,
    expert_id {id} REFERENCES modules_expert(id), offered {int}, edition {int}, changed_on {text},
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX modules_module_key ON modules_module(source_key);
CREATE INDEX modules_module_import ON modules_module(import_id);
CREATE INDEX modules_module_project ON modules_module(project_id, sort_key);
CREATE INDEX modules_module_expert ON modules_module(expert_id);

CREATE TABLE modules_step (
    module_id {id} NOT NULL REFERENCES modules_module(id), place {int} NOT NULL, minutes {int}, what {text} NOT NULL,
    PRIMARY KEY (module_id, place)
) {strict};

CREATE TABLE modules_series (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} REFERENCES projects_project(id),
    name {text} NOT NULL, sort_key {bytes} NOT NULL, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX modules_series_key ON modules_series(source_key);
CREATE INDEX modules_series_import ON modules_series(import_id);
CREATE INDEX modules_series_project ON modules_series(project_id, sort_key);

CREATE TABLE modules_item (
    series_id {id} NOT NULL REFERENCES modules_series(id), place {int} NOT NULL,
    module_id {id} NOT NULL REFERENCES modules_module(id), PRIMARY KEY (series_id, place)
) {strict};
CREATE INDEX modules_item_module ON modules_item(module_id);

CREATE TABLE modules_note (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, module_id {id} NOT NULL REFERENCES modules_module(id),
    session_id {id} NOT NULL REFERENCES groups_session(id), worked {text} NOT NULL, improve {text} NOT NULL,
    staff_id {id}, written_on {text}, version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX modules_note_key ON modules_note(source_key);
CREATE INDEX modules_note_import ON modules_note(import_id);
CREATE INDEX modules_note_module ON modules_note(module_id);
CREATE INDEX modules_note_session ON modules_note(session_id);

ALTER TABLE groups_session ADD COLUMN module_id {id} REFERENCES modules_module(id);
ALTER TABLE groups_session ADD COLUMN expert_id {id} REFERENCES modules_expert(id);
ALTER TABLE groups_session ADD COLUMN thanked_on {text};
CREATE INDEX groups_session_module ON groups_session(module_id) WHERE module_id IS NOT NULL;
CREATE INDEX groups_session_expert ON groups_session(expert_id) WHERE expert_id IS NOT NULL;

CREATE VIEW groups_module_facts AS
    SELECT id AS session_id, project_id, group_id, module_id, day, state FROM groups_session
    WHERE module_id IS NOT NULL;
CREATE VIEW groups_expert_facts AS
    SELECT id AS session_id, expert_id, day, state, thanked_on FROM groups_session WHERE expert_id IS NOT NULL;
CREATE VIEW modules_key_facts AS SELECT id, source_key, project_id, name, import_id FROM modules_module;
CREATE VIEW modules_expert_key_facts AS SELECT id, source_key, project_id, name, import_id FROM modules_expert;
CREATE VIEW modules_item_facts AS SELECT series_id, place, module_id FROM modules_item;
CREATE VIEW modules_work_facts AS
    SELECT s.project_id, n.staff_id FROM modules_note n JOIN groups_session s ON s.id = n.session_id
    WHERE n.staff_id IS NOT NULL;
CREATE VIEW modules_noted_facts AS SELECT session_id, module_id FROM modules_note;
