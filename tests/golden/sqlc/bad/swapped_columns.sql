-- must fail in line 2: family_name stands in the place of given_names, and given_names in the place of family_name
-- x :one (person id) -> (person id, family_name name, given_names name)
SELECT p.id, p.given_names, p.family_name FROM p WHERE p.id = $1;
