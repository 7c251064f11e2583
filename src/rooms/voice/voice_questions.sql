-- What members ask the workers of their group, and the answers; the rules are in voice_questions.c.

-- shape question (question id, group id, project id, person id, words secret?, asked_on day, answer secret?,
--    answered_on day?, answered_by text?, version int, sound id?, answer_sound id?)

-- hers :many (person id, limit int) -> question
SELECT q.id AS question_id, q.group_id, q.project_id, coalesce(k.merged_into, k.id) AS person_id, q.words, q.asked_on,
    q.answer, q.answered_on, s.name AS answered_by, q.version,
    (SELECT max(f.file_id) FROM files_owner_facts f WHERE f.owner = 'question' AND f.owner_row = q.id) AS sound_id,
    (SELECT max(f.file_id) FROM files_owner_facts f WHERE f.owner = 'answer' AND f.owner_row = q.id) AS answer_sound_id
FROM voice_question q JOIN people_key_facts k ON k.id = q.person_id
    LEFT JOIN staff_name_facts s ON s.staff_id = q.answered_by
WHERE k.id = $1 OR k.merged_into = $1 ORDER BY q.id DESC LIMIT $2;

-- of_group :many (group id, day day, limit int) -> question
-- Those that wait first, the longest waiting first.
SELECT q.id AS question_id, $1 AS group_id, q.project_id, coalesce(k.merged_into, k.id) AS person_id, q.words,
    q.asked_on, q.answer, q.answered_on, s.name AS answered_by, q.version,
    (SELECT max(f.file_id) FROM files_owner_facts f WHERE f.owner = 'question' AND f.owner_row = q.id) AS sound_id,
    (SELECT max(f.file_id) FROM files_owner_facts f WHERE f.owner = 'answer' AND f.owner_row = q.id) AS answer_sound_id
FROM voice_question q JOIN people_key_facts k ON k.id = q.person_id
    LEFT JOIN staff_name_facts s ON s.staff_id = q.answered_by
WHERE q.group_id IN (SELECT g.group_id FROM groups_open_facts g
    WHERE g.group_id = $1 OR (g.merged_into = $1 AND g.merged_on <= $2))
ORDER BY CASE WHEN q.answered_on IS NULL THEN 0 ELSE 1 END, coalesce(q.answered_on, '') DESC, q.id LIMIT $3;

-- get :one (question id, day day) -> (question, now_group_id id?)
-- now: the group that hers has gone into by that day.
SELECT q.id AS question_id, q.group_id, q.project_id, coalesce(k.merged_into, k.id) AS person_id, q.words, q.asked_on,
    q.answer, q.answered_on, s.name AS answered_by, q.version,
    (SELECT max(f.file_id) FROM files_owner_facts f WHERE f.owner = 'question' AND f.owner_row = q.id) AS sound_id,
    (SELECT max(f.file_id) FROM files_owner_facts f WHERE f.owner = 'answer' AND f.owner_row = q.id) AS answer_sound_id,
    g.merged_into AS now_group_id
FROM voice_question q JOIN people_key_facts k ON k.id = q.person_id
    LEFT JOIN staff_name_facts s ON s.staff_id = q.answered_by
    LEFT JOIN groups_open_facts g ON g.group_id = q.group_id AND g.merged_on <= $2
WHERE q.id = $1;

-- add :exec (question id, group id, project id, person id, words secret?, asked_on day)
INSERT INTO voice_question (id, group_id, project_id, person_id, words, asked_on, version)
VALUES ($1, $2, $3, $4, $5, $6, 1);

-- answer :count (question id, version int, answer secret?, answered_on day, answered_by id?)
UPDATE voice_question SET answer = $3, answered_on = $4, answered_by = $5, version = version + 1
WHERE id = $1 AND version = $2;

-- drop :exec (import id)
DELETE FROM voice_question WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
