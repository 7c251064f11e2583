-- Outreach (rooms/outreach): places and channels where parents are met, visits there, and where a sign-up came from.
-- What a column means stands at the head of the room (outreach.h).
CREATE TABLE outreach_place (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, project_id {id} NOT NULL REFERENCES projects_project(id),
    name {text} NOT NULL, sort_key {bytes} NOT NULL, kind {text} NOT NULL, street {text} NOT NULL, area {text} NOT NULL,
    municipality {text} NOT NULL, latitude {int}, longitude {int}, languages {text} NOT NULL,
    expert_id {id} REFERENCES modules_expert(id), code {text} NOT NULL, used {int}, note {text} NOT NULL,
    version {int} NOT NULL, import_id {id}
) {strict};
CREATE INDEX outreach_place_key ON outreach_place(source_key);
CREATE INDEX outreach_place_import ON outreach_place(import_id);
CREATE INDEX outreach_place_project ON outreach_place(project_id, sort_key);
CREATE INDEX outreach_place_code ON outreach_place(code);
CREATE INDEX outreach_place_expert ON outreach_place(expert_id) WHERE expert_id IS NOT NULL;

CREATE TABLE outreach_visit (
    id {id} PRIMARY KEY, source_key {text} NOT NULL, place_id {id} NOT NULL REFERENCES outreach_place(id),
    day {text} NOT NULL, minutes {int}, workers {int}, staff_id {id}, material {text} NOT NULL, copies {int},
    met {int}, asked {int}, adults {int}, children {int}, relatives {int}, languages {text} NOT NULL,
    note {text} NOT NULL, version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX outreach_visit_key ON outreach_visit(source_key);
CREATE INDEX outreach_visit_import ON outreach_visit(import_id);
CREATE INDEX outreach_visit_place ON outreach_visit(place_id, day);
CREATE INDEX outreach_visit_staff ON outreach_visit(staff_id);

-- From which place somebody signed up: the code of its poster; '': not known. How many in all, and for which group:
-- they are counted here, too, as who was never taken in is forgotten. No person stands in it.
ALTER TABLE sign_up_entry ADD COLUMN came_from {text} NOT NULL DEFAULT '';
CREATE TABLE sign_up_came (
    code {text} NOT NULL, day {text} NOT NULL, group_id {id} NOT NULL, n {int} NOT NULL,
    PRIMARY KEY (code, day, group_id)
) {keyed};

CREATE VIEW outreach_key_facts AS SELECT id, source_key, project_id, import_id FROM outreach_place;
CREATE VIEW outreach_place_facts AS
    SELECT id, project_id, name, sort_key, kind, code, languages, expert_id FROM outreach_place;
CREATE VIEW outreach_visit_facts AS
    SELECT v.id, v.place_id, p.project_id, p.kind, v.day, v.minutes, coalesce(v.workers, 1) AS workers, v.copies, v.met,
        v.asked, v.adults, v.children, v.relatives,
        CASE WHEN v.languages <> '' THEN v.languages ELSE p.languages END AS languages
    FROM outreach_visit v JOIN outreach_place p ON p.id = v.place_id;
CREATE VIEW outreach_work_facts AS
    SELECT p.project_id, v.staff_id FROM outreach_visit v JOIN outreach_place p ON p.id = v.place_id
    WHERE v.staff_id IS NOT NULL;
CREATE INDEX sign_up_entry_from ON sign_up_entry(project_id) WHERE came_from <> '';
CREATE VIEW sign_up_came_facts AS SELECT code, day, group_id, n FROM sign_up_came;
-- Who was taken in after signing up from a place.
CREATE VIEW sign_up_taken_facts AS
    SELECT project_id, group_id, person_id, came_from AS code, sent_at FROM sign_up_entry
    WHERE came_from <> '' AND state IN ('taken', 'known') AND person_id IS NOT NULL;
