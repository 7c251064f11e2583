-- Follow-ups: what comes by itself, the list, attempts, closing.

-- spells :many (person id) -> (spell id, project id, exit_date day?, exit_status text, exit_status_on day?,
--    six_month_date day?, six_month_status text)
-- By project, the earliest first.
SELECT id AS spell, project_id, exit_date, exit_status, exit_status_on, six_month_date, six_month_status
FROM people_after_facts WHERE person_id = $1 ORDER BY project_id, coalesce(entry_date, ''), id;

-- rows :many (person id) -> (id id, person id, project id, spell id?, kind text, rule id?, due_on day?,
--    done_on day?, not_reached_on day?, derived bool, made_here bool)
-- Of her spells, and those of her that name no spell.
SELECT id, person_id, project_id, participation_id AS spell, kind, rule_id AS rule, due_on, done_on, not_reached_on,
       derived, CASE WHEN source_key = '' AND import_id IS NULL THEN 1 ELSE 0 END AS made_here
FROM follow_ups_follow_up
WHERE participation_id IN (SELECT id FROM people_spell_key_facts WHERE person_id = $1)
UNION ALL
SELECT id, person_id, project_id, participation_id, kind, rule_id, due_on, done_on, not_reached_on, derived, 0
FROM follow_ups_follow_up WHERE person_id = $1 AND participation_id IS NULL;

-- rules_for :many (person id) -> (rule id, project id, months int)
SELECT id AS rule, project_id, months FROM follow_ups_rule
WHERE project_id IN (SELECT project_id FROM people_spell_key_facts WHERE person_id = $1) ORDER BY months, id;

-- behind :one () -> (after id)
SELECT after_id FROM follow_ups_behind WHERE id = 1;

-- left_after :many (after id, limit int) -> (person id)
-- Who left a project at all, by the number of the person.
SELECT DISTINCT person_id FROM people_after_facts WHERE person_id > $1 AND exit_date IS NOT NULL
ORDER BY person_id LIMIT $2;

-- come_to :exec (after id)
UPDATE follow_ups_behind SET after_id = $1 WHERE id = 1;

-- caught_up :exec ()
DELETE FROM follow_ups_behind;

-- come :exec (id id, person id, project id, spell id, kind text, rule id?, due_on day)
INSERT INTO follow_ups_follow_up (id, source_key, person_id, project_id, kind, due_on, reached, status, rule_id,
    participation_id, version, derived)
VALUES ($1, '', $2, $3, $5, $7, NULL, '', $6, $4, 1, 1)
ON CONFLICT DO NOTHING;

-- go :exec (id id)
DELETE FROM follow_ups_follow_up WHERE id = $1 AND derived = 1;

-- due :exec (id id, person id, due_on day?)
UPDATE follow_ups_follow_up SET person_id = $2, due_on = $3 WHERE id = $1;

-- answered :exec (id id, person id, done_on day, status text)
UPDATE follow_ups_follow_up SET person_id = $2, done_on = $3, reached = 1, status = $4, not_reached_on = NULL,
    derived = 0, version = version + 1
WHERE id = $1;

-- open_again :exec (id id, due_on day)
UPDATE follow_ups_follow_up SET done_on = NULL, reached = NULL, status = '', due_on = $2, version = version + 1,
    said_on = NULL,
    derived = CASE WHEN EXISTS (SELECT 1 FROM follow_ups_attempt a WHERE a.follow_up_id = follow_ups_follow_up.id)
        THEN 0 ELSE 1 END
WHERE id = $1;

-- go_with_import :exec (import id)
DELETE FROM follow_ups_follow_up WHERE derived = 1
    AND participation_id IN (SELECT id FROM people_spell_key_facts WHERE import_id = $1);

-- of_import :many (import id) -> (person id)
-- Persons that stay when the import goes.
SELECT DISTINCT f.person_id FROM follow_ups_follow_up f JOIN people_key_facts p ON p.id = f.person_id
WHERE f.import_id = $1 AND coalesce(p.import_id, 0) <> $1;

-- ended :each (project id, since day) -> (person id)
-- Who has left the project since then.
SELECT DISTINCT person_id FROM people_after_facts WHERE project_id = $1 AND exit_date >= $2 ORDER BY person_id;

-- shape item (id id, person id, project id, spell id?, kind text, rule_name text?, due_on day?, done_on day?,
--    not_reached_on day?, status text, version int, given_names name, family_name name, service_language text,
--    languages text, phone secret?, contact_when secret?, contact_who secret?, contact_never secret?, hidden bool,
--    needed int?, whose_name text?, days int, channels int, got_her int, last_day day?, last_channel text?,
--    last_id id?, last_staff id?, said_on day?)

-- one :one (id id, today day) -> item
SELECT f.id, f.person_id, f.project_id, f.participation_id, f.kind, r.name, f.due_on, f.done_on, f.not_reached_on,
       f.status, f.version, p.given_names, p.family_name, k.service_language, k.languages, k.phone, k.contact_when,
       k.contact_who, k.contact_never, k.protected,
       j.attempts,
       (SELECT n.name FROM caseload_spell_facts c JOIN staff_facts n ON n.staff_id = c.staff_id
        WHERE c.participation_id = f.participation_id AND (c.until IS NULL OR c.until >= $2)
        ORDER BY c.since DESC, c.id DESC LIMIT 1),
       (SELECT count(DISTINCT a.day) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 0),
       (SELECT count(DISTINCT a.channel) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 0),
       (SELECT count(*) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 1),
       l.day, l.channel, l.id, l.staff_id, f.said_on
FROM follow_ups_follow_up f JOIN people_member_facts p ON p.person_id = f.person_id
JOIN people_reach_facts k ON k.person_id = f.person_id JOIN projects_follow_up_facts j ON j.project_id = f.project_id
LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
LEFT JOIN follow_ups_attempt l ON l.id = (SELECT max(a.id) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id)
WHERE f.id = $1;

-- mine :many (staff id, today day, week_end day, exit_end day, project id, kind text, language text, limit int,
--    start int) -> item
-- Of whom she answers for or stands in for; and those that bear her name and that nobody answers for.
SELECT f.id, f.person_id, f.project_id, f.participation_id, f.kind, r.name, f.due_on, f.done_on, f.not_reached_on,
       f.status, f.version, p.given_names, p.family_name, k.service_language, k.languages, k.phone, k.contact_when,
       k.contact_who, k.contact_never, k.protected,
       j.attempts,
       (SELECT n.name FROM caseload_spell_facts c JOIN staff_facts n ON n.staff_id = c.staff_id
        WHERE c.participation_id = f.participation_id AND (c.until IS NULL OR c.until >= $2)
        ORDER BY c.since DESC, c.id DESC LIMIT 1),
       (SELECT count(DISTINCT a.day) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 0),
       (SELECT count(DISTINCT a.channel) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 0),
       (SELECT count(*) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 1),
       l.day, l.channel, l.id, l.staff_id, f.said_on
FROM (SELECT x.id FROM caseload_spell_facts c JOIN follow_ups_follow_up x ON x.participation_id = c.participation_id
      WHERE c.staff_id IN (SELECT CAST($1 AS bigint) UNION SELECT b.staff_id FROM caseload_absence_facts b
                WHERE b.substitute_id = $1 AND b.starts_on <= $2 AND (b.ends_on IS NULL OR b.ends_on >= $2))
        AND (c.until IS NULL OR c.until >= $2)
        AND NOT EXISTS (SELECT 1 FROM caseload_spell_facts y WHERE y.participation_id = c.participation_id
            AND (y.until IS NULL OR y.until >= $2) AND (y.since > c.since OR (y.since = c.since AND y.id > c.id)))
      UNION
      SELECT x.id FROM follow_ups_follow_up x WHERE x.staff_id = $1 AND x.done_on IS NULL AND x.not_reached_on IS NULL
        AND NOT EXISTS (SELECT 1 FROM caseload_spell_facts y WHERE y.participation_id = x.participation_id
            AND (y.until IS NULL OR y.until >= $2))) AS hers
JOIN follow_ups_follow_up f ON f.id = hers.id JOIN people_member_facts p ON p.person_id = f.person_id
JOIN people_reach_facts k ON k.person_id = f.person_id JOIN projects_follow_up_facts j ON j.project_id = f.project_id
LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
LEFT JOIN follow_ups_attempt l ON l.id = (SELECT max(a.id) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id)
WHERE f.done_on IS NULL AND f.not_reached_on IS NULL
  AND (f.kind = 'exit' OR NOT EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = f.person_id))
  AND f.due_on <= CASE WHEN f.kind = 'exit' THEN $4 ELSE $3 END
  AND f.project_id IN (SELECT w.project_id FROM auth_work_facts w WHERE w.staff_id = $1)
  AND ($5 = 0 OR f.project_id = $5) AND ($6 = '' OR f.kind = $6)
  AND ($7 = '' OR k.service_language = $7 OR (k.service_language = '' AND substr(k.languages, 1, 3) = $7))
ORDER BY f.due_on, f.id LIMIT $8 OFFSET $9;

-- of_project :many (staff id, today day, week_end day, exit_end day, project id, kind text, language text, limit int,
--    start int, whole int, left_since day, made_since instant) -> item
-- whole: of everybody in the project; else of whom this member of staff sees.
SELECT f.id, f.person_id, f.project_id, f.participation_id, f.kind, r.name, f.due_on, f.done_on, f.not_reached_on,
       f.status, f.version, p.given_names, p.family_name, k.service_language, k.languages, k.phone, k.contact_when,
       k.contact_who, k.contact_never, k.protected,
       j.attempts,
       (SELECT n.name FROM caseload_spell_facts c JOIN staff_facts n ON n.staff_id = c.staff_id
        WHERE c.participation_id = f.participation_id AND (c.until IS NULL OR c.until >= $2)
        ORDER BY c.since DESC, c.id DESC LIMIT 1),
       (SELECT count(DISTINCT a.day) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 0),
       (SELECT count(DISTINCT a.channel) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 0),
       (SELECT count(*) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id AND a.reached = 1),
       l.day, l.channel, l.id, l.staff_id, f.said_on
FROM follow_ups_follow_up f JOIN people_member_facts p ON p.person_id = f.person_id
JOIN people_reach_facts k ON k.person_id = f.person_id JOIN projects_follow_up_facts j ON j.project_id = f.project_id
LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
LEFT JOIN follow_ups_attempt l ON l.id = (SELECT max(a.id) FROM follow_ups_attempt a WHERE a.follow_up_id = f.id)
WHERE f.project_id = $5 AND f.done_on IS NULL AND f.not_reached_on IS NULL AND f.due_on <= $4
  AND (f.kind = 'exit' OR NOT EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = f.person_id))
  AND (f.kind = 'exit' OR f.due_on <= $3) AND ($6 = '' OR f.kind = $6)
  AND ($7 = '' OR k.service_language = $7 OR (k.service_language = '' AND substr(k.languages, 1, 3) = $7))
  AND ($10 = 1 OR f.person_id IN (SELECT v.person_id FROM people_sight_facts v WHERE v.staff_id = $1
      AND (v.left_on IS NULL OR v.left_on >= $11) AND (v.made_at IS NULL OR v.made_at >= $12)))
ORDER BY f.due_on, f.id LIMIT $8 OFFSET $9;

-- of_person :many (person id, limit int) -> (id id, project id, kind text, rule_name text?, due_on day?, done_on day?,
--    not_reached_on day?, said_on day?)
SELECT f.id, f.project_id, f.kind, r.name, f.due_on, f.done_on, f.not_reached_on, f.said_on
FROM follow_ups_follow_up f LEFT JOIN follow_ups_rule r ON r.id = f.rule_id
WHERE f.person_id = $1 AND (f.done_on IS NOT NULL OR f.not_reached_on IS NOT NULL OR f.due_on IS NOT NULL)
ORDER BY coalesce(f.due_on, f.done_on) DESC, f.id DESC LIMIT $2;

-- attempts :many (id id) -> (attempt id, day day, time clock?, channel text, reached int?, staff id?, staff_name text?)
SELECT a.id AS attempt, a.day, a.time, a.channel, a.reached, a.staff_id AS staff, n.name AS staff_name
FROM follow_ups_attempt a LEFT JOIN staff_facts n ON n.staff_id = a.staff_id
WHERE a.follow_up_id = $1 ORDER BY a.day DESC, a.id DESC LIMIT 50;

-- attempt :one (attempt id) -> (id id, day day, staff id?)
SELECT follow_up_id AS id, day, staff_id AS staff FROM follow_ups_attempt WHERE id = $1;

-- add_attempt :exec (attempt id, id id, day day, time clock?, channel text, reached int, staff id?)
INSERT INTO follow_ups_attempt (id, source_key, follow_up_id, day, time, channel, reached, staff_id, note, version)
VALUES ($1, '', $2, $3, $4, $5, $6, $7, NULL, 1);

-- drop_attempt :count (attempt id)
DELETE FROM follow_ups_attempt WHERE id = $1;

-- touch :exec (id id)
-- It is a record from now on.
UPDATE follow_ups_follow_up SET derived = 0, version = version + 1 WHERE id = $1;

-- untouch :exec (id id)
-- Without attempts it follows the spell again.
UPDATE follow_ups_follow_up SET derived = 1, version = version + 1
WHERE id = $1 AND source_key = '' AND import_id IS NULL AND participation_id IS NOT NULL AND done_on IS NULL
    AND not_reached_on IS NULL AND NOT EXISTS (SELECT 1 FROM follow_ups_attempt a WHERE a.follow_up_id = $1);

-- close :count (id id, version int, not_reached_on day, staff id?)
UPDATE follow_ups_follow_up SET not_reached_on = $3, reached = 0, staff_id = coalesce($4, staff_id), derived = 0,
    version = version + 1
WHERE id = $1 AND version = $2 AND done_on IS NULL AND not_reached_on IS NULL;

-- open :count (id id, version int)
UPDATE follow_ups_follow_up SET not_reached_on = NULL, reached = NULL, version = version + 1
WHERE id = $1 AND version = $2 AND not_reached_on IS NOT NULL;

-- finish :count (id id, version int, done_on day, status text, staff id?)
UPDATE follow_ups_follow_up SET done_on = $3, reached = 1, status = $4, not_reached_on = NULL,
    staff_id = coalesce($5, staff_id), derived = 0, version = version + 1
WHERE id = $1 AND version = $2;

-- rules :many (project id) -> (rule id, name text, months int, version int)
SELECT id AS rule, name, months, version FROM follow_ups_rule WHERE project_id = $1 ORDER BY months, id;

-- add_rule :exec (rule id, project id, name text, months int)
INSERT INTO follow_ups_rule (id, source_key, project_id, name, months, version) VALUES ($1, '', $2, $3, $4, 1);

-- mine_count :one (staff id, today day, week_end day, exit_end day, project id, kind text, language text, limit int)
--    -> (n int)
SELECT count(*) FROM (SELECT f.id
    FROM (SELECT x.id FROM caseload_spell_facts c
          JOIN follow_ups_follow_up x ON x.participation_id = c.participation_id
          WHERE c.staff_id IN (SELECT CAST($1 AS bigint) UNION SELECT b.staff_id FROM caseload_absence_facts b
                    WHERE b.substitute_id = $1 AND b.starts_on <= $2 AND (b.ends_on IS NULL OR b.ends_on >= $2))
            AND (c.until IS NULL OR c.until >= $2)
            AND NOT EXISTS (SELECT 1 FROM caseload_spell_facts y WHERE y.participation_id = c.participation_id
                AND (y.until IS NULL OR y.until >= $2)
                AND (y.since > c.since OR (y.since = c.since AND y.id > c.id)))
          UNION
          SELECT x.id FROM follow_ups_follow_up x
          WHERE x.staff_id = $1 AND x.done_on IS NULL AND x.not_reached_on IS NULL
            AND NOT EXISTS (SELECT 1 FROM caseload_spell_facts y WHERE y.participation_id = x.participation_id
                AND (y.until IS NULL OR y.until >= $2))) AS hers
    JOIN follow_ups_follow_up f ON f.id = hers.id
    WHERE f.done_on IS NULL AND f.not_reached_on IS NULL
      AND (f.kind = 'exit' OR NOT EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = f.person_id))
      AND f.due_on <= CASE WHEN f.kind = 'exit' THEN $4 ELSE $3 END
      AND f.project_id IN (SELECT w.project_id FROM auth_work_facts w WHERE w.staff_id = $1)
      AND ($5 = 0 OR f.project_id = $5) AND ($6 = '' OR f.kind = $6)
      AND EXISTS (SELECT 1 FROM people_reach_facts k WHERE k.person_id = f.person_id
          AND ($7 = '' OR k.service_language = $7 OR (k.service_language = '' AND substr(k.languages, 1, 3) = $7)))
    LIMIT $8) AS counted;

-- of_project_count :one (staff id, week_end day, exit_end day, project id, kind text, language text, limit int,
--    whole int, left_since day, made_since instant) -> (n int)
SELECT count(*) FROM (SELECT f.id FROM follow_ups_follow_up f
    WHERE f.project_id = $4 AND f.done_on IS NULL AND f.not_reached_on IS NULL AND f.due_on <= $3
      AND (f.kind = 'exit' OR NOT EXISTS (SELECT 1 FROM consents_not_called_facts n WHERE n.person_id = f.person_id))
      AND (f.kind = 'exit' OR f.due_on <= $2) AND ($5 = '' OR f.kind = $5)
      AND EXISTS (SELECT 1 FROM people_reach_facts k WHERE k.person_id = f.person_id
          AND ($6 = '' OR k.service_language = $6 OR (k.service_language = '' AND substr(k.languages, 1, 3) = $6)))
      AND ($8 = 1 OR f.person_id IN (SELECT v.person_id FROM people_sight_facts v WHERE v.staff_id = $1
          AND (v.left_on IS NULL OR v.left_on >= $9) AND (v.made_at IS NULL OR v.made_at >= $10)))
    LIMIT $7) AS counted;
