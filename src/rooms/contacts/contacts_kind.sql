-- Contacts as a kind of record: out, found, brought in, taken away, moved to another person.

-- give :each (low id, high id, project id) -> (id id, key text, project text, day text, channel text, language text,
--    topic text, person_key text?, person id?, minutes int?, not_coming text)
SELECT x.id, x.source_key, j.code, x.day, x.channel, x.language, x.topic, p.source_key, p.id, x.minutes, x.not_coming
FROM contacts_contact x JOIN projects_key_facts j ON j.id = x.project_id
LEFT JOIN people_key_facts p ON p.id = x.person_id
WHERE x.id BETWEEN $1 AND $2 AND ($3 = 0 OR x.project_id = $3) ORDER BY x.id;

-- any :one -> (id id)
SELECT id FROM contacts_contact LIMIT 1;

-- with_key :many (key text, made_here id) -> (id id)
SELECT id FROM contacts_contact WHERE source_key = $1 OR id = $2 ORDER BY id;

-- within :one (contact id, project id) -> (n int)
SELECT count(*) FROM contacts_contact WHERE id = $1 AND project_id = $2;

-- add :add (contact id, source_key text, project id, day day, channel text, language text, topic text, person id?,
--    minutes int?, not_coming text, import id, now instant)
INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, minutes,
    not_coming, version, import_id, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12);

-- touched :one (import id) -> (n int)
SELECT count(*) FROM contacts_contact x WHERE import_id = $1 AND version > 1
    AND version > 1 + coalesce((SELECT moves FROM exchange_undone_facts u WHERE u.what = 'contacts'
        AND u.row_id = x.id), 0);

-- leaning :many (import id) -> (what text, n int)
SELECT 'contacts', count(*) FROM contacts_contact x WHERE coalesce(x.import_id, 0) <> $1
    AND (x.person_id IN (SELECT id FROM people_key_facts WHERE import_id = $1)
         OR x.project_id IN (SELECT id FROM projects_key_facts WHERE import_id = $1));

-- drop :exec (import id)
DELETE FROM contacts_contact WHERE import_id = $1;

-- of_person :many (person id) -> (id id)
SELECT id FROM contacts_contact WHERE person_id = $1;

-- move :count (row_id id, from_person id, to_person id)
UPDATE contacts_contact SET person_id = $3 WHERE id = $1 AND person_id = $2;
