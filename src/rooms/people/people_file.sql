-- put :exec (person id, languages text, non_disclosure bool, family id?, contact_when secret?, contact_who secret?,
--    contact_never secret?)
-- What a file says beside the columns of the card.
UPDATE people_person SET languages = $2, non_disclosure = $3, family_id = $4, contact_when = $5, contact_who = $6,
    contact_never = $7
WHERE id = $1;

-- lose :count (person id, into id?)
UPDATE people_person SET merged_into = $2, version = version + 1 WHERE id = $1;
