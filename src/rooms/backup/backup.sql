-- Which backups were made. What is in them: backup_records.h.

-- shape run (id id, state text, by_itself bool, file text, began_at instant, made_at instant?, proven_at instant?,
--    failed_at instant?)

-- begin :exec (id id, by_itself bool, file text, began_at instant)
INSERT INTO backup_run (id, state, by_itself, file, began_at) VALUES ($1, 'begun', $2, $3, $4);

-- made :count (made_at instant, rows int, id id)
UPDATE backup_run SET state = 'made', made_at = $1, rows = $2 WHERE id = $3 AND state = 'begun';

-- proven :exec (proven_at instant, id id)
UPDATE backup_run SET state = 'proven', proven_at = $1 WHERE id = $2;

-- failed :exec (failed_at instant, id id)
UPDATE backup_run SET state = 'failed', failed_at = $1 WHERE id = $2 AND state <> 'proven';

-- stopped :exec (id id)
DELETE FROM backup_run WHERE id = $1 AND state = 'begun';

-- cut_off :exec (failed_at instant, before instant)
-- Runs of the server that nobody carries on: whoever asks holds the lock of this work.
UPDATE backup_run SET state = 'failed', failed_at = $1 WHERE state IN ('begun', 'made') AND by_itself = 1
    AND began_at < $2;

-- newest :one () -> run
SELECT id, state, by_itself, file, began_at, made_at, proven_at, failed_at FROM backup_run
ORDER BY began_at DESC, id DESC LIMIT 1;

-- newest_in :one (state text) -> run
SELECT id, state, by_itself, file, began_at, made_at, proven_at, failed_at FROM backup_run WHERE state = $1
ORDER BY began_at DESC, id DESC LIMIT 1;

-- newest_by_itself :one () -> run
SELECT id, state, by_itself, file, began_at, made_at, proven_at, failed_at FROM backup_run WHERE by_itself = 1
ORDER BY began_at DESC, id DESC LIMIT 1;

-- forget :count (before instant)
-- What is known of old ones; the newest that was proven stays.
DELETE FROM backup_run WHERE began_at < $1
    AND id NOT IN (SELECT id FROM backup_run WHERE state = 'proven' ORDER BY began_at DESC, id DESC LIMIT 1);
