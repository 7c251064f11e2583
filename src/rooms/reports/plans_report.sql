-- groups :many (project id, from_day text, to_day text, waits_on text) -> (group id, name text, key text,
--    language text, persons int, planned int, deferred int, steps_done int)
-- Whoever was a member in the days; of each her newest plan made by the last day, and her steps done within the days.
-- deferred: it waits beyond the day waits_on.
SELECT m.group_id, g.name, g.source_key, g.language, count(*), count(l.id),
       count(*) FILTER (WHERE l.deferred_until > $4), CAST(coalesce(sum(d.n), 0) AS bigint)
FROM (SELECT DISTINCT group_id, person_id FROM groups_membership_facts
      WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3
        AND coalesce(left_on, '9999') >= $2) AS m
JOIN groups_facts g ON g.id = m.group_id
LEFT JOIN (SELECT person_id, id, deferred_until,
                  row_number() OVER (PARTITION BY person_id ORDER BY made_on DESC, id DESC) AS turn
           FROM plans_state_facts WHERE project_id = $1 AND made_on <= $3) AS l
    ON l.person_id = m.person_id AND l.turn = 1
LEFT JOIN (SELECT person_id, count(*) AS n FROM plans_step_facts
           WHERE project_id = $1 AND state = 'done' AND done_on BETWEEN $2 AND $3 GROUP BY person_id) AS d
    ON d.person_id = m.person_id
GROUP BY m.group_id, g.name, g.source_key, g.language, g.sort_key ORDER BY g.sort_key, m.group_id;

-- persons :many (project id, group id, from_day text, to_day text, waits_on text, wanted int, limit int, start int)
--    -> (person id, given_names name, family_name name, day day, total int)
-- wanted: 0 all, 1 with a plan, 2 with one that waits, 3 without one.
SELECT p.person_id, p.given_names, p.family_name, coalesce(l.made_on, m.since) AS day, count(*) OVER ()
FROM (SELECT person_id, min(coalesce(joined_on, '')) AS since FROM groups_membership_facts
      WHERE project_id = $1 AND group_id = $2 AND state <> 'waiting' AND coalesce(joined_on, '') <= $4
        AND coalesce(left_on, '9999') >= $3 GROUP BY person_id) AS m
JOIN people_member_facts p ON p.person_id = m.person_id
LEFT JOIN (SELECT person_id, made_on, deferred_until,
                  row_number() OVER (PARTITION BY person_id ORDER BY made_on DESC, id DESC) AS turn
           FROM plans_state_facts WHERE project_id = $1 AND made_on <= $4) AS l
    ON l.person_id = m.person_id AND l.turn = 1
WHERE $6 = 0 OR ($6 = 1 AND l.made_on IS NOT NULL) OR ($6 = 2 AND l.deferred_until > $5)
    OR ($6 = 3 AND l.made_on IS NULL)
ORDER BY p.sort_key, p.person_id LIMIT $7 OFFSET $8;

-- steps :many (project id, group id, from_day text, to_day text, limit int, start int) -> (person id,
--    given_names name, family_name name, day day, total int)
SELECT p.person_id, p.given_names, p.family_name, x.done_on AS day, count(*) OVER ()
FROM plans_step_facts x JOIN people_member_facts p ON p.person_id = x.person_id
WHERE x.project_id = $1 AND x.state = 'done' AND x.done_on BETWEEN $3 AND $4
    AND x.person_id IN (SELECT person_id FROM groups_membership_facts
        WHERE project_id = $1 AND group_id = $2 AND state <> 'waiting' AND coalesce(joined_on, '') <= $4
          AND coalesce(left_on, '9999') >= $3)
ORDER BY x.done_on, x.plan_id, x.step LIMIT $5 OFFSET $6;
