-- What a locked period counts and was changed, beside registers, participations, guidance and merges, which keep their
-- own: days of members, facts of a person, the language of a group, who was not reached, the way of counting. Which days
-- it is about, what stood before and after, and why (sealed). It stays when what it tells of goes.
CREATE TABLE projects_correction (
    id {id} PRIMARY KEY, project_id {id} NOT NULL, what {text} NOT NULL, record_id {id} NOT NULL, person_id {id},
    from_day {text} NOT NULL, until_day {text} NOT NULL, field {text} NOT NULL, before_value {text} NOT NULL,
    after_value {text} NOT NULL, reason {bytes}, done_by {id} NOT NULL, done_at {text} NOT NULL
) {strict};
CREATE INDEX projects_correction_project ON projects_correction(project_id, done_at);

CREATE VIEW projects_correction_facts AS
    SELECT id, project_id, what, record_id, person_id, from_day AS day, until_day AS until, field, before_value,
        after_value, '' AS said, reason AS sealed, done_by, done_at
    FROM projects_correction;
