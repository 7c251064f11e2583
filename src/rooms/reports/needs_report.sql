-- shape cell (value text, area text, asked int, need int, urgent int)
-- What somebody said last about an area in these days counts. area '': persons who were asked about anything.

-- by_language :many (project id, from_day text, to_day text) -> cell
-- value: all languages of the person, the mother tongue first.
WITH said AS (
    SELECT x.person_id, x.area, x.weight FROM needs_facts x
    WHERE x.project_id = $1 AND x.day BETWEEN $2 AND $3
      AND NOT EXISTS (SELECT 1 FROM needs_facts y WHERE y.project_id = x.project_id AND y.person_id = x.person_id
                      AND y.area = x.area AND y.day > x.day AND y.day <= $3))
SELECT p.languages AS value, n.area, count(*), count(*) FILTER (WHERE n.weight > 0),
       count(*) FILTER (WHERE n.weight = 3)
FROM said n JOIN people_member_facts p ON p.person_id = n.person_id GROUP BY p.languages, n.area
UNION ALL
SELECT p.languages, '', count(DISTINCT n.person_id), 0, 0
FROM said n JOIN people_member_facts p ON p.person_id = n.person_id GROUP BY p.languages
ORDER BY 1, 2;

-- by_group :many (project id, from_day text, to_day text) -> (group id, key text, cell)
-- Groups of which she was a member in these days; value: the group's name.
WITH said AS (
    SELECT x.person_id, x.area, x.weight FROM needs_facts x
    WHERE x.project_id = $1 AND x.day BETWEEN $2 AND $3
      AND NOT EXISTS (SELECT 1 FROM needs_facts y WHERE y.project_id = x.project_id AND y.person_id = x.person_id
                      AND y.area = x.area AND y.day > x.day AND y.day <= $3)),
whose AS (
    SELECT DISTINCT group_id, person_id FROM groups_membership_facts
    WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3 AND coalesce(left_on, '9999') >= $2)
SELECT g.id, g.source_key, g.name AS value, n.area, count(*), count(*) FILTER (WHERE n.weight > 0),
       count(*) FILTER (WHERE n.weight = 3)
FROM said n JOIN whose w ON w.person_id = n.person_id JOIN groups_facts g ON g.id = w.group_id
GROUP BY g.id, g.source_key, g.name, n.area
UNION ALL
SELECT g.id, g.source_key, g.name, '', count(DISTINCT n.person_id), 0, 0
FROM said n JOIN whose w ON w.person_id = n.person_id JOIN groups_facts g ON g.id = w.group_id
GROUP BY g.id, g.source_key, g.name
ORDER BY 3, 1, 4;

-- by_town :many (project id, from_day text, to_day text) -> cell
-- value: the town in which a group of hers met in these days.
WITH said AS (
    SELECT x.person_id, x.area, x.weight FROM needs_facts x
    WHERE x.project_id = $1 AND x.day BETWEEN $2 AND $3
      AND NOT EXISTS (SELECT 1 FROM needs_facts y WHERE y.project_id = x.project_id AND y.person_id = x.person_id
                      AND y.area = x.area AND y.day > x.day AND y.day <= $3)),
whose AS (
    SELECT DISTINCT g.municipality, m.person_id
    FROM groups_membership_facts m JOIN groups_town_facts g ON g.id = m.group_id
    WHERE m.project_id = $1 AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $3
      AND coalesce(m.left_on, '9999') >= $2)
SELECT w.municipality AS value, n.area, count(*), count(*) FILTER (WHERE n.weight > 0),
       count(*) FILTER (WHERE n.weight = 3)
FROM said n JOIN whose w ON w.person_id = n.person_id GROUP BY w.municipality, n.area
UNION ALL
SELECT w.municipality, '', count(DISTINCT n.person_id), 0, 0
FROM said n JOIN whose w ON w.person_id = n.person_id GROUP BY w.municipality
ORDER BY 1, 2;
