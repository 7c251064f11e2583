-- Two files of one person were made one (undone 0) or parted again (1), and something of the file that moves lies in a
-- locked period: a correction of its figures, with its reason (sealed). person_id: the file that stays.
CREATE TABLE people_merge_locked (
    id {id} PRIMARY KEY, person_id {id} NOT NULL, project_id {id} NOT NULL, from_day {text} NOT NULL,
    until_day {text} NOT NULL, undone {int} NOT NULL, reason {bytes}, done_by {id} NOT NULL, done_at {text} NOT NULL
) {strict};
CREATE INDEX people_merge_locked_project ON people_merge_locked(project_id, done_at);

CREATE VIEW doubles_correction_facts AS
    SELECT id, project_id, 'merge' AS what, person_id AS record_id, person_id, from_day AS day, until_day AS until,
        CASE WHEN undone = 1 THEN 'part' ELSE 'merge' END AS field, '' AS before_value, '' AS after_value, '' AS said,
        reason AS sealed, done_by, done_at
    FROM people_merge_locked;
