-- What has happened with a person, as far as the viewer may know. team, asks, counsel: the projects in which she may
-- know what people_path_facts call so, as ',1,2,'; whole: of which she is a counsellor. Of other projects she knows no
-- note that is also about somebody whom she does not see.

-- shape event (project id, day day, part text, kind text, code text, code2 text, detail text, ref id)

-- events :many (person id, part text, team text, asks text, counsel text, whole text, staff id, left_since day,
--    made_since instant, limit int, start int) -> event
-- From today back to the entry. part '': all.
SELECT e.project_id, e.day, e.part, e.kind, e.code, e.code2, e.detail, e.ref FROM people_path_facts e
WHERE e.person_id = $1 AND ($2 = '' OR e.part = $2)
  AND CASE e.sight WHEN 'team' THEN $3 WHEN 'asks' THEN $4 ELSE $5 END LIKE '%,' || e.project_id || ',%'
  AND (e.kind <> 'counselling' OR $6 LIKE '%,' || e.project_id || ',%'
      OR NOT EXISTS (SELECT 1 FROM counselling_about_facts a WHERE a.talk_id = e.ref AND a.person_id <> $1
          AND NOT EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = a.person_id AND v.staff_id = $7
              AND (v.left_on IS NULL OR v.left_on >= $8) AND (v.made_at IS NULL OR v.made_at >= $9))))
ORDER BY e.day DESC, e.rank DESC, e.ref DESC, e.code, e.detail LIMIT $10 OFFSET $11;

-- newest :many (person id, team text, limit int) -> event
-- The newest of guidance and of contacts, so many of each.
SELECT project_id, day, part, kind, code, code2, detail, ref FROM (
    SELECT e.project_id, e.day, e.part, e.kind, e.code, e.code2, e.detail, e.ref, row_number() OVER (
        PARTITION BY e.part ORDER BY e.day DESC, e.rank DESC, e.ref DESC) AS place
    FROM people_path_facts e
    WHERE e.person_id = $1 AND e.part IN ('guidance', 'contacts') AND $2 LIKE '%,' || e.project_id || ',%') x
WHERE place <= $3 ORDER BY part, place;

-- counts :many (person id, team text, asks text, counsel text, whole text, staff id, left_since day,
--    made_since instant) -> (part text, n int, last day)
-- The same rows: how many under each heading, and the newest day.
SELECT e.part, count(*) AS n, max(e.day) AS last FROM people_path_facts e
WHERE e.person_id = $1
  AND CASE e.sight WHEN 'team' THEN $2 WHEN 'asks' THEN $3 ELSE $4 END LIKE '%,' || e.project_id || ',%'
  AND (e.kind <> 'counselling' OR $5 LIKE '%,' || e.project_id || ',%'
      OR NOT EXISTS (SELECT 1 FROM counselling_about_facts a WHERE a.talk_id = e.ref AND a.person_id <> $1
          AND NOT EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = a.person_id AND v.staff_id = $6
              AND (v.left_on IS NULL OR v.left_on >= $7) AND (v.made_at IS NULL OR v.made_at >= $8))))
GROUP BY e.part ORDER BY e.part;

-- herself :many (person id, limit int) -> (project id, day day, part text, sight text, kind text, code text,
--    code2 text, detail text, ref id)
-- All of it, for her own page.
SELECT e.project_id, e.day, e.part, e.sight, e.kind, e.code, e.code2, e.detail, e.ref FROM people_path_facts e
WHERE e.person_id = $1 ORDER BY e.day DESC, e.rank DESC, e.ref DESC, e.code, e.detail LIMIT $2;
