-- since :many (project id, first day, last day, since instant, limit int, start int) -> (what text, record id,
--    person id?, field text, before_value text, after_value text, said text, sealed secret?, staff_name text?,
--    done_at instant, total int)
-- Of these days, made after `since`, the last first.
SELECT c.what, c.record_id, c.person_id, c.field, c.before_value, c.after_value, c.said, c.sealed,
       s.name AS staff_name, c.done_at, count(*) OVER ()
FROM (SELECT id, project_id, what, record_id, person_id, day, until, field, before_value, after_value, said, sealed,
             done_by, done_at FROM attendance_correction_facts
      UNION ALL
      SELECT id, project_id, what, record_id, person_id, day, until, field, before_value, after_value, said, sealed,
             done_by, done_at FROM people_correction_facts
      UNION ALL
      SELECT id, project_id, what, record_id, person_id, day, until, field, before_value, after_value, said, sealed,
             done_by, done_at FROM guidance_correction_facts
      UNION ALL
      SELECT id, project_id, what, record_id, person_id, day, until, field, before_value, after_value, said, sealed,
             done_by, done_at FROM doubles_correction_facts
      UNION ALL
      SELECT id, project_id, what, record_id, person_id, day, until, field, before_value, after_value, said, sealed,
             done_by, done_at FROM projects_correction_facts) AS c
LEFT JOIN staff_name_facts s ON s.staff_id = c.done_by
WHERE c.project_id = $1 AND c.done_at >= $4
      AND (c.day IS NULL OR (c.day >= $2 AND c.day <= $3) OR (c.until >= $2 AND c.until <= $3)
           OR (c.what NOT IN ('register', 'participation', 'guidance') AND c.day <= $3 AND c.until >= $2))
ORDER BY c.done_at DESC, c.id DESC LIMIT $5 OFFSET $6;
