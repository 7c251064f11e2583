-- Who is in a picture or a film, by the mark of its bytes; the rules are in consents_pictures.c.

-- picture :one (file id) -> (owner text, owner_row id, kind text, words text, mark text, hidden bool)
SELECT f.owner, f.owner_row, f.kind, f.words, f.mark,
       CASE WHEN EXISTS (SELECT 1 FROM consents_hidden_facts h WHERE h.file_id = f.file_id) THEN 1 ELSE 0 END AS hidden
FROM files_picture_facts f WHERE f.file_id = $1;

-- marked :many (mark text) -> (person id, given_names name, family_name name, given bool)
-- given: her yes holds, and she may be shown. Who was merged is the one who was kept.
SELECT p.person_id, p.given_names, p.family_name,
       CASE WHEN EXISTS (SELECT 1 FROM consents_last_facts c WHERE c.person_id = p.person_id AND c.purpose = 'photo'
           AND c.withdrawn_on IS NULL AND k.protected = 0) THEN 1 ELSE 0 END AS given
FROM consents_shown w JOIN people_key_facts k ON k.id = w.person_id
JOIN people_member_facts p ON p.person_id = coalesce(k.merged_into, k.id)
WHERE w.mark = $1 ORDER BY p.sort_key, p.person_id;

-- offered :many (staff id, left_since day, made_since instant, limit int) -> (person id, given_names name,
--    family_name name)
-- Whose yes holds, of those whom this member of staff sees now (0: of all).
SELECT p.person_id, p.given_names, p.family_name
FROM people_member_facts p
WHERE EXISTS (SELECT 1 FROM consents_last_facts c WHERE c.person_id = p.person_id AND c.purpose = 'photo'
      AND c.withdrawn_on IS NULL)
  AND p.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.merged_into IS NULL AND k.protected = 0)
  AND ($1 = 0 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = p.person_id AND v.staff_id = $1
      AND (v.left_on IS NULL OR v.left_on >= $2) AND (v.made_at IS NULL OR v.made_at >= $3)))
ORDER BY p.sort_key, p.person_id LIMIT $4;

-- given :one (person id) -> (n int)
-- Her yes holds, and she may be shown.
SELECT count(*) FROM consents_last_facts c JOIN people_key_facts k ON k.id = c.person_id
WHERE c.person_id = $1 AND c.purpose = 'photo' AND c.withdrawn_on IS NULL AND k.protected = 0;

-- is_marked :one (mark text, person id) -> (n int)
-- She, by any file of hers.
SELECT count(*) FROM consents_shown w JOIN people_key_facts k ON k.id = w.person_id
WHERE w.mark = $1 AND (k.id = $2 OR k.merged_into = $2);

-- mark :count (mark text, person id, marked_by id?, marked_at instant)
INSERT INTO consents_shown (mark, person_id, marked_by, marked_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;

-- unmark :count (mark text, person id)
DELETE FROM consents_shown WHERE mark = $1
  AND person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $2 OR k.merged_into = $2);

-- of_protected :many () -> (owner text, owner_row id)
SELECT DISTINCT f.owner, f.owner_row FROM consents_shown w JOIN people_key_facts k ON k.id = w.person_id
JOIN files_picture_facts f ON f.mark = w.mark WHERE k.protected = 1 ORDER BY f.owner, f.owner_row;

-- of_import :many (import id) -> (owner text, owner_row id)
-- Pictures in which somebody was marked whom this import brought.
SELECT DISTINCT f.owner, f.owner_row FROM consents_shown w
JOIN files_picture_facts f ON f.mark = w.mark
WHERE w.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1) ORDER BY f.owner, f.owner_row;

-- shown_with :one (person id) -> (n int)
-- Pictures in which she was marked and that somebody gets.
SELECT count(DISTINCT f.file_id) FROM consents_shown w JOIN files_picture_facts f ON f.mark = w.mark
WHERE w.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1)
  AND NOT EXISTS (SELECT 1 FROM consents_hidden_facts h WHERE h.file_id = f.file_id);

-- of_person :many (person id) -> (file id, owner text, owner_row id)
-- Pictures in which she was marked, and that are there still.
SELECT DISTINCT f.file_id, f.owner, f.owner_row FROM consents_shown w
JOIN files_picture_facts f ON f.mark = w.mark
WHERE w.person_id IN (SELECT k.id FROM people_key_facts k WHERE k.id = $1 OR k.merged_into = $1) ORDER BY f.file_id;

-- down :many (staff id, limit int) -> (file id, owner text, owner_row id, words text, added_at instant)
-- Pictures that this member of staff put up and that nobody gets any more, the newest first.
SELECT f.file_id, f.owner, f.owner_row, f.words, f.added_at FROM files_picture_facts f
WHERE f.staff_id = $1 AND EXISTS (SELECT 1 FROM consents_hidden_facts h WHERE h.file_id = f.file_id)
ORDER BY f.file_id DESC LIMIT $2;
