-- What EECO12 to EECO19 are counted of.

-- settings :one (project id) -> (ground text, rural text)
SELECT ground, rural FROM projects_circumstances_facts WHERE project_id = $1;

-- said :each (project id) -> (person id, disability secret?, minority secret?, housing secret?)
-- Person by person, what was said last at the end.
SELECT person_id, disability, minority, housing FROM circumstances_said_facts WHERE project_id = $1
ORDER BY person_id, informed_on, id;

-- homes :each (project id) -> (person id, municipality secret?)
SELECT person_id, municipality FROM people_home_facts WHERE project_id = $1 ORDER BY person_id;

-- estimates :many (project id, to_day text) -> (indicator text, day day, women int?, men int?, non_binary int?,
--    number int?, percent int?, source text, method text)
-- By indicator, the newest up to the last day at the end.
SELECT indicator, day, women, men, non_binary, number, percent, source, method FROM circumstances_estimate_facts
WHERE project_id = $1 AND day <= $2 ORDER BY indicator, day, id;
