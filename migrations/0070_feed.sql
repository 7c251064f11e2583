-- The secret address of a member of staff's calendar: only the hash of its token; how often it was opened and when last.
CREATE TABLE auth_feed (
    staff_id {id} PRIMARY KEY REFERENCES staff(id), token_hash {bytes} NOT NULL UNIQUE,
    made_at {text} NOT NULL, opened_at {text}, openings {int} NOT NULL
) {strict};
