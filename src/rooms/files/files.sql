-- Files: of a row, added, taken away, their pieces, those whose row is gone.

-- shape file (id id, owner_row id, kind text, name text, words text, bytes int, width int, height int, mark text,
--    sealed bool, staff id?, staff_name text?, added_at instant, hidden bool)
-- hidden: somebody in the picture has taken her consent back (rooms/consents).

-- of :many (owner text, owner_row id) -> file
SELECT f.id, f.owner_row, f.kind, f.name, f.words, f.bytes, f.width, f.height, f.mark, f.sealed, f.staff_id,
       s.name AS staff_name, f.added_at,
       CASE WHEN EXISTS (SELECT 1 FROM consents_hidden_facts h WHERE h.file_id = f.id) THEN 1 ELSE 0 END AS hidden
FROM files_file f LEFT JOIN staff_name_facts s ON s.staff_id = f.staff_id
WHERE f.owner = $1 AND f.owner_row = $2 ORDER BY f.id;

-- get :one (owner text, owner_row id, id id) -> file
SELECT f.id, f.owner_row, f.kind, f.name, f.words, f.bytes, f.width, f.height, f.mark, f.sealed, f.staff_id,
       s.name AS staff_name, f.added_at,
       CASE WHEN EXISTS (SELECT 1 FROM consents_hidden_facts h WHERE h.file_id = f.id) THEN 1 ELSE 0 END AS hidden
FROM files_file f LEFT JOIN staff_name_facts s ON s.staff_id = f.staff_id
WHERE f.owner = $1 AND f.owner_row = $2 AND f.id = $3;

-- add :exec (id id, owner text, owner_row id, kind text, name text, words text, bytes int, width int, height int,
--    mark text, sealed bool, staff id?, added_at instant)
INSERT INTO files_file (id, owner, owner_row, kind, name, words, bytes, width, height, mark, sealed, staff_id, added_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13);

-- add_piece :exec (file id, piece int, bytes bytes)
INSERT INTO files_piece (file_id, piece, bytes) VALUES ($1, $2, $3);

-- add_sealed_piece :exec (file id, piece int, bytes secret)
INSERT INTO files_piece (file_id, piece, bytes) VALUES ($1, $2, $3);

-- piece :one (file id, piece int) -> (bytes bytes)
SELECT bytes FROM files_piece WHERE file_id = $1 AND piece = $2;

-- sealed_piece :one (file id, piece int) -> (bytes secret)
SELECT bytes FROM files_piece WHERE file_id = $1 AND piece = $2;

-- remove_pieces :exec (file id)
DELETE FROM files_piece WHERE file_id = $1;

-- remove :count (file id)
DELETE FROM files_file WHERE id = $1;

-- lost :many (limit int) -> (id id)
-- The row they belonged to is gone.
SELECT id FROM files_file f
WHERE (f.owner = 'duty' AND NOT EXISTS (SELECT 1 FROM duties_row_facts d WHERE d.id = f.owner_row))
    OR (f.owner = 'aloud' AND NOT EXISTS (SELECT 1 FROM read_aloud_row_facts r WHERE r.id = f.owner_row))
    OR (f.owner = 'course' AND NOT EXISTS (SELECT 1 FROM orientation_row_facts c WHERE c.id = f.owner_row))
    OR (f.owner = 'door' AND NOT EXISTS (SELECT 1 FROM sign_up_row_facts s WHERE s.id = f.owner_row))
    OR (f.owner IN ('idea', 'told') AND NOT EXISTS (SELECT 1 FROM voice_idea_row_facts i WHERE i.id = f.owner_row))
    OR (f.owner = 'publication' AND NOT EXISTS (SELECT 1 FROM publications_row_facts p WHERE p.id = f.owner_row))
    OR (f.owner IN ('question', 'answer')
        AND NOT EXISTS (SELECT 1 FROM voice_question_row_facts q WHERE q.id = f.owner_row))
    OR (f.owner = 'sound' AND NOT EXISTS (SELECT 1 FROM publications_sound_row_facts s WHERE s.id = f.owner_row))
    OR (f.owner = 'story' AND NOT EXISTS (SELECT 1 FROM stories_row_facts s WHERE s.id = f.owner_row))
ORDER BY id LIMIT $1;
