-- Sessions that a plan of modules meets, and what became of a group's modules.

-- standing :many (group id, first day) -> (session id, day day, moved_from day?, start clock?, end clock?, kind text,
--    theme text, module text, state text, closed_at instant?, register_version int, version int)
-- Those that stand, or were moved away from a day, since the first day.
SELECT id, day, moved_from, start_time, end_time, kind, theme, module, state, closed_at, register_version, version
FROM groups_session WHERE group_id = $1 AND (day >= $2 OR moved_from >= $2) ORDER BY day, start_time, id;

-- fill :count (session id, version int, theme text, module text, module_id id, expert text, expert_id id?,
--    changed_at instant)
UPDATE groups_session SET version = version + 1, changed_at = $8, theme = $3, module = $4, module_id = $5,
    expert = CASE WHEN expert = '' THEN $6 ELSE expert END,
    expert_id = CASE WHEN expert = '' THEN $7 ELSE expert_id END
WHERE id = $1 AND version = $2;

-- courses :many (group id) -> (module id, name text, first_day day, held int, planned int, moved int, cancelled int)
SELECT s.module_id, m.name, min(s.day) AS first_day, count(*) FILTER (WHERE s.state = 'held') AS held,
       count(*) FILTER (WHERE s.state = 'planned') AS planned,
       count(*) FILTER (WHERE s.moved_from IS NOT NULL AND s.state <> 'cancelled') AS moved,
       count(*) FILTER (WHERE s.state = 'cancelled') AS cancelled
FROM groups_session s JOIN modules_key_facts m ON m.id = s.module_id
WHERE s.group_id = $1 GROUP BY s.module_id, m.name ORDER BY min(s.day), s.module_id;

-- were_there :one (group id, module id) -> (n int)
SELECT count(DISTINCT a.person_id) FROM attendance_facts a JOIN groups_session s ON s.id = a.session_id
WHERE s.group_id = $1 AND s.module_id = $2 AND s.state = 'held' AND a.mark IN ('present', 'late');

-- went_on :one (group id, before_module id, same_group id, module id) -> (n int)
-- Who was in both.
SELECT count(DISTINCT a.person_id) FROM attendance_facts a JOIN groups_session s ON s.id = a.session_id
WHERE s.group_id = $1 AND s.module_id = $2 AND s.state = 'held' AND a.mark IN ('present', 'late')
  AND EXISTS (SELECT 1 FROM attendance_facts b JOIN groups_session c ON c.id = b.session_id
      WHERE b.person_id = a.person_id AND c.group_id = $3 AND c.module_id = $4 AND c.state = 'held'
        AND b.mark IN ('present', 'late'));

-- left_out :many (group id, same_group id) -> (name text)
SELECT m.name FROM modules_key_facts m
WHERE m.id IN (SELECT j.module_id FROM modules_item_facts i JOIN modules_item_facts j ON j.series_id = i.series_id
               WHERE i.module_id IN (SELECT module_id FROM groups_session
                                     WHERE group_id = $1 AND module_id IS NOT NULL AND state <> 'cancelled'))
  AND m.id NOT IN (SELECT module_id FROM groups_session
                   WHERE group_id = $2 AND module_id IS NOT NULL AND state <> 'cancelled')
ORDER BY m.id;

-- themes :many (group id, until day, limit int) -> (session id, day day, theme text, module_id id?)
SELECT id, day, theme, module_id FROM groups_session
WHERE group_id = $1 AND day <= $2 AND state <> 'cancelled' AND (theme <> '' OR module_id IS NOT NULL)
ORDER BY day DESC, start_time DESC, id DESC LIMIT $3;

-- noted :many (group id) -> (session id)
-- Sessions of which what was learned is written.
SELECT n.session_id FROM modules_noted_facts n JOIN groups_session s ON s.id = n.session_id WHERE s.group_id = $1;

-- thank :count (session id, version int, thanked_on day, changed_at instant)
UPDATE groups_session SET version = version + 1, changed_at = $4, thanked_on = $3 WHERE id = $1 AND version = $2;
