-- remember :exec (merge id, kept id, lost id, before secret, merged_by id, merged_at instant)
INSERT INTO people_merge (id, kept_id, lost_id, before, merged_by, merged_at) VALUES ($1, $2, $3, $4, $5, $6);

-- recall :one (merge id) -> (kept id, lost id, before secret, undone_at instant?)
SELECT kept_id, lost_id, before, undone_at FROM people_merge WHERE id = $1;

-- merge_before :one (kept id, merge id) -> (merge id, before secret)
-- The merge into the same file that came before and still stands.
SELECT id, before FROM people_merge WHERE kept_id = $1 AND undone_at IS NULL AND id < $2 ORDER BY id DESC LIMIT 1;

-- remember_again :exec (merge id, before secret)
UPDATE people_merge SET before = $2 WHERE id = $1;

-- undone :exec (merge id, undone_at instant)
UPDATE people_merge SET undone_at = $2 WHERE id = $1;

-- list :many (everyone bool, staff id, left_since day, made_since instant, limit int, start int) -> (merge id, kept id,
--    kept_given name, kept_family name, lost_given name, lost_family name, merged_at instant, undone_at instant?,
--    staff_name text?, total int)
-- Of files that this member of staff sees as a whole; everyone: no question.
SELECT m.id, m.kept_id, k.given_names, k.family_name, l.given_names, l.family_name, m.merged_at, m.undone_at,
       s.name, count(*) OVER ()
FROM people_merge m JOIN people_name_facts k ON k.person_id = m.kept_id
JOIN people_name_facts l ON l.person_id = m.lost_id
LEFT JOIN staff_name_facts s ON s.staff_id = m.merged_by
WHERE $1 = 1 OR EXISTS (SELECT 1 FROM people_sight_facts v WHERE v.person_id = m.kept_id AND v.staff_id = $2
    AND v.whole = 1
          AND (v.left_on IS NULL OR v.left_on >= $3) AND (v.made_at IS NULL OR v.made_at >= $4))
ORDER BY m.merged_at DESC, m.id DESC LIMIT $5 OFFSET $6;

-- correct :exec (correction id, person id, project id, from_day day, until_day day, undone bool, reason secret,
--    done_by id, done_at instant)
INSERT INTO people_merge_locked (id, person_id, project_id, from_day, until_day, undone, reason, done_by, done_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);
