-- The journal: who looked, who changed; the chain is made in journal.c.

-- next :one (zeros bytes) -> (seq int, hash bytes)
-- Takes the next number and locks the head until the commit, on both engines; the hash is that of the row before, sealed.
INSERT INTO journal_head (id, seq, hash) VALUES (1, 1, $1)
ON CONFLICT (id) DO UPDATE SET seq = journal_head.seq + 1
RETURNING seq, hash;

-- head :exec (hash bytes)
UPDATE journal_head SET hash = $1 WHERE id = 1;

-- add :exec (seq int, at instant, staff id, session id, act text, what text, subject int, detail text, hash bytes)
INSERT INTO journal (seq, at, staff_id, session_id, act, what, subject, detail, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- all :each () -> (seq int, at instant, staff id, session id, act text, what text, subject int, detail text, hash bytes)
SELECT seq, at, staff_id, session_id, act, what, subject, detail, hash FROM journal ORDER BY seq;

-- newest :one () -> (seq int, hash bytes)
SELECT seq, hash FROM journal_head WHERE id = 1;
