-- What the board of records reads (rooms/reports/esf_board.c): the records of which something may be missing,
-- contradictory or late, on whatever day. The rules are esf_rules.h. Here stands the least that each of them needs, so
-- that records that are in order are not read at all; days are compared as texts, so that no record can fail to be
-- written. Who was born after her first day either came before 2014 or was born after it. Six months later is the same
-- year for the first half of a year and another year for the second.
-- The conditions are the same in an index and in its view.
CREATE INDEX people_participation_board ON people_participation(project_id, sort_key, person_id)
    WHERE (entry_date IS NULL OR length(entry_date) < 10 OR entry_date < '2014-01-01'
        OR entry_status IN ('', 'unknown') OR entry_education IN ('', '9')
        OR (entry_status = 'unemployed' AND entry_in_education = 1)
        OR (entry_status = 'student' AND entry_in_education = 0)
        OR (entry_status <> 'unemployed' AND unemployed_since IS NOT NULL)
        OR (six_month_improved = 1
            AND entry_status NOT IN ('employed', 'self_employed', 'maternity_leave_with_job'))
        OR exit_date < entry_date OR exit_status_on <> exit_date
        OR (exit_date IS NOT NULL AND (length(exit_date) < 10 OR exit_status IN ('', 'unknown')
            OR six_month_date IS NULL))
        OR (six_month_date IS NOT NULL AND six_month_status IN ('', 'unknown'))
        OR (exit_status = 'unemployed' AND exit_in_education = 1)
        OR (exit_status = 'student' AND exit_in_education = 0)
        OR (six_month_date IS NULL AND six_month_status NOT IN ('', 'unknown'))
        OR substr(six_month_date, 1, 7) <= substr(exit_date, 1, 4) || CASE substr(exit_date, 6, 2)
            WHEN '01' THEN '-07' WHEN '02' THEN '-08' WHEN '03' THEN '-09' WHEN '04' THEN '-10' WHEN '05' THEN '-11'
            WHEN '06' THEN '-12' ELSE '-99' END
        OR substr(six_month_date, 6, 2) <= CASE substr(exit_date, 6, 2)
            WHEN '07' THEN '01' WHEN '08' THEN '02' WHEN '09' THEN '03' WHEN '10' THEN '04' WHEN '11' THEN '05'
            WHEN '12' THEN '06' ELSE '' END);
CREATE INDEX people_person_board ON people_person(id)
    WHERE (gender NOT IN ('woman', 'man', 'non_binary') OR birth_date IS NULL OR length(birth_date) < 10
        OR birth_date > '2014-01-01');
-- Of which the participation itself says so; and those of which only the person's file does.
CREATE VIEW people_board_facts AS
    SELECT p.id, p.project_id, p.person_id, p.sort_key, q.given_names, q.family_name, q.gender, q.birth_date,
        p.entry_date, p.entry_status, p.unemployed_since, p.entry_in_education, p.entry_education,
        p.exit_date, p.exit_status, p.exit_status_on, p.exit_in_education, p.qualification_gained,
        p.six_month_date, p.six_month_status, p.six_month_improved
    FROM people_participation p JOIN people_person q ON q.id = p.person_id
    WHERE (p.entry_date IS NULL OR length(p.entry_date) < 10 OR p.entry_date < '2014-01-01'
        OR p.entry_status IN ('', 'unknown') OR p.entry_education IN ('', '9')
        OR (p.entry_status = 'unemployed' AND p.entry_in_education = 1)
        OR (p.entry_status = 'student' AND p.entry_in_education = 0)
        OR (p.entry_status <> 'unemployed' AND p.unemployed_since IS NOT NULL)
        OR (p.six_month_improved = 1
            AND p.entry_status NOT IN ('employed', 'self_employed', 'maternity_leave_with_job'))
        OR p.exit_date < p.entry_date OR p.exit_status_on <> p.exit_date
        OR (p.exit_date IS NOT NULL AND (length(p.exit_date) < 10 OR p.exit_status IN ('', 'unknown')
            OR p.six_month_date IS NULL))
        OR (p.six_month_date IS NOT NULL AND p.six_month_status IN ('', 'unknown'))
        OR (p.exit_status = 'unemployed' AND p.exit_in_education = 1)
        OR (p.exit_status = 'student' AND p.exit_in_education = 0)
        OR (p.six_month_date IS NULL AND p.six_month_status NOT IN ('', 'unknown'))
        OR substr(p.six_month_date, 1, 7) <= substr(p.exit_date, 1, 4) || CASE substr(p.exit_date, 6, 2)
            WHEN '01' THEN '-07' WHEN '02' THEN '-08' WHEN '03' THEN '-09' WHEN '04' THEN '-10' WHEN '05' THEN '-11'
            WHEN '06' THEN '-12' ELSE '-99' END
        OR substr(p.six_month_date, 6, 2) <= CASE substr(p.exit_date, 6, 2)
            WHEN '07' THEN '01' WHEN '08' THEN '02' WHEN '09' THEN '03' WHEN '10' THEN '04' WHEN '11' THEN '05'
            WHEN '12' THEN '06' ELSE '' END);
CREATE VIEW people_board_person_facts AS
    SELECT p.id, p.project_id, p.person_id, p.sort_key, q.given_names, q.family_name, q.gender, q.birth_date,
        p.entry_date, p.entry_status, p.unemployed_since, p.entry_in_education, p.entry_education,
        p.exit_date, p.exit_status, p.exit_status_on, p.exit_in_education, p.qualification_gained,
        p.six_month_date, p.six_month_status, p.six_month_improved
    FROM people_person q CROSS JOIN people_participation p
    WHERE p.person_id = q.id
        AND (q.gender NOT IN ('woman', 'man', 'non_binary') OR q.birth_date IS NULL OR length(q.birth_date) < 10
        OR q.birth_date > '2014-01-01')
        AND NOT EXISTS (SELECT 1 FROM people_board_facts b WHERE b.id = p.id);
CREATE VIEW people_board_all_facts AS
    SELECT * FROM people_board_facts UNION ALL SELECT * FROM people_board_person_facts;
-- Whom nobody reached: she need not be asked again.
CREATE VIEW follow_ups_closed_facts AS
    SELECT participation_id, kind FROM follow_ups_follow_up
    WHERE not_reached_on IS NOT NULL AND participation_id IS NOT NULL;
