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

-- reviews :many (project id, limit int, start int) -> (person id, given_names name, family_name name,
--    non_disclosure bool, review_on day?, total int)
SELECT p.id, p.given_names, p.family_name, p.non_disclosure, r.review_on, count(*) OVER ()
FROM people_person p LEFT JOIN people_protection r ON r.person_id = p.id
WHERE p.protected = 1 AND p.merged_into IS NULL AND EXISTS (SELECT 1 FROM people_participation pa
    WHERE pa.person_id = p.id AND pa.project_id = $1)
ORDER BY p.sort_key, p.id LIMIT $2 OFFSET $3;
