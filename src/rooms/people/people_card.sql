-- card :one (person id) -> (person id, given_names name, family_name name, call_name name, birth_date day?,
--    gender text, languages text, service_language text, phone secret?, email secret?, municipality secret?,
--    postcode secret?, identity_code secret?, note secret?, arrived_on day?, citizenships text, non_disclosure bool,
--    is_protected bool, contact_when secret?, contact_who secret?, contact_never secret?, family id?, address secret?,
--    version int, merged_into id?)
-- As it is stored, also of one who has gone into another file.
SELECT p.id, p.given_names, p.family_name, p.call_name, p.birth_date, p.gender, p.languages, p.service_language,
       p.phone, p.email, p.municipality, p.postcode, p.identity_code, p.note, p.arrived_on, p.citizenships,
       p.non_disclosure, p.protected, p.contact_when, p.contact_who, p.contact_never, p.family_id, f.address, p.version,
       p.merged_into
FROM people_person p LEFT JOIN people_family f ON f.id = p.family_id
WHERE p.id = $1;

-- concern :one (person id, staff id, since day) -> (leads int, helps int)
-- Is this member of staff leader of, or helper in, a group she is in (or was since that day)?
SELECT count(*) FILTER (WHERE role = 'leader'), count(*) FILTER (WHERE role <> 'leader')
FROM groups_concern_facts WHERE person_id = $1 AND staff_id = $2 AND (left_on IS NULL OR left_on >= $3);

-- claim :count (person id, version int)
UPDATE people_person SET version = version + 1 WHERE id = $1 AND version = $2 AND merged_into IS NULL;

-- change :exec (person id, given_names name, family_name name, call_name name, sort_key bytes, birth_date day?,
--    gender text, service_language text, phone secret?, phone_key bytes?, email secret?, municipality secret?,
--    postcode secret?, identity_code secret?, note secret?, arrived_on day?, citizenships text)
UPDATE people_person SET given_names = $2, family_name = $3, call_name = $4, sort_key = $5, birth_date = $6,
    gender = $7, service_language = $8, phone = $9, phone_key = $10, email = $11, municipality = $12, postcode = $13,
    identity_code = $14, note = $15, arrived_on = $16, citizenships = $17
WHERE id = $1;

-- resort :exec (person id, sort_key bytes)
-- The lists of the projects are sorted by the name she has now.
UPDATE people_participation SET sort_key = $2 WHERE person_id = $1;

-- address :exec (family id, address secret?)
UPDATE people_family SET address = $2, version = version + 1 WHERE id = $1;

-- contact :exec (person id, contact_when secret?, contact_who secret?, contact_never secret?)
UPDATE people_person SET contact_when = $2, contact_who = $3, contact_never = $4 WHERE id = $1;

-- languages :many (person id) -> (language text, variety text, level text)
SELECT language, variety, level FROM people_language WHERE person_id = $1 ORDER BY language;

-- put_language :exec (person id, language text, variety text, level text)
INSERT INTO people_language (person_id, language, variety, level) VALUES ($1, $2, $3, $4)
ON CONFLICT (person_id, language) DO UPDATE SET variety = excluded.variety, level = excluded.level;

-- drop_language :count (person id, language text)
DELETE FROM people_language WHERE person_id = $1 AND language = $2;

-- set_languages :exec (person id, languages text)
UPDATE people_person SET languages = $2 WHERE id = $1;

-- groups :many (person id, staff id) -> (group id, project id, name text, state text, joined_on day?, left_on day?,
--    venue text, weekday text, start_time clock?, end_time clock?, led bool)
-- led: by that member of staff.
SELECT m.group_id, m.project_id, g.name, m.state, m.joined_on, m.left_on, f.venue, f.weekday, f.start_time, f.end_time,
       CASE WHEN EXISTS (SELECT 1 FROM groups_leads_facts l WHERE l.group_id = m.group_id AND l.staff_id = $2)
       THEN 1 ELSE 0 END
FROM groups_membership_facts m JOIN groups_facts g ON g.id = m.group_id JOIN groups_place_facts f ON f.id = m.group_id
WHERE m.person_id = $1 ORDER BY m.joined_on DESC, m.group_id;

-- marks :many (person id) -> (group id, mark text, n int)
-- Her sessions held, by group.
SELECT group_id, mark, count(*) FROM attendance_facts WHERE person_id = $1 AND state = 'held' GROUP BY group_id, mark;
