-- Ideas of groups and the votes for them; the rules are in voice.c. What belongs to a group that was merged into
-- another is that one's from the day on.

-- shape idea (idea id, project id, kind text, state text, shown bool, words text, picture text, person id?,
--    staff_name text?, made_on day, answer text, answered_on day?, version int, photo id?, photo_width int?,
--    photo_height int?, sound id?, told id?, votes int, voted int)

-- ideas :many (group id, day day, person id, idea id, limit int) -> idea
-- The newest first; idea 0: all. votes: of who is a member on that day, whichever of her files has voted. voted: hers.
SELECT i.id AS idea_id, i.project_id, i.kind, i.state, i.shown, i.words, i.picture,
    coalesce(p.merged_into, i.person_id) AS person_id, s.name AS staff_name, i.made_on, i.answer, i.answered_on,
    i.version, f.file_id AS photo_id, f.width AS photo_width, f.height AS photo_height,
    (SELECT max(x.file_id) FROM files_look_facts x WHERE x.owner = 'idea' AND x.owner_row = i.id AND x.width = 0)
        AS sound_id,
    (SELECT max(x.file_id) FROM files_look_facts x WHERE x.owner = 'told' AND x.owner_row = i.id) AS told_id,
    (SELECT count(DISTINCT m.person_id) FROM voice_vote v JOIN people_key_facts k ON k.id = v.person_id
        JOIN groups_member_facts m ON m.person_id = coalesce(k.merged_into, k.id) AND m.group_id = $1
            AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2 AND coalesce(m.left_on, '9999') >= $2
        WHERE v.idea_id = i.id) AS votes,
    (SELECT count(*) FROM voice_vote v JOIN people_key_facts k ON k.id = v.person_id
        WHERE v.idea_id = i.id AND (k.id = $3 OR k.merged_into = $3)) AS voted
FROM voice_idea i LEFT JOIN people_key_facts p ON p.id = i.person_id
    LEFT JOIN staff_name_facts s ON s.staff_id = i.staff_id
    LEFT JOIN files_look_facts f ON f.file_id = (SELECT max(x.file_id) FROM files_look_facts x
        WHERE x.owner = 'idea' AND x.owner_row = i.id AND x.width > 0)
WHERE i.group_id IN (SELECT g.group_id FROM groups_open_facts g
        WHERE g.group_id = $1 OR (g.merged_into = $1 AND g.merged_on <= $2))
    AND ($4 = 0 OR i.id = $4)
ORDER BY i.id DESC LIMIT $5;

-- place :one (idea id, day day) -> (group_id id, merged_into id?)
-- The group that an idea was brought for, and the one that this has gone into by that day.
SELECT i.group_id, g.merged_into
FROM voice_idea i LEFT JOIN groups_open_facts g ON g.group_id = i.group_id AND g.merged_on <= $2
WHERE i.id = $1;

-- groups_of :many (person id, day day) -> (group id, project id, name text)
-- The groups that a person belongs to on a day.
SELECT g.group_id, g.project_id, g.name FROM groups_open_facts g
WHERE EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = g.group_id AND m.person_id = $1
    AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= $2 AND coalesce(m.left_on, '9999') >= $2)
ORDER BY g.sort_key, g.group_id;

-- waiting :many (group id, person id) -> (idea id, kind text, words text)
-- Hers that nobody has looked at.
SELECT id AS idea_id, kind, words FROM voice_idea
WHERE group_id = $1 AND person_id = $2 AND state = 'new' ORDER BY id;

-- open :one (group id, day day) -> (n int)
-- What waits for the workers: ideas that nobody has looked at, questions, notes in the box.
SELECT (SELECT count(*) FROM voice_idea i WHERE i.state = 'new' AND i.group_id IN (SELECT g.group_id
        FROM groups_open_facts g WHERE g.group_id = $1 OR (g.merged_into = $1 AND g.merged_on <= $2)))
    + (SELECT count(*) FROM voice_question q WHERE q.answered_on IS NULL AND q.group_id IN (SELECT g.group_id
        FROM groups_open_facts g WHERE g.group_id = $1 OR (g.merged_into = $1 AND g.merged_on <= $2)))
    + (SELECT count(*) FROM voice_box b WHERE b.day < $2 AND b.group_id IN (SELECT g.group_id
        FROM groups_open_facts g WHERE g.group_id = $1 OR (g.merged_into = $1 AND g.merged_on <= $2))) AS n;

-- add :exec (idea id, group id, project id, kind text, state text, shown bool, words text, picture text, person id?,
--    staff id?, made_on day)
INSERT INTO voice_idea (id, group_id, project_id, kind, state, shown, words, picture, person_id, staff_id, made_on,
    answer, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', 1);

-- change :count (idea id, version int, kind text, words text, picture text)
UPDATE voice_idea SET kind = $3, words = $4, picture = $5, version = version + 1 WHERE id = $1 AND version = $2;

-- answer :count (idea id, version int, state text, shown bool, answer text, answered_on day)
UPDATE voice_idea SET state = $3, shown = $4, answer = $5, answered_on = $6, version = version + 1
WHERE id = $1 AND version = $2;

-- unvote :exec (idea id, person id)
DELETE FROM voice_vote WHERE idea_id = $1
    AND person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $2 OR k.merged_into = $2);

-- vote :exec (idea id, person id, voted_on day)
INSERT INTO voice_vote (idea_id, person_id, voted_on) VALUES ($1, $2, $3)
ON CONFLICT (idea_id, person_id) DO NOTHING;

-- said_ideas :many (person id, limit int) -> (made_on day, kind text, words text, state text)
SELECT i.made_on, i.kind, i.words, i.state FROM voice_idea i
WHERE i.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1)
ORDER BY i.id DESC LIMIT $2;

-- said_votes :many (person id, limit int) -> (voted_on day, words text)
SELECT v.voted_on, i.words FROM voice_vote v JOIN voice_idea i ON i.id = v.idea_id
WHERE v.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1)
ORDER BY v.voted_on DESC, v.idea_id LIMIT $2;

-- drop_votes :exec (import id)
DELETE FROM voice_vote WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
    OR idea_id IN (SELECT i.id FROM voice_idea i JOIN people_key_facts p ON p.id = i.person_id WHERE p.import_id = $1);

-- drop_ideas :exec (import id)
DELETE FROM voice_idea WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
