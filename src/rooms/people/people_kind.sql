-- Persons, children and participations as kinds of record: out, found, brought in, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, given_names name, family_name name, birth_date text?,
--    gender text, languages text, service_language text, phone secret?, email secret?, municipality secret?,
--    postcode secret?, arrived_on text?, citizenships text, non_disclosure int, said int?, is_protected bool)
-- Of one project: whoever has to do with it.
SELECT p.id, p.source_key, p.given_names, p.family_name, p.birth_date, p.gender, p.languages, p.service_language,
       p.phone, p.email, p.municipality, p.postcode, p.arrived_on, p.citizenships, p.non_disclosure,
       p.non_disclosure_said,
       p.protected
FROM people_person p
WHERE p.id BETWEEN $1 AND $2 AND p.merged_into IS NULL
  AND ($3 = 0 OR p.id IN (
      SELECT person_id FROM people_participation WHERE project_id = $3
      UNION SELECT person_id FROM groups_spell_facts WHERE project_id = $3
      UNION SELECT person_id FROM attendance_facts WHERE project_id = $3
      UNION SELECT person_id FROM contacts_facts WHERE project_id = $3 AND person_id IS NOT NULL
      UNION SELECT person_id FROM outreach_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM needs_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM instruments_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM stories_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM circumstances_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM skills_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM counselling_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM appointments_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM plans_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM referrals_whose_facts WHERE project_id = $3
      UNION SELECT person_id FROM orientation_statement_facts WHERE project_id = $3
      UNION SELECT person_id FROM guidance_facts WHERE project_id = $3
      UNION SELECT person_id FROM follow_ups_facts WHERE project_id = $3))
ORDER BY p.id;

-- any :one -> (id id)
SELECT id FROM people_person LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id, merged_into id?)
SELECT id, merged_into FROM people_person WHERE source_key = $1 OR id = $2 ORDER BY id;

-- merged :one (person id) -> (merged_into id?)
SELECT merged_into FROM people_person WHERE id = $1;

-- within :one (person id, project id) -> (n int)
-- Does this person take part in the project?
SELECT (SELECT count(*) FROM people_participation WHERE person_id = $1 AND project_id = $2)
     + (SELECT count(*) FROM groups_spell_facts WHERE person_id = $1 AND project_id = $2);

-- same_phone :one (phone_key bytes, families int, import id) -> (person id)
-- A person from elsewhere with this telephone, unless more families share it than share a telephone.
SELECT p.id FROM people_person p WHERE p.phone_key = $1 AND p.merged_into IS NULL AND coalesce(p.import_id, 0) <> $3
    AND (SELECT count(DISTINCT coalesce(q.family_id, q.id)) FROM people_person q
         WHERE q.phone_key = $1 AND q.merged_into IS NULL) <= $2 LIMIT 1;

-- same_sound :one (own text, other_sound text, birth text, import id) -> (person id)
-- A person from elsewhere with both sounds in her name, that of the own name and another, and this birth date.
-- By the birth date first, whatever a planner thinks: few share one, while thousands may share a name. (EXISTS would
-- become a join, and PostgreSQL begins that with the name: in an import of 15,000 persons 25 ms for each.)
SELECT p.id FROM (SELECT q.id FROM people_person q WHERE q.birth_date = $3 AND q.merged_into IS NULL
    AND coalesce(q.import_id, 0) <> $4 LIMIT 1000) p
WHERE (SELECT count(*) FROM people_name_part n WHERE n.kind = 's' AND n.part = $1 AND n.person_id = p.id) > 0
  AND (SELECT count(*) FROM people_name_part o WHERE o.kind = 's' AND o.part = $2 AND o.person_id = p.id) > 0
LIMIT 1;

-- add :add (person id, source_key text, given_names name, family_name name, call_name name, sort_key bytes,
--    birth_date text?, gender text, languages text, service_language text, phone secret?, phone_key bytes?,
--    email secret?, municipality secret?, postcode secret?, arrived_on text?, citizenships text, non_disclosure int,
--    non_disclosure_said int?, protected int, import id, now instant)
-- call_name: as people call her, the given names until somebody says otherwise.
INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, birth_date, gender, languages,
    service_language, phone, phone_key, email, municipality, postcode, arrived_on, citizenships, non_disclosure,
    non_disclosure_said, protected, version, import_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1, $21, $22);

-- add_name_part :add (part text, kind text, person id)
INSERT INTO people_name_part (part, kind, person_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- add_language :add (person id, language text)
INSERT INTO people_language (person_id, language, variety, level) VALUES ($1, $2, '', '') ON CONFLICT DO NOTHING;

-- put_said :exec (person id, non_disclosure_said int?)
UPDATE people_person SET non_disclosure_said = $2 WHERE id = $1;

-- protect_households :exec ()
-- Non-disclosure of one covers her household.
UPDATE people_person SET protected = 1
WHERE protected = 0 AND (non_disclosure = 1
    OR family_id IN (SELECT family_id FROM people_person WHERE non_disclosure = 1 AND family_id IS NOT NULL));

-- touched :one (import id) -> (n int)
SELECT count(*) FROM people_person x WHERE import_id = $1 AND (merged_into IS NOT NULL OR (version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'people' AND u.row_id = x.id),
        0)));

-- leaning :many (import id) -> (what text, n int)
SELECT 'merged persons', count(*) FROM doubles_merge_facts x
    WHERE (x.kept_id IN (SELECT id FROM people_person WHERE import_id = $1)
         OR x.lost_id IN (SELECT id FROM people_person WHERE import_id = $1));

-- drop_name_parts :exec (import id)
DELETE FROM people_name_part WHERE person_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- drop_languages :exec (import id)
DELETE FROM people_language WHERE person_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- drop_protection :exec (import id)
DELETE FROM people_protection WHERE person_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- drop :exec (import id)
DELETE FROM people_person WHERE import_id = $1;

-- drop_families :exec ()
-- Families that have nobody any more.
DELETE FROM people_family WHERE NOT EXISTS (SELECT 1 FROM people_person p WHERE p.family_id = people_family.id)
    AND NOT EXISTS (SELECT 1 FROM people_child c WHERE c.family_id = people_family.id);

-- child_give :each (low id, high id, project id) -> (id id, key text, birth_month text?, care_needs secret?)
SELECT c.id, c.source_key, c.birth_month, c.care_needs FROM people_child c
WHERE c.id BETWEEN $1 AND $2
  AND ($3 = 0 OR c.id IN (
      SELECT pp.child_id FROM people_parent pp JOIN people_participation a ON a.person_id = pp.person_id
      WHERE a.project_id = $3
      UNION SELECT pp.child_id FROM people_parent pp JOIN groups_spell_facts m ON m.person_id = pp.person_id
      WHERE m.project_id = $3
      UNION SELECT child_id FROM child_care_facts WHERE project_id = $3))
ORDER BY c.id;

-- child_parents :many (child id, project id) -> (key text, id id)
-- Of one project: the parents that its package has. Who was merged into another is known by the other.
SELECT p.source_key, p.id FROM people_parent pp JOIN people_person p ON p.id = pp.person_id
WHERE pp.child_id = $1 AND p.merged_into IS NULL
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM people_participation a WHERE a.person_id = p.id AND a.project_id = $2)
       OR EXISTS (SELECT 1 FROM groups_spell_facts m WHERE m.person_id = p.id AND m.project_id = $2))
ORDER BY coalesce(pp.place, 1000000), p.id;

-- child_any :one -> (id id)
SELECT id FROM people_child LIMIT 1;

-- child_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM people_child WHERE source_key = $1 OR id = $2 ORDER BY id;

-- child_within :one (child id, project id) -> (n int)
SELECT count(*) FROM people_parent pp WHERE pp.child_id = $1
  AND (EXISTS (SELECT 1 FROM people_participation x WHERE x.person_id = pp.person_id AND x.project_id = $2)
       OR EXISTS (SELECT 1 FROM groups_spell_facts m WHERE m.person_id = pp.person_id AND m.project_id = $2));

-- family :one (person id) -> (family id?)
SELECT family_id FROM people_person WHERE id = $1;

-- add_family :exec (family id)
INSERT INTO people_family (id, version) VALUES ($1, 1);

-- join_family :exec (person id, family id)
UPDATE people_person SET family_id = $2 WHERE id = $1 AND family_id IS NULL;

-- child_add :add (child id, source_key text, family id, birth_month text?, care_needs secret?, import id, now instant)
INSERT INTO people_child (id, source_key, family_id, name, birth_month, care_needs, version, import_id, created_at)
VALUES ($1, $2, $3, '', $4, $5, 1, $6, $7);

-- add_parent :add (child id, person id, place int)
INSERT INTO people_parent (child_id, person_id, place) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING;

-- child_touched :one (import id) -> (n int)
SELECT count(*) FROM people_child x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'children'
        AND u.row_id = x.id), 0);

-- child_leaning :many (import id) -> (what text, n int)
SELECT 'children', count(*) FROM people_parent x JOIN people_child c ON c.id = x.child_id
WHERE coalesce(c.import_id, 0) <> $1 AND x.person_id IN (SELECT id FROM people_person WHERE import_id = $1);

-- child_drop_parents :exec (import id)
DELETE FROM people_parent WHERE child_id IN (SELECT id FROM people_child WHERE import_id = $1);

-- child_drop :exec (import id)
DELETE FROM people_child WHERE import_id = $1;

-- child_of_person :many (person id) -> (id id)
SELECT child_id FROM people_parent WHERE person_id = $1;

-- child_is_parent :one (child id, person id) -> (n int)
SELECT count(*) FROM people_parent WHERE child_id = $1 AND person_id = $2;

-- child_add_parent :exec (child id, person id)
INSERT INTO people_parent (child_id, person_id) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- child_drop_parent :exec (child id, person id)
DELETE FROM people_parent WHERE child_id = $1 AND person_id = $2;

-- spell_give :each (low id, high id, project id) -> (id id, key text, person_key text, person id, project text,
--    entry_date text?, entry_status text, unemployed_since text?, entry_in_education int?, entry_education text,
--    heard_from text, exit_date text?, exit_status text, exit_status_on text?, exit_in_education int?,
--    qualification_gained int?, exit_reason text, six_month_date text?, six_month_status text,
--    six_month_improved int?)
SELECT x.id, x.source_key, p.source_key, p.id, j.code, x.entry_date, x.entry_status, x.unemployed_since,
       x.entry_in_education, x.entry_education, x.heard_from, x.exit_date, x.exit_status, x.exit_status_on,
       x.exit_in_education, x.qualification_gained, x.exit_reason, x.six_month_date, x.six_month_status,
       x.six_month_improved
FROM people_participation x JOIN people_person p ON p.id = x.person_id JOIN projects_key_facts j ON j.id = x.project_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- spell_any :one -> (id id)
SELECT id FROM people_participation LIMIT 1;

-- spell_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM people_participation WHERE source_key = $1 OR id = $2 ORDER BY id;

-- spell_within :one (participation id, project id) -> (n int)
SELECT count(*) FROM people_participation WHERE id = $1 AND project_id = $2;

-- spell_add :add (participation id, source_key text, person id, same_person id, project id, entry_date text?,
--    entry_status text, unemployed_since text?, entry_in_education int?, entry_education text, heard_from text,
--    exit_date text?, exit_status text, exit_status_on text?, exit_in_education int?, qualification_gained int?,
--    exit_reason text, six_month_date text?, six_month_status text, six_month_improved int?, import id, now instant)
INSERT INTO people_participation (id, source_key, person_id, sort_key, project_id, entry_date, entry_status,
    unemployed_since, entry_in_education, entry_education, heard_from, exit_date, exit_status, exit_status_on,
    exit_in_education, qualification_gained, exit_reason, six_month_date, six_month_status, six_month_improved, version,
    import_id, created_at)
VALUES ($1, $2, $3, (SELECT sort_key FROM people_person WHERE id = $4), $5, $6, $7, $8, $9, $10, $11, $12, $13, $14,
    $15, $16, $17, $18, $19, $20, 1, $21, $22);

-- spell_touched :one (import id) -> (n int)
SELECT count(*) FROM people_participation x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'participations'
        AND u.row_id = x.id), 0);

-- spell_leaning :many (import id) -> (what text, n int)
SELECT 'participations', count(*) FROM people_participation x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_person WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1))
UNION ALL
SELECT 'locked_periods', count(*) FROM people_participation x
    JOIN projects_period_facts p ON p.project_id = x.project_id AND p.locked = 1
        AND (x.entry_date >= p.starts_on AND x.entry_date <= p.ends_on
             OR x.exit_date >= p.starts_on AND x.exit_date <= p.ends_on
             OR EXISTS (SELECT 1 FROM people_participation o WHERE o.person_id = x.person_id
                        AND o.project_id = x.project_id AND (o.entry_date BETWEEN p.starts_on AND p.ends_on
                            OR o.exit_date BETWEEN p.starts_on AND p.ends_on)))
WHERE x.import_id = $1;

-- spell_drop_corrections :exec (import id)
DELETE FROM people_correction WHERE participation_id IN (SELECT id FROM people_participation WHERE import_id = $1);

-- spell_drop :exec (import id)
DELETE FROM people_participation WHERE import_id = $1;

-- spell_stay :many (import id) -> (person id)
-- Persons who stay when the spells of the import go.
SELECT DISTINCT a.person_id FROM people_participation a JOIN people_person p ON p.id = a.person_id
WHERE a.import_id = $1 AND coalesce(p.import_id, 0) <> $1;

-- spell_of_person :many (person id) -> (id id)
SELECT id FROM people_participation WHERE person_id = $1;

-- spell_move :count (row id, from_person id, to_person id)
UPDATE people_participation SET person_id = $3 WHERE id = $1 AND person_id = $2;
