-- What somebody came to, for the statement of hours by topic.

-- came :many (group id, person id) -> (day day, theme text, start clock?, end clock?, mark text, minutes int?)
-- Her marks in the held sessions of a group that had a theme, the oldest first.
SELECT a.day, h.theme, s.start_time, s.end_time, a.mark, a.minutes
FROM attendance_facts a
    JOIN groups_session_facts s ON s.id = a.session_id
    JOIN groups_theme_facts h ON h.session_id = a.session_id
WHERE a.group_id = $1 AND a.person_id = $2 AND a.state = 'held' AND h.theme <> ''
ORDER BY a.day, s.start_time, a.session_id;

-- member :one (group id, person id) -> (n int)
SELECT count(*) FROM groups_membership_facts WHERE group_id = $1 AND person_id = $2 AND state <> 'waiting';
