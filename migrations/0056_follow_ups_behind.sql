-- A house that is older than its follow-ups: whose spells ended before has none. The server makes them, a portion at a
-- time (follow_ups_often); the row says how far it is, and goes when it is done.
CREATE TABLE follow_ups_behind (id {id} PRIMARY KEY, after_id {id} NOT NULL) {strict};
INSERT INTO follow_ups_behind (id, after_id) VALUES (1, 0);
