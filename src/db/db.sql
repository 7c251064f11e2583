-- What db/ itself keeps in the database.

-- keys :many () -> (id id, fingerprint bytes)
-- Each key that ever sealed something here, with a known text that it sealed; see seal.c.
SELECT id, fingerprint FROM db_key ORDER BY id;

-- add_key :exec (id id, fingerprint bytes)
INSERT INTO db_key (id, fingerprint) VALUES ($1, $2) ON CONFLICT DO NOTHING;
