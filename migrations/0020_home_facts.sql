-- What the first page reads from other rooms: what waits, no names of persons.
CREATE VIEW exchange_waiting_facts AS SELECT id AS import_id, project_id FROM exchange_import WHERE state = 'preview';
CREATE VIEW people_double_facts AS
    SELECT DISTINCT p.project_id, d.low_id, d.high_id
    FROM people_double d JOIN people_participation p ON p.person_id IN (d.low_id, d.high_id) WHERE d.state = 'open';
CREATE VIEW people_new_facts AS SELECT project_id, person_id, created_at FROM people_participation;
CREATE VIEW projects_period_facts AS SELECT id, project_id, name, starts_on, ends_on, locked FROM projects_period;
CREATE VIEW auth_link_facts AS
    SELECT s.id AS staff_id, s.name, s.sort_key, l.until_at FROM auth_link l JOIN staff s ON s.id = l.staff_id
    WHERE l.used_at IS NULL AND s.disabled = 0;
CREATE VIEW auth_throttle_facts AS SELECT kind, failures, failed_at FROM auth_throttle;
CREATE VIEW journal_end_facts AS SELECT j.seq, j.at FROM journal_head h JOIN journal j ON j.seq = h.seq;
-- New persons of a project this week: one walk of an index.
CREATE INDEX people_participation_new ON people_participation(project_id, created_at);
