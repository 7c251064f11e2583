-- promised :many (project id) -> (measure text, promised int)
SELECT measure, promised FROM projects_target_facts WHERE project_id = $1;

-- persons :one (project id, from_day text, to_day text) -> (n int)
-- Persons who took part in the period: a participation or a group membership that touches it.
SELECT count(*) FROM (
    SELECT person_id FROM participation_facts
    WHERE project_id = $1 AND coalesce(entry_date, '') <= $3 AND coalesce(exit_date, '9999') >= $2
    UNION
    SELECT person_id FROM groups_membership_facts
    WHERE project_id = $1 AND state <> 'waiting' AND coalesce(joined_on, '') <= $3
      AND coalesce(left_on, '9999') >= $2) AS reached;

-- groups :one (project id, from_day text, to_day text) -> (n int)
-- Groups with at least one held session in the period.
SELECT count(DISTINCT group_id) FROM groups_session_facts WHERE project_id = $1 AND state = 'held'
    AND day BETWEEN $2 AND $3;

-- sessions :one (project id, from_day text, to_day text) -> (n int)
SELECT count(*) FROM groups_session_facts WHERE project_id = $1 AND state = 'held' AND day BETWEEN $2 AND $3;

-- session_times :each (project id, from_day text, to_day text) -> (start_time clock?, end_time clock?, n int)
-- The times at which sessions were held, and how many each.
SELECT start_time, end_time, count(*) FROM groups_session_facts WHERE project_id = $1 AND state = 'held'
    AND day BETWEEN $2 AND $3
GROUP BY start_time, end_time;

-- children :one (project id, from_day text, to_day text) -> (n int)
SELECT count(DISTINCT child_id) FROM child_care_facts
WHERE project_id = $1 AND state = 'came' AND session_state = 'held' AND day BETWEEN $2 AND $3;

-- contacts :one (project id, from_day text, to_day text) -> (n int)
SELECT count(*) FROM contacts_facts WHERE project_id = $1 AND day BETWEEN $2 AND $3;

-- plans :one (project id, from_day text, to_day text) -> (n int)
SELECT count(*) FROM plans_facts WHERE project_id = $1 AND made_on BETWEEN $2 AND $3;

-- followed_up :one (project id, from_day text, to_day text) -> (n int)
-- Persons with a follow-up done in which they were reached.
SELECT count(DISTINCT person_id) FROM follow_ups_facts WHERE project_id = $1 AND reached = 1
    AND done_on BETWEEN $2 AND $3;
