-- candidates :many (word text, project id, year text, phone_key bytes?, limit int) -> (person id, given_names name,
--    family_name name, birth_date day?, phone_key bytes?, is_protected bool)
-- Persons of a project with that word in the name, born in that year or with that phone.
SELECT p.id, p.given_names, p.family_name, p.birth_date, p.phone_key, p.protected
FROM people_name_part n JOIN people_person p ON p.id = n.person_id
WHERE n.kind = 'n' AND n.part = $1 AND p.merged_into IS NULL
  AND EXISTS (SELECT 1 FROM people_participation pa WHERE pa.person_id = p.id AND pa.project_id = $2)
  AND (($3 <> '' AND substr(p.birth_date, 1, 4) = $3) OR p.phone_key = $4)
ORDER BY p.id LIMIT $5;
