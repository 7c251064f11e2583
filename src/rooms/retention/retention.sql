-- How long data about people is kept: what the house chose, previews and runs, and the few statements that make a fact
-- of a person; tables of other rooms are emptied by retention.def (db/emptied.h).

-- term :one (category text) -> (months int, reason text, version int)
SELECT months, reason, version FROM retention_term WHERE category = $1;

-- add_term :count (category text, months int, reason text, changed_by id, changed_at instant)
INSERT INTO retention_term (category, months, reason, changed_by, changed_at, version) VALUES ($1, $2, $3, $4, $5, 1)
ON CONFLICT DO NOTHING;

-- change_term :count (category text, version int, months int, reason text, changed_by id, changed_at instant)
UPDATE retention_term SET months = $3, reason = $4, changed_by = $5, changed_at = $6, version = version + 1
WHERE category = $1 AND version = $2;

-- shape papers (project id, code text, ends day?, paid_year int?, longer_until day?, kept_until day?, reason text,
--    version int)

-- projects :many () -> papers
-- Those that are over longest first; whose time nobody has said before all.
SELECT j.project_id, j.code, j.end_date, r.paid_year, r.longer_until, r.kept_until, coalesce(r.reason, '') AS reason,
    coalesce(r.version, 0) AS version
FROM projects_public_facts j LEFT JOIN retention_project r ON r.project_id = j.project_id
ORDER BY coalesce(r.kept_until, ''), coalesce(j.end_date, '9999'), j.code;

-- project :one (project id) -> papers
SELECT j.project_id, j.code, j.end_date, r.paid_year, r.longer_until, r.kept_until, coalesce(r.reason, '') AS reason,
    coalesce(r.version, 0) AS version
FROM projects_public_facts j LEFT JOIN retention_project r ON r.project_id = j.project_id WHERE j.project_id = $1;

-- add_project :count (project id, paid_year int?, longer_until day?, kept_until day?, reason text, changed_by id,
--    changed_at instant)
INSERT INTO retention_project (project_id, paid_year, longer_until, kept_until, reason, changed_by, changed_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, 1) ON CONFLICT DO NOTHING;

-- change_project :count (project id, version int, paid_year int?, longer_until day?, kept_until day?, reason text,
--    changed_by id, changed_at instant)
UPDATE retention_project SET paid_year = $3, longer_until = $4, kept_until = $5, reason = $6, changed_by = $7,
    changed_at = $8, version = version + 1 WHERE project_id = $1 AND version = $2;

-- drop_projects :exec (import id)
DELETE FROM retention_project WHERE project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1);

-- ---- previews and runs

-- shape made (run id, state text, request id?, version int, made_by text?, made_at instant, started_by text?,
--    started_at instant?, finished_at instant?, waits int)

-- add_run :exec (run id, state text, request id?, looked_on day, made_by id, made_at instant)
INSERT INTO retention_run (id, state, request_id, looked_on, made_by, made_at, version)
VALUES ($1, $2, $3, $4, $5, $6, 1);

-- runs :many (limit int, start int) -> made
SELECT r.id, r.state, r.request_id, r.version, a.name AS made_by, r.made_at, b.name AS started_by, r.started_at,
    r.finished_at,
    (SELECT count(*) FROM retention_due d WHERE d.run_id = r.id) AS waits
FROM retention_run r LEFT JOIN staff_name_facts a ON a.staff_id = r.made_by
LEFT JOIN staff_name_facts b ON b.staff_id = r.started_by ORDER BY r.id DESC LIMIT $1 OFFSET $2;

-- run :one (run id) -> made
SELECT r.id, r.state, r.request_id, r.version, a.name AS made_by, r.made_at, b.name AS started_by, r.started_at,
    r.finished_at,
    (SELECT count(*) FROM retention_due d WHERE d.run_id = r.id) AS waits
FROM retention_run r LEFT JOIN staff_name_facts a ON a.staff_id = r.made_by
LEFT JOIN staff_name_facts b ON b.staff_id = r.started_by WHERE r.id = $1;

-- set_state :count (run id, state text, was text)
UPDATE retention_run SET state = $2, version = version + 1 WHERE id = $1 AND state = $3;

-- started :exec (run id, started_by id, started_at instant)
UPDATE retention_run SET started_by = $2, started_at = $3 WHERE id = $1;

-- finished :exec (run id, finished_at instant)
UPDATE retention_run SET finished_at = $2 WHERE id = $1;

-- unfinished :one () -> (run id)
SELECT id FROM retention_run WHERE state IN ('looking', 'running') ORDER BY id LIMIT 1;

-- drop_previews :exec ()
-- A new look makes older previews of the house worthless.
UPDATE retention_run SET state = 'dropped', version = version + 1 WHERE state = 'preview' AND request_id IS NULL;

-- drop_all_previews :exec ()
-- Another term, another preview: also those that are being made, and of one person.
UPDATE retention_run SET state = 'dropped', version = version + 1 WHERE state IN ('preview', 'looking');

-- looked :one (run id) -> (looked_on day, request id?)
SELECT looked_on, request_id FROM retention_run WHERE id = $1;

-- forget_due :exec ()
DELETE FROM retention_due WHERE run_id IN (SELECT id FROM retention_run WHERE state = 'dropped');

-- forget_run :exec (run id)
DELETE FROM retention_due WHERE run_id = $1;

-- add_due :add (run id, category text, person id)
INSERT INTO retention_due (run_id, category, person_id) VALUES ($1, $2, $3);

-- next_due :many (run id, limit int) -> (person id)
-- Persons of whom something is to be done.
SELECT DISTINCT person_id FROM retention_due WHERE run_id = $1 ORDER BY person_id LIMIT $2;

-- due_of :many (run id, person id) -> (category text)
SELECT category FROM retention_due WHERE run_id = $1 AND person_id = $2;

-- done_due :exec (run id, person id)
DELETE FROM retention_due WHERE run_id = $1 AND person_id = $2;

-- add_count :exec (run id, category text, persons int, records int)
INSERT INTO retention_count (run_id, category, persons, records, done_persons, done_records)
VALUES ($1, $2, $3, $4, 0, 0);

-- counted :exec (run id, category text, persons int, records int)
UPDATE retention_count SET done_persons = done_persons + $3, done_records = done_records + $4
WHERE run_id = $1 AND category = $2;

-- counts :many (run id) -> (category text, persons int, records int, done_persons int, done_records int)
SELECT category, persons, records, done_persons, done_records FROM retention_count WHERE run_id = $1;

-- add_held :exec (run id, category text, why text, persons int, until day?)
INSERT INTO retention_held (run_id, category, why, persons, until) VALUES ($1, $2, $3, $4, $5);

-- helds :many (run id) -> (category text, why text, persons int, until day?)
SELECT category, why, persons, until FROM retention_held WHERE run_id = $1 ORDER BY category, why;

-- ---- clocks

-- shape clocked (person id, spells int, ended day?, touched day?, funded day?, copies int, to_ask day?)

-- clocks :many (after id, limit int) -> clocked
SELECT person_id, spells, ended, touched, funded, copies, to_ask FROM retention_clock_facts WHERE person_id > $1
ORDER BY person_id LIMIT $2;

-- clocks_of :one (person id) -> clocked
SELECT person_id, spells, ended, touched, funded, copies, to_ask FROM retention_clock_facts WHERE person_id = $1;

-- request :one (request id) -> (person id)
SELECT person_id FROM own_page_deletion_facts WHERE request_id = $1;

-- ---- a person becomes a fact

-- facts :one (person id) -> (birth_date day?, gender text, languages text, citizenships text, arrived_on day?,
--    municipality secret?, created_at text)
SELECT birth_date, gender, languages, citizenships, arrived_on, municipality, coalesce(created_at, '') AS created_at
FROM people_person WHERE id = $1;

-- days :many (person id) -> (day day)
-- From which her age and her years in the country are counted.
SELECT entry_date AS day FROM participation_facts WHERE person_id = $1 AND entry_date IS NOT NULL
UNION SELECT joined_on FROM groups_membership_facts WHERE person_id = $1 AND joined_on IS NOT NULL ORDER BY day;

-- files :many (person id) -> (person id)
-- Hers first, then those that were merged into it.
SELECT id AS person FROM people_person WHERE id = $1 OR merged_into = $1
    OR merged_into IN (SELECT m.id FROM people_person m WHERE m.merged_into = $1)
ORDER BY CASE WHEN id = $1 THEN 0 ELSE 1 END, id;

-- drop_twin_needs :exec (lost id, kept id)
-- Merging leaves with the lost file what the kept one has as well: it would be hers twice.
DELETE FROM needs_need WHERE person_id = $1 AND EXISTS (SELECT 1 FROM needs_need k WHERE k.person_id = $2
    AND k.project_id = needs_need.project_id AND k.day = needs_need.day AND k.area = needs_need.area);

-- drop_twin_talks :exec (lost id, kept id)
DELETE FROM counselling_person WHERE person_id = $1 AND EXISTS (SELECT 1 FROM counselling_person k
    WHERE k.person_id = $2 AND k.talk_id = counselling_person.talk_id);

-- drop_twin_parents :exec (lost id, kept id)
DELETE FROM people_parent WHERE person_id = $1 AND EXISTS (SELECT 1 FROM people_parent k WHERE k.person_id = $2
    AND k.child_id = people_parent.child_id);

-- drop_twin_pictures :exec (lost id, kept id)
DELETE FROM consents_shown WHERE person_id = $1 AND EXISTS (SELECT 1 FROM consents_shown k WHERE k.person_id = $2
    AND k.mark = consents_shown.mark);

-- put_fact :exec (fact id, given_names text, sort_key bytes, birth_date day?, gender text, languages text,
--    municipality secret?, arrived_on day?, citizenships text, created_at text?, anonymised_on day)
INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, birth_date, gender, languages,
    service_language, municipality, arrived_on, citizenships, non_disclosure, protected, version, created_at,
    anonymised_on)
VALUES ($1, '', $2, '', '', $3, $4, $5, $6, '', $7, $8, $9, 0, 0, 1, $10, $11);

-- drop_person :exec (person id)
DELETE FROM people_person WHERE id = $1;

-- drop_due :exec (person id)
DELETE FROM retention_due WHERE person_id = $1;

-- family :one (person id) -> (family id?)
SELECT family_id FROM people_person WHERE id = $1;

-- children :many (person id) -> (child id, family id, others int, place int?)
-- others: parents besides her; a file that was merged into another is nobody of its own.
SELECT c.id, c.family_id, (SELECT count(*) FROM people_parent o JOIN people_person q ON q.id = o.person_id
    WHERE o.child_id = c.id AND o.person_id <> $1 AND q.merged_into IS NULL), p.place
FROM people_parent p JOIN people_child c ON c.id = p.child_id WHERE p.person_id = $1 ORDER BY c.id;

-- new_family :exec (family id)
INSERT INTO people_family (id, version) VALUES ($1, 1);

-- new_child :exec (child id, family id)
INSERT INTO people_child (id, source_key, family_id, name, version, created_at) VALUES ($1, '', $2, '', 1, '');

-- new_parent :exec (child id, person id, place int?)
INSERT INTO people_parent (child_id, person_id, place) VALUES ($1, $2, $3);

-- drop_parents :exec (person id)
DELETE FROM people_parent WHERE person_id = $1;

-- drop_child :exec (child id)
DELETE FROM people_child WHERE id = $1;

-- drop_family :exec (family id)
-- With its address, where nobody is left in it.
DELETE FROM people_family WHERE id = $1 AND NOT EXISTS (SELECT 1 FROM people_person p WHERE p.family_id = $1)
    AND NOT EXISTS (SELECT 1 FROM people_child c WHERE c.family_id = $1);
