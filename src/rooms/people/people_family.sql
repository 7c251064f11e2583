-- family :one (person id) -> (family id?)
SELECT family_id FROM people_person WHERE id = $1 AND merged_into IS NULL;

-- adults :many (family id) -> (person id, given_names name, family_name name, birth_date day?)
SELECT id, given_names, family_name, birth_date FROM people_person WHERE family_id = $1 AND merged_into IS NULL
ORDER BY sort_key, id;

-- all_parents :exec (family id, same_family id)
-- Every adult of the family is a parent of every child in it.
INSERT INTO people_parent (child_id, person_id) SELECT c.id, p.id FROM people_child c
JOIN people_person p ON p.family_id = $1 AND p.merged_into IS NULL
WHERE c.family_id = $2 ON CONFLICT DO NOTHING;

-- children :many (family id) -> (child id, name name, birth_month day?, care_needs secret?, version int)
-- Eldest first; those whose birth is not known at the end.
SELECT id, name, birth_month, care_needs, version FROM people_child WHERE family_id = $1
ORDER BY CASE WHEN birth_month IS NULL THEN 1 ELSE 0 END, birth_month, id;

-- child :one (child id) -> (family id, name name, birth_month day?, care_needs secret?, version int)
SELECT family_id, name, birth_month, care_needs, version FROM people_child WHERE id = $1;

-- change_child :count (child id, version int, name text, birth_month day?, care_needs secret?)
UPDATE people_child SET name = $3, birth_month = $4, care_needs = $5, version = version + 1 WHERE id = $1
    AND version = $2;

-- child_used :one (child id) -> (n int)
SELECT count(*) FROM (SELECT 1 FROM child_care_facts WHERE child_id = $1 LIMIT 1) x;

-- drop_parents_of :exec (child id)
DELETE FROM people_parent WHERE child_id = $1;

-- drop_child :count (child id, version int)
DELETE FROM people_child WHERE id = $1 AND version = $2;

-- take_adults :exec (old id, family id)
UPDATE people_person SET family_id = $2 WHERE family_id = $1;

-- take_children :exec (old id, family id)
UPDATE people_child SET family_id = $2 WHERE family_id = $1;

-- set_family :exec (person id, family id?)
UPDATE people_person SET family_id = $2 WHERE id = $1;

-- drop_parent :exec (person id, family id)
DELETE FROM people_parent WHERE person_id = $1 AND child_id IN (SELECT id FROM people_child WHERE family_id = $2);

-- protect :exec (family id)
-- Non-disclosure of one covers the household, and of one whose file went into another, as long as the mark stands
-- there.
UPDATE people_person SET protected = (SELECT max(x.non_disclosure) FROM people_person x WHERE x.family_id = $1)
WHERE family_id = $1 AND merged_into IS NULL;

-- protect_alone :exec (person id)
UPDATE people_person SET protected = non_disclosure WHERE id = $1 AND family_id IS NULL;
