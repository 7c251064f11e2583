-- Who was asked afterwards can answer on her own page: said_on is the day on which she did, said what she has chosen so
-- far and has not sent yet (codes). What was sent is in the rows where a worker writes it.
ALTER TABLE follow_ups_follow_up ADD COLUMN said_on {text};
ALTER TABLE follow_ups_follow_up ADD COLUMN said {text};
CREATE INDEX follow_ups_said ON follow_ups_follow_up(said_on) WHERE said_on IS NOT NULL;
