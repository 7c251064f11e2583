-- add :exec (contact id, project id, day day, channel text, language text, topic text,
--    not_coming text, person id?, minutes int?, staff id?, created_at instant)
INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, not_coming, person_id, minutes,
    staff_id, version, created_at)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11);

-- claim :count (contact id, version int)
UPDATE contacts_contact SET version = version + 1 WHERE id = $1 AND version = $2;

-- claim_any :exec (contact id)
UPDATE contacts_contact SET version = version + 1 WHERE id = $1;

-- put :exec (contact id, project id, day day, channel text, language text, topic text, not_coming text, person id?,
--    minutes int?)
UPDATE contacts_contact SET project_id = $2, day = $3, channel = $4, language = $5, topic = $6, not_coming = $7,
    person_id = $8, minutes = $9
WHERE id = $1;

-- remove :count (contact id, version int)
DELETE FROM contacts_contact WHERE id = $1 AND version = $2;

-- get :one (contact id) -> (project id, day day, channel text, language text, topic text,
--    not_coming text, person id?, minutes int?, staff id?, version int)
SELECT project_id, day, channel, language, topic, not_coming, person_id, minutes, staff_id, version
FROM contacts_contact
WHERE id = $1;

-- of_month :many (project id, first day, last day, limit int, staff id, left_since day, made_since instant,
--    start int)
--    -> (contact id, day day, channel text, language text, topic text, not_coming text, person id?,
--    given_names name?, family_name name?, minutes int?, staff id?, staff_name text?, version int, seen bool)
-- seen: this member of staff may see the person, by the rules of people_may_see: as manager or counsellor of a project
-- she takes part in, as leader or peer of a group of hers, or because she wrote her down herself.
SELECT c.id, c.day, c.channel, c.language, c.topic, c.not_coming, c.person_id, p.given_names, p.family_name,
       c.minutes, c.staff_id,
       s.name, c.version,
       CASE WHEN c.person_id IS NULL THEN 0
            WHEN EXISTS (SELECT 1 FROM participation_facts f JOIN auth_sight_facts w ON w.project_id = f.project_id
                         WHERE f.person_id = c.person_id AND w.staff_id = $5 AND w.role IN ('manager', 'counsellor')
                               AND w.narrowed = 0) THEN 1
            WHEN EXISTS (SELECT 1 FROM groups_access_facts g JOIN auth_sight_facts w ON w.project_id = g.project_id
                AND w.staff_id = $5
                         WHERE g.person_id = c.person_id AND ((w.role IN ('manager', 'counsellor')
                               AND w.narrowed = 0) OR (g.staff_id = $5
                               AND (g.left_on IS NULL OR g.left_on >= $6)))) THEN 1
            WHEN EXISTS (SELECT 1 FROM caseload_sight_facts a JOIN auth_sight_facts w ON w.project_id = a.project_id
                AND w.staff_id = a.staff_id AND w.narrowed > 0
                         WHERE a.person_id = c.person_id AND a.staff_id = $5
                               AND (a.left_on IS NULL OR a.left_on >= $6)) THEN 1
            WHEN EXISTS (SELECT 1 FROM journal_creation_facts j WHERE j.person_id = c.person_id AND j.staff_id = $5
                AND j.at >= $7) THEN 1
            ELSE 0 END
FROM contacts_contact c LEFT JOIN staff_facts s ON s.staff_id = c.staff_id LEFT JOIN people_member_facts p
    ON p.person_id = c.person_id
WHERE c.project_id = $1 AND c.day BETWEEN $2 AND $3 ORDER BY c.day DESC, c.id DESC LIMIT $4 OFFSET $8;

-- minutes_of_month :one (project id, first day, last day) -> (n int, minutes int)
SELECT count(*), CAST(coalesce(sum(minutes), 0) AS bigint) FROM contacts_contact WHERE project_id = $1
    AND day BETWEEN $2 AND $3;

-- last_of :one (staff id, since day) -> (channel text, language text)
SELECT channel, language FROM contacts_contact WHERE staff_id = $1 AND day >= $2 ORDER BY day DESC, id DESC LIMIT 1;
