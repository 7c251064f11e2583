-- must fail in line 2: day stands in the place of left_on, and left_on in the place of day
-- x :exec (person id)
INSERT INTO q (person_id, left_on, day) SELECT p.id, p.day, p.left_on FROM p WHERE p.id = $1;
