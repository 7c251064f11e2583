-- must fail in line 2: family_name stands in the place of given_names, and given_names in the place of family_name
-- x :add (person id, family_name text, given_names text)
INSERT INTO p (id, given_names, family_name) VALUES ($1, $2, coalesce($3, '')) ON CONFLICT DO NOTHING;
