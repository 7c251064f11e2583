-- guidance :each (project id, to_day text) -> (person id, guidance id, key text, day day, destination text,
--    qualification text, qualification_code text?, state text)
-- All of a person together; among them in any order.
SELECT person_id, id, source_key, day, destination, qualification, qualification_code, state FROM guidance_facts
WHERE project_id = $1 AND day <= $2 ORDER BY person_id;

-- not_reached :each (project id, to_day text) -> (person id, day day)
-- A follow-up closed as not reached stands beside the guidance, under everything else (1.1).
SELECT person_id, max(not_reached_on) FROM follow_ups_facts
WHERE project_id = $1 AND not_reached_on <= $2 GROUP BY person_id ORDER BY person_id;
