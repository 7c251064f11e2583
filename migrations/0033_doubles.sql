-- What the room of doubles knows of persons and of staff, and what people know of merges.

CREATE VIEW people_name_facts AS
    SELECT id AS person_id, given_names, family_name, birth_date, phone_key, merged_into FROM people_person;
CREATE VIEW people_sound_facts AS SELECT person_id, part FROM people_name_part WHERE kind = 's';
CREATE VIEW staff_name_facts AS SELECT id AS staff_id, name FROM staff;
CREATE VIEW doubles_merge_facts AS SELECT kept_id, lost_id FROM people_merge WHERE undone_at IS NULL;
