-- periods :many (person id) -> (project id, starts_on day, ends_on day)
SELECT p.project_id, p.starts_on, p.ends_on FROM projects_period_facts p
WHERE p.locked = 1 AND (
    EXISTS (SELECT 1 FROM attendance_facts a WHERE a.person_id = $1 AND a.project_id = p.project_id
            AND a.day BETWEEN p.starts_on AND p.ends_on)
    OR EXISTS (SELECT 1 FROM guidance_facts g WHERE g.person_id = $1 AND g.project_id = p.project_id
            AND g.day BETWEEN p.starts_on AND p.ends_on)
    OR EXISTS (SELECT 1 FROM participation_facts f WHERE f.person_id = $1 AND f.project_id = p.project_id
            AND (f.entry_date BETWEEN p.starts_on AND p.ends_on OR f.exit_date BETWEEN p.starts_on AND p.ends_on))
    OR EXISTS (SELECT 1 FROM groups_membership_facts m WHERE m.person_id = $1 AND m.project_id = p.project_id
            AND m.state <> 'waiting' AND coalesce(m.joined_on, '') <= p.ends_on
            AND coalesce(m.left_on, '9999') >= p.starts_on))
ORDER BY p.project_id, p.starts_on;
