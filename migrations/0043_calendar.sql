-- What a calendar must be told of a change (RFC 5545: SEQUENCE, LAST-MODIFIED): when a session was changed, and how often
-- and when its group moved to another place.

ALTER TABLE groups_session ADD COLUMN changed_at {text};
ALTER TABLE groups_group ADD COLUMN place_moves {int} NOT NULL DEFAULT 0;
ALTER TABLE groups_group ADD COLUMN place_moved_at {text};
