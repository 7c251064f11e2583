-- What is entered into the authority's register, and what was. start_answers, exit_answers: what a mark is held
-- against.

-- sheet :one (spell id) -> (person id, project id, project_code text, given_names name, family_name name,
--    entry_date day?, entry_education text, entry_status text, entry_in_education bool?, exit_date day?,
--    exit_status text, exit_in_education bool?, qualification_gained bool?, start_answers text, exit_answers text,
--    version int)
SELECT b.person_id, b.project_id, j.code, b.given_names, b.family_name, b.entry_date, b.entry_education,
       b.entry_status, b.entry_in_education, b.exit_date, b.exit_status, b.exit_in_education, b.qualification_gained,
       b.start_answers, b.exit_answers, b.version
FROM people_eura_facts b JOIN projects_key_facts j ON j.id = b.project_id WHERE b.id = $1;

-- marks :many (spell id) -> (stage text, answers text, day day, staff_name text?)
SELECT e.stage, e.answers, e.day, n.name AS staff_name
FROM reports_entered e LEFT JOIN staff_facts n ON n.staff_id = e.staff_id WHERE e.participation_id = $1;

-- enter :exec (spell id, stage text, answers text, day day, staff id)
INSERT INTO reports_entered (participation_id, stage, answers, day, staff_id) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (participation_id, stage) DO UPDATE SET answers = excluded.answers, day = excluded.day,
    staff_id = excluded.staff_id;

-- periods :many (person id, project id, limit int) -> (spell id, entry_date day?, exit_date day?)
SELECT id AS spell, entry_date, exit_date FROM people_eura_facts WHERE person_id = $1 AND project_id = $2
ORDER BY coalesce(entry_date, ''), id LIMIT $3;

-- take_back :count (spell id, stage text)
DELETE FROM reports_entered WHERE participation_id = $1 AND stage = $2;

-- going :exec (import id)
DELETE FROM reports_entered
WHERE participation_id IN (SELECT id FROM people_spell_key_facts WHERE import_id = $1);

-- counts :one (project id) -> (start_open int, start_changed int, start_entered int, exit_open int, exit_changed int,
--    exit_entered int)
SELECT count(*) FILTER (WHERE s.answers IS NULL), count(*) FILTER (WHERE s.answers <> b.start_answers),
       count(*) FILTER (WHERE s.answers = b.start_answers),
       count(*) FILTER (WHERE e.answers IS NULL AND b.exit_date IS NOT NULL),
       count(*) FILTER (WHERE e.answers <> b.exit_answers), count(*) FILTER (WHERE e.answers = b.exit_answers)
FROM people_eura_facts b LEFT JOIN reports_entered s ON s.participation_id = b.id AND s.stage = 'start'
LEFT JOIN reports_entered e ON e.participation_id = b.id AND e.stage = 'exit' WHERE b.project_id = $1;

-- starts :many (project id, show text, limit int, start int) -> (spell id, person id, given_names name,
--    family_name name, entry_date day?, day day?, staff_name text?)
SELECT b.id AS spell, b.person_id, b.given_names, b.family_name, b.entry_date, e.day, n.name AS staff_name
FROM people_eura_facts b LEFT JOIN reports_entered e ON e.participation_id = b.id AND e.stage = 'start'
LEFT JOIN staff_facts n ON n.staff_id = e.staff_id
WHERE b.project_id = $1
  AND $2 = CASE WHEN e.answers IS NULL THEN 'open' WHEN e.answers = b.start_answers THEN 'entered' ELSE 'changed' END
ORDER BY b.sort_key, b.person_id, b.id LIMIT $3 OFFSET $4;

-- exits :many (project id, show text, limit int, start int) -> (spell id, person id, given_names name,
--    family_name name, exit_date day?, day day?, staff_name text?)
SELECT b.id AS spell, b.person_id, b.given_names, b.family_name, b.exit_date, e.day, n.name AS staff_name
FROM people_eura_facts b LEFT JOIN reports_entered e ON e.participation_id = b.id AND e.stage = 'exit'
LEFT JOIN staff_facts n ON n.staff_id = e.staff_id
WHERE b.project_id = $1 AND (b.exit_date IS NOT NULL OR e.answers IS NOT NULL)
  AND $2 = CASE WHEN e.answers IS NULL THEN 'open' WHEN e.answers = b.exit_answers THEN 'entered' ELSE 'changed' END
ORDER BY b.sort_key, b.person_id, b.id LIMIT $3 OFFSET $4;

-- all :each (project id) -> (given_names name, family_name name, entry_date day?, entry_education text,
--    entry_status text, entry_in_education bool?, exit_date day?, exit_status text, exit_in_education bool?,
--    qualification_gained bool?)
SELECT given_names, family_name, entry_date, entry_education, entry_status, entry_in_education, exit_date, exit_status,
       exit_in_education, qualification_gained
FROM people_eura_facts WHERE project_id = $1 ORDER BY sort_key, person_id, id;
