-- names :many -> (name text)
SELECT p.name FROM groups_group g
JOIN people_person p ON p.id = g.leader
WHERE EXISTS (SELECT 1 FROM groups_membership m,
              people_merge k WHERE k.id = m.person_id);

-- drop :exec ()
DELETE FROM groups_group WHERE id IN (SELECT id FROM sheet);
