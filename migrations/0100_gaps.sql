-- What lacks a fact is found by indexes that hold it and nothing else; nothing is written for a record that is in order.
-- The list of such records (report "esf") went through all of a project, person by person. The board (0072) did so on
-- PostgreSQL: a day of which only the month or the year is known has nothing in the place of the day, and is written so
-- and not by its length, because PostgreSQL then expects few of them and begins with these indexes. The conditions are
-- the same in an index and in its views.
CREATE INDEX people_participation_lacks ON people_participation(project_id, sort_key, person_id)
    WHERE (entry_date IS NULL OR substr(entry_date, 9, 2) = '' OR entry_status IN ('', 'unknown')
        OR entry_education IN ('', '9'));
DROP VIEW people_board_all_facts;
DROP VIEW people_board_person_facts;
DROP INDEX people_person_board;
CREATE INDEX people_person_board ON people_person(id)
    WHERE (gender NOT IN ('woman', 'man', 'non_binary') OR birth_date IS NULL OR substr(birth_date, 9, 2) = ''
        OR birth_date > '2014-01-01');
CREATE VIEW people_board_person_facts AS
    SELECT p.id, p.project_id, p.person_id, p.sort_key, q.given_names, q.family_name, q.gender, q.birth_date,
        p.entry_date, p.entry_status, p.unemployed_since, p.entry_in_education, p.entry_education,
        p.exit_date, p.exit_status, p.exit_status_on, p.exit_in_education, p.qualification_gained,
        p.six_month_date, p.six_month_status, p.six_month_improved
    FROM people_person q CROSS JOIN people_participation p
    WHERE p.person_id = q.id
        AND (q.gender NOT IN ('woman', 'man', 'non_binary') OR q.birth_date IS NULL OR substr(q.birth_date, 9, 2) = ''
        OR q.birth_date > '2014-01-01')
        AND NOT EXISTS (SELECT 1 FROM people_board_facts b WHERE b.id = p.id);
CREATE VIEW people_board_all_facts AS
    SELECT * FROM people_board_facts UNION ALL SELECT * FROM people_board_person_facts;
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
        AND (q.gender NOT IN ('woman', 'man', 'non_binary') OR q.birth_date IS NULL OR substr(q.birth_date, 9, 2) = ''
        OR q.birth_date > '2014-01-01')
        AND (q.gender NOT IN ('woman', 'man', 'non_binary') OR q.birth_date IS NULL
        OR substr(q.birth_date, 9, 2) = '')
        AND substr(p.entry_date, 9, 2) <> '' AND p.entry_status NOT IN ('', 'unknown')
        AND p.entry_education NOT IN ('', '9');
