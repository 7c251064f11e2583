-- Failed sign-ins, counted in slots; the rules are in throttle.c.

-- find :one (kind text, slot int) -> (failures int, failed_at int)
SELECT failures, failed_at FROM auth_throttle WHERE kind = $1 AND slot = $2;

-- count :exec (kind text, slot int, now int, forget_before int)
-- One more; begins at one again when the last is long ago.
INSERT INTO auth_throttle (kind, slot, failures, failed_at) VALUES ($1, $2, 1, $3)
ON CONFLICT (kind, slot) DO UPDATE SET
    failures = CASE WHEN auth_throttle.failed_at < $4 THEN 1 ELSE auth_throttle.failures + 1 END,
    failed_at = $3;

-- clear :exec (kind text, slot int)
DELETE FROM auth_throttle WHERE kind = $1 AND slot = $2;

-- uncount :exec (kind text, slot int)
UPDATE auth_throttle SET failures = failures - 1 WHERE kind = $1 AND slot = $2 AND failures > 0;
