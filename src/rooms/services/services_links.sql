-- Links of the directory: which is asked next, what it answered.

-- due :one (today day) -> (url text)
-- Those never asked before come first, then who waits longest.
SELECT u.url FROM (SELECT DISTINCT url FROM services_link_facts) u LEFT JOIN services_link l ON l.url = u.url
WHERE l.url IS NULL OR l.next_on <= $1 ORDER BY coalesce(l.next_on, ''), u.url LIMIT 1;

-- asked :one (asked_on day) -> (n int)
SELECT count(*) AS n FROM services_link WHERE asked_on = $1;

-- get :one (url text) -> (silent_since day?, tries int, why text)
SELECT silent_since, tries, why FROM services_link WHERE url = $1;

-- put :exec (url text, asked_on day, next_on day, silent_since day?, tries int, why text)
INSERT INTO services_link (url, asked_on, next_on, silent_since, tries, why) VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (url) DO UPDATE SET asked_on = excluded.asked_on, next_on = excluded.next_on,
    silent_since = excluded.silent_since, tries = excluded.tries, why = excluded.why;

-- forget :exec ()
-- Links that nobody can follow any more.
DELETE FROM services_link WHERE NOT EXISTS (SELECT 1 FROM services_link_facts f WHERE f.url = services_link.url);

-- silent :many (service id, tries int) -> (url text, silent_since day?, why text)
SELECT l.url, l.silent_since, l.why FROM services_link_facts f JOIN services_link l ON l.url = f.url
WHERE f.service_id = $1 AND l.tries >= $2 ORDER BY l.silent_since, l.url;

-- with_silent :one (owner_id id, tries int) -> (n int)
SELECT count(DISTINCT f.service_id) AS n FROM services_link l JOIN services_link_facts f ON f.url = l.url
    JOIN services_entry e ON e.id = f.service_id
WHERE l.tries >= $2 AND ($1 = 0 OR e.owner_id = $1);
