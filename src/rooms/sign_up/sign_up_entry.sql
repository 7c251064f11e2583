-- Who signs up: answers of somebody without an account, and what workers decide. Rules: sign_up_said.c, sign_up_come.c.

-- said :one (browser text, group id) -> (entry id, name secret?, phone secret?, language text, children text,
--    friend_name secret?, friend_phone secret?, heard text, wish secret?, said_in text, came_from text)
SELECT id AS entry, name, phone, language, children, friend_name, friend_phone, heard, wish, said_in, came_from
FROM sign_up_entry WHERE browser = $1 AND group_id = $2 AND state = 'draft';

-- say :exec (entry id, group id, project id, browser text, name secret?, phone secret?, language text, children text,
--    friend_name secret?, friend_phone secret?, heard text, wish secret?, said_in text, place int, saved_at instant,
--    came_from text)
INSERT INTO sign_up_entry (id, group_id, project_id, state, browser, name, phone, language, children, friend_name,
    friend_phone, heard, wish, said_in, place, saved_at, came_from, reason, version)
VALUES ($1, $2, $3, 'draft', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, '', 1)
ON CONFLICT (browser, group_id) WHERE state = 'draft' DO UPDATE SET name = excluded.name, phone = excluded.phone,
    language = excluded.language, children = excluded.children, friend_name = excluded.friend_name,
    friend_phone = excluded.friend_phone, heard = excluded.heard, wish = excluded.wish, said_in = excluded.said_in,
    place = excluded.place, saved_at = excluded.saved_at, came_from = excluded.came_from;

-- unsay :exec (browser text, group id)
DELETE FROM sign_up_entry WHERE browser = $1 AND group_id = $2 AND state = 'draft';

-- rate :one (place int, since instant) -> (begun_here int, sent_here int, begun int, sent int)
-- Of the last hour: from one place, and in the whole house.
SELECT count(*) FILTER (WHERE place = $1) AS begun_here,
       count(*) FILTER (WHERE place = $1 AND sent_at IS NOT NULL) AS sent_here,
       count(*) AS begun, count(*) FILTER (WHERE sent_at IS NOT NULL) AS sent
FROM sign_up_entry WHERE saved_at >= $2 AND written_by IS NULL;

-- send :count (entry id, sent_at instant)
UPDATE sign_up_entry SET state = 'new', friend_name = NULL, friend_phone = NULL, sent_at = $2, saved_at = $2
WHERE id = $1 AND state = 'draft';

-- send_friend :exec (entry id, group id, project id, name secret, phone secret?, language text, heard text,
--    said_in text, brought_by id, place int, sent_at instant, came_from text)
INSERT INTO sign_up_entry (id, group_id, project_id, state, name, phone, language, children, heard, said_in,
    brought_by, place, saved_at, sent_at, came_from, reason, version)
VALUES ($1, $2, $3, 'new', $4, $5, $6, '', $7, $8, $9, $10, $11, $11, $12, '', 1);

-- code_known :one (code text, project id) -> (n int)
-- Is it on posters of a place of the project?
SELECT count(*) FROM outreach_place_facts WHERE code = $1 AND project_id = $2;

-- came_not :exec (code text, day day, group id)
UPDATE sign_up_came SET n = n - 1 WHERE code = $1 AND day = $2 AND group_id = $3 AND n > 0;

-- came :exec (code text, day day, group id, n int)
INSERT INTO sign_up_came (code, day, group_id, n) VALUES ($1, $2, $3, $4)
ON CONFLICT (code, day, group_id) DO UPDATE SET n = sign_up_came.n + excluded.n;

-- just_sent :one (browser text, group id, since instant) -> (n int)
SELECT count(*) FROM sign_up_entry WHERE browser = $1 AND group_id = $2 AND state <> 'draft' AND sent_at >= $3;

-- shape entry (entry id, group id, project id, state text, name secret?, phone secret?, language text, children text,
--    heard text, wish secret?, said_in text, brought_by id?, sent_at instant?, person id?, decided_by id?,
--    decided_at instant?, reason text, version int, written_by id?, met_at secret?, contact text?,
--    came_from text)

-- entry :one (entry id) -> entry
SELECT id, group_id, project_id, state, name, phone, language, children, heard, wish, said_in, brought_by, sent_at,
       person_id, decided_by, decided_at, reason, version, written_by, met_at, contact, came_from
FROM sign_up_entry WHERE id = $1 AND state <> 'draft';

-- waiting :many (project id, limit int) -> entry
-- Who waits, the longest first.
SELECT id, group_id, project_id, state, name, phone, language, children, heard, wish, said_in, brought_by, sent_at,
       person_id, decided_by, decided_at, reason, version, written_by, met_at, contact, came_from
FROM sign_up_entry WHERE project_id = $1 AND state = 'new' ORDER BY sent_at, id LIMIT $2;

-- decided :many (project id, limit int) -> entry
-- What was decided, the newest first.
SELECT id, group_id, project_id, state, name, phone, language, children, heard, wish, said_in, brought_by, sent_at,
       person_id, decided_by, decided_at, reason, version, written_by, met_at, contact, came_from
FROM sign_up_entry WHERE project_id = $1 AND decided_at IS NOT NULL ORDER BY decided_at DESC, id DESC LIMIT $2;

-- brought :many (entry id, limit int) -> entry
-- Whom she brought.
SELECT id, group_id, project_id, state, name, phone, language, children, heard, wish, said_in, brought_by, sent_at,
       person_id, decided_by, decided_at, reason, version, written_by, met_at, contact, came_from
FROM sign_up_entry WHERE brought_by = $1 AND state <> 'draft' ORDER BY id LIMIT $2;

-- waiting_by_group :many (staff id) -> (project id, group id, own int, n int)
-- In the whole house: they are few. own: those that this member of staff wrote down.
SELECT project_id, group_id, count(*) FILTER (WHERE written_by = $1) AS own, count(*) AS n FROM sign_up_entry
WHERE state = 'new' GROUP BY project_id, group_id;

-- decide :count (entry id, version int, state text, person id?, reason text, decided_by id?, decided_at instant)
UPDATE sign_up_entry SET state = $3, person_id = $4, reason = $5, decided_by = $6, decided_at = $7,
    version = version + 1
WHERE id = $1 AND version = $2 AND state = 'new';

-- back :count (entry id, version int)
UPDATE sign_up_entry SET state = 'new', reason = '', decided_by = NULL, decided_at = NULL, version = version + 1
WHERE id = $1 AND version = $2 AND state = 'refused' AND name IS NOT NULL;

-- old :one (hour instant, day instant, before instant) -> (n int)
SELECT count(*) FROM sign_up_entry
WHERE (saved_at < $1 AND (place IS NOT NULL OR (browser IS NOT NULL AND state <> 'draft')))
   OR (state = 'draft' AND saved_at < $2) OR (saved_at < $3 AND (person_id IS NULL OR name IS NOT NULL));

-- forget_places :exec (before instant)
UPDATE sign_up_entry SET place = NULL, browser = CASE WHEN state = 'draft' THEN browser ELSE NULL END
WHERE saved_at < $1 AND (place IS NOT NULL OR (browser IS NOT NULL AND state <> 'draft'));

-- forget_drafts :count (before instant)
DELETE FROM sign_up_entry WHERE state = 'draft' AND saved_at < $1;

-- forget_bringers :exec (before instant)
-- What goes next is named by nobody any more.
UPDATE sign_up_entry SET brought_by = NULL WHERE brought_by IN (SELECT b.id FROM sign_up_entry b
    WHERE b.saved_at < $1 AND b.person_id IS NULL);

-- forget_unknown :count (before instant)
-- Who was never taken in.
DELETE FROM sign_up_entry WHERE saved_at < $1 AND person_id IS NULL;

-- forget_words :count (before instant)
-- Who was: what she wrote stands in her file; that she came, and by whom, stays.
UPDATE sign_up_entry SET name = NULL, phone = NULL, wish = NULL, met_at = NULL, children = ''
WHERE saved_at < $1 AND person_id IS NOT NULL AND name IS NOT NULL;

-- place_called :one (code text, project id) -> (name text, kind text)
SELECT name, kind FROM outreach_place_facts WHERE code = $1 AND project_id = $2 ORDER BY id LIMIT 1;
