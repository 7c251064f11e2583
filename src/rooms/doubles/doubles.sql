-- phone_families :one (person id) -> (n int)
-- How many families have her phone number.
SELECT count(DISTINCT coalesce(o.family_id, o.person_id))
FROM people_name_facts p JOIN people_name_facts o ON o.phone_key = p.phone_key AND o.merged_into IS NULL
WHERE p.person_id = $1;

-- same_phone :many (person id, limit int) -> (other id)
-- Who is of her family is known to be somebody else.
SELECT o.person_id FROM people_name_facts p JOIN people_name_facts o ON o.phone_key = p.phone_key
    AND o.person_id <> p.person_id AND o.merged_into IS NULL
    AND (p.family_id IS NULL OR o.family_id IS NULL OR o.family_id <> p.family_id)
WHERE p.person_id = $1 LIMIT $2;

-- forget_phone :exec (person id)
-- Pairs that had been found by her number alone, before so many had it.
DELETE FROM people_double WHERE state = 'open' AND reason = 'phone'
    AND low_id IN (SELECT o.person_id FROM people_name_facts p JOIN people_name_facts o ON o.phone_key = p.phone_key
                   WHERE p.person_id = $1)
    AND high_id IN (SELECT o.person_id FROM people_name_facts p JOIN people_name_facts o ON o.phone_key = p.phone_key
                    WHERE p.person_id = $1);

-- shape names (other id, given_names name, family_name name, birth_date day?)

-- same_sound :many (person id, year text, own text, own_part text, limit int) -> names
-- Persons whose name has the sound of her own one and one more of hers, born in that year or in a year that one of the
-- files does not know.
SELECT o.person_id, o.given_names, o.family_name, o.birth_date
FROM people_name_facts o
WHERE o.person_id IN (SELECT b.person_id FROM people_sound_facts a JOIN people_sound_facts b ON b.part = a.part
    AND b.person_id <> a.person_id
               WHERE a.person_id = $1 GROUP BY b.person_id HAVING count(*) >= 2)
  AND EXISTS (SELECT 1 FROM people_sound_facts s WHERE s.person_id = o.person_id AND s.part IN ($3, $4))
  AND o.merged_into IS NULL AND ($2 = '' OR o.birth_date IS NULL OR substr(o.birth_date, 1, 4) = $2)
LIMIT $5;

-- same_birth :many (person id, birth_date day, own text, own_part text, limit int) -> names
-- Persons born on that day whose name has the sound of her own one.
SELECT o.person_id, o.given_names, o.family_name, o.birth_date
FROM people_name_facts o
WHERE o.birth_date = $2 AND o.person_id <> $1 AND o.merged_into IS NULL
  AND EXISTS (SELECT 1 FROM people_sound_facts s WHERE s.person_id = o.person_id AND s.part IN ($3, $4))
LIMIT $5;

-- one :one (person id) -> (given_names name, family_name name, birth_date day?)
SELECT given_names, family_name, birth_date FROM people_name_facts WHERE person_id = $1;

-- put :exec (low id, high id, reason text, found_on day)
INSERT INTO people_double (low_id, high_id, reason, state, found_on) VALUES ($1, $2, $3, 'open', $4)
ON CONFLICT DO NOTHING;

-- found :exec (low id, high id, found_on day?)
-- A pair that was looked for again is as old as it was.
UPDATE people_double SET found_on = $3 WHERE low_id = $1 AND high_id = $2 AND state = 'open';

-- open :many (project id, person id, everyone bool, staff id, left_since day, made_since instant, limit int, start int,
--    reason text, found_before text, oldest bool)
--    -> (low id, high id, reason text, found_on day?, low_given name, low_family name, low_birth day?, high_given name,
--    high_family name, high_birth day?, total int)
-- Of whom this member of staff sees both (everyone: no question); project or person 0: of any. A pair found before the
-- day was kept is older than any.
SELECT d.low_id, d.high_id, d.reason, d.found_on, a.given_names, a.family_name, a.birth_date, b.given_names,
       b.family_name, b.birth_date, count(*) OVER ()
FROM people_double d
JOIN people_name_facts a ON a.person_id = d.low_id JOIN people_name_facts b ON b.person_id = d.high_id
WHERE d.state = 'open' AND a.merged_into IS NULL AND b.merged_into IS NULL
  AND ($2 = 0 OR d.low_id = $2 OR d.high_id = $2)
  AND ($1 = 0 OR EXISTS (SELECT 1 FROM participation_facts p WHERE p.project_id = $1
      AND p.person_id IN (d.low_id, d.high_id)))
  AND ($3 = 1 OR (EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = d.low_id AND v.staff_id = $4
          AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6))
  AND EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = d.high_id AND v.staff_id = $4
          AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6))))
  AND ($9 = '' OR d.reason = $9) AND ($10 = '' OR coalesce(d.found_on, '') <= $10)
ORDER BY CASE WHEN $11 = 1 THEN coalesce(d.found_on, '') ELSE '' END,
         CASE WHEN $11 = 1 THEN d.high_id ELSE -d.high_id END, d.low_id DESC LIMIT $7 OFFSET $8;

-- decide :count (low id, high id, state text, decided_by id?, decided_at instant)
UPDATE people_double SET state = $3, decided_by = $4, decided_at = $5 WHERE low_id = $1 AND high_id = $2;

-- undecided :many -> (low id, high id, found_on day?)
SELECT low_id, high_id, found_on FROM people_double WHERE state = 'open';

-- forget :exec ()
DELETE FROM people_double WHERE state = 'open';

-- newest :many (project id, limit int) -> (person id)
SELECT person_id FROM participation_facts WHERE project_id = $1 ORDER BY id DESC LIMIT $2;

-- drop :exec (import id)
-- Of persons that an import brought, before they go with it.
DELETE FROM people_double WHERE low_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
    OR high_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
