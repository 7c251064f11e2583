-- version :one (person id) -> (version int)
SELECT version FROM people_person WHERE id = $1;

-- put :exec (person id, languages text, non_disclosure bool, family id?, contact_when secret?, contact_who secret?,
--    contact_never secret?)
-- What a file says beside the columns of the card.
UPDATE people_person SET languages = $2, non_disclosure = $3, family_id = $4, contact_when = $5, contact_who = $6,
    contact_never = $7
WHERE id = $1;

-- lose :count (person id, into id?)
UPDATE people_person SET merged_into = $2, version = version + 1 WHERE id = $1;

-- follow :exec (person id, into id)
-- What had gone into it goes on with it.
UPDATE people_person SET merged_into = $2 WHERE merged_into = $1;

-- go_back :exec (person id)
-- What had gone into it, by merges that stand, or into one of these, is its own again.
WITH RECURSIVE gone(id) AS (SELECT lost_id FROM doubles_merge_facts WHERE kept_id = $1
                            UNION SELECT m.lost_id FROM doubles_merge_facts m JOIN gone g ON m.kept_id = g.id)
UPDATE people_person SET merged_into = $1 WHERE merged_into IS NOT NULL AND id IN (SELECT id FROM gone);
