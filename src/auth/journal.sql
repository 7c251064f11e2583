-- The journal: who looked, who changed; the chain is made in journal.c.

-- head :exec (seq int, hash bytes)
INSERT INTO journal_head (id, seq, hash) VALUES (1, $1, $2) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq,
    hash = excluded.hash;

-- add :exec (seq int, at instant, staff id, session id, act text, what text, subject int, detail text, hash bytes)
INSERT INTO journal (seq, at, staff_id, session_id, act, what, subject, detail, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9);

-- all :each () -> (seq int, at instant, staff id, session id, act text, what text, subject int, detail text,
--    hash bytes)
SELECT seq, at, staff_id, session_id, act, what, subject, detail, hash FROM journal ORDER BY seq;

-- last_change :one (what text, subject int) -> (name text, at instant)
SELECT s.name, j.at FROM journal j JOIN staff_facts s ON s.staff_id = j.staff_id
WHERE j.subject = $2 AND j.what = $1 AND j.act IN ('create', 'change') ORDER BY j.seq DESC LIMIT 1;

-- row_hash :one (seq int) -> (hash bytes)
SELECT hash FROM journal WHERE seq = $1;

-- newest :one () -> (seq int, hash bytes)
SELECT seq, hash FROM journal_head WHERE id = 1;

-- changed_since :many (seq int) -> (subject int)
SELECT subject FROM journal WHERE seq > $1 AND act IN ('create', 'change', 'delete');

-- noted :one () -> (number int)
SELECT number FROM journal_noted WHERE id = 1;

-- set_noted :exec (number int)
INSERT INTO journal_noted (id, number) VALUES (1, $1) ON CONFLICT (id) DO UPDATE SET number = excluded.number;

-- note :exec (id id, line text)
INSERT INTO journal_noted_row (id, line, bad) VALUES ($1, $2, 0);

-- noted_rows :many (limit int) -> (id id, line text)
SELECT id, line FROM journal_noted_row WHERE bad = 0 ORDER BY id LIMIT $1;

-- noted_is_bad :exec (id id)
UPDATE journal_noted_row SET bad = 1 WHERE id = $1;

-- noted_has_come :exec (id id)
DELETE FROM journal_noted_row WHERE id = $1;
