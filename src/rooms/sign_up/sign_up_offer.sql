-- Free places offered to who waits. Rules: sign_up_offer.c.

-- days :one (group id, today day) -> (offer_days int)
-- How long one that is offered is kept, where the group has places offered by themselves.
SELECT o.offer_days FROM sign_up_opening o JOIN groups_open_facts g ON g.group_id = o.group_id
WHERE o.group_id = $1 AND o.offer_days IS NOT NULL AND coalesce(g.ends_on, '9999') >= $2 AND g.merged_into IS NULL;

-- offering :many (today day) -> (group id)
-- Groups that do so and have somebody who waits.
SELECT o.group_id FROM sign_up_opening o JOIN groups_open_facts g ON g.group_id = o.group_id
WHERE o.offer_days IS NOT NULL AND coalesce(g.ends_on, '9999') >= $1 AND g.merged_into IS NULL
  AND EXISTS (SELECT 1 FROM groups_member_facts m WHERE m.group_id = o.group_id AND m.state = 'waiting')
ORDER BY o.group_id;

-- open_offers :many (person id, today day) -> (membership id, group id, version int, group_name text,
--    offered_until day)
SELECT f.membership_id, f.group_id, f.version, g.name, f.offered_until
FROM groups_offer_facts f JOIN groups_open_facts g ON g.group_id = f.group_id
WHERE f.person_id = $1 AND f.offered_until >= $2 ORDER BY f.offered_until, f.membership_id;

-- with_friend :one (person id, group id, today day) -> (n int)
-- Is one who signed up together with her offered a place there, too?
SELECT count(*) FROM sign_up_entry a JOIN sign_up_entry b ON b.brought_by = a.id OR b.id = a.brought_by
JOIN groups_offer_facts f ON f.person_id = b.person_id
WHERE a.person_id = $1 AND f.group_id = $2 AND f.offered_until >= $3;

-- decline :exec (membership id, declined_on day)
INSERT INTO sign_up_declined (membership_id, declined_on) VALUES ($1, $2)
ON CONFLICT (membership_id) DO UPDATE SET declined_on = excluded.declined_on;

-- declined :one (membership id, since day) -> (n int)
SELECT count(*) FROM sign_up_declined WHERE membership_id = $1 AND declined_on > $2;

-- forget_declined :exec (before day)
DELETE FROM sign_up_declined WHERE declined_on < $1;
