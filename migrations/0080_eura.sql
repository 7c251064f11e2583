-- Which answers of a participation were entered into the authority's register (rooms/reports/eura.h), as they were then:
-- stage: start or exit. A mark counts as long as the answers are still these.
CREATE TABLE reports_entered (
    participation_id {id} NOT NULL REFERENCES people_participation(id), stage {text} NOT NULL,
    answers {text} NOT NULL, day {text} NOT NULL, staff_id {id} NOT NULL REFERENCES staff(id),
    PRIMARY KEY (participation_id, stage)
) {strict};
CREATE VIEW people_eura_facts AS
    SELECT p.id, p.project_id, p.person_id, p.sort_key, p.version, q.given_names, q.family_name,
        p.entry_date, p.entry_education, p.entry_status, p.entry_in_education, p.exit_date, p.exit_status,
        p.exit_in_education, p.qualification_gained,
        coalesce(p.entry_date, '') || ' ' || p.entry_education || ' ' || p.entry_status
            || CASE p.entry_in_education WHEN 1 THEN ' yes' WHEN 0 THEN ' no' ELSE '' END AS start_answers,
        coalesce(p.exit_date, '') || ' ' || p.exit_status
            || CASE p.exit_in_education WHEN 1 THEN ' yes' WHEN 0 THEN ' no' ELSE ' -' END
            || CASE p.qualification_gained WHEN 1 THEN ' yes' WHEN 0 THEN ' no' ELSE ' -' END AS exit_answers
    FROM people_participation p JOIN people_person q ON q.id = p.person_id;
