-- shape spell (spell id, person id, project id, entry_date day?, entry_status text, unemployed_since day?,
--    entry_in_education bool?, entry_education text, heard_from text, exit_date day?, exit_status text,
--    exit_status_on day?, exit_in_education bool?, qualification_gained bool?, exit_reason text, six_month_date day?,
--    six_month_status text, six_month_improved bool?, version int)

-- of_person :many (person id) -> spell
-- Newest first.
SELECT id, person_id, project_id, entry_date, entry_status, unemployed_since, entry_in_education, entry_education,
       heard_from, exit_date, exit_status, exit_status_on, exit_in_education, qualification_gained, exit_reason,
       six_month_date, six_month_status, six_month_improved, version
FROM people_participation WHERE person_id = $1 ORDER BY entry_date DESC, id DESC;

-- one :one (spell id) -> spell
SELECT id, person_id, project_id, entry_date, entry_status, unemployed_since, entry_in_education, entry_education,
       heard_from, exit_date, exit_status, exit_status_on, exit_in_education, qualification_gained, exit_reason,
       six_month_date, six_month_status, six_month_improved, version
FROM people_participation WHERE id = $1;

-- add :exec (spell id, person id, project id, entry_date day?, entry_status text, unemployed_since day?,
--    entry_in_education bool?, entry_education text, heard_from text, created_at instant)
INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status,
    unemployed_since, entry_in_education, entry_education, heard_from, exit_status, six_month_status, version,
    created_at)
SELECT $1, '', $2, $3, p.sort_key, $4, $5, $6, $7, $8, $9, '', '', 1, $10 FROM people_person p WHERE p.id = $2;

-- claim :count (spell id, version int)
UPDATE people_participation SET version = version + 1 WHERE id = $1 AND version = $2;

-- set_entry :exec (spell id, entry_date day?, entry_status text, unemployed_since day?, entry_in_education bool?,
--    entry_education text, heard_from text)
UPDATE people_participation SET entry_date = $2, entry_status = $3, unemployed_since = $4, entry_in_education = $5,
    entry_education = $6, heard_from = $7 WHERE id = $1;

-- set_exit :exec (spell id, exit_date day?, exit_status text, exit_status_on day?, exit_in_education bool?,
--    qualification_gained bool?, exit_reason text)
UPDATE people_participation SET exit_date = $2, exit_status = $3, exit_status_on = $4, exit_in_education = $5,
    qualification_gained = $6, exit_reason = $7 WHERE id = $1;

-- set_six_month :exec (spell id, six_month_date day?, six_month_status text, six_month_improved bool?)
UPDATE people_participation SET six_month_date = $2, six_month_status = $3, six_month_improved = $4 WHERE id = $1;

-- set_whose :exec (spell id, person id, project id)
UPDATE people_participation SET person_id = $2, project_id = $3,
    sort_key = (SELECT sort_key FROM people_person WHERE id = $2)
WHERE id = $1;

-- correct :exec (correction id, spell id, field text, before_value text, after_value text, reason secret?, done_by id,
--    done_at instant)
INSERT INTO people_correction (id, participation_id, field, before_value, after_value, reason, done_by, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- corrections :many (spell id) -> (field text, before_value text, after_value text, reason secret?, done_at instant)
SELECT field, before_value, after_value, reason, done_at FROM people_correction WHERE participation_id = $1
ORDER BY id DESC;
