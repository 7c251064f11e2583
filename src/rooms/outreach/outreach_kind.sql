-- Places of outreach and visits as kinds of record: out, found, brought in, changed, taken away.

-- place_give :each (low id, high id, project id) -> (id id, key text, project text, name text, kind text, street text,
--    area text, municipality text, latitude int?, longitude int?, languages text, expert_key text?, expert id?,
--    code text, used int?, note text)
SELECT x.id, x.source_key, j.code, x.name, x.kind, x.street, x.area, x.municipality, x.latitude, x.longitude,
       x.languages, e.source_key, e.id, x.code, x.used, x.note
FROM outreach_place x JOIN projects_key_facts j ON j.id = x.project_id
    LEFT JOIN modules_expert_key_facts e ON e.id = x.expert_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- place_any :one -> (id id)
SELECT id FROM outreach_place LIMIT 1;

-- place_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM outreach_place WHERE source_key = $1 OR id = $2 ORDER BY id;

-- place_within :one (row id, project id) -> (n int)
SELECT count(*) FROM outreach_place WHERE id = $1 AND project_id = $2;

-- place_add :add (id id, source_key text, project id, name text, sort_key bytes, kind text, street text, area text,
--    municipality text, latitude int?, longitude int?, languages text, expert id?, code text, used int?, note text,
--    import id)
INSERT INTO outreach_place (id, source_key, project_id, name, sort_key, kind, street, area, municipality, latitude,
    longitude, languages, expert_id, code, used, note, import_id, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1);

-- place_change :exec (id id, project id, name text, sort_key bytes, kind text, street text, area text,
--    municipality text, latitude int?, longitude int?, languages text, expert id?, code text, used int?, note text)
UPDATE outreach_place SET project_id = $2, name = $3, sort_key = $4, kind = $5, street = $6, area = $7,
    municipality = $8, latitude = $9, longitude = $10, languages = $11, expert_id = $12, code = $13, used = $14,
    note = $15, version = version + 1
WHERE id = $1;

-- place_touched :one (import id) -> (n int)
SELECT count(*) FROM outreach_place x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'outreach_places'
        AND u.row_id = x.id), 0);

-- place_leaning :many (import id) -> (what text, n int)
SELECT 'outreach_places', count(*) FROM outreach_place x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1)
         OR x.expert_id IN (SELECT id FROM modules_expert_key_facts WHERE import_id = $1));

-- place_drop :exec (import id)
DELETE FROM outreach_place WHERE import_id = $1;

-- visit_give :each (low id, high id, project id) -> (id id, key text, place_key text, place id, day text,
--    minutes int?, workers int?, staff_key text?, staff id?, material text, copies int?, met int?, asked int?,
--    adults int?, children int?, relatives int?, languages text, note text)
SELECT x.id, x.source_key, p.source_key, p.id, x.day, x.minutes, x.workers, s.source_key, s.id, x.material, x.copies,
       x.met, x.asked, x.adults, x.children, x.relatives, x.languages, x.note
FROM outreach_visit x JOIN outreach_place p ON p.id = x.place_id LEFT JOIN staff_key_facts s ON s.id = x.staff_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR p.project_id = $3) ORDER BY x.id;

-- visit_any :one -> (id id)
SELECT id FROM outreach_visit LIMIT 1;

-- visit_with_key :many (key text, made_here id) -> (id id)
SELECT id FROM outreach_visit WHERE source_key = $1 OR id = $2 ORDER BY id;

-- visit_within :one (row id, project id) -> (n int)
SELECT count(*) FROM outreach_visit v JOIN outreach_place p ON p.id = v.place_id WHERE v.id = $1 AND p.project_id = $2;

-- visit_add :add (id id, source_key text, place id, day day, minutes int?, workers int?, staff id?, material text,
--    copies int?, met int?, asked int?, adults int?, children int?, relatives int?, languages text, note text,
--    import id, now instant)
INSERT INTO outreach_visit (id, source_key, place_id, day, minutes, workers, staff_id, material, copies, met, asked,
    adults, children, relatives, languages, note, import_id, created_at, version)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1);

-- visit_change :exec (id id, place id, day day, minutes int?, workers int?, staff id?, material text, copies int?,
--    met int?, asked int?, adults int?, children int?, relatives int?, languages text, note text)
UPDATE outreach_visit SET place_id = $2, day = $3, minutes = $4, workers = $5, staff_id = $6, material = $7,
    copies = $8, met = $9, asked = $10, adults = $11, children = $12, relatives = $13, languages = $14, note = $15,
    version = version + 1
WHERE id = $1;

-- visit_touched :one (import id) -> (n int)
SELECT count(*) FROM outreach_visit x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'outreach_visits'
        AND u.row_id = x.id), 0);

-- visit_leaning :many (import id) -> (what text, n int)
SELECT 'outreach_visits', count(*) FROM outreach_visit x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.place_id IN (SELECT id FROM outreach_place WHERE import_id = $1)
         OR x.staff_id IN (SELECT id FROM staff_key_facts WHERE import_id = $1));

-- visit_drop :exec (import id)
DELETE FROM outreach_visit WHERE import_id = $1;
