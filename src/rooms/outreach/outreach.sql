-- Places and channels of outreach, and visits there. Rules: outreach.c, outreach_visits.c.

-- shape place (place id, project id, name text, kind text, street text, area text, municipality text, latitude int?,
--    longitude int?, languages text, expert id?, code text, used bool?, note text, version int)

-- get :one (place id) -> place
SELECT id, project_id, name, kind, street, area, municipality, latitude, longitude, languages, expert_id, code, used,
       note, version
FROM outreach_place WHERE id = $1;

-- list :many (project id, all bool, limit int, start int) -> (place, visits int, minutes int, met int, asked int,
--    copies int, last day?, came int, total int)
-- Minutes are those of all workers who went.
SELECT p.id, p.project_id, p.name, p.kind, p.street, p.area, p.municipality, p.latitude, p.longitude, p.languages,
       p.expert_id, p.code, p.used, p.note, p.version, coalesce(v.visits, 0) AS visits,
       coalesce(v.minutes, 0) AS minutes, coalesce(v.met, 0) AS met, coalesce(v.asked, 0) AS asked,
       coalesce(v.copies, 0) AS copies, v.last,
       CAST(coalesce((SELECT sum(s.n) FROM sign_up_came_facts s WHERE s.code = p.code), 0) AS bigint) AS came,
       count(*) OVER () AS total
FROM outreach_place p
LEFT JOIN (SELECT x.place_id, count(*) AS visits, CAST(sum(coalesce(x.minutes, 0) * coalesce(x.workers, 1)) AS bigint)
                  AS minutes, CAST(sum(x.met) AS bigint) AS met, CAST(sum(x.asked) AS bigint) AS asked,
                  CAST(sum(x.copies) AS bigint) AS copies, max(x.day) AS last
           FROM outreach_visit x JOIN outreach_place y ON y.id = x.place_id WHERE y.project_id = $1
           GROUP BY x.place_id) AS v ON v.place_id = p.id
WHERE p.project_id = $1 AND ($2 = 1 OR coalesce(p.used, 1) = 1)
ORDER BY coalesce(p.used, 1) DESC, p.sort_key, p.id LIMIT $3 OFFSET $4;

-- sums :one (place id) -> (visits int, minutes int, met int, asked int, copies int, last day?, came int)
SELECT count(*) AS visits, CAST(coalesce(sum(coalesce(minutes, 0) * coalesce(workers, 1)), 0) AS bigint) AS minutes,
       CAST(coalesce(sum(met), 0) AS bigint) AS met, CAST(coalesce(sum(asked), 0) AS bigint) AS asked,
       CAST(coalesce(sum(copies), 0) AS bigint) AS copies, max(day) AS last,
       (SELECT CAST(coalesce(sum(s.n), 0) AS bigint) FROM sign_up_came_facts s
        JOIN outreach_place p ON p.code = s.code WHERE p.id = $1) AS came
FROM outreach_visit WHERE place_id = $1;

-- add :exec (place id, project id, name text, sort_key bytes, kind text, street text, area text, municipality text,
--    latitude int?, longitude int?, languages text, expert id?, code text, used bool, note text)
INSERT INTO outreach_place (id, source_key, project_id, name, sort_key, kind, street, area, municipality, latitude,
    longitude, languages, expert_id, code, used, note, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1);

-- change :count (place id, version int, name text, sort_key bytes, kind text, street text, area text,
--    municipality text, latitude int?, longitude int?, languages text, expert id?, used bool, note text)
UPDATE outreach_place SET version = version + 1, name = $3, sort_key = $4, kind = $5, street = $6, area = $7,
    municipality = $8, latitude = $9, longitude = $10, languages = $11, expert_id = $12, used = $13, note = $14
WHERE id = $1 AND version = $2;

-- leans :one (place id) -> (n int)
SELECT count(*) + (SELECT count(*) FROM sign_up_came_facts s JOIN outreach_place p ON p.code = s.code WHERE p.id = $1)
FROM outreach_visit WHERE place_id = $1;

-- remove :count (place id, version int)
DELETE FROM outreach_place WHERE id = $1 AND version = $2;

-- came_after :one (place id, from_day day, to_day day) -> (n int)
SELECT CAST(coalesce(sum(s.n), 0) AS bigint) FROM sign_up_came_facts s JOIN outreach_place p ON p.code = s.code
WHERE p.id = $1 AND s.day BETWEEN $2 AND $3;

-- shape visit (visit id, place id, day day, minutes int?, workers int?, staff id?, material text, copies int?,
--    met int?, asked int?, adults int?, children int?, relatives int?, languages text, note text, written_by id?,
--    version int)

-- visits :many (place id, limit int, start int) -> (visit, staff_name text?)
SELECT v.id, v.place_id, v.day, v.minutes, v.workers, v.staff_id, v.material, v.copies, v.met, v.asked, v.adults,
       v.children, v.relatives, v.languages, v.note, v.written_by, v.version, s.name AS staff_name
FROM outreach_visit v LEFT JOIN staff_facts s ON s.staff_id = v.staff_id
WHERE v.place_id = $1 ORDER BY v.day DESC, v.id DESC LIMIT $2 OFFSET $3;

-- visit :one (visit id) -> visit
SELECT id, place_id, day, minutes, workers, staff_id, material, copies, met, asked, adults, children, relatives,
       languages, note, written_by, version
FROM outreach_visit WHERE id = $1;

-- add_visit :exec (visit id, place id, day day, minutes int?, workers int?, staff id?, material text, copies int?,
--    met int?, asked int?, adults int?, children int?, relatives int?, languages text, note text, created_at instant,
--    written_by id?)
INSERT INTO outreach_visit (id, source_key, place_id, day, minutes, workers, staff_id, material, copies, met, asked,
    adults, children, relatives, languages, note, version, created_at, written_by)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1, $16, $17);

-- change_visit :count (visit id, version int, day day, minutes int?, workers int?, staff id?, material text,
--    copies int?, met int?, asked int?, adults int?, children int?, relatives int?, languages text, note text)
UPDATE outreach_visit SET version = version + 1, day = $3, minutes = $4, workers = $5, staff_id = $6, material = $7,
    copies = $8, met = $9, asked = $10, adults = $11, children = $12, relatives = $13, languages = $14, note = $15
WHERE id = $1 AND version = $2;

-- remove_visit :count (visit id, version int)
DELETE FROM outreach_visit WHERE id = $1 AND version = $2;
