-- The service directory (src/rooms/services/services.h says what each column means): organisations, what they offer and
-- where; texts in as many languages as there are; the record it came from as it came.

CREATE TABLE services_entry (
    id {id} PRIMARY KEY, kind {text} NOT NULL, source {text} NOT NULL, source_key {text} NOT NULL,
    organisation_id {id} REFERENCES services_entry(id),
    name {text} NOT NULL, name_language {text} NOT NULL, sort_key {bytes} NOT NULL, search_key {text} NOT NULL,
    status {text} NOT NULL, channel {text} NOT NULL, cost {text} NOT NULL,
    interpreter {int}, child_friendly {int}, step_free {int}, minimum_age {int}, maximum_age {int},
    street {text} NOT NULL, postcode {text} NOT NULL, city {text} NOT NULL, municipality {text} NOT NULL,
    latitude {int}, longitude {int}, url {text} NOT NULL, email {text} NOT NULL,
    provider_id {id}, owner_id {id}, review_on {text},
    kept {text} NOT NULL, kept_version {int} NOT NULL, changed_at {text} NOT NULL, version {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX services_entry_source ON services_entry(source, kind, source_key);
CREATE INDEX services_entry_sort ON services_entry(kind, status, sort_key, id);
CREATE INDEX services_entry_organisation ON services_entry(organisation_id);
CREATE INDEX services_entry_provider ON services_entry(provider_id);
CREATE INDEX services_entry_review ON services_entry(kind, review_on);

CREATE TABLE services_text (
    entry_id {id} NOT NULL REFERENCES services_entry(id), part {text} NOT NULL, language {text} NOT NULL,
    body {text} NOT NULL,
    PRIMARY KEY (entry_id, part, language)
) {strict};
CREATE TABLE services_language (
    entry_id {id} NOT NULL REFERENCES services_entry(id), language {text} NOT NULL,
    PRIMARY KEY (entry_id, language)
) {strict};
CREATE TABLE services_door (
    entry_id {id} NOT NULL REFERENCES services_entry(id), door {text} NOT NULL,
    PRIMARY KEY (entry_id, door)
) {strict};
CREATE INDEX services_door_door ON services_door(door, entry_id);
CREATE TABLE services_phone (
    entry_id {id} NOT NULL REFERENCES services_entry(id), place {int} NOT NULL, number {text} NOT NULL,
    note {text} NOT NULL,
    PRIMARY KEY (entry_id, place)
) {strict};
CREATE TABLE services_hours (
    entry_id {id} NOT NULL REFERENCES services_entry(id), place {int} NOT NULL, weekday {int},
    first_day {text}, last_day {text}, opens {text}, closes {text},
    PRIMARY KEY (entry_id, place)
) {strict};
CREATE TABLE services_at (
    service_id {id} NOT NULL REFERENCES services_entry(id), place_id {id} NOT NULL REFERENCES services_entry(id),
    PRIMARY KEY (service_id, place_id)
) {strict};
CREATE INDEX services_at_place ON services_at(place_id);

-- A file that somebody wants to bring in, until she has seen what it would do.
CREATE TABLE services_upload (
    id {id} PRIMARY KEY, staff_id {id} NOT NULL, name {text} NOT NULL, language {text} NOT NULL,
    body {bytes} NOT NULL, made_at {text} NOT NULL
) {strict};
