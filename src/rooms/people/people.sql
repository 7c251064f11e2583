-- shape person (person id, given_names name, family_name name, birth_date day?, gender text, languages text,
--    is_protected bool)

-- brief :one (person id) -> (person, merged_into id?)
SELECT id, given_names, family_name, birth_date, gender, languages, protected, merged_into FROM people_person
WHERE id = $1;

-- beside :exec (person id, contact_never secret?, note secret?)
-- What few files begin with.
UPDATE people_person SET contact_never = $2, note = $3 WHERE id = $1;

-- projects_of :many (person id) -> (project id)
-- Projects this person belongs to, by participation or group. Who has become a fact without a name is nobody's.
SELECT s.project_id FROM (SELECT person_id, project_id FROM people_participation WHERE person_id = $1
    UNION SELECT person_id, project_id FROM groups_access_facts WHERE person_id = $1) s
JOIN people_person p ON p.id = s.person_id WHERE p.anonymised_on IS NULL;

-- led_by :many (person id, staff id, since day) -> (project id)
-- Projects of the groups that this member of staff leads or helps in, and the person is in, or was since that day.
SELECT DISTINCT project_id FROM groups_access_facts WHERE person_id = $1 AND staff_id = $2
    AND (left_on IS NULL OR left_on >= $3)
    AND EXISTS (SELECT 1 FROM people_person p WHERE p.id = $1 AND p.anonymised_on IS NULL);

-- answers_for :many (person id, staff id, since day) -> (project id)
-- Projects in which this member of staff is responsible for the person, or stands in, or was since that day.
SELECT DISTINCT project_id FROM caseload_sight_facts WHERE person_id = $1 AND staff_id = $2
    AND (left_on IS NULL OR left_on >= $3)
    AND EXISTS (SELECT 1 FROM people_person p WHERE p.id = $1 AND p.anonymised_on IS NULL);

-- made_by :one (person id, staff id, since instant) -> (n int)
SELECT count(*) FROM journal_creation_facts WHERE person_id = $1 AND staff_id = $2 AND at >= $3;

-- loose :one (person id, staff id) -> (project id?, mine bool)
-- Nothing binds her to a project yet: of which project was the import she came with, and did this member of staff run
-- it?
SELECT e.project_id, CASE WHEN e.started_by = $2 THEN 1 ELSE 0 END
FROM people_person p JOIN exchange_import_facts e ON e.import_id = p.import_id
WHERE p.id = $1 AND NOT EXISTS (SELECT 1 FROM people_participation pa WHERE pa.person_id = p.id);

-- search_loose :many (low text, high text, staff id, project id, limit int) -> person
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.protected
FROM people_person p
WHERE p.id IN (
    SELECT n.person_id FROM people_name_part n JOIN people_person q ON q.id = n.person_id JOIN exchange_import_facts e
        ON e.import_id = q.import_id
    WHERE n.kind = 'n' AND n.part >= $1 AND n.part < $2
      AND (e.project_id = $4 OR (e.project_id IS NULL AND e.started_by = $3))
      AND NOT EXISTS (SELECT 1 FROM people_participation pa WHERE pa.person_id = n.person_id)
    LIMIT $5)
  AND p.merged_into IS NULL
ORDER BY p.sort_key, p.id;

-- search_project :many (kind text, low text, high text, low2 text, high2 text, low3 text, high3 text, year text,
--    project id, limit int) -> person
-- Persons of a project by up to three words. An empty low2, low3 or year asks nothing.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.protected
FROM people_person p
WHERE p.id IN (
    SELECT n.person_id FROM people_name_part n JOIN people_participation pa ON pa.person_id = n.person_id
        AND pa.project_id = $9
    WHERE n.kind = $1 AND n.part >= $2 AND n.part < $3
      AND ($4 = '' OR EXISTS (SELECT 1 FROM people_name_part x WHERE x.person_id = n.person_id AND x.kind = $1
          AND x.part >= $4 AND x.part < $5))
      AND ($6 = '' OR EXISTS (SELECT 1 FROM people_name_part x WHERE x.person_id = n.person_id AND x.kind = $1
          AND x.part >= $6 AND x.part < $7))
      AND ($8 = '' OR EXISTS (SELECT 1 FROM people_person y WHERE y.id = n.person_id
          AND substr(y.birth_date, 1, 4) = $8))
    LIMIT $10)
  AND p.merged_into IS NULL
ORDER BY p.sort_key, p.id;

-- search_own :many (kind text, low text, high text, low2 text, high2 text, low3 text, high3 text, year text, staff id,
--    since day, limit int) -> person
-- The same within the groups a member of staff leads or helps in, as long as she works in their project.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.protected
FROM people_person p
WHERE p.id IN (
    SELECT n.person_id FROM people_name_part n JOIN groups_access_facts f ON f.person_id = n.person_id
        AND f.staff_id = $9
    WHERE n.kind = $1 AND n.part >= $2 AND n.part < $3 AND (f.left_on IS NULL OR f.left_on >= $10)
      AND EXISTS (SELECT 1 FROM auth_work_facts a WHERE a.staff_id = $9 AND a.project_id = f.project_id)
      AND ($4 = '' OR EXISTS (SELECT 1 FROM people_name_part x WHERE x.person_id = n.person_id AND x.kind = $1
          AND x.part >= $4 AND x.part < $5))
      AND ($6 = '' OR EXISTS (SELECT 1 FROM people_name_part x WHERE x.person_id = n.person_id AND x.kind = $1
          AND x.part >= $6 AND x.part < $7))
      AND ($8 = '' OR EXISTS (SELECT 1 FROM people_person y WHERE y.id = n.person_id
          AND substr(y.birth_date, 1, 4) = $8))
    LIMIT $11)
  AND p.merged_into IS NULL
ORDER BY p.sort_key, p.id;

-- search_house :many (kind text, low text, high text, low2 text, high2 text, low3 text, high3 text, year text,
--    staff id, project id, since day, made_since instant, limit int) -> person
-- The same of a project, within whom a manager or counsellor sees who sees the persons of her organisation only.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.protected
FROM people_person p
WHERE p.id IN (
    SELECT n.person_id FROM people_name_part n JOIN people_participation pa ON pa.person_id = n.person_id
        AND pa.project_id = $10
    WHERE n.kind = $1 AND n.part >= $2 AND n.part < $3
      AND EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = n.person_id AND v.staff_id = $9
          AND (v.left_on IS NULL OR v.left_on >= $11) AND (v.made_at IS NULL OR v.made_at >= $12))
      AND ($4 = '' OR EXISTS (SELECT 1 FROM people_name_part x WHERE x.person_id = n.person_id AND x.kind = $1
          AND x.part >= $4 AND x.part < $5))
      AND ($6 = '' OR EXISTS (SELECT 1 FROM people_name_part x WHERE x.person_id = n.person_id AND x.kind = $1
          AND x.part >= $6 AND x.part < $7))
      AND ($8 = '' OR EXISTS (SELECT 1 FROM people_person y WHERE y.id = n.person_id
          AND substr(y.birth_date, 1, 4) = $8))
    LIMIT $13)
  AND p.merged_into IS NULL
ORDER BY p.sort_key, p.id;

-- by_phone :many (phone_key bytes, everyone bool, staff id, left_since day, made_since instant, limit int) -> person
-- Of those whom this member of staff sees; everyone: no question.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.protected
FROM people_person p
WHERE p.phone_key = $1 AND p.merged_into IS NULL
  AND ($2 = 1 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.id AND v.staff_id = $3
          AND (v.left_on IS NULL OR v.left_on >= $4) AND (v.made_at IS NULL OR v.made_at >= $5)))
ORDER BY p.id LIMIT $6;

-- born_in :many (project id, from text, until text, limit int) -> person
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.protected
FROM people_person p
WHERE p.birth_date >= $2 AND p.birth_date < $3 AND p.merged_into IS NULL
  AND EXISTS (SELECT 1 FROM people_participation pa WHERE pa.person_id = p.id AND pa.project_id = $1)
ORDER BY p.birth_date, p.id LIMIT $4;

-- add :exec (person id, source_key text, given_names name, family_name name, call_name name, sort_key bytes,
--    birth_date day?, gender text, languages text, service_language text, phone secret?, phone_key bytes?,
--    arrived_on day?, citizenships text, created_at instant)
INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, birth_date, gender, languages,
    service_language, phone, phone_key, arrived_on, citizenships, non_disclosure, protected, version, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 0, 0, 1, $15);

-- add_part :exec (part text, kind text, person id)
INSERT INTO people_name_part (part, kind, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- drop_parts :exec (person id)
DELETE FROM people_name_part WHERE person_id = $1;

-- derivation :one -> (rules int)
-- By which rules words, sounds and phone keys were derived.
SELECT rules FROM people_derivation;

-- put_derivation :exec (rules int)
UPDATE people_derivation SET rules = $1;

-- derived_from :many (after id, limit int) -> (person id, given_names name, family_name name, phone secret?)
SELECT id, given_names, family_name, phone FROM people_person WHERE id > $1 ORDER BY id LIMIT $2;

-- put_phone_key :exec (person id, phone_key bytes?)
UPDATE people_person SET phone_key = $2 WHERE id = $1;

-- add_language :exec (person id, language text, variety text, level text)
INSERT INTO people_language (person_id, language, variety, level) VALUES ($1, $2, $3, $4)
ON CONFLICT (person_id, language) DO UPDATE SET variety = excluded.variety, level = excluded.level;

-- open_spell :one (person id, project id) -> (participation id)
SELECT id FROM people_participation WHERE person_id = $1 AND project_id = $2 AND exit_date IS NULL ORDER BY id LIMIT 1;

-- add_spell :exec (participation id, person id, project id, entry_date day?, heard_from text, created_at instant)
INSERT INTO people_participation (id, source_key, person_id, project_id, sort_key, entry_date, entry_status,
    entry_education, heard_from, exit_status, six_month_status, version, created_at)
SELECT $1, '', $2, $3, p.sort_key, $4, 'unknown', '9', $5, '', '', 1, $6 FROM people_person p WHERE p.id = $2;

-- family_of :one (person id) -> (family id?)
SELECT family_id FROM people_person WHERE id = $1;

-- add_family :exec (family id)
INSERT INTO people_family (id, version) VALUES ($1, 1);

-- set_family :exec (person id, family id?)
UPDATE people_person SET family_id = $2 WHERE id = $1;

-- add_child :exec (child id, family id, name name, birth_month day?, created_at instant)
INSERT INTO people_child (id, source_key, family_id, name, birth_month, version, created_at)
VALUES ($1, '', $2, $3, $4, 1, $5);

-- add_parents :exec (child id, family id)
-- Every adult of the family is a parent of a child added to it.
INSERT INTO people_parent (child_id, person_id) SELECT $1, id FROM people_person WHERE family_id = $2
ON CONFLICT DO NOTHING;
