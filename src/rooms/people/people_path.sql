-- What has happened with a person, as far as the viewer may know. team, asks, counsel: the projects in which she may
-- know what people_path_facts call so, as ',1,2,'. A note that is also about somebody whom she does not see is known to
-- counsellors of its project only (staff 0: the program).

-- events :many (person id, part text, team text, asks text, counsel text, staff id, left_since day, made_since instant,
--    limit int, start int) -> (project id, day day, part text, kind text, code text, code2 text, detail text, ref id)
-- From today back to the entry. part '': all.
SELECT e.project_id, e.day, e.part, e.kind, e.code, e.code2, e.detail, e.ref FROM people_path_facts e
WHERE e.person_id = $1 AND ($2 = '' OR e.part = $2)
  AND CASE e.sight WHEN 'team' THEN $3 WHEN 'asks' THEN $4 ELSE $5 END LIKE '%,' || e.project_id || ',%'
  AND ($6 = 0 OR e.kind <> 'counselling'
      OR EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = $6 AND w.project_id = e.project_id
          AND w.role = 'counsellor')
      OR NOT EXISTS (SELECT 1 FROM counselling_about_facts a WHERE a.talk_id = e.ref AND a.person_id <> $1
          AND NOT EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = a.person_id AND v.staff_id = $6
              AND (v.left_on IS NULL OR v.left_on >= $7) AND (v.made_at IS NULL OR v.made_at >= $8))))
ORDER BY e.day DESC, e.rank DESC, e.ref DESC, e.code, e.detail LIMIT $9 OFFSET $10;

-- counts :many (person id, team text, asks text, counsel text, staff id, left_since day, made_since instant)
--    -> (part text, n int, last day)
-- The same rows: how many under each heading, and the newest day.
SELECT e.part, count(*) AS n, max(e.day) AS last FROM people_path_facts e
WHERE e.person_id = $1
  AND CASE e.sight WHEN 'team' THEN $2 WHEN 'asks' THEN $3 ELSE $4 END LIKE '%,' || e.project_id || ',%'
  AND ($5 = 0 OR e.kind <> 'counselling'
      OR EXISTS (SELECT 1 FROM auth_work_facts w WHERE w.staff_id = $5 AND w.project_id = e.project_id
          AND w.role = 'counsellor')
      OR NOT EXISTS (SELECT 1 FROM counselling_about_facts a WHERE a.talk_id = e.ref AND a.person_id <> $1
          AND NOT EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = a.person_id AND v.staff_id = $5
              AND (v.left_on IS NULL OR v.left_on >= $6) AND (v.made_at IS NULL OR v.made_at >= $7))))
GROUP BY e.part ORDER BY e.part;
