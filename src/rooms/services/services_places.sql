-- The directory as lists of addresses know it: what everybody sees.

-- shown :many (after id, limit int) -> (entry id, changed_at instant)
SELECT id AS entry, changed_at FROM services_entry
WHERE kind = 'service' AND status IN ('published', 'closed') AND id > $1 ORDER BY id LIMIT $2;

-- bounds :many (step int) -> (entry id)
-- Behind which numbers each portion of `step` begins.
SELECT n.id AS entry FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM services_entry
    WHERE kind = 'service' AND status IN ('published', 'closed')) n
WHERE n.place % $1 = 0 ORDER BY n.id;

-- how_many :one () -> (n int)
SELECT count(*) AS n FROM services_entry WHERE kind = 'service' AND status IN ('published', 'closed');
