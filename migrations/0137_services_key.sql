-- What a search by words goes through. In services_entry each row bears the record it came from, and few go on a page
-- of the file.
CREATE TABLE services_key (
    entry_id {id} PRIMARY KEY REFERENCES services_entry(id), search_key {text} NOT NULL
) {strict};
INSERT INTO services_key (entry_id, search_key) SELECT id, search_key FROM services_entry WHERE kind = 'service';
