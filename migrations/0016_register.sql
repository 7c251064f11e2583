-- What stood before the last save of a register, so that it can be undone on the same day. what_stood is written and read
-- by attendance_undo.c: marks and states by id, no words of people; the note apart, sealed.
CREATE TABLE attendance_undo (
    session_id {id} PRIMARY KEY,
    version {int} NOT NULL,                    -- the register's version that the save made
    what_stood {text} NOT NULL, note {bytes},
    saved_by {id} NOT NULL, saved_at {text} NOT NULL
) {strict};

-- As a mark, a child's row remembers the register's version that wrote it.
ALTER TABLE attendance_child ADD COLUMN version {int} NOT NULL DEFAULT 0;
