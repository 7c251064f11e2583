-- imports :one (project id) -> (n int)
SELECT count(*) FROM exchange_waiting_facts WHERE project_id = $1;

-- doubles :one (project id) -> (n int)
SELECT count(*) FROM people_double_facts WHERE project_id = $1;

-- newcomers :many (project id, since day, today day, limit int) -> (person id, given_names name, family_name name,
--    entry_date day, total int)
SELECT n.person_id, p.given_names, p.family_name, n.entry_date, n.total
FROM (SELECT person_id, entry_date, count(*) OVER () AS total FROM people_new_facts WHERE project_id = $1
    AND entry_date BETWEEN $2 AND $3
      ORDER BY entry_date DESC, person_id LIMIT $4) AS n
JOIN people_member_facts p ON p.person_id = n.person_id
ORDER BY n.entry_date DESC, n.person_id;

-- periods :many (project id, today day, limit int) -> (name text, ends_on day, total int)
SELECT name, ends_on, count(*) OVER () FROM projects_period_facts WHERE project_id = $1 AND locked = 0 AND ends_on < $2
ORDER BY ends_on LIMIT $3;

-- links :many (limit int) -> (staff id, name text, until_at instant, total int)
SELECT staff_id, name, until_at, count(*) OVER () FROM auth_link_facts ORDER BY sort_key, staff_id LIMIT $1;

-- throttled :one (kind text, failures int, since int) -> (n int)
SELECT count(*) FROM auth_throttle_facts WHERE kind = $1 AND failures >= $2 AND failed_at >= $3;

-- journal_end :one () -> (seq int, at instant)
SELECT seq, at FROM journal_end_facts;

-- answered :one (staff id, project id) -> (n int)
SELECT count(*) FROM referrals_answered_facts WHERE staff_id = $1 AND project_id = $2;
