-- Courses of orientation and their texts as kinds of record: out, found, brought in, changed, taken away. They are the
-- house's: of no project's package.

-- give :each (low id, high id, project id) -> (id id, key text, code text, source text, shown int, origin_house text,
--    origin_version int?, origin_day text?, origin_changed text, made_at text)
SELECT x.id, x.source_key, x.code, x.source_tag, x.shown, x.origin_house, x.origin_version, x.origin_day,
       x.origin_changed, x.made_at
FROM orientation_course x WHERE x.id BETWEEN $1 AND $2 AND $3 = 0 ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM orientation_course LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM orientation_course WHERE source_key = $1 OR id = $2 ORDER BY id;

-- source :one (course id) -> (source text)
SELECT source_tag FROM orientation_course WHERE id = $1;

-- of_code :one (code text) -> (id id)
SELECT id FROM orientation_course WHERE code = $1 ORDER BY id LIMIT 1;

-- add :add (id id, source_key text, code text, source text, shown int, origin_house text, origin_version int,
--    origin_day day?, origin_changed text, made_at text, import id)
INSERT INTO orientation_course (id, source_key, code, source_tag, shown, origin_house, origin_version, origin_day,
    origin_changed, made_at, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1);

-- change :exec (id id, code text, source text, shown int, origin_house text, origin_version int, origin_day day?,
--    origin_changed text, made_at text)
UPDATE orientation_course SET code = $2, source_tag = $3, shown = $4, origin_house = $5, origin_version = $6,
    origin_day = $7, origin_changed = $8, made_at = $9, version = version + 1
WHERE id = $1;

-- touched :one (import id) -> (n int)
-- Its version also moves when an import brings or changes a text of it.
SELECT count(*) FROM orientation_course x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT sum(moves) FROM exchange_undone_facts u WHERE u.what IN ('courses', 'course')
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'courses', count(*) FROM files_owner_facts f JOIN orientation_course x ON x.id = f.owner_row
    WHERE f.owner = 'course' AND x.import_id = $1;

-- drop :exec (import id)
DELETE FROM orientation_course WHERE import_id = $1;

-- hide_bare :exec (import id)
-- A course without its card is nothing that anybody could open.
UPDATE orientation_course SET shown = 0 WHERE import_id = $1 AND NOT EXISTS (SELECT 1 FROM orientation_text y
    WHERE y.course_id = orientation_course.id AND y.topic = 0 AND y.tag = orientation_course.source_tag);

-- text_give :each (low id, high id, project id, topic int, tag text, number int) -> (key text, course id, topic int,
--    tag text, number int, body text, basis int, saved_at text, import id?)
-- number 0: all of them.
SELECT c.source_key, c.id, x.topic, x.tag, x.number, x.body, x.basis, x.saved_at, x.import_id
FROM orientation_text x JOIN orientation_course c ON c.id = x.course_id
WHERE x.course_id BETWEEN $1 AND $2 AND $3 = 0 AND ($6 = 0 OR (x.topic = $4 AND x.tag = $5 AND x.number = $6))
ORDER BY coalesce(x.import_id, 9223372036854775807), x.place, x.course_id, x.topic, x.tag, x.number;

-- text_any :one -> (id id)
SELECT course_id FROM orientation_text LIMIT 1;

-- text_add :exec (course id, topic int, tag text, number int, body text, basis int, saved_at text, import id,
--    place int)
INSERT INTO orientation_text (course_id, topic, tag, number, body, basis, saved_at, import_id, place)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- text_change :exec (course id, topic int, tag text, number int, body text, basis int, saved_at text)
UPDATE orientation_text SET body = $5, basis = $6, saved_at = $7, version = version + 1
WHERE course_id = $1 AND topic = $2 AND tag = $3 AND number = $4;

-- text_touched :one (import id) -> (n int)
-- Changes that imports made and took back are known by course.
SELECT count(*) FROM orientation_text x WHERE import_id = $1 AND version > 1
    AND (SELECT sum(y.version - 1) FROM orientation_text y WHERE y.course_id = x.course_id)
        > coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'course_texts'
            AND u.row_id = x.course_id), 0);

-- text_leaning :many (import id) -> (what text, n int)
-- Texts of its courses, and those that were written on after its own.
SELECT 'course_texts', count(*) FROM orientation_text x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.course_id IN (SELECT id FROM orientation_course WHERE import_id = $1)
         OR EXISTS (SELECT 1 FROM orientation_text y WHERE y.course_id = x.course_id AND y.topic = x.topic
             AND y.tag = x.tag AND y.import_id = $1 AND y.number < x.number));

-- text_of :many (import id) -> (course id)
-- Courses that had texts before this import, too.
SELECT DISTINCT x.course_id FROM orientation_text x WHERE x.import_id = $1
    AND EXISTS (SELECT 1 FROM orientation_course c WHERE c.id = x.course_id AND coalesce(c.import_id, 0) <> $1);

-- text_drop :exec (import id)
DELETE FROM orientation_text WHERE import_id = $1;
