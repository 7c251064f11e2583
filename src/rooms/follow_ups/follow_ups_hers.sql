-- Follow-ups that the person answers herself. No viewer is asked for: each statement is of one person, whose key was
-- given; the last ones are for workers.

-- shape hers (id id, person id, project id, spell id?, kind text, rule_name text?, due_on day?, done_on day?,
--    not_reached_on day?, said_on day?, status text, said text?, version int, not_called bool)

-- one :one (id id, person id) -> hers
SELECT f.id, f.person_id, f.project_id, f.participation_id, f.kind, r.name, f.due_on, f.done_on, f.not_reached_on,
       f.said_on, f.status, f.said, f.version,
       CASE WHEN f.kind <> 'exit' AND EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = f.person_id)
           THEN 1 ELSE 0 END
FROM follow_ups_follow_up f LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
WHERE f.id = $1 AND f.person_id = $2;

-- waiting :many (person id, exit_end day, limit int) -> hers
SELECT f.id, f.person_id, f.project_id, f.participation_id, f.kind, r.name, f.due_on, f.done_on, f.not_reached_on,
       f.said_on, f.status, f.said, f.version,
       CASE WHEN f.kind <> 'exit' AND EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = f.person_id)
           THEN 1 ELSE 0 END
FROM follow_ups_follow_up f LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
WHERE f.person_id = $1 AND f.done_on IS NULL AND f.not_reached_on IS NULL AND f.due_on <= $2
ORDER BY f.due_on, f.id LIMIT $3;

-- keep :exec (id id, said text)
-- The version stays: a worker who writes meanwhile is not in the way of anybody.
UPDATE follow_ups_follow_up SET said = $2 WHERE id = $1 AND done_on IS NULL AND not_reached_on IS NULL;

-- sent :exec (id id, said_on day)
UPDATE follow_ups_follow_up SET said_on = $2, said = NULL WHERE id = $1;

-- shape answered (id id, kind text, rule_name text?, given_names name, family_name name, said_on day, status text)

-- answered_mine :many (staff id, today day, since day, limit int) -> answered
-- Of whom she answers for or stands in for, and those that bear her name: who answered herself since that day.
SELECT f.id, f.kind, r.name, p.given_names, p.family_name, f.said_on, f.status
FROM follow_ups_follow_up f JOIN people_member_facts p ON p.person_id = f.person_id
LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
WHERE f.said_on >= $3 AND f.project_id IN (SELECT w.project_id FROM auth_work_facts w WHERE w.staff_id = $1)
  AND (f.staff_id = $1 OR f.participation_id IN (SELECT c.participation_id FROM caseload_spell_facts c
      WHERE c.staff_id IN (SELECT CAST($1 AS bigint) UNION SELECT b.staff_id FROM caseload_absence_facts b
              WHERE b.substitute_id = $1 AND b.starts_on <= $2 AND (b.ends_on IS NULL OR b.ends_on >= $2))
        AND (c.until IS NULL OR c.until >= $2)))
ORDER BY f.said_on DESC, f.id DESC LIMIT $4;

-- answered_in :many (staff id, project id, since day, whole int, left_since day, made_since instant, limit int)
--    -> answered
SELECT f.id, f.kind, r.name, p.given_names, p.family_name, f.said_on, f.status
FROM follow_ups_follow_up f JOIN people_member_facts p ON p.person_id = f.person_id
LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
WHERE f.said_on >= $3 AND f.project_id = $2
  AND ($4 = 1 OR f.person_id IN (SELECT v.person_id FROM people_sight_facts v WHERE v.staff_id = $1
      AND (v.left_on IS NULL OR v.left_on >= $5) AND (v.made_at IS NULL OR v.made_at >= $6)))
ORDER BY f.said_on DESC, f.id DESC LIMIT $7;
