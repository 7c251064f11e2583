-- shape spell (person id, gender text, birth_date day?, spell id, entry_date day?, entry_status text,
--    unemployed_since day?, entry_in_education bool?, entry_education text, exit_date day?, exit_status text,
--    exit_status_on day?, exit_in_education bool?, qualification_gained bool?, six_month_date day?,
--    six_month_status text, six_month_improved bool?, project id, citizenships text, languages text,
--    arrived_on day?)
-- shape gap (spell id, key text, person id, person_key text, gender text, birth_date day?, entry_date day?,
--    entry_status text, entry_education text)

-- of_project :each (project id, organisation id) -> spell
-- organisation 0, here and below: of any.
SELECT person_id, gender, birth_date, id, entry_date, entry_status, unemployed_since, entry_in_education,
       entry_education, exit_date, exit_status, exit_status_on, exit_in_education, qualification_gained, six_month_date,
       six_month_status, six_month_improved, project_id, citizenships, languages, arrived_on
FROM people_esf_facts p WHERE project_id = $1 AND ($2 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
      WHERE h.project_id = p.project_id AND h.person_id = p.person_id AND h.organisation_id = $2))
ORDER BY person_id;

-- of_objective :each (objective text) -> spell
-- All projects of a specific objective. "+ 0" keeps SQLite on the index of persons: by project it would have to sort.
SELECT person_id, gender, birth_date, id, entry_date, entry_status, unemployed_since, entry_in_education,
       entry_education, exit_date, exit_status, exit_status_on, exit_in_education, qualification_gained, six_month_date,
       six_month_status, six_month_improved, project_id, citizenships, languages, arrived_on
FROM people_esf_facts
WHERE project_id + 0 IN (SELECT project_id FROM projects_objective_facts WHERE specific_objective = $1)
ORDER BY person_id;

-- gaps_of_project :each (project id, from_day text, to_day text, organisation id) -> gap
-- Records that lack a fact, of persons in the order of their names. A first day that is not known is in all days.
SELECT id, source_key, person_id, person_key, gender, birth_date, entry_date, entry_status, entry_education
FROM people_gap_facts p
WHERE project_id = $1 AND (entry_date IS NULL OR entry_date BETWEEN $2 AND $3)
  AND ($4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
      WHERE h.project_id = p.project_id AND h.person_id = p.person_id AND h.organisation_id = $4))
ORDER BY sort_key, person_id, id;

-- gaps_of_objective :each (objective text, from_day text, to_day text) -> gap
SELECT id, source_key, person_id, person_key, gender, birth_date, entry_date, entry_status, entry_education
FROM people_gap_facts
WHERE project_id IN (SELECT project_id FROM projects_objective_facts WHERE specific_objective = $1)
  AND (entry_date IS NULL OR entry_date BETWEEN $2 AND $3)
ORDER BY sort_key, person_id, id;

-- records :many (project id, from_day text, to_day text, wanted int, organisation id, limit int, start int) -> (gap,
--    given_names name,
--    family_name name, total int)
-- wanted: 0 all records, 1 those that are complete, 2 those that lack a fact.
SELECT id, source_key, person_id, person_key, gender, birth_date, entry_date, entry_status, entry_education,
       given_names, family_name, count(*) OVER ()
FROM people_esf_facts p
WHERE project_id = $1 AND coalesce(entry_date, $2) BETWEEN $2 AND $3 AND ($4 = 0 OR lacks = $4 - 1)
  AND ($5 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
      WHERE h.project_id = p.project_id AND h.person_id = p.person_id AND h.organisation_id = $5))
ORDER BY sort_key, person_id, id LIMIT $6 OFFSET $7;

-- objectives :many () -> (objective text)
SELECT DISTINCT specific_objective FROM projects_objective_facts ORDER BY 1;

-- counting :many (project id, objective text, from_day text, to_day text) -> (project id, counting text,
--    counting_source text, counting_own bool)
-- Which projects count otherwise than usual: the one, or (0) those of the objective. Days within a locked period are
-- counted as they were when it was locked.
SELECT c.project_id, coalesce(x.counting, c.counting) AS counting,
       coalesce(x.counting_source, c.counting_source) AS counting_source, c.counting_own
FROM projects_counting_facts c JOIN projects_objective_facts o ON o.project_id = c.project_id
LEFT JOIN projects_locked_counting_facts x
    ON x.project_id = c.project_id AND $3 >= x.starts_on AND $4 <= x.ends_on
WHERE coalesce(x.counting, c.counting) <> '' AND (c.project_id = $1 OR ($1 = 0 AND o.specific_objective = $2))
ORDER BY c.project_id;
