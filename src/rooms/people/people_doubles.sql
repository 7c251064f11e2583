-- same_phone :many (person id, limit int) -> (other id)
SELECT o.id FROM people_person p JOIN people_person o ON o.phone_key = p.phone_key AND o.id <> p.id
    AND o.merged_into IS NULL
WHERE p.id = $1 LIMIT $2;

-- same_sound :many (person id, year text, limit int) -> (other id, year text?)
-- Persons of whose name at least two words sound the same, born in that year or in a year that one of the files does
-- not know.
SELECT o.id, substr(o.birth_date, 1, 4)
FROM people_person o
WHERE o.id IN (SELECT b.person_id FROM people_name_part a JOIN people_name_part b ON b.kind = 's' AND b.part = a.part
    AND b.person_id <> a.person_id
               WHERE a.kind = 's' AND a.person_id = $1 GROUP BY b.person_id HAVING count(*) >= 2)
  AND o.merged_into IS NULL AND ($2 = '' OR o.birth_date IS NULL OR substr(o.birth_date, 1, 4) = $2)
LIMIT $3;

-- birth_year :one (person id) -> (year text?)
SELECT substr(birth_date, 1, 4) FROM people_person WHERE id = $1;

-- put :exec (low id, high id, reason text)
INSERT INTO people_double (low_id, high_id, reason, state) VALUES ($1, $2, $3, 'open') ON CONFLICT DO NOTHING;

-- open :many (project id, person id, everyone bool, staff id, left_since day, made_since instant, limit int)
--    -> (low id, high id, reason text, low_given text, low_family text, low_birth day?, high_given text,
--    high_family text, high_birth day?, total int)
-- Of whom this member of staff sees both (everyone: no question); project or person 0: of any.
SELECT d.low_id, d.high_id, d.reason, a.given_names, a.family_name, a.birth_date, b.given_names, b.family_name,
       b.birth_date, count(*) OVER ()
FROM people_double d
JOIN people_person a ON a.id = d.low_id JOIN people_person b ON b.id = d.high_id
WHERE d.state = 'open' AND a.merged_into IS NULL AND b.merged_into IS NULL
  AND ($2 = 0 OR d.low_id = $2 OR d.high_id = $2)
  AND ($1 = 0 OR EXISTS (SELECT 1 FROM people_participation p WHERE p.project_id = $1
      AND p.person_id IN (d.low_id, d.high_id)))
  AND ($3 = 1 OR (EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = d.low_id AND v.staff_id = $4
          AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6))
  AND EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = d.high_id AND v.staff_id = $4
          AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6))))
ORDER BY d.high_id DESC LIMIT $7;

-- decide :count (low id, high id, state text, decided_by id?, decided_at instant)
UPDATE people_double SET state = $3, decided_by = $4, decided_at = $5 WHERE low_id = $1 AND high_id = $2;

-- newest :many (project id, limit int) -> (person id)
SELECT person_id FROM people_participation WHERE project_id = $1 ORDER BY id DESC LIMIT $2;

-- put_mark :exec (person id, non_disclosure bool)
UPDATE people_person SET non_disclosure = $2 WHERE id = $1;

-- unmark_merged :exec (person id)
-- The files that went into hers.
UPDATE people_person SET non_disclosure = 0 WHERE non_disclosure = 1 AND id IN (
    WITH RECURSIVE gone(id) AS (SELECT id FROM people_person WHERE merged_into = $1
                                UNION ALL SELECT p.id FROM people_person p JOIN gone g ON p.merged_into = g.id)
    SELECT id FROM gone);

-- merged_families :many (person id) -> (family id)
WITH RECURSIVE gone(id) AS (SELECT id FROM people_person WHERE merged_into = $1
                            UNION ALL SELECT p.id FROM people_person p JOIN gone g ON p.merged_into = g.id)
SELECT DISTINCT p.family_id FROM people_person p JOIN gone g ON g.id = p.id WHERE p.family_id IS NOT NULL;

-- review :one (person id) -> (review_on day?)
SELECT review_on FROM people_protection WHERE person_id = $1;

-- protect_alone :exec (person id)
UPDATE people_person SET protected = non_disclosure WHERE id = $1 AND family_id IS NULL;

-- put_review :exec (person id, review_on day?)
INSERT INTO people_protection (person_id, review_on) VALUES ($1, $2) ON CONFLICT (person_id) DO UPDATE
SET review_on = excluded.review_on;

-- reviews :many (project id, limit int) -> (person id, given_names text, family_name text, non_disclosure bool,
--    review_on day?, total int)
SELECT p.id, p.given_names, p.family_name, p.non_disclosure, r.review_on, count(*) OVER ()
FROM people_person p LEFT JOIN people_protection r ON r.person_id = p.id
WHERE p.protected = 1 AND p.merged_into IS NULL AND EXISTS (SELECT 1 FROM people_participation pa
    WHERE pa.person_id = p.id AND pa.project_id = $1)
ORDER BY p.sort_key, p.id LIMIT $2;
