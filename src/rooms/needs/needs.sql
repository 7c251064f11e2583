-- round :one (round id) -> (person id, project id, day day, language text, state text, version int, staff_name text?)
SELECT r.person_id, r.project_id, r.day, r.language, r.state, r.version, s.name
FROM needs_round r LEFT JOIN staff_facts s ON s.staff_id = r.staff_id WHERE r.id = $1;

-- own_round :one (person id) -> (round id, project id, day day, language text, version int)
SELECT id, project_id, day, language, version FROM needs_round
WHERE person_id = $1 AND state = 'open' ORDER BY day DESC, id DESC LIMIT 1;

-- rounds :many (person id, limit int) -> (project id, day day, round id?, language text, state text, version int,
--    staff_name text?, asked int)
-- Days of needs without a round are rounds of version 1 of the package, which are done.
SELECT d.project_id, d.day, r.id, coalesce(r.language, '') AS language, coalesce(r.state, 'done') AS state,
       coalesce(r.version, 0) AS version, s.name,
       (SELECT count(*) FROM needs_need x WHERE x.person_id = $1 AND x.project_id = d.project_id AND x.day = d.day)
FROM (SELECT project_id, day FROM needs_need WHERE person_id = $1
      UNION SELECT project_id, day FROM needs_round WHERE person_id = $1) AS d
LEFT JOIN needs_round r ON r.person_id = $1 AND r.project_id = d.project_id AND r.day = d.day
LEFT JOIN staff_facts s ON s.staff_id = r.staff_id
ORDER BY d.day DESC, r.id DESC LIMIT $2;

-- weights :many (person id, project id, until day, limit int) -> (area text, day day, weight int)
SELECT area, day, weight FROM needs_need WHERE person_id = $1 AND project_id = $2 AND day <= $3
ORDER BY day DESC, area LIMIT $4;

-- said :many (person id, project id, day day) -> (area text, weight int, wish secret?, wish_language text,
--    wish_fi secret?, version int)
SELECT area, weight, wish, wish_language, wish_fi, version FROM needs_need
WHERE person_id = $1 AND project_id = $2 AND day = $3;

-- round_on :one (person id, project id, day day) -> (round id)
SELECT id FROM needs_round WHERE person_id = $1 AND project_id = $2 AND day = $3 ORDER BY id LIMIT 1;

-- add_round :exec (round id, person id, project id, day day, staff id?, language text)
INSERT INTO needs_round (id, source_key, person_id, project_id, day, staff_id, language, state, version)
VALUES ($1, '', $2, $3, $4, $5, $6, 'open', 1);

-- claim :count (round id, version int)
UPDATE needs_round SET version = version + 1 WHERE id = $1 AND version = $2;

-- touch :exec (round id)
UPDATE needs_round SET version = version + 1 WHERE id = $1;

-- put_state :exec (round id, state text)
UPDATE needs_round SET state = $2 WHERE id = $1;

-- put :exec (person id, project id, day day, area text, weight int, wish secret?, wish_language text, wish_fi secret?)
INSERT INTO needs_need (person_id, project_id, day, area, weight, wish, wish_language, wish_fi, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
ON CONFLICT (person_id, project_id, day, area) DO UPDATE SET weight = excluded.weight, wish = excluded.wish,
    wish_language = excluded.wish_language, wish_fi = excluded.wish_fi, version = needs_need.version + 1;

-- drop_area :exec (person id, project id, day day, area text)
DELETE FROM needs_need WHERE person_id = $1 AND project_id = $2 AND day = $3 AND area = $4;

-- drop_day :exec (person id, project id, day day)
DELETE FROM needs_need WHERE person_id = $1 AND project_id = $2 AND day = $3;

-- drop_round :count (round id, version int)
DELETE FROM needs_round WHERE id = $1 AND version = $2;

-- shape sum (area text, n int)

-- of_group :many (group id, day day, least int) -> sum
-- Members on that day whose newest answer about the area in the group's project is a need.
SELECT x.area, count(*)
FROM (SELECT DISTINCT person_id, project_id FROM groups_membership_facts
      WHERE group_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $2
        AND coalesce(left_on, '9999') >= $2) AS m
JOIN needs_need x ON x.person_id = m.person_id AND x.project_id = m.project_id AND x.weight > 0
WHERE NOT EXISTS (SELECT 1 FROM needs_need y WHERE y.person_id = x.person_id AND y.project_id = x.project_id
                  AND y.area = x.area AND y.day > x.day)
GROUP BY x.area HAVING count(*) >= $3 ORDER BY count(*) DESC, x.area;

-- members :one (group id, day day) -> (n int)
SELECT count(DISTINCT person_id) FROM groups_membership_facts
WHERE group_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $2 AND coalesce(left_on, '9999') >= $2;

-- of_period :many (project id, from_day day, to_day day, least int) -> sum
-- The same of everybody who was in a group of the project between two days.
SELECT x.area, count(*)
FROM (SELECT DISTINCT b.person_id FROM groups_running_facts g JOIN groups_member_facts b ON b.group_id = g.id
      WHERE g.project_id = $1 AND coalesce(g.starts_on, '') <= $3 AND coalesce(g.ends_on, '9999') >= $2
        AND b.state <> 'waiting' AND coalesce(b.joined_on, '') <= $3 AND coalesce(b.left_on, '9999') >= $2) AS m
JOIN needs_need x ON x.person_id = m.person_id AND x.project_id = $1 AND x.weight > 0
WHERE NOT EXISTS (SELECT 1 FROM needs_need y WHERE y.person_id = x.person_id AND y.project_id = x.project_id
                  AND y.area = x.area AND y.day > x.day)
GROUP BY x.area HAVING count(*) >= $4 ORDER BY count(*) DESC, x.area;

-- members_in :one (project id, from_day day, to_day day) -> (n int)
SELECT count(DISTINCT b.person_id) FROM groups_running_facts g JOIN groups_member_facts b ON b.group_id = g.id
WHERE g.project_id = $1 AND coalesce(g.starts_on, '') <= $3 AND coalesce(g.ends_on, '9999') >= $2
  AND b.state <> 'waiting' AND coalesce(b.joined_on, '') <= $3 AND coalesce(b.left_on, '9999') >= $2;
