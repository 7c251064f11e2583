-- The box of a group; the rules are in voice_box.c.

-- of_group :many (group id, before day, day day, limit int) -> (note id, day day, words secret)
-- Put in before a day. In the order of their ids, which are drawn by lot.
SELECT b.id AS note_id, b.day, b.words FROM voice_box b
WHERE b.group_id IN (SELECT g.group_id FROM groups_open_facts g
        WHERE g.group_id = $1 OR (g.merged_into = $1 AND g.merged_on <= $3))
    AND b.day < $2
ORDER BY b.day DESC, b.id LIMIT $4;

-- place :one (note id, day day) -> (group_id id, put_on day, now_group_id id?)
SELECT b.group_id, b.day AS put_on, g.merged_into AS now_group_id
FROM voice_box b LEFT JOIN groups_open_facts g ON g.group_id = b.group_id AND g.merged_on <= $2 WHERE b.id = $1;

-- words_of :one (note id) -> (words secret)
SELECT words FROM voice_box WHERE id = $1;

-- of_day :many (group id, day day) -> (words secret)
SELECT words FROM voice_box WHERE group_id = $1 AND day = $2 ORDER BY id;

-- add :count (note id, group id, day day, words secret)
INSERT INTO voice_box (id, group_id, day, words) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING;

-- remove :count (note id)
DELETE FROM voice_box WHERE id = $1;

-- salt :one (day day) -> (salt text)
SELECT salt FROM voice_box_salt WHERE day = $1;

-- add_salt :exec (day day, salt text)
INSERT INTO voice_box_salt (day, salt) VALUES ($1, $2);

-- old_salts :exec (day day)
DELETE FROM voice_box_salt WHERE day <> $1;

-- old_marks :exec (day day)
DELETE FROM voice_box_mark WHERE day <> $1;

-- stale :one (day day) -> (n int)
SELECT (SELECT count(*) FROM voice_box_salt WHERE day <> $1)
    + (SELECT count(*) FROM voice_box_mark WHERE day <> $1) AS n;

-- mark :one (day day, mark bytes) -> (n int)
SELECT n FROM voice_box_mark WHERE day = $1 AND mark = $2;

-- put_mark :exec (day day, mark bytes)
INSERT INTO voice_box_mark (day, mark, n) VALUES ($1, $2, 1)
ON CONFLICT (day, mark) DO UPDATE SET n = voice_box_mark.n + 1;
