-- Marks lie session by session, and the memory of saved forms by its key: a register is read in one piece, and a save
-- writes one tree less for each.
CREATE TABLE attendance_mark_by_key (
    session_id {id} NOT NULL REFERENCES groups_session(id), person_id {id} NOT NULL REFERENCES people_person(id),
    mark {text} NOT NULL, minutes {int},       -- NULL = the whole session
    walk_in {int} NOT NULL, marked_by {id}, marked_at {text}, version {int} NOT NULL, import_id {id}, place {int},
    PRIMARY KEY (session_id, person_id)
) {keyed};
INSERT INTO attendance_mark_by_key (session_id, person_id, mark, minutes, walk_in, marked_by, marked_at, version, import_id, place)
    SELECT session_id, person_id, mark, minutes, walk_in, marked_by, marked_at, version, import_id, place FROM attendance_mark ORDER BY session_id, person_id;
DROP VIEW attendance_facts;
DROP TABLE attendance_mark;
ALTER TABLE attendance_mark_by_key RENAME TO attendance_mark;
CREATE INDEX attendance_mark_person ON attendance_mark(person_id, session_id);
CREATE VIEW attendance_facts AS
    SELECT a.session_id, a.person_id, a.mark, a.minutes, s.project_id, s.group_id, s.day, s.state, s.start_time
    FROM attendance_mark a JOIN groups_session s ON s.id = a.session_id;

CREATE TABLE web_idempotency_by_key (
    staff_id {id} NOT NULL, form_id {text} NOT NULL,
    body_hash {int} NOT NULL, location {text} NOT NULL, made_at {text} NOT NULL,
    PRIMARY KEY (staff_id, form_id)
) {keyed};
INSERT INTO web_idempotency_by_key (staff_id, form_id, body_hash, location, made_at)
    SELECT staff_id, form_id, body_hash, location, made_at FROM web_idempotency;
DROP TABLE web_idempotency;
ALTER TABLE web_idempotency_by_key RENAME TO web_idempotency;
CREATE INDEX web_idempotency_age ON web_idempotency(made_at);
