-- Short texts of the house read aloud.

-- of :one (tag text, print text) -> (sound id)
SELECT id FROM read_aloud_sound WHERE tag = $1 AND print = $2;

-- all_of :many (tag text) -> (sound id, print text, words text, staff_name text?, added_at instant)
SELECT s.id, s.print, s.words, a.name, s.added_at
FROM read_aloud_sound s LEFT JOIN staff_facts a ON a.staff_id = s.staff_id WHERE s.tag = $1 ORDER BY s.id DESC;

-- add :exec (sound id, tag text, print text, words text, staff id?, added_at instant)
INSERT INTO read_aloud_sound (id, tag, print, words, staff_id, added_at) VALUES ($1, $2, $3, $4, $5, $6);

-- remove :count (sound id)
DELETE FROM read_aloud_sound WHERE id = $1;
