-- Courses of orientation and their texts.

-- shape course (course id, code text, source text, shown bool, origin_house text, origin_version int, origin_day day?,
--    version int, origin_changed text, state text, review_note text)
-- shape words (topic int, tag text, number int, basis int, body text)

-- courses :many (limit int) -> course
SELECT c.id, c.code, c.source_tag, c.shown, c.origin_house, c.origin_version, c.origin_day, c.version,
       c.origin_changed, c.state, c.review_note
FROM orientation_course c ORDER BY c.made_at, c.id LIMIT $1;

-- course :one (course id) -> course
SELECT c.id, c.code, c.source_tag, c.shown, c.origin_house, c.origin_version, c.origin_day, c.version,
       c.origin_changed, c.state, c.review_note
FROM orientation_course c WHERE c.id = $1;

-- of_code :one (code text) -> (course id)
SELECT id FROM orientation_course WHERE code = $1 ORDER BY id LIMIT 1;

-- newest :many (course id, last int, tag text, source text) -> words
-- Topics up to the last one, in two languages.
SELECT x.topic, x.tag, x.number, x.basis, x.body FROM orientation_text x
WHERE x.course_id = $1 AND x.topic <= $2 AND x.tag IN ($3, $4) AND x.number = (SELECT max(y.number)
    FROM orientation_text y WHERE y.course_id = x.course_id AND y.topic = x.topic AND y.tag = x.tag)
ORDER BY x.topic, x.tag;

-- shown :many (course id, last int, tag text, source text) -> words
-- The same as everybody sees them.
SELECT x.topic, x.tag, x.number, x.basis, x.body FROM orientation_shown s JOIN orientation_text x
    ON x.course_id = s.course_id AND x.topic = s.topic AND x.tag = s.tag AND x.number = s.number
WHERE s.course_id = $1 AND s.topic <= $2 AND s.tag IN ($3, $4) ORDER BY x.topic, x.tag;

-- shown_all :many (course id) -> words
SELECT x.topic, x.tag, x.number, x.basis, x.body FROM orientation_shown s JOIN orientation_text x
    ON x.course_id = s.course_id AND x.topic = s.topic AND x.tag = s.tag AND x.number = s.number
WHERE s.course_id = $1 ORDER BY x.topic, x.tag;

-- all :many (course id) -> words
SELECT x.topic, x.tag, x.number, x.basis, x.body FROM orientation_text x
WHERE x.course_id = $1 AND x.number = (SELECT max(y.number)
    FROM orientation_text y WHERE y.course_id = x.course_id AND y.topic = x.topic AND y.tag = x.tag)
ORDER BY x.topic, x.tag;

-- text :one (course id, topic int, tag text) -> words
SELECT x.topic, x.tag, x.number, x.basis, x.body FROM orientation_text x
WHERE x.course_id = $1 AND x.topic = $2 AND x.tag = $3 ORDER BY x.number DESC LIMIT 1;

-- add :exec (course id, code text, source text, origin_house text, origin_version int, origin_day day?,
--    made_at instant, origin_changed text)
INSERT INTO orientation_course (id, code, source_tag, shown, origin_house, origin_version, origin_day, made_at,
    version, origin_changed)
VALUES ($1, $2, $3, 0, $4, $5, $6, $7, 1, $8);

-- add_text :exec (course id, topic int, tag text, number int, basis int, body text, staff id?,
--    saved_at instant)
INSERT INTO orientation_text (course_id, topic, tag, number, basis, body, staff_id, saved_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8);

-- touch :exec (course id)
UPDATE orientation_course SET version = version + 1 WHERE id = $1;

-- draft :exec (course id)
-- A text was saved: what was reviewed is another one.
UPDATE orientation_course SET version = version + 1, state = 'draft' WHERE id = $1;

-- remove_texts :exec (course id)
DELETE FROM orientation_text WHERE course_id = $1;

-- remove_steps :exec (course id)
DELETE FROM orientation_step WHERE course_id = $1;

-- remove :exec (course id)
DELETE FROM orientation_course WHERE id = $1;
