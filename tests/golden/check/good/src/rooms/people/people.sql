-- find :one (person id) -> (name text)
SELECT name FROM people_person WHERE id = $1;

-- names :many (day day) -> (name text)
-- Tables of its own, a view of another room, names that stand for no table, and a line of the list in src/OWNERS.
WITH RECURSIVE old (id) AS (SELECT p.id FROM people_person p WHERE p.left_on IS DISTINCT FROM $1
                            UNION ALL SELECT o.id FROM old o, people_merge m WHERE m.id = o.id),
     few AS (SELECT id FROM old LIMIT 3)
SELECT p.name FROM (few f JOIN people_person p ON p.id = f.id), unnest($1) AS added(day), groups_member_facts g
WHERE g.person_id = p.id AND substring(p.name FROM 2) <> 'from groups_group; update groups_group'; -- from groups_group

-- count :one -> (n int)
SELECT count(*) FROM groups_session WHERE day = '';

-- put :exec (person id, name text)
INSERT INTO people_person (id, name) VALUES ($1, $2) ON CONFLICT (id) DO UPDATE SET name = excluded.name;

-- sign :exec (person id)
UPDATE sheet SET person_id = $1;
