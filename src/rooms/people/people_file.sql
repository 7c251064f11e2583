-- get :one (person id) -> (given_names text, family_name text, birth_date day?, gender text, languages text,
--    service_language text, phone secret?, phone_key bytes?, email secret?, municipality secret?, postcode secret?,
--    arrived_on day?, citizenships text, identity_code secret?, note secret?, non_disclosure bool, is_protected bool,
--    family id?, merged_into id?, version int, contact_when secret?, contact_who secret?,
--    contact_never secret?, review_on day?)
SELECT given_names, family_name, birth_date, gender, languages, service_language, phone, phone_key, email, municipality,
       postcode, arrived_on, citizenships, identity_code, note, non_disclosure, protected, family_id, merged_into,
       version, contact_when, contact_who, contact_never, r.review_on
FROM people_person LEFT JOIN people_protection r ON r.person_id = id WHERE id = $1;

-- put :count (person id, version int, given_names text, family_name text, sort_key bytes, birth_date day?, gender text,
--    languages text, service_language text, phone secret?, phone_key bytes?, email secret?, municipality secret?,
--    postcode secret?, arrived_on day?, citizenships text, identity_code secret?, note secret?, non_disclosure bool,
--    family id?, contact_when secret?, contact_who secret?, contact_never secret?)
UPDATE people_person SET version = version + 1, given_names = $3, family_name = $4, sort_key = $5, birth_date = $6,
    gender = $7, languages = $8, service_language = $9, phone = $10, phone_key = $11, email = $12, municipality = $13,
    postcode = $14, arrived_on = $15, citizenships = $16, identity_code = $17, note = $18, non_disclosure = $19,
    family_id = $20, contact_when = $21, contact_who = $22, contact_never = $23
WHERE id = $1 AND version = $2;

-- sort_spells :exec (person id, sort_key bytes)
UPDATE people_participation SET sort_key = $2 WHERE person_id = $1;

-- lose :count (person id, into id?)
UPDATE people_person SET merged_into = $2, version = version + 1 WHERE id = $1;
