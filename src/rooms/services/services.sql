-- The service directory: lists, one entry whole, storing one.

-- shape entry (id id, kind text, source text, source_key text, organisation_id id?, status text, channel text,
--    cost text, interpreter bool?, child_friendly bool?, step_free bool?, minimum_age int?, maximum_age int?,
--    street text, postcode text, city text, municipality text, latitude int?, longitude int?, url text, email text,
--    provider_id id?, owner_id id?, review_on day?, kept text, kept_version int, changed_at instant, version int)

-- get :one (id id) -> entry
SELECT e.id, e.kind, e.source, e.source_key, e.organisation_id, e.status, e.channel, e.cost, e.interpreter,
    e.child_friendly, e.step_free, e.minimum_age, e.maximum_age, e.street, e.postcode, e.city, e.municipality,
    e.latitude, e.longitude, e.url, e.email, e.provider_id, e.owner_id, e.review_on, e.kept, e.kept_version,
    e.changed_at, e.version
FROM services_entry e WHERE e.id = $1;

-- texts :many (entry_id id) -> (part text, language text, body text)
SELECT part, language, body FROM services_text WHERE entry_id = $1 ORDER BY part, language;
-- languages :many (entry_id id) -> (language text)
SELECT language FROM services_language WHERE entry_id = $1 ORDER BY language;
-- doors :many (entry_id id) -> (door text)
SELECT door FROM services_door WHERE entry_id = $1 ORDER BY door;
-- phones :many (entry_id id) -> (number text, note text)
SELECT number, note FROM services_phone WHERE entry_id = $1 ORDER BY place;
-- hours :many (entry_id id) -> (weekday int?, first_day day?, last_day day?, opens clock?, closes clock?)
SELECT weekday, first_day, last_day, opens, closes FROM services_hours WHERE entry_id = $1 ORDER BY place;
-- places :many (service_id id) -> (place_id id)
SELECT place_id FROM services_at WHERE service_id = $1 ORDER BY place_id;

-- of_kind :many (kind text, after id, limit int) -> (id id)
SELECT id FROM services_entry WHERE kind = $1 AND id > $2 ORDER BY id LIMIT $3;

-- by_source :one (source text, kind text, source_key text) -> (id id, kept text, kept_version int, version int)
SELECT id, kept, kept_version, version FROM services_entry WHERE source = $1 AND kind = $2 AND source_key = $3;
-- by_key :many (kind text, source_key text) -> (id id)
SELECT id FROM services_entry WHERE kind = $1 AND source_key = $2 ORDER BY id;

-- add :exec (id id, kind text, source text, source_key text, organisation_id id?, name text, name_language text,
--    sort_key bytes, search_key text, status text, channel text, cost text, interpreter bool?, child_friendly bool?,
--    step_free bool?, minimum_age int?, maximum_age int?, street text, postcode text, city text, municipality text,
--    latitude int?, longitude int?, url text, email text, provider_id id?, owner_id id?, review_on day?, kept text,
--    kept_version int, changed_at instant)
INSERT INTO services_entry (id, kind, source, source_key, organisation_id, name, name_language, sort_key, search_key,
    status, channel, cost, interpreter, child_friendly, step_free, minimum_age, maximum_age, street, postcode, city,
    municipality, latitude, longitude, url, email, provider_id, owner_id, review_on, kept, kept_version, changed_at,
    version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24,
    $25, $26, $27, $28, $29, $30, $31, 1);

-- change :count (id id, version int, organisation_id id?, name text, name_language text, sort_key bytes,
--    search_key text, status text, channel text, cost text, interpreter bool?, child_friendly bool?, step_free bool?,
--    minimum_age int?, maximum_age int?, street text, postcode text, city text, municipality text, latitude int?,
--    longitude int?, url text, email text, provider_id id?, owner_id id?, review_on day?, kept text, kept_version int,
--    changed_at instant)
UPDATE services_entry SET organisation_id = $3, name = $4, name_language = $5, sort_key = $6, search_key = $7,
    status = $8, channel = $9, cost = $10, interpreter = $11, child_friendly = $12, step_free = $13, minimum_age = $14,
    maximum_age = $15, street = $16, postcode = $17, city = $18, municipality = $19, latitude = $20, longitude = $21,
    url = $22, email = $23, provider_id = $24, owner_id = $25, review_on = $26, kept = $27, kept_version = $28,
    changed_at = $29, version = version + 1
WHERE id = $1 AND version = $2;

-- drop_texts :exec (entry_id id)
DELETE FROM services_text WHERE entry_id = $1;
-- drop_languages :exec (entry_id id)
DELETE FROM services_language WHERE entry_id = $1;
-- drop_doors :exec (entry_id id)
DELETE FROM services_door WHERE entry_id = $1;
-- drop_phones :exec (entry_id id)
DELETE FROM services_phone WHERE entry_id = $1;
-- drop_hours :exec (entry_id id)
DELETE FROM services_hours WHERE entry_id = $1;
-- drop_places :exec (service_id id)
DELETE FROM services_at WHERE service_id = $1;
-- drop_key :exec (entry_id id)
DELETE FROM services_key WHERE entry_id = $1;
-- add_key :exec (entry_id id)
INSERT INTO services_key (entry_id, search_key)
SELECT id, search_key FROM services_entry WHERE id = $1 AND kind = 'service';
-- add_text :exec (entry_id id, part text, language text, body text)
INSERT INTO services_text (entry_id, part, language, body) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING;
-- add_language :exec (entry_id id, language text)
INSERT INTO services_language (entry_id, language) VALUES ($1, $2) ON CONFLICT DO NOTHING;
-- add_door :exec (entry_id id, door text)
INSERT INTO services_door (entry_id, door) VALUES ($1, $2) ON CONFLICT DO NOTHING;
-- add_phone :exec (entry_id id, place int, number text, note text)
INSERT INTO services_phone (entry_id, place, number, note) VALUES ($1, $2, $3, $4);
-- add_hours :exec (entry_id id, place int, weekday int?, first_day day?, last_day day?, opens clock?, closes clock?)
INSERT INTO services_hours (entry_id, place, weekday, first_day, last_day, opens, closes)
VALUES ($1, $2, $3, $4, $5, $6, $7);
-- add_place :exec (service_id id, place_id id)
INSERT INTO services_at (service_id, place_id) VALUES ($1, $2) ON CONFLICT DO NOTHING;

-- shape line (id id, version int, name text, name_language text, own_name text?, summary text?, summary_language text?,
--    organisation text?, status text, cost text, review_on day?, owner text?, spoken bool)

-- rare :one (door text, spoken_in text, town text, language text, limit int, words text) -> (in_door int,
--    in_spoken int, in_town int, in_language int, in_words int)
-- How many there are of each; no more are counted than `limit`. Where something that is looked for is rare, it leads
-- (`led`); where all is common, names are walked until there are enough (`walked`).
SELECT (SELECT count(*) FROM (SELECT 1 FROM services_door WHERE door = $1 LIMIT $5) a) AS in_door,
    (SELECT count(*) FROM (SELECT 1 FROM services_language WHERE language = $2 LIMIT $5) b) AS in_spoken,
    (SELECT count(*) FROM (SELECT 1 FROM services_entry p LEFT JOIN services_at a ON a.place_id = p.id
        WHERE p.municipality = $3 LIMIT $5) c) AS in_town,
    (SELECT count(*) FROM (SELECT 1 FROM services_language WHERE language = $4 LIMIT $5) d) AS in_language,
    (SELECT count(*) FROM (SELECT 1 FROM services_key WHERE $6 <> '' AND search_key LIKE $6 LIMIT $5) e) AS in_words;

-- led :many (language text, lead text, words text, door text, town text, spoken_in text, limit int, start int) ->
--    (line, total int)
-- lead: "door", "spoken_in", "town", "language", "words". (IN: of a join SQLite would make a filter out of all
-- services.)
SELECT s.id, s.version, s.name, s.name_language, n.body AS own_name, m.body AS summary, m.language AS summary_language,
    o.name AS organisation, s.status, s.cost, s.review_on, CAST(NULL AS text) AS owner,
    CASE WHEN l.language IS NULL THEN 0 ELSE 1 END AS spoken, k.total
FROM (SELECT f.id, (SELECT count(*) FROM services_language g WHERE g.entry_id = f.id AND g.language = $1) AS given,
        f.sort_key, count(*) OVER () AS total
    FROM services_entry f WHERE f.id IN (SELECT entry_id FROM services_door WHERE $2 = 'door' AND door = $4
        UNION SELECT entry_id FROM services_language WHERE $2 = 'spoken_in' AND language = $6
        UNION SELECT entry_id FROM services_language WHERE $2 = 'language' AND language = $1
        UNION SELECT entry_id FROM services_key WHERE $2 = 'words' AND search_key LIKE $3
        UNION SELECT id FROM services_entry WHERE $2 = 'town' AND municipality = $5
        UNION SELECT a.service_id FROM services_entry p JOIN services_at a ON a.place_id = p.id
            WHERE $2 = 'town' AND p.municipality = $5)
    AND f.kind = 'service' AND f.status IN ('published', 'closed') AND ($3 = '' OR f.search_key LIKE $3)
    AND ($4 = '' OR EXISTS (SELECT 1 FROM services_door d WHERE d.entry_id = f.id AND d.door = $4))
    AND ($5 = '' OR f.municipality = $5 OR EXISTS (SELECT 1 FROM services_at a
        JOIN services_entry p ON p.id = a.place_id WHERE a.service_id = f.id AND p.municipality = $5))
    AND ($6 = '' OR EXISTS (SELECT 1 FROM services_language k WHERE k.entry_id = f.id AND k.language = $6))
    ORDER BY given DESC, f.sort_key, f.id LIMIT $7 OFFSET $8) k
    JOIN services_entry s ON s.id = k.id
    LEFT JOIN services_entry o ON o.id = s.organisation_id
    LEFT JOIN services_text n ON n.entry_id = s.id AND n.part = 'name' AND n.language = $1
    LEFT JOIN services_text m ON m.entry_id = s.id AND m.part = 'summary' AND m.language = coalesce(
        (SELECT max(x.language) FROM services_text x WHERE x.entry_id = s.id AND x.part = 'summary'
            AND x.language = $1),
        (SELECT max(x.language) FROM services_text x WHERE x.entry_id = s.id AND x.part = 'summary'
            AND x.language = s.name_language),
        (SELECT max(x.language) FROM services_text x WHERE x.entry_id = s.id AND x.part = 'summary'))
    LEFT JOIN services_language l ON l.entry_id = s.id AND l.language = $1
ORDER BY k.given DESC, k.sort_key, s.id;

-- walked :many (language text, spoken bool, words text, door text, town text, spoken_in text, limit int, start int) ->
--    line
-- Those that are given in the language, or those that are not. (Counted: for EXISTS, PostgreSQL reads a whole
-- language.)
SELECT s.id, s.version, s.name, s.name_language, n.body AS own_name, m.body AS summary, m.language AS summary_language,
    o.name AS organisation, s.status, s.cost, s.review_on, CAST(NULL AS text) AS owner,
    CASE WHEN l.language IS NULL THEN 0 ELSE 1 END AS spoken
FROM (SELECT f.id, f.sort_key FROM services_entry f WHERE
    f.kind = 'service' AND f.status IN ('published', 'closed') AND ($3 = '' OR f.search_key LIKE $3)
    AND ($4 = '' OR EXISTS (SELECT 1 FROM services_door d WHERE d.entry_id = f.id AND d.door = $4))
    AND ($5 = '' OR f.municipality = $5 OR EXISTS (SELECT 1 FROM services_at a
        JOIN services_entry p ON p.id = a.place_id WHERE a.service_id = f.id AND p.municipality = $5))
    AND ($6 = '' OR EXISTS (SELECT 1 FROM services_language k WHERE k.entry_id = f.id AND k.language = $6))
    AND $2 = (SELECT count(*) FROM services_language g WHERE g.entry_id = f.id AND g.language = $1)
    ORDER BY f.sort_key, f.id LIMIT $7 OFFSET $8) k
    JOIN services_entry s ON s.id = k.id
    LEFT JOIN services_entry o ON o.id = s.organisation_id
    LEFT JOIN services_text n ON n.entry_id = s.id AND n.part = 'name' AND n.language = $1
    LEFT JOIN services_text m ON m.entry_id = s.id AND m.part = 'summary' AND m.language = coalesce(
        (SELECT max(x.language) FROM services_text x WHERE x.entry_id = s.id AND x.part = 'summary'
            AND x.language = $1),
        (SELECT max(x.language) FROM services_text x WHERE x.entry_id = s.id AND x.part = 'summary'
            AND x.language = s.name_language),
        (SELECT max(x.language) FROM services_text x WHERE x.entry_id = s.id AND x.part = 'summary'))
    LEFT JOIN services_language l ON l.entry_id = s.id AND l.language = $1
ORDER BY k.sort_key, s.id;

-- counted :one (language text, any bool, words text, door text, town text, spoken_in text, limit int) -> (n int)
-- Those that are given in the language, or any of them; no more are counted than `limit`.
SELECT count(*) AS n FROM (SELECT 1 FROM services_entry f WHERE
    f.kind = 'service' AND f.status IN ('published', 'closed')
    AND ($3 = '' OR f.id IN (SELECT entry_id FROM services_key WHERE search_key LIKE $3))
    AND ($4 = '' OR EXISTS (SELECT 1 FROM services_door d WHERE d.entry_id = f.id AND d.door = $4))
    AND ($5 = '' OR f.municipality = $5 OR EXISTS (SELECT 1 FROM services_at a
        JOIN services_entry p ON p.id = a.place_id WHERE a.service_id = f.id AND p.municipality = $5))
    AND ($6 = '' OR EXISTS (SELECT 1 FROM services_language k WHERE k.entry_id = f.id AND k.language = $6))
    AND ($2 = 1 OR (SELECT count(*) FROM services_language g WHERE g.entry_id = f.id AND g.language = $1) = 1)
    LIMIT $7) k;

-- listed :many (language text, words text, status text, today text, year_ago text, owner_id id, nobodys bool,
--    silent bool, tries int, limit int, offset int) -> (line, total int)
SELECT s.id, s.version, s.name, s.name_language, n.body AS own_name, CAST(NULL AS text) AS summary,
    CAST(NULL AS text) AS summary_language, o.name AS organisation, s.status, s.cost, s.review_on, w.name AS owner,
    0 AS spoken, count(*) OVER () AS total
FROM services_entry s
LEFT JOIN services_entry o ON o.id = s.organisation_id
LEFT JOIN services_text n ON n.entry_id = s.id AND n.part = 'name' AND n.language = $1
LEFT JOIN staff_facts w ON w.staff_id = s.owner_id
WHERE s.kind = 'service' AND ($2 = '' OR s.search_key LIKE $2) AND ($3 = '' OR s.status = $3)
    AND ($4 = '' OR (s.status <> 'archived' AND (s.review_on <= $4 OR (s.review_on IS NULL AND s.changed_at < $5))))
    AND ($6 = 0 OR s.owner_id = $6) AND ($7 = 0 OR w.staff_id IS NULL OR w.disabled = 1)
    AND ($8 = 0 OR EXISTS (SELECT 1 FROM services_link_facts f JOIN services_link k ON k.url = f.url
        WHERE f.service_id = s.id AND k.tries >= $9))
ORDER BY s.sort_key, s.id LIMIT $10 OFFSET $11;

-- waiting :one (owner_id id, today text, year_ago text) -> (mine int, nobodys int)
-- Whose review day has come, or that has none and was not changed for a year. Nobody's: without an owner, or of one who
-- works here no more.
SELECT count(*) FILTER (WHERE s.owner_id = $1) AS mine,
    count(*) FILTER (WHERE w.staff_id IS NULL OR w.disabled = 1) AS nobodys
FROM services_entry s LEFT JOIN staff_facts w ON w.staff_id = s.owner_id
WHERE s.kind = 'service' AND s.status <> 'archived'
    AND (s.review_on <= $2 OR (s.review_on IS NULL AND s.changed_at < $3));

-- published :many (kind text, words text, organisation id, limit int, offset int) -> (id id)
SELECT id FROM services_entry
WHERE kind = $1 AND (kind <> 'service' OR status IN ('published', 'closed')) AND ($2 = '' OR search_key LIKE $2)
    AND ($3 = 0 OR organisation_id = $3)
ORDER BY id LIMIT $4 OFFSET $5;

-- published_n :one (kind text, words text, organisation id) -> (n int)
SELECT count(*) AS n FROM services_entry
WHERE kind = $1 AND (kind <> 'service' OR status IN ('published', 'closed')) AND ($2 = '' OR search_key LIKE $2)
    AND ($3 = 0 OR organisation_id = $3);

-- published_at :many (words text, organisation id, limit int, offset int) -> (service_id id, place_id id)
SELECT a.service_id, a.place_id
FROM services_at a JOIN services_entry s ON s.id = a.service_id
WHERE s.status IN ('published', 'closed') AND ($1 = '' OR s.search_key LIKE $1) AND ($2 = 0 OR s.organisation_id = $2)
ORDER BY a.service_id, a.place_id LIMIT $3 OFFSET $4;

-- published_at_n :one (words text, organisation id) -> (n int)
SELECT count(*) AS n FROM services_at a JOIN services_entry s ON s.id = a.service_id
WHERE s.status IN ('published', 'closed') AND ($1 = '' OR s.search_key LIKE $1) AND ($2 = 0 OR s.organisation_id = $2);

-- shape upload (id id, name text, language text, body bytes)
-- upload :one (id id, staff_id id) -> upload
SELECT id, name, language, body FROM services_upload WHERE id = $1 AND staff_id = $2;
-- add_upload :exec (id id, staff_id id, name text, language text, body bytes, made_at instant)
INSERT INTO services_upload (id, staff_id, name, language, body, made_at) VALUES ($1, $2, $3, $4, $5, $6);
-- drop_uploads :exec (staff_id id, before instant)
DELETE FROM services_upload WHERE staff_id = $1 OR made_at < $2;

-- of_name :one (kind text, key text) -> (id id)
-- The oldest entry of that folded name. search_key begins with nothing else: an organisation's is its names.
SELECT min(id) AS id FROM services_entry WHERE kind = $1 AND (search_key = $2 OR search_key LIKE $2 || ' %')
HAVING count(*) > 0;

-- offered :many (kind text, language text, limit int) -> (name text, own_name text?, organisation text?)
SELECT s.name, n.body AS own_name, o.name AS organisation
FROM services_entry s
LEFT JOIN services_entry o ON o.id = s.organisation_id
LEFT JOIN services_text n ON n.entry_id = s.id AND n.part = 'name' AND n.language = $2
WHERE s.kind = $1 AND (s.kind <> 'service' OR s.status = 'published') ORDER BY s.sort_key, s.id LIMIT $3;
