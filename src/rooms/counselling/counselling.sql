-- Talks: notes of one or several persons.

-- add :exec (talk id, person id, project id, day day, start_time clock?, minutes int?, channel text,
--    topics secret?, staff id?, depth text, depth_set text, shared_text secret?, private_text secret?, agreed secret?)
INSERT INTO counselling_talk (id, source_key, person_id, project_id, day, start_time, minutes, channel, topics,
    staff_id, depth, depth_set, shared_text, private_text, agreed, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1);

-- change :count (talk id, version int, day day, start_time clock?, minutes int?, channel text,
--    topics secret?, depth text, depth_set text, shared_text secret?, private_text secret?, agreed secret?)
UPDATE counselling_talk SET version = version + 1, day = $3, start_time = $4, minutes = $5, channel = $6, topics = $7,
    depth = $8, depth_set = $9, shared_text = $10, private_text = $11, agreed = $12
WHERE id = $1 AND version = $2;

-- get :one (talk id) -> (person id, project id, day day, start_time clock?, minutes int?, channel text, topics secret?,
--    staff id?, staff_name text?, depth text, depth_set text, shared_text secret?, private_text secret?,
--    agreed secret?, version int)
SELECT k.person_id, k.project_id, k.day, k.start_time, k.minutes, k.channel, k.topics, k.staff_id, s.name AS staff_name,
       k.depth, k.depth_set, k.shared_text, k.private_text, k.agreed, k.version
FROM counselling_talk k LEFT JOIN staff_facts s ON s.staff_id = k.staff_id WHERE k.id = $1;

-- persons :many (talk id) -> (person id, given_names name?, family_name name?)
SELECT p.person_id, p.given_names, p.family_name
FROM counselling_person c JOIN people_member_facts p ON p.person_id = c.person_id
WHERE c.talk_id = $1 ORDER BY p.sort_key, p.person_id;

-- person_add :exec (talk id, person id, place int)
INSERT INTO counselling_person (talk_id, person_id, version, place) VALUES ($1, $2, 1, $3) ON CONFLICT DO NOTHING;

-- persons_clear :exec (talk id)
DELETE FROM counselling_person WHERE talk_id = $1;

-- remove :exec (talk id)
DELETE FROM counselling_talk WHERE id = $1;

-- same_house :one (project id, staff id, other id) -> (n int)
SELECT count(*) FROM auth_sight_facts a JOIN auth_sight_facts b ON b.project_id = a.project_id
    AND b.house_id = a.house_id
WHERE a.project_id = $1 AND a.staff_id = $2 AND b.staff_id = $3;

-- unseen :one (talk id, staff id, left_since day, made_since instant) -> (n int)
-- How many of the other persons this member of staff may not see.
SELECT count(*) FROM counselling_person c
WHERE c.talk_id = $1 AND NOT EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = c.person_id
    AND v.staff_id = $2 AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4));

-- of_person :many (person id, staff id, left_since day, made_since instant, limit int, start int) -> (talk id, day day,
--    minutes int?, channel text, topics secret?, depth text, staff_name text?, others int)
-- staff 0: the program. Of an instructor's persons only notes about nobody whom she may not see.
SELECT k.id, k.day, k.minutes, k.channel, k.topics, k.depth, s.name AS staff_name,
       (SELECT count(*) FROM counselling_person c WHERE c.talk_id = k.id) AS others
FROM counselling_talk k LEFT JOIN staff_facts s ON s.staff_id = k.staff_id
WHERE k.id IN (SELECT id FROM counselling_talk WHERE person_id = $1
               UNION SELECT talk_id FROM counselling_person WHERE person_id = $1)
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM auth_sight_facts w WHERE w.staff_id = $2 AND w.project_id = k.project_id
      AND ((w.role = 'counsellor' AND w.narrowed = 0) OR (w.role IN ('counsellor', 'instructor') AND NOT EXISTS (
          SELECT 1 FROM counselling_person c WHERE c.talk_id = k.id AND c.person_id <> $1 AND NOT EXISTS (
              SELECT 1 FROM people_sight_facts v WHERE v.person_id = c.person_id AND v.staff_id = $2
                  AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))
          AND (k.person_id = $1 OR EXISTS (
              SELECT 1 FROM people_sight_facts v WHERE v.person_id = k.person_id AND v.staff_id = $2
                  AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))))))
ORDER BY k.day DESC, k.id DESC LIMIT $5 OFFSET $6;

-- of_person_count :one (person id, staff id, left_since day, made_since instant) -> (n int)
-- The same rows, counted.
SELECT count(*) FROM counselling_talk k
WHERE k.id IN (SELECT id FROM counselling_talk WHERE person_id = $1
               UNION SELECT talk_id FROM counselling_person WHERE person_id = $1)
  AND ($2 = 0 OR EXISTS (SELECT 1 FROM auth_sight_facts w WHERE w.staff_id = $2 AND w.project_id = k.project_id
      AND ((w.role = 'counsellor' AND w.narrowed = 0) OR (w.role IN ('counsellor', 'instructor') AND NOT EXISTS (
          SELECT 1 FROM counselling_person c WHERE c.talk_id = k.id AND c.person_id <> $1 AND NOT EXISTS (
              SELECT 1 FROM people_sight_facts v WHERE v.person_id = c.person_id AND v.staff_id = $2
                  AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))
          AND (k.person_id = $1 OR EXISTS (
              SELECT 1 FROM people_sight_facts v WHERE v.person_id = k.person_id AND v.staff_id = $2
                  AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4)))))));

-- companions :many (person id, project id, staff id, limit int) -> (person id, given_names name?, family_name name?)
-- staff 0: all of the project. Else those of groups that this member of staff leads.
SELECT p.person_id, p.given_names, p.family_name FROM people_member_facts p
WHERE p.person_id <> $1 AND p.person_id IN (
    SELECT b.person_id FROM groups_member_facts a JOIN groups_running_facts g ON g.id = a.group_id
        AND g.project_id = $2
    JOIN groups_member_facts b ON b.group_id = a.group_id AND b.state = 'member' AND b.left_on IS NULL
    WHERE a.person_id = $1 AND a.state = 'member' AND a.left_on IS NULL
      AND ($3 = 0 OR EXISTS (SELECT 1 FROM groups_leads_facts l WHERE l.group_id = a.group_id AND l.staff_id = $3)))
ORDER BY p.sort_key, p.person_id LIMIT $4;

-- projects_of :many (person id) -> (project id)
-- Those she takes part in, the newest first; then those of her groups.
SELECT project_id FROM (
    SELECT project_id, entry_date AS since FROM participation_facts WHERE person_id = $1
    UNION ALL SELECT project_id, '' FROM groups_access_facts WHERE person_id = $1) x
GROUP BY project_id ORDER BY max(since) DESC, project_id;

-- recent :one (person id, project id, except_talk id, from_day day, to_day day, limit int) -> (n int)
-- No more than `limit`: the rule of depth asks for a few. The + keeps SQLite from walking through the project's talks.
SELECT count(*) FROM (
    SELECT k.id FROM counselling_talk k
    WHERE k.person_id = $1 AND +k.project_id = $2 AND k.id <> $3 AND k.day BETWEEN $4 AND $5
    UNION ALL SELECT k.id FROM counselling_person c CROSS JOIN counselling_talk k
    WHERE c.person_id = $1 AND k.id = c.talk_id AND +k.project_id = $2 AND k.id <> $3 AND k.day BETWEEN $4 AND $5
    LIMIT $6) x;
