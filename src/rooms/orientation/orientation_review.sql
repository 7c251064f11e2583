-- The way of a course from draft to archive: which of its texts everybody sees, who has decided what.

-- wrote :one (course id, staff id) -> (n int)
-- Texts of hers that nobody has been shown yet.
SELECT count(*) AS n FROM orientation_text x LEFT JOIN orientation_shown s
    ON s.course_id = x.course_id AND s.topic = x.topic AND s.tag = x.tag
WHERE x.course_id = $1 AND x.staff_id = $2 AND x.number > coalesce(s.number, 0);

-- fresh :one (course id) -> (n int)
SELECT count(*) AS n FROM (SELECT x.topic, x.tag, max(x.number) AS newest FROM orientation_text x
    WHERE x.course_id = $1 GROUP BY x.topic, x.tag) f
    LEFT JOIN orientation_shown s ON s.course_id = $1 AND s.topic = f.topic AND s.tag = f.tag
WHERE f.newest > coalesce(s.number, 0);

-- waiting :one (staff id) -> (n int)
-- Courses that wait for review, in which this reader has written nothing new.
SELECT count(*) AS n FROM orientation_course c WHERE c.state = 'review' AND NOT EXISTS (SELECT 1
    FROM orientation_text x LEFT JOIN orientation_shown s
        ON s.course_id = x.course_id AND s.topic = x.topic AND s.tag = x.tag
    WHERE x.course_id = c.id AND x.staff_id = $1 AND x.number > coalesce(s.number, 0));

-- state :count (course id, version int, state text, note text)
UPDATE orientation_course SET state = $3, review_note = $4, version = version + 1 WHERE id = $1 AND version = $2;

-- show :count (course id, version int, shown bool, state text)
UPDATE orientation_course SET shown = $3, state = $4, version = version + 1 WHERE id = $1 AND version = $2;

-- show_texts :exec (course id)
INSERT INTO orientation_shown (course_id, topic, tag, number)
SELECT course_id, topic, tag, max(number) FROM orientation_text WHERE course_id = $1 GROUP BY course_id, topic, tag;

-- hide_texts :exec (course id)
DELETE FROM orientation_shown WHERE course_id = $1;

-- add_step :exec (id id, course id, step text, staff id?, done_at instant)
INSERT INTO orientation_step (id, course_id, step, staff_id, done_at) VALUES ($1, $2, $3, $4, $5);

-- steps :many (course id, limit int) -> (what text, staff_name text?, done_at instant)
SELECT s.step AS what, a.name AS staff_name, s.done_at FROM orientation_step s
    LEFT JOIN staff_facts a ON a.staff_id = s.staff_id
WHERE s.course_id = $1 ORDER BY s.done_at DESC, s.id DESC LIMIT $2;
