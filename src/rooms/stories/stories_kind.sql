-- Stories and their uses as kinds of record: out, found, brought in, changed, taken away, moved to another person.

-- story_give :each (low id, high id, project id) -> (id id, key text, project text, person_key text?, person id?,
--    date text, language text, original secret?, anonymised secret?, shown_language text, said_by text, result text,
--    state text, staff_key text?, staff id?, editor_key text?, editor id?, consent_version int?, purposes text,
--    consent_on text?, consent_until text?, withdrawn_on text?, reviewer_key text?, reviewer id?, reviewed_on text?,
--    review_note secret?)
SELECT x.id, x.source_key, j.code, p.source_key, p.id, x.day, x.language, x.original, x.anonymised, x.shown_language,
       x.said_by, x.result, x.state, a.source_key, a.id, b.source_key, b.id, x.consent_version, x.purposes,
       x.consent_on, x.consent_until, x.withdrawn_on, c.source_key, c.id, x.reviewed_on, x.review_note
FROM stories_story x JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN people_key_facts p ON p.id = x.person_id LEFT JOIN staff_key_facts a ON a.id = x.staff_id
    LEFT JOIN staff_key_facts b ON b.id = x.editor_id LEFT JOIN staff_key_facts c ON c.id = x.reviewer_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- story_any :one -> (id id)
SELECT id FROM stories_story LIMIT 1;

-- story_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM stories_story WHERE source_key = $1 OR id = $2 ORDER BY id;

-- story_within :one (row id, project id) -> (n int)
SELECT count(*) FROM stories_story WHERE id = $1 AND project_id = $2;

-- story_add :add (id id, source_key text, project id, person id?, date day, language text, original secret?,
--    anonymised secret?, shown_language text, said_by text, result text, state text, staff id?, editor id?,
--    consent_version int?, purposes text, consent_on day?, consent_until day?, withdrawn_on day?, reviewer id?,
--    reviewed_on day?, review_note secret?, import id)
INSERT INTO stories_story (id, source_key, project_id, person_id, day, language, original, anonymised,
    shown_language, said_by, result, state, staff_id, editor_id, consent_version, purposes, consent_on, consent_until,
    withdrawn_on, reviewer_id, reviewed_on, review_note, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, 1);

-- story_change :exec (id id, project id, person id?, date day, language text, original secret?, anonymised secret?,
--    shown_language text, said_by text, result text, state text, staff id?, editor id?, consent_version int?,
--    purposes text, consent_on day?, consent_until day?, withdrawn_on day?, reviewer id?, reviewed_on day?,
--    review_note secret?)
UPDATE stories_story SET project_id = $2, person_id = $3, day = $4, language = $5, original = $6, anonymised = $7,
    shown_language = $8, said_by = $9, result = $10, state = $11, staff_id = $12, editor_id = $13,
    consent_version = $14, purposes = $15, consent_on = $16, consent_until = $17, withdrawn_on = $18,
    reviewer_id = $19, reviewed_on = $20, review_note = $21, version = version + 1
WHERE id = $1;

-- story_touched :one (import id) -> (n int)
SELECT count(*) FROM stories_story x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'stories'
        AND u.row_id = x.id), 0);

-- story_leaning :many (import id) -> (what text, n int)
SELECT 'stories', count(*) FROM stories_story x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR x.editor_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1)
         OR x.reviewer_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1))
UNION ALL
SELECT 'stories', count(*) FROM files_owner_facts f JOIN stories_story x ON x.id = f.owner_row
    WHERE f.owner = 'story' AND x.import_id = $1;

-- story_drop :exec (import id)
DELETE FROM stories_story WHERE import_id = $1;

-- story_of_person :many (person id) -> (id id)
SELECT id FROM stories_story WHERE person_id = $1;

-- story_move :count (row id, from_person id, to_person id)
UPDATE stories_story SET person_id = $3 WHERE id = $1 AND person_id = $2;

-- use_give :each (low id, high id, project id) -> (id id, key text, story_key text, story id, place text, what text,
--    used_on text, ended_on text?, staff_key text?, staff id?)
SELECT x.id, x.source_key, s.source_key, s.id, x.place, x.what, x.used_on, x.ended_on, a.source_key, a.id
FROM stories_use x JOIN stories_story s ON s.id = x.story_id LEFT JOIN staff_key_facts a ON a.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR s.project_id = $3) ORDER BY x.id;

-- use_any :one -> (id id)
SELECT id FROM stories_use LIMIT 1;

-- use_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM stories_use WHERE source_key = $1 OR id = $2 ORDER BY id;

-- use_within :one (row id, project id) -> (n int)
SELECT count(*) FROM stories_use x JOIN stories_story s ON s.id = x.story_id WHERE x.id = $1 AND s.project_id = $2;

-- use_add :add (id id, source_key text, story id, place text, purpose text, what text, used_on day, ended_on day?,
--    staff id?, import id)
INSERT INTO stories_use (id, source_key, story_id, place, purpose, what, used_on, ended_on, staff_id, import_id,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1);

-- use_change :exec (id id, story id, place text, purpose text, what text, used_on day, ended_on day?, staff id?)
UPDATE stories_use SET story_id = $2, place = $3, purpose = $4, what = $5, used_on = $6, ended_on = $7, staff_id = $8,
    version = version + 1
WHERE id = $1;

-- use_touched :one (import id) -> (n int)
SELECT count(*) FROM stories_use x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'story_uses'
        AND u.row_id = x.id), 0);

-- use_leaning :many (import id) -> (what text, n int)
SELECT 'story_uses', count(*) FROM stories_use x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.story_id IN (SELECT id FROM stories_story WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- use_drop :exec (import id)
DELETE FROM stories_use WHERE import_id = $1;
