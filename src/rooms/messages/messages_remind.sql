-- Messages about sessions.

-- sessions :many (from_day day, to_day day) -> (session id, project id, group id, day day, start clock?)
SELECT id, project_id, group_id, day, start_time FROM groups_session_facts
WHERE day >= $1 AND day <= $2 AND state = 'planned' ORDER BY day, start_time, id;

-- members :many (group id, day day, session id, about_key text) -> (person id)
-- Those of the day who have no reminder of it yet.
SELECT DISTINCT m.person_id FROM groups_member_facts m
WHERE m.group_id = $1 AND m.state = 'member' AND m.joined_on <= $2 AND (m.left_on IS NULL OR m.left_on >= $2)
  AND NOT EXISTS (SELECT 1 FROM messages_message x WHERE x.kind = 'reminder' AND x.person_id = m.person_id
      AND x.about_id = $3 AND x.about_key = $4)
ORDER BY m.person_id;

-- session :one (session id) -> (day day, start clock?, state text)
SELECT day, start_time, state FROM groups_session_facts WHERE id = $1;

-- told :many (kind text, about id, about_key text) -> (person id)
SELECT person_id FROM messages_message WHERE kind = $1 AND about_id = $2 AND about_key = $3 AND person_id IS NOT NULL
ORDER BY person_id;
