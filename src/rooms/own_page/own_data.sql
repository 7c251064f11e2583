-- What is written about one person, for herself; the rules are in own_data.c.

-- me :one (person id) -> (given_names name, family_name name, call_name name, birth_date day?, gender text,
--    languages text, service_language text, phone secret?, email secret?, municipality secret?, postcode secret?,
--    arrived_on day?, citizenships text, address secret?)
SELECT p.given_names, p.family_name, p.call_name, p.birth_date, p.gender, p.languages, p.service_language, p.phone,
    p.email, p.municipality, p.postcode, p.arrived_on, p.citizenships, a.address
FROM people_self_facts p LEFT JOIN people_family_home_facts a ON a.family_id = p.family_id WHERE p.person_id = $1;

-- children :many (person id) -> (name name, birth_month day?)
SELECT c.name, c.birth_month FROM people_parent_facts p JOIN people_care_facts c ON c.child_id = p.child_id
WHERE p.person_id = $1 ORDER BY coalesce(c.birth_month, ''), c.child_id;

-- marks :many (person id, limit int) -> (day day, group_name text, mark text)
SELECT a.day, g.name AS group_name, a.mark FROM attendance_facts a JOIN groups_facts g ON g.id = a.group_id
WHERE a.person_id = $1 ORDER BY a.day DESC, a.session_id LIMIT $2;

-- first_steps :many (person id, limit int) -> (day day, start_time clock?, kind text, place secret?, state text)
-- What was agreed with her; who goes along to her home, and who knows of it, stays with the workers.
SELECT day, start_time, kind, place, state FROM outreach_first_own_facts WHERE person_id = $1
ORDER BY day DESC LIMIT $2;

-- looks :many (person id, limit int) -> (at instant, role text, act text)
-- Of the staff: at her pages, and at the pages of what is written about her alone.
SELECT j.at, s.role, j.act FROM journal_looked_facts j JOIN staff_facts s ON s.staff_id = j.staff_id
WHERE j.subject IN (SELECT CAST($1 AS bigint) UNION SELECT e.ref FROM people_path_facts e
    WHERE e.person_id = $1 AND e.ref <> 0 AND e.kind NOT IN ('joined', 'left'))
ORDER BY j.seq DESC LIMIT $2;
