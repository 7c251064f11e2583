-- A file that went into one that went into another went into the last of them: rooms look one step far.
WITH RECURSIVE up(id, root) AS (
    SELECT id, merged_into FROM people_person WHERE merged_into IS NOT NULL
    UNION ALL SELECT u.id, p.merged_into FROM up u JOIN people_person p ON p.id = u.root
    WHERE p.merged_into IS NOT NULL)
UPDATE people_person SET merged_into = (SELECT u.root FROM up u JOIN people_person p ON p.id = u.root
    WHERE u.id = people_person.id AND p.merged_into IS NULL)
WHERE merged_into IN (SELECT id FROM people_person WHERE merged_into IS NOT NULL);
