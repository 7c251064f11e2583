-- What outreach took and what came of it, counted from facts. Rules: outreach_report.c.

-- visits :many (project id, from_day text, to_day text) -> (languages text, minutes int)
-- Minutes of all workers, by the languages in which they talked.
SELECT languages, CAST(coalesce(sum(coalesce(minutes, 0) * workers), 0) AS bigint)
FROM outreach_visit_facts WHERE project_id = $1 AND day BETWEEN $2 AND $3 GROUP BY languages ORDER BY languages;

-- contacts :many (project id, from_day text, to_day text) -> (language text, minutes int)
-- Of contacts with who had not begun by then, or without a name.
SELECT c.language, CAST(coalesce(sum(c.minutes), 0) AS bigint) FROM contacts_facts c
WHERE c.project_id = $1 AND c.day BETWEEN $2 AND $3
  AND (c.person_id IS NULL OR NOT EXISTS (SELECT 1 FROM participation_facts p WHERE p.person_id = c.person_id
       AND p.project_id = c.project_id AND p.entry_date < c.day))
GROUP BY c.language ORDER BY c.language;

-- started :many (project id, from_day text, to_day text) -> (languages text, started int, friends int)
-- Persons whose participation began, each once; friends: who heard of it from a friend.
SELECT r.languages, count(DISTINCT h.person_id),
       count(DISTINCT CASE WHEN h.heard_from = 'friend' THEN h.person_id END)
FROM people_heard_facts h JOIN people_result_facts r ON r.person_id = h.person_id
WHERE h.project_id = $1 AND h.entry_date BETWEEN $2 AND $3 GROUP BY r.languages ORDER BY r.languages;

-- shape beginner (person id, given_names name, family_name name, day day, total int)

-- started_rows :many (project id, from_day text, to_day text, language text, friends bool, limit int, start int)
--    -> beginner
-- language '*': any; '': not known; else the first of hers.
SELECT p.person_id AS person, p.given_names, p.family_name, x.day, count(*) OVER () AS total
FROM (SELECT h.person_id, min(h.entry_date) AS day FROM people_heard_facts h
      WHERE h.project_id = $1 AND h.entry_date BETWEEN $2 AND $3 AND ($5 = 0 OR h.heard_from = 'friend')
      GROUP BY h.person_id) AS x
JOIN people_member_facts p ON p.person_id = x.person_id JOIN people_result_facts r ON r.person_id = x.person_id
WHERE ($4 = '*' OR r.languages = $4 OR ($4 <> '' AND r.languages LIKE $4 || ';%'))
ORDER BY x.day, p.sort_key, x.person_id LIMIT $6 OFFSET $7;

-- places :many (project id, from_day text, to_day text, since text, before text) -> (place id,
--    name text, kind text, visits int, minutes int,
--    met int, asked int, copies int, came int, taken int, first_visit day?, first_came day?)
-- Of these days, which begin at `since` and end at `before`; first_visit and first_came: of all days until the last of
-- these.
SELECT p.id, p.name, p.kind, coalesce(v.visits, 0) AS visits, coalesce(v.minutes, 0) AS minutes,
       coalesce(v.met, 0) AS met, coalesce(v.asked, 0) AS asked, coalesce(v.copies, 0) AS copies,
       coalesce(c.came, 0) AS came, coalesce(k.taken, 0) AS taken, v.first_visit, c.first_came
FROM outreach_place_facts p
LEFT JOIN (SELECT place_id, min(day) AS first_visit, count(*) FILTER (WHERE day >= $2) AS visits,
                  CAST(sum(coalesce(minutes, 0) * workers) FILTER (WHERE day >= $2) AS bigint) AS minutes,
                  CAST(sum(met) FILTER (WHERE day >= $2) AS bigint) AS met,
                  CAST(sum(asked) FILTER (WHERE day >= $2) AS bigint) AS asked,
                  CAST(sum(copies) FILTER (WHERE day >= $2) AS bigint) AS copies
           FROM outreach_visit_facts WHERE project_id = $1 AND day <= $3 GROUP BY place_id) AS v ON v.place_id = p.id
LEFT JOIN (SELECT code, min(day) AS first_came, CAST(sum(n) FILTER (WHERE day >= $2) AS bigint) AS came
           FROM sign_up_came_facts WHERE day <= $3 AND code IN (SELECT o.code FROM outreach_place_facts o
               WHERE o.project_id = $1) GROUP BY code) AS c ON c.code = p.code
LEFT JOIN (SELECT code, count(DISTINCT person_id) AS taken FROM sign_up_taken_facts
           WHERE project_id = $1 AND sent_at >= $4 AND sent_at < $5 GROUP BY code) AS k ON k.code = p.code
WHERE p.project_id = $1 AND (v.visits > 0 OR c.came > 0) ORDER BY p.sort_key, p.id;

-- groups :many (project id, from_day text, to_day text) -> (name text, opened_on day, joined int, first_on day?,
--    fifth_on day?)
-- Groups that were opened for joining in these days, and who joined since, each once, until the last of them. A group
-- that went on in another one is the same.
SELECT g.name, o.opened_on, count(j.person_id) AS joined, min(j.joined_on) AS first_on,
       min(CASE WHEN j.place = 5 THEN j.joined_on END) AS fifth_on
FROM sign_up_opened_facts o JOIN groups_open_facts g ON g.group_id = o.group_id
LEFT JOIN (SELECT w.group_id, m.person_id, min(m.joined_on) AS joined_on,
                  row_number() OVER (PARTITION BY w.group_id ORDER BY min(m.joined_on), m.person_id) AS place
           FROM sign_up_opened_facts w JOIN groups_first_facts m ON m.original_id = w.group_id
           WHERE w.project_id = $1 AND m.state <> 'waiting' AND m.joined_on BETWEEN w.opened_on AND $3
           GROUP BY w.group_id, m.person_id) AS j ON j.group_id = o.group_id
WHERE o.project_id = $1 AND o.opened_on BETWEEN $2 AND $3
GROUP BY g.name, g.sort_key, o.group_id, o.opened_on ORDER BY o.opened_on, g.sort_key, o.group_id;

-- gatherings :many (project id, from_day text, to_day text, limit int) -> (name text, code text, day day, adults int?,
--    children int?, relatives int?)
-- The newest first.
SELECT p.name, p.code, v.day, v.adults, v.children, v.relatives
FROM outreach_visit_facts v JOIN outreach_place_facts p ON p.id = v.place_id
WHERE v.project_id = $1 AND v.day BETWEEN $2 AND $3 AND v.kind IN ('party', 'event')
ORDER BY v.day DESC, v.id DESC LIMIT $4;

-- came :many (project id, from_day text, to_day text) -> (code text, day day, n int)
SELECT c.code, c.day, CAST(sum(c.n) AS bigint) FROM sign_up_came_facts c
JOIN outreach_place_facts p ON p.code = c.code AND p.project_id = $1
WHERE c.day BETWEEN $2 AND $3 AND p.kind IN ('party', 'event') GROUP BY c.code, c.day ORDER BY c.code, c.day;

-- led_to :many (project id, since text) -> (code text, day day, contacted bool, started bool)
-- A row for each person who signed up with the code of a party or event, from `since` on, and was taken in: has she had
-- a contact outside the groups, and begun to take part, on that day or later?
SELECT k.code, k.day,
       CASE WHEN EXISTS (SELECT 1 FROM contacts_facts c WHERE c.project_id = $1 AND c.person_id = k.person_id
           AND c.day >= k.day) THEN 1 ELSE 0 END AS contacted,
       CASE WHEN EXISTS (SELECT 1 FROM participation_facts x WHERE x.project_id = $1 AND x.person_id = k.person_id
           AND x.entry_date >= k.day) THEN 1 ELSE 0 END AS started
FROM (SELECT s.code, s.person_id, min(substr(s.sent_at, 1, 10)) AS day FROM sign_up_taken_facts s
      JOIN outreach_place_facts p ON p.code = s.code AND p.project_id = $1
      WHERE s.project_id = $1 AND s.sent_at >= $2 AND p.kind IN ('party', 'event')
      GROUP BY s.code, s.person_id) AS k
ORDER BY k.code, k.day, k.person_id;

-- members :one (project id, from_day text, to_day text) -> (fresh int, again int)
-- Who joined a group: for the first time in the project; not for the first time. A group that went on in another one is
-- the same.
SELECT count(DISTINCT CASE WHEN joined_on = first_on THEN person_id END) AS fresh,
       count(DISTINCT CASE WHEN joined_on > first_on THEN person_id END) AS again
FROM (SELECT person_id, joined_on, min(joined_on) OVER (PARTITION BY person_id) AS first_on FROM groups_first_facts
      WHERE project_id = $1 AND state <> 'waiting' AND original_id = group_id AND joined_on <= $3) AS joined
WHERE joined_on BETWEEN $2 AND $3;

-- member_rows :many (project id, from_day text, to_day text, again bool, limit int, start int)
--    -> beginner
SELECT p.person_id AS person, p.given_names, p.family_name, x.day, count(*) OVER () AS total
FROM (SELECT person_id, min(joined_on) AS day
      FROM (SELECT person_id, joined_on, min(joined_on) OVER (PARTITION BY person_id) AS first_on
            FROM groups_first_facts
            WHERE project_id = $1 AND state <> 'waiting' AND original_id = group_id AND joined_on <= $3) AS joined
      WHERE joined_on BETWEEN $2 AND $3 AND CASE WHEN joined_on > first_on THEN 1 ELSE 0 END = $4
      GROUP BY person_id) AS x
JOIN people_member_facts p ON p.person_id = x.person_id
ORDER BY x.day, p.sort_key, x.person_id LIMIT $5 OFFSET $6;
