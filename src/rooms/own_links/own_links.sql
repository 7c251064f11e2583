-- Own links; the rules are in own_links.c.

-- add :exec (link id, person id, key_hash bytes, passing bool, made_at instant, made_by id?, expires_at instant)
INSERT INTO own_links_link (id, person_id, key_hash, passing, made_at, made_by, expires_at)
VALUES ($1, $2, $3, $4, $5, $6, $7);

-- person :one (person id) -> (is_protected bool, has_pin bool)
-- Of one who has not gone into another file.
SELECT p.protected, CASE WHEN n.person_id IS NULL THEN 0 ELSE 1 END AS has_pin
FROM people_key_facts p LEFT JOIN own_links_pin n ON n.person_id = p.id
WHERE p.id = $1 AND p.merged_into IS NULL;

-- find :one (key_hash bytes, now instant) -> (link id, person id, expires_at instant, is_protected bool,
--    pin_hash text?)
SELECT l.id, l.person_id, l.expires_at, p.protected, n.pin_hash
FROM own_links_link l JOIN people_key_facts p ON p.id = l.person_id
    LEFT JOIN own_links_pin n ON n.person_id = l.person_id
WHERE l.key_hash = $1 AND l.expires_at > $2 AND p.merged_into IS NULL;

-- newest :one (person id, now instant) -> (made_at instant, expires_at instant, made_by text?, has_pin bool)
-- The one that a worker gave her comes before those that were sent.
SELECT l.made_at, l.expires_at, s.name AS made_by, CASE WHEN n.person_id IS NULL THEN 0 ELSE 1 END AS has_pin
FROM own_links_link l LEFT JOIN staff_name_facts s ON s.staff_id = l.made_by
    LEFT JOIN own_links_pin n ON n.person_id = l.person_id
WHERE l.person_id = $1 AND l.expires_at > $2 ORDER BY l.passing, l.made_at DESC, l.id DESC LIMIT 1;

-- opened :one (person id) -> (at instant)
SELECT at FROM journal_own_page_facts WHERE person_id = $1 ORDER BY seq DESC LIMIT 1;

-- wants_finnish :one (person id) -> (n int)
SELECT count(*) FROM own_page_beside_facts WHERE person_id = $1;

-- end_all :count (person id)
DELETE FROM own_links_link WHERE person_id = $1;

-- end_old :exec (person id, now instant)
DELETE FROM own_links_link WHERE person_id = $1 AND expires_at <= $2;

-- put_pin :exec (person id, pin_hash text, set_at instant)
INSERT INTO own_links_pin (person_id, pin_hash, set_at) VALUES ($1, $2, $3)
ON CONFLICT (person_id) DO UPDATE SET pin_hash = excluded.pin_hash, set_at = excluded.set_at;

-- drop_pin :exec (person id)
DELETE FROM own_links_pin WHERE person_id = $1;

-- add_opening :exec (token_hash bytes, person id, until_at instant)
INSERT INTO own_links_opening (token_hash, person_id, until_at) VALUES ($1, $2, $3);

-- opening :one (token_hash bytes, person id, now instant) -> (until_at instant)
SELECT until_at FROM own_links_opening WHERE token_hash = $1 AND person_id = $2 AND until_at > $3;

-- end_openings :exec (person id)
DELETE FROM own_links_opening WHERE person_id = $1;

-- end_old_openings :exec (person id, now instant)
DELETE FROM own_links_opening WHERE person_id = $1 AND until_at <= $2;

-- drop_links :exec (import id)
DELETE FROM own_links_link WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);

-- drop_pins :exec (import id)
DELETE FROM own_links_pin WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);

-- drop_openings :exec (import id)
DELETE FROM own_links_opening WHERE person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1);
