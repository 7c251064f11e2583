-- What the report "esf" counts (rooms/reports/esf.c), and under which specific objective. lacks: a record without one of
-- the facts of esf_missing() (rooms/reports/esf_rules.c), so that the list of them need not read the others.
CREATE VIEW people_esf_facts AS
    SELECT p.id, p.source_key, p.project_id, p.person_id, q.source_key AS person_key, q.gender, q.birth_date,
        p.entry_date, p.entry_status, p.unemployed_since, p.entry_in_education, p.entry_education,
        p.exit_date, p.exit_status, p.exit_status_on, p.exit_in_education, p.qualification_gained,
        p.six_month_date, p.six_month_status, p.six_month_improved, q.given_names, q.family_name, q.sort_key,
        CASE WHEN q.gender NOT IN ('woman', 'man', 'non_binary') OR length(coalesce(q.birth_date, '')) < 10
                  OR length(coalesce(p.entry_date, '')) < 10 OR p.entry_status IN ('', 'unknown')
                  OR p.entry_education IN ('', '9') THEN 1 ELSE 0 END AS lacks
    FROM people_participation p JOIN people_person q ON q.id = p.person_id;
CREATE VIEW projects_objective_facts AS SELECT id AS project_id, specific_objective FROM projects_project;
-- The records of a project person by person are one walk of an index.
CREATE INDEX people_participation_whose ON people_participation(project_id, person_id);
