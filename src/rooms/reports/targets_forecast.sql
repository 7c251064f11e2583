-- days :one (project id) -> (start_date day?, end_date day?)
SELECT start_date, end_date FROM projects_place_facts WHERE project_id = $1;

-- ahead :one (project id, today text) -> (sessions int, groups int)
-- Planned sessions from today on, and of how many groups they are that have not met yet.
SELECT count(*), count(DISTINCT CASE WHEN h.group_id IS NULL THEN s.group_id END)
FROM groups_session_facts s
LEFT JOIN (SELECT DISTINCT group_id FROM groups_session_facts WHERE project_id = $1 AND state = 'held') AS h
    ON h.group_id = s.group_id
WHERE s.project_id = $1 AND s.state = 'planned' AND s.day >= $2;

-- ahead_times :each (project id, today text) -> (start_time clock?, end_time clock?, n int)
SELECT start_time, end_time, count(*) FROM groups_session_facts
WHERE project_id = $1 AND state = 'planned' AND day >= $2 GROUP BY start_time, end_time;

-- places :one (project id, today text) -> (groups int, vacant int)
-- Groups that have not ended and whose size is written down; free places in those that are not full.
SELECT count(*), CAST(coalesce(sum(CASE WHEN size > members THEN size - members ELSE 0 END), 0) AS bigint) AS vacant
FROM (SELECT g.capacity AS size, (SELECT count(*) FROM groups_member_facts m WHERE m.group_id = g.id
          AND m.state = 'member' AND (m.left_on IS NULL OR m.left_on >= $2)) AS members
      FROM groups_room_facts g
      WHERE g.project_id = $1 AND g.capacity IS NOT NULL AND g.merged_on IS NULL
        AND (g.ends_on IS NULL OR g.ends_on >= $2)) AS rooms;
