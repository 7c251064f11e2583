-- The list of the records that lack a fact (report "esf") reads these alone: it went through all of a project, person
-- by person, for the few that are not in order. Nothing is written for a record that is. The conditions are the same in
-- an index and in the view. A day of which only the month or the year is known has nothing in the place of the day
-- (written so, and not by its length, because PostgreSQL then expects few of them, and begins with these indexes).
CREATE INDEX people_participation_lacks ON people_participation(project_id, sort_key, person_id)
    WHERE (entry_date IS NULL OR substr(entry_date, 9, 2) = '' OR entry_status IN ('', 'unknown')
        OR entry_education IN ('', '9'));
CREATE INDEX people_person_lacks ON people_person(id)
    WHERE (gender NOT IN ('woman', 'man', 'non_binary') OR birth_date IS NULL OR substr(birth_date, 9, 2) = '');
-- What the participation itself lacks; then those of which only the person's file lacks something.
CREATE VIEW people_gap_facts AS
    SELECT p.id, p.source_key, p.project_id, p.person_id, p.sort_key, q.source_key AS person_key, q.gender,
        q.birth_date, p.entry_date, p.entry_status, p.entry_education
    FROM people_participation p JOIN people_person q ON q.id = p.person_id
    WHERE (p.entry_date IS NULL OR substr(p.entry_date, 9, 2) = '' OR p.entry_status IN ('', 'unknown')
        OR p.entry_education IN ('', '9'))
    UNION ALL
    SELECT p.id, p.source_key, p.project_id, p.person_id, p.sort_key, q.source_key AS person_key, q.gender,
        q.birth_date, p.entry_date, p.entry_status, p.entry_education
    FROM people_person q CROSS JOIN people_participation p
    WHERE p.person_id = q.id
        AND (q.gender NOT IN ('woman', 'man', 'non_binary') OR q.birth_date IS NULL
        OR substr(q.birth_date, 9, 2) = '')
        AND substr(p.entry_date, 9, 2) <> '' AND p.entry_status NOT IN ('', 'unknown')
        AND p.entry_education NOT IN ('', '9');
