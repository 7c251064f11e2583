-- What a sheet of somebody's own may mean that stands already: its group by the name, its sessions by the day.

-- groups_of :many (project id) -> (group id, name text)
SELECT id, name FROM groups_facts WHERE project_id = $1 ORDER BY id;

-- sessions_on :many (group id, day text) -> (session id)
-- In the order of the day.
SELECT id FROM groups_session_facts WHERE group_id = $1 AND day = $2 AND state <> 'cancelled' ORDER BY start_time, id;

-- is_member :one (group id, person id) -> (n int)
SELECT count(*) AS n FROM groups_membership_facts WHERE group_id = $1 AND person_id = $2;
