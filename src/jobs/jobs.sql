-- Whose a job is.

-- take :count (job id, holder id, process text, until instant, now instant)
-- Nobody's, or of one whose time is over.
INSERT INTO jobs_lease (id, holder, process, until, done, total) VALUES ($1, $2, $3, $4, 0, 0)
ON CONFLICT (id) DO UPDATE SET holder = excluded.holder, process = excluded.process, until = excluded.until, done = 0,
    total = 0 WHERE jobs_lease.until < $5;

-- keep :count (job id, holder id, until instant, done int, total int)
UPDATE jobs_lease SET until = $3, done = $4, total = $5 WHERE id = $1 AND holder = $2;

-- lease :one (job id) -> (process text, until instant, done int, total int)
SELECT process, until, done, total FROM jobs_lease WHERE id = $1;

-- drop :exec (job id)
DELETE FROM jobs_lease WHERE id = $1;

-- give_back :exec (job id, holder id)
DELETE FROM jobs_lease WHERE id = $1 AND holder = $2;

-- give_all_back :exec (holder id)
DELETE FROM jobs_lease WHERE holder = $1;
