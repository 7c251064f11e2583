-- Stories: listed, written, agreed to, reviewed; where they are used.

-- shape story (story id, project id, person id?, day day, language text, original secret?, anonymised secret?,
--    shown_language text, said_by text, result text, state text, staff id?, editor id?, consent_version int?,
--    purposes text, consent_on day?, consent_until day?, withdrawn_on day?, reviewer id?, reviewed_on day?,
--    review_note secret?, version int, staff_name text?, reviewer_name text?)

-- get :one (story id) -> story
SELECT s.id, s.project_id, s.person_id, s.day, s.language, s.original, s.anonymised, s.shown_language, s.said_by,
       s.result, s.state, s.staff_id, s.editor_id, s.consent_version, s.purposes, s.consent_on, s.consent_until,
       s.withdrawn_on, s.reviewer_id, s.reviewed_on, s.review_note, s.version, a.name, b.name
FROM stories_story s LEFT JOIN staff_facts a ON a.staff_id = s.staff_id
    LEFT JOIN staff_facts b ON b.staff_id = s.reviewer_id
WHERE s.id = $1;

-- listed :many (project id, person id, state text, result text, today day, start int, limit int) -> (story id,
--    person id?, day day, consent_until day?, anonymised secret?, language text, shown_language text, result text,
--    stands text, purposes text, staff id?, editor id?, staff_name text?, in_report bool, loose bool, total int)
-- What waits stands first. stands: the state as stories.c has it, or withdrawn or expired. loose: used where the
-- consent does not reach.
SELECT x.id, x.person_id, x.day, x.consent_until, x.anonymised, x.language, x.shown_language, x.result, x.stands,
       x.purposes, x.staff_id, x.editor_id, a.name, x.in_report, x.loose, count(*) OVER ()
FROM (SELECT s.id, s.person_id, s.day, s.consent_until, s.anonymised, s.language, s.shown_language, s.result,
             s.purposes, s.staff_id, s.editor_id,
             CASE WHEN s.withdrawn_on IS NOT NULL THEN 'withdrawn' WHEN s.consent_until < $5 THEN 'expired'
                  WHEN s.state = '' THEN 'draft' WHEN s.state = 'approved' AND s.reviewer_id IS NULL THEN 'waits'
                  ELSE s.state END AS stands,
             CASE WHEN EXISTS (SELECT 1 FROM stories_use u WHERE u.story_id = s.id AND u.place = 'report'
                 AND u.ended_on IS NULL) THEN 1 ELSE 0 END AS in_report,
             CASE WHEN EXISTS (SELECT 1 FROM stories_use u WHERE u.story_id = s.id AND u.place <> 'report'
                 AND u.ended_on IS NULL AND (s.withdrawn_on IS NOT NULL OR coalesce(s.consent_until, '') < $5
                     OR s.purposes NOT LIKE '%' || u.purpose || '%')) THEN 1 ELSE 0 END AS loose
      FROM stories_story s
      WHERE s.project_id = $1 AND ($2 = 0 OR s.person_id = $2) AND ($4 = '' OR s.result = $4)) AS x
    LEFT JOIN staff_facts a ON a.staff_id = x.staff_id
WHERE $3 = '' OR x.stands = $3 OR ($3 = 'out' AND x.loose = 1)
ORDER BY CASE WHEN x.stands = 'waits' THEN 0 ELSE 1 END, x.day DESC, x.id DESC LIMIT $7 OFFSET $6;

-- add :exec (story id, project id, person id?, day day, language text, original secret?, anonymised secret?,
--    shown_language text, said_by text, result text, staff id?)
INSERT INTO stories_story (id, source_key, project_id, person_id, day, language, original, anonymised,
    shown_language, said_by, result, state, staff_id, purposes, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, 'draft', $11, '', 1);

-- change :count (story id, version int, day day, language text, original secret?, anonymised secret?,
--    shown_language text, said_by text, result text, state text, editor id?)
UPDATE stories_story SET version = version + 1, day = $3, language = $4, original = $5, anonymised = $6,
    shown_language = $7, said_by = $8, result = $9, state = $10, editor_id = $11
WHERE id = $1 AND version = $2;

-- another_original :count (story id, editor id)
UPDATE stories_story SET version = version + 1, state = 'draft', editor_id = $2 WHERE id = $1;

-- agree :count (story id, version int, consent_version int, purposes text, consent_on day, consent_until day)
UPDATE stories_story SET version = version + 1, consent_version = $3, purposes = $4, consent_on = $5,
    consent_until = $6, withdrawn_on = NULL
WHERE id = $1 AND version = $2;

-- withdraw :count (story id, version int, today day)
UPDATE stories_story SET version = version + 1, withdrawn_on = $3
WHERE id = $1 AND version = $2 AND withdrawn_on IS NULL;

-- own :many (person id, limit int) -> (story id, anonymised secret?, shown_language text, consent_version int?,
--    purposes text, consent_on day?, consent_until day?, withdrawn_on day?, version int)
SELECT id, anonymised, shown_language, consent_version, purposes, consent_on, consent_until, withdrawn_on, version
FROM stories_story WHERE person_id = $1 AND consent_on IS NOT NULL ORDER BY day DESC, id DESC LIMIT $2;

-- standing :many (person id) -> (story id, version int)
SELECT id, version FROM stories_story WHERE person_id = $1 AND consent_on IS NOT NULL AND withdrawn_on IS NULL
ORDER BY id;

-- said_no :one (person id) -> (n int)
-- To stories of hers: no new one is agreed to or used as long as it stands.
SELECT count(*) FROM consents_no_facts WHERE person_id = $1 AND purpose = 'story';

-- send :count (story id, version int)
UPDATE stories_story SET version = version + 1, state = 'waits' WHERE id = $1 AND version = $2 AND state <> 'waits';

-- judge :count (story id, version int, state text, reviewer id, reviewed_on day, review_note secret?)
UPDATE stories_story SET version = version + 1, state = $3, reviewer_id = $4, reviewed_on = $5, review_note = $6
WHERE id = $1 AND version = $2 AND (state = 'waits' OR (state = 'approved' AND reviewer_id IS NULL));

-- remove :count (story id, version int)
DELETE FROM stories_story WHERE id = $1 AND version = $2;

-- remove_uses :exec (story id)
DELETE FROM stories_use WHERE story_id = $1;

-- uses :many (story id, today day, limit int) -> (use id, place text, purpose text, what text, used_on day,
--    ended_on day?, version int, staff_name text?, loose bool)
SELECT u.id, u.place, u.purpose, u.what, u.used_on, u.ended_on, u.version, a.name,
       CASE WHEN u.ended_on IS NULL AND u.place <> 'report' AND (s.withdrawn_on IS NOT NULL
           OR coalesce(s.consent_until, '') < $2 OR s.purposes NOT LIKE '%' || u.purpose || '%') THEN 1 ELSE 0 END
FROM stories_use u JOIN stories_story s ON s.id = u.story_id LEFT JOIN staff_facts a ON a.staff_id = u.staff_id
WHERE u.story_id = $1 ORDER BY u.used_on DESC, u.id DESC LIMIT $3;

-- files :many (story id, limit int) -> (at instant, staff_name text?)
SELECT j.at, a.name FROM journal_story_facts j LEFT JOIN staff_facts a ON a.staff_id = j.staff_id
WHERE j.story_id = $1 ORDER BY j.seq DESC LIMIT $2;

-- use_add :exec (use id, story id, place text, purpose text, what text, used_on day, staff id?)
INSERT INTO stories_use (id, source_key, story_id, place, purpose, what, used_on, staff_id, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, 1);

-- use_end :count (use id, story id, ended_on day)
UPDATE stories_use SET ended_on = $3, version = version + 1 WHERE id = $1 AND story_id = $2 AND ended_on IS NULL;

-- in_report :one (story id) -> (use id)
SELECT id FROM stories_use WHERE story_id = $1 AND place = 'report' AND ended_on IS NULL LIMIT 1;

-- leave_report :count (story id, ended_on day)
UPDATE stories_use SET ended_on = $2, version = version + 1
WHERE story_id = $1 AND place = 'report' AND ended_on IS NULL;

-- quotes :many (project id, today day, limit int) -> (story id, anonymised secret?, shown_language text, said_by text,
--    result text)
SELECT s.id, s.anonymised, s.shown_language, s.said_by, s.result FROM stories_story s
WHERE s.project_id = $1 AND s.state = 'approved' AND s.reviewer_id IS NOT NULL AND s.withdrawn_on IS NULL
    AND s.consent_until >= $2
    AND s.purposes LIKE '%report%'
    AND EXISTS (SELECT 1 FROM stories_use u WHERE u.story_id = s.id AND u.place = 'report' AND u.ended_on IS NULL)
ORDER BY s.day, s.id LIMIT $3;

-- waiting :one (project id, staff id, today day) -> (review int, loose int)
-- What waits for somebody else than its writers, and uses that the consent does not cover any more.
SELECT (SELECT count(*) FROM stories_story WHERE project_id = $1 AND withdrawn_on IS NULL
            AND (state = 'waits' OR (state = 'approved' AND reviewer_id IS NULL))
            AND coalesce(staff_id, 0) <> $2 AND coalesce(editor_id, 0) <> $2) AS review,
       (SELECT count(*) FROM stories_use u JOIN stories_story s ON s.id = u.story_id
        WHERE s.project_id = $1 AND u.place <> 'report' AND u.ended_on IS NULL AND (s.withdrawn_on IS NOT NULL
            OR coalesce(s.consent_until, '') < $3 OR s.purposes NOT LIKE '%' || u.purpose || '%')) AS loose;
