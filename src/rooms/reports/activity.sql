-- held :each (project id, from_day text, to_day text, came text, organisation id) -> (group id, kind text, day day,
--    start_time clock?,
--    end_time clock?, visitors int, visits int, minutes int, whole int)
-- Sessions held; came: the marks that mean it (",present,late,"). visits: such marks; minutes: those written beside
-- them, added up; whole: marks without minutes. organisation 0, here and below: of any.
-- Grouped by the session alone, which has one of each of the others: a shorter key to sort a million marks by.
SELECT max(h.group_id) AS group_id, max(h.kind) AS kind, max(h.day) AS day, max(h.start_time) AS start_time,
       max(h.end_time) AS end_time, max(h.visitors) AS visitors, count(a.session_id) AS visits,
       CAST(coalesce(sum(a.minutes), 0) AS bigint) AS minutes,
       count(a.session_id) FILTER (WHERE a.minutes IS NULL) AS whole
FROM groups_activity_facts h
LEFT JOIN attendance_minutes_facts a ON a.session_id = h.id AND $4 LIKE '%,' || a.mark || ',%'
WHERE h.project_id = $1 AND h.day BETWEEN $2 AND $3
    AND ($5 = 0 OR h.group_id IN (SELECT x.group_id FROM groups_house_facts x
        WHERE x.project_id = $1 AND x.organisation_id = $5))
GROUP BY h.id;

-- contacts :each (project id, from_day text, to_day text, organisation id) -> (month text, language text, topic text,
--    n int,
--    minutes int)
SELECT substr(day, 1, 7), language, topic, count(*), CAST(coalesce(sum(minutes), 0) AS bigint) AS minutes
FROM contacts_topic_facts c WHERE project_id = $1 AND day BETWEEN $2 AND $3
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM contacts_house_facts x WHERE x.contact_id = c.id AND x.organisation_id = $4))
GROUP BY substr(day, 1, 7), language, topic;

-- talks :many (project id, from_day text, to_day text, organisation id) -> (month text, n int, minutes int,
--    person_minutes int)
-- minutes: once for each talk; person_minutes: for each person it was with.
SELECT substr(day, 1, 7), count(*), CAST(coalesce(sum(minutes), 0) AS bigint) AS minutes,
       CAST(coalesce(sum(minutes * persons), 0) AS bigint) AS person_minutes
FROM counselling_activity_facts c WHERE project_id = $1 AND day BETWEEN $2 AND $3
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM counselling_house_facts x WHERE x.talk_id = c.id AND x.organisation_id = $4))
GROUP BY substr(day, 1, 7);

-- newcomers :many (project id, from_day text, to_day text, organisation id) -> (month text, heard_from text, n int)
SELECT substr(entry_date, 1, 7), heard_from, count(*) FROM people_heard_facts p
WHERE project_id = $1 AND entry_date BETWEEN $2 AND $3
    AND ($4 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts x
        WHERE x.project_id = p.project_id AND x.person_id = p.person_id AND x.organisation_id = $4))
GROUP BY substr(entry_date, 1, 7), heard_from;

-- group_count :one (project id) -> (n int)
SELECT count(*) FROM groups_facts WHERE project_id = $1;

-- groups :each (project id) -> (group id, language text)
SELECT id, language FROM groups_facts WHERE project_id = $1 ORDER BY id;

-- session_rows :many (project id, group id, kind text, language text, from_day text, to_day text, least int,
--    organisation id, limit int, start int) -> (session id, group id, group_name text, day day, start_time clock?,
--    end_time clock?, visitors int,
--    total int)
-- group 0, kind '*', language '*': any. least: visitors.
SELECT s.id, s.group_id, g.name, s.day, s.start_time, s.end_time, s.visitors, count(*) OVER ()
FROM groups_activity_facts s JOIN groups_facts g ON g.id = s.group_id
WHERE s.project_id = $1 AND ($2 = 0 OR s.group_id = $2) AND ($3 = '*' OR s.kind = $3) AND ($4 = '*' OR g.language = $4)
    AND s.day BETWEEN $5 AND $6 AND s.visitors >= $7
    AND ($8 = 0 OR s.group_id IN (SELECT x.group_id FROM groups_house_facts x
        WHERE x.project_id = $1 AND x.organisation_id = $8))
ORDER BY s.day, s.id LIMIT $9 OFFSET $10;

-- mark_rows :many (project id, group id, kind text, language text, from_day text, to_day text, came text,
--    organisation id, limit int, start int) -> (person id, given_names name, family_name name, session id, day day,
--    start_time clock?,
--    end_time clock?, minutes int?, total int)
SELECT p.person_id, p.given_names, p.family_name, s.id, s.day, s.start_time, s.end_time, a.minutes, count(*) OVER ()
FROM groups_activity_facts s JOIN groups_facts g ON g.id = s.group_id
JOIN attendance_minutes_facts a ON a.session_id = s.id JOIN people_member_facts p ON p.person_id = a.person_id
WHERE s.project_id = $1 AND ($2 = 0 OR s.group_id = $2) AND ($3 = '*' OR s.kind = $3) AND ($4 = '*' OR g.language = $4)
    AND s.day BETWEEN $5 AND $6 AND $7 LIKE '%,' || a.mark || ',%'
    AND ($8 = 0 OR s.group_id IN (SELECT x.group_id FROM groups_house_facts x
        WHERE x.project_id = $1 AND x.organisation_id = $8))
ORDER BY s.day, s.id, p.sort_key, p.person_id LIMIT $9 OFFSET $10;

-- contact_rows :many (project id, from_day text, to_day text, language text, topics text, others int, between text,
--    organisation id, limit int, start int) -> (day day, channel text, language text, person id?, given_names name?,
--    family_name name?,
--    minutes int?, total int)
-- language '*': any. topics: '' any, else spellings with `between` before, among and behind them: one of them, or with
-- others 1 none of them. A name only of persons of the same project.
SELECT c.day, c.channel, c.language, p.person_id, p.given_names, p.family_name, c.minutes, count(*) OVER ()
FROM contacts_topic_facts c
LEFT JOIN people_member_facts p ON p.person_id = c.person_id
     AND EXISTS (SELECT 1 FROM participation_facts a WHERE a.person_id = c.person_id AND a.project_id = c.project_id)
WHERE c.project_id = $1 AND c.day BETWEEN $2 AND $3 AND ($4 = '*' OR c.language = $4)
    AND ($5 = '' OR ($6 = 0) = ($5 LIKE
        '%' || $7 || replace(replace(replace(c.topic, '~', '~~'), '%', '~%'), '_', '~_') || $7 || '%' ESCAPE '~'))
    AND ($8 = 0 OR EXISTS (SELECT 1 FROM contacts_house_facts x WHERE x.contact_id = c.id AND x.organisation_id = $8))
ORDER BY c.day, c.id LIMIT $9 OFFSET $10;

-- newcomer_rows :many (project id, from_day text, to_day text, heard_from text, organisation id, limit int, start int)
--    -> (person id, given_names name, family_name name, day day, total int)
-- heard_from '*': any.
SELECT p.person_id, p.given_names, p.family_name, x.entry_date AS day, count(*) OVER ()
FROM people_heard_facts x JOIN people_member_facts p ON p.person_id = x.person_id
WHERE x.project_id = $1 AND x.entry_date BETWEEN $2 AND $3 AND ($4 = '*' OR x.heard_from = $4)
    AND ($5 = 0 OR EXISTS (SELECT 1 FROM caseload_house_facts h
        WHERE h.project_id = x.project_id AND h.person_id = x.person_id AND h.organisation_id = $5))
ORDER BY x.entry_date, p.sort_key, x.id LIMIT $6 OFFSET $7;
