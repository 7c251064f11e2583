-- How sessions were, in faces; the rules are in voice_feedback.c.

-- hers :many (person id, from day, to day, now clock, session id, limit int) -> (session id, group id, group_name text,
--    theme text, day day, face int?, words secret?, mark text?)
-- Sessions that are over, of groups to which she belonged on the day, the newest first; session 0: all.
SELECT f.session_id, f.group_id, f.group_name, f.theme, f.day, b.face, b.words, a.mark
FROM groups_meeting_facts f
    LEFT JOIN voice_feedback b ON b.session_id = f.session_id
        AND b.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1)
    LEFT JOIN attendance_facts a ON a.session_id = f.session_id AND a.person_id = $1
WHERE f.group_id IN (SELECT g.group_id FROM groups_member_facts g WHERE g.person_id = $1 AND g.state <> 'waiting')
    AND f.day >= $2 AND f.day <= $3 AND f.state <> 'cancelled' AND ($5 = 0 OR f.session_id = $5)
    AND (f.day < $3 OR coalesce(f.end_time, f.start_time, '23:59') <= $4)
    AND EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = f.group_id AND m.person_id = $1
        AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= f.day AND coalesce(m.left_on, '9999') >= f.day)
ORDER BY f.day DESC, f.session_id LIMIT $6;

-- unsay :exec (session id, person id)
DELETE FROM voice_feedback WHERE session_id = $1
    AND person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $2 OR k.merged_into = $2);

-- say :exec (session id, person id, group id, face int, words secret?, said_on day)
INSERT INTO voice_feedback (session_id, person_id, group_id, face, words, said_on) VALUES ($1, $2, $3, $4, $5, $6);

-- felt :many (group id, from day, to day, limit int) -> (session id, day day, theme text, face int, words secret?)
-- One row for each person and session: of two files of one person the kept one's.
SELECT f.session_id, f.day, f.theme, b.face, b.words
FROM voice_feedback b JOIN groups_meeting_facts f ON f.session_id = b.session_id
    JOIN people_key_facts k ON k.id = b.person_id
WHERE f.group_id = $1 AND f.day >= $2 AND f.day <= $3
    AND NOT EXISTS (SELECT 1 FROM voice_feedback o WHERE o.session_id = b.session_id AND o.person_id = k.merged_into)
ORDER BY f.day DESC, f.session_id, b.face LIMIT $4;

-- said :many (person id, limit int) -> (said_on day, face int, words secret?)
SELECT b.said_on, b.face, b.words FROM voice_feedback b
WHERE b.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1)
ORDER BY b.said_on DESC, b.session_id LIMIT $2;

-- drop :exec (import id)
DELETE FROM voice_feedback WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
