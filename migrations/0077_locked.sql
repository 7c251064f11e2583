-- A period that was sent is locked: when, by whom, and why it was opened again.
CREATE TABLE projects_period_lock (
    id {id} PRIMARY KEY, period_id {id} NOT NULL REFERENCES projects_period(id), locked {int} NOT NULL,
    reason {text} NOT NULL, done_by {id} NOT NULL, done_at {text} NOT NULL
) {strict};
CREATE INDEX projects_period_lock_period ON projects_period_lock(period_id, id);

-- Guidance of a locked period that was changed: what stood before and after ("DAY DESTINATION STATE"), and why (sealed).
-- It stays when the guidance goes with its import.
CREATE TABLE guidance_correction (
    id {id} PRIMARY KEY, guidance_id {id} NOT NULL, project_id {id} NOT NULL, day {text} NOT NULL,
    before_value {text} NOT NULL, after_value {text} NOT NULL, reason {bytes}, done_by {id} NOT NULL,
    done_at {text} NOT NULL
) {strict};
CREATE INDEX guidance_correction_project ON guidance_correction(project_id, done_at);

-- Corrections, for the list of them: of registers, participations and guidance. day, until: the days it is about.
CREATE VIEW attendance_correction_facts AS
    SELECT c.id, s.project_id, 'register' AS what, c.session_id AS record_id, c.person_id, s.day, s.day AS until,
        CASE WHEN c.child_id IS NULL THEN 'mark' ELSE 'child' END AS field, c.before_value, c.after_value,
        c.reason AS said, CAST(NULL AS {bytes}) AS sealed, c.done_by, c.done_at
    FROM attendance_correction c JOIN groups_session s ON s.id = c.session_id;
CREATE VIEW people_correction_facts AS
    SELECT c.id, p.project_id, 'participation' AS what, c.participation_id AS record_id, p.person_id,
        p.entry_date AS day, coalesce(p.exit_date, p.entry_date) AS until, c.field, c.before_value, c.after_value,
        '' AS said, c.reason AS sealed, c.done_by, c.done_at
    FROM people_correction c JOIN people_participation p ON p.id = c.participation_id;
CREATE VIEW guidance_correction_facts AS
    SELECT c.id, c.project_id, 'guidance' AS what, c.guidance_id AS record_id, g.person_id, c.day,
        coalesce(g.day, c.day) AS until, '' AS field, c.before_value, c.after_value, '' AS said, c.reason AS sealed,
        c.done_by, c.done_at
    FROM guidance_correction c LEFT JOIN guidance_guidance g ON g.id = c.guidance_id;
