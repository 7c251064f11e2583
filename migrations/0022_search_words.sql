-- The words a member of staff searched for last, sealed: names stand in no address and no browser history.
CREATE TABLE people_search_words (staff_id {id} PRIMARY KEY REFERENCES staff(id), words {bytes} NOT NULL) {strict};
