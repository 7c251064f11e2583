-- shape person (person id, given_names name, family_name name, birth_date day?, languages text, is_protected bool,
--    entry_date day?, exit_date day?)

-- "+ 0": a person's other spells are found by the person, who has few. By the project they would be looked for among
-- all spells, for each line of the page, which PostgreSQL does while an import fills a table that it knows as small.

-- all :many (project id, after bytes, after_id id, limit int) -> person
-- Persons of a project in the order of the list, after a place in it; of several spells the newest.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, pa.entry_date, pa.exit_date
FROM people_participation pa JOIN people_person p ON p.id = pa.person_id
WHERE pa.project_id = $1 AND p.anonymised_on IS NULL AND (pa.sort_key, pa.person_id) > ($2, $3)
  AND NOT EXISTS (SELECT 1 FROM people_participation o WHERE o.person_id = pa.person_id
      AND o.project_id + 0 = pa.project_id AND o.id > pa.id)
ORDER BY pa.sort_key, pa.person_id LIMIT $4;

-- all_before :many (project id, before bytes, before_id id, limit int) -> person
-- The same backwards.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, pa.entry_date, pa.exit_date
FROM people_participation pa JOIN people_person p ON p.id = pa.person_id
WHERE pa.project_id = $1 AND p.anonymised_on IS NULL AND (pa.sort_key, pa.person_id) < ($2, $3)
  AND NOT EXISTS (SELECT 1 FROM people_participation o WHERE o.person_id = pa.person_id
      AND o.project_id + 0 = pa.project_id AND o.id > pa.id)
ORDER BY pa.sort_key DESC, pa.person_id DESC LIMIT $4;

-- open :many (project id, after bytes, after_id id, limit int) -> person
-- Those who take part now.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, pa.entry_date, pa.exit_date
FROM people_participation pa JOIN people_person p ON p.id = pa.person_id
WHERE pa.project_id = $1 AND pa.exit_date IS NULL AND (pa.sort_key, pa.person_id) > ($2, $3)
  AND NOT EXISTS (SELECT 1 FROM people_participation o WHERE o.person_id = pa.person_id
      AND o.project_id + 0 = pa.project_id AND o.id > pa.id AND o.exit_date IS NULL)
ORDER BY pa.sort_key, pa.person_id LIMIT $4;

-- open_before :many (project id, before bytes, before_id id, limit int) -> person
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, pa.entry_date, pa.exit_date
FROM people_participation pa JOIN people_person p ON p.id = pa.person_id
WHERE pa.project_id = $1 AND pa.exit_date IS NULL AND (pa.sort_key, pa.person_id) < ($2, $3)
  AND NOT EXISTS (SELECT 1 FROM people_participation o WHERE o.person_id = pa.person_id
      AND o.project_id + 0 = pa.project_id AND o.id > pa.id AND o.exit_date IS NULL)
ORDER BY pa.sort_key DESC, pa.person_id DESC LIMIT $4;

-- ended :many (project id, after bytes, after_id id, limit int) -> person
-- Those whose last spell has ended.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, pa.entry_date, pa.exit_date
FROM people_participation pa JOIN people_person p ON p.id = pa.person_id
WHERE pa.project_id = $1 AND p.anonymised_on IS NULL AND pa.exit_date IS NOT NULL
  AND (pa.sort_key, pa.person_id) > ($2, $3)
  AND NOT EXISTS (SELECT 1 FROM people_participation o WHERE o.person_id = pa.person_id
      AND o.project_id + 0 = pa.project_id AND o.id > pa.id)
ORDER BY pa.sort_key, pa.person_id LIMIT $4;

-- ended_before :many (project id, before bytes, before_id id, limit int) -> person
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, pa.entry_date, pa.exit_date
FROM people_participation pa JOIN people_person p ON p.id = pa.person_id
WHERE pa.project_id = $1 AND p.anonymised_on IS NULL AND pa.exit_date IS NOT NULL
  AND (pa.sort_key, pa.person_id) < ($2, $3)
  AND NOT EXISTS (SELECT 1 FROM people_participation o WHERE o.person_id = pa.person_id
      AND o.project_id + 0 = pa.project_id AND o.id > pa.id)
ORDER BY pa.sort_key DESC, pa.person_id DESC LIMIT $4;

-- group :many (group id, after bytes, after_id id, limit int) -> person
-- Members and those who wait; their days in the group stand in the place of entry and exit.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, min(m.joined_on), NULL
FROM groups_membership_facts m JOIN people_person p ON p.id = m.person_id
WHERE m.group_id = $1 AND m.state <> 'left' AND (p.sort_key, p.id) > ($2, $3)
GROUP BY p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, p.sort_key
ORDER BY p.sort_key, p.id LIMIT $4;

-- own :many (project id, staff id, since day, after bytes, after_id id, limit int) -> person
-- For those who see their own groups only: everybody in them, and who left since that day.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, NULL, NULL
FROM people_person p
WHERE p.id IN (SELECT f.person_id FROM groups_access_facts f WHERE f.staff_id = $2 AND f.project_id = $1
    AND (f.left_on IS NULL OR f.left_on >= $3))
  AND (p.sort_key, p.id) > ($4, $5)
ORDER BY p.sort_key, p.id LIMIT $6;

-- house :many (project id, staff id, since day, after bytes, after_id id, limit int) -> person
-- For a manager or counsellor who sees the persons of her organisation only.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, NULL, NULL
FROM people_person p
WHERE p.id IN (SELECT f.person_id FROM groups_access_facts f WHERE f.staff_id = $2 AND f.project_id = $1
      AND (f.left_on IS NULL OR f.left_on >= $3)
    UNION SELECT c.person_id FROM caseload_sight_facts c WHERE c.staff_id = $2 AND c.project_id = $1
      AND (c.left_on IS NULL OR c.left_on >= $3))
  AND (p.sort_key, p.id) > ($4, $5)
ORDER BY p.sort_key, p.id LIMIT $6;

-- loose :many (staff id, project id, after bytes, after_id id, limit int) -> person
-- Came in an import and take part in nothing yet. CROSS JOIN: SQLite takes the few imports first.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.languages, p.protected, NULL, NULL
FROM exchange_import_facts e CROSS JOIN people_person p
WHERE p.import_id = e.import_id AND (e.project_id = $2 OR (e.project_id IS NULL AND e.started_by = $1))
  AND p.merged_into IS NULL AND (p.sort_key, p.id) > ($3, $4)
  AND NOT EXISTS (SELECT 1 FROM people_participation pa WHERE pa.person_id = p.id)
ORDER BY p.sort_key, p.id LIMIT $5;

-- place :one (person id) -> (sort_key bytes)
-- Where a person stands in the lists: the address of a page of the list names a person by id, never by name.
SELECT sort_key FROM people_person WHERE id = $1;

-- beyond :one (project id, most int) -> (beyond bool)
-- More than `most` spells? Looks no further than that, so that it costs the same in every project.
SELECT 1 FROM people_participation WHERE project_id = $1 LIMIT 1 OFFSET $2;

-- count :one (project id) -> (persons int)
-- Persons; for a project whose spells are few: telling them apart costs eight times as much as counting spells.
SELECT count(DISTINCT person_id) FROM people_participation WHERE project_id = $1;

-- groups :many (project id, limit int) -> (group id, name text)
SELECT id, name FROM groups_facts WHERE project_id = $1 ORDER BY sort_key, id LIMIT $2;

-- group_project :one (group id) -> (project id)
SELECT project_id FROM groups_facts WHERE id = $1;

-- keep_words :exec (staff id, words secret)
INSERT INTO people_search_words (staff_id, words) VALUES ($1, $2) ON CONFLICT (staff_id) DO UPDATE
SET words = excluded.words;

-- kept_words :one (staff id) -> (words secret)
SELECT words FROM people_search_words WHERE staff_id = $1;
