-- Joining a group without an account (rooms/sign_up): what a group says of itself to everybody, and who has signed up.

-- One row for a group that was ever opened for joining. Nothing refers to the group: one that an undone import takes
-- away leaves a row that nobody sees. open 0: it is shown nowhere. baby: a baby may come along. offer_days: so long a
-- free place is kept for who waits and is offered it by itself; NULL: workers offer it.
CREATE TABLE sign_up_opening (
    group_id {id} PRIMARY KEY, project_id {id} NOT NULL, open {int} NOT NULL,
    street {text} NOT NULL, phone {text} NOT NULL, led_by {text} NOT NULL, step_free {int}, baby {int},
    offer_days {int},
    version {int} NOT NULL, changed_at {text} NOT NULL
) {strict};
CREATE INDEX sign_up_opening_open ON sign_up_opening(group_id) WHERE open = 1;
-- How to get there, in each language in which somebody wrote it.
CREATE TABLE sign_up_way (
    group_id {id} NOT NULL REFERENCES sign_up_opening(group_id), tag {text} NOT NULL, way {text} NOT NULL,
    PRIMARY KEY (group_id, tag)
) {strict};

-- One who signs up. state: draft (she is still answering), new (sent, waits for a worker), taken (a new person), known
-- (somebody who has a file), refused.
-- browser: keyed hash of the browser's cookie: of a draft, whose it is; of one that was sent, for an hour, so that a
--   double tap is known. friend_name, friend_phone: of a draft; sent, the friend has a row of her own, with brought_by.
-- children: years of birth, apart by blanks. said_in: the language she read. place: where it came from as a number of
--   few bits, for an hour.
CREATE TABLE sign_up_entry (
    id {id} PRIMARY KEY, group_id {id} NOT NULL, project_id {id} NOT NULL, state {text} NOT NULL,
    browser {text}, name {bytes}, phone {bytes}, language {text} NOT NULL, children {text} NOT NULL,
    friend_name {bytes}, friend_phone {bytes}, heard {text} NOT NULL, wish {bytes}, said_in {text} NOT NULL,
    brought_by {id} REFERENCES sign_up_entry(id), place {int}, saved_at {text} NOT NULL, sent_at {text},
    person_id {id}, decided_by {id}, decided_at {text}, reason {text} NOT NULL, version {int} NOT NULL
) {strict};
CREATE UNIQUE INDEX sign_up_entry_draft ON sign_up_entry(browser, group_id) WHERE state = 'draft';
CREATE INDEX sign_up_entry_new ON sign_up_entry(project_id, sent_at, id) WHERE state = 'new';
CREATE INDEX sign_up_entry_decided ON sign_up_entry(project_id, decided_at, id) WHERE decided_at IS NOT NULL;
CREATE INDEX sign_up_entry_saved ON sign_up_entry(saved_at);
CREATE INDEX sign_up_entry_brought ON sign_up_entry(brought_by);
CREATE INDEX sign_up_entry_person ON sign_up_entry(person_id);

-- Who said no to a place she was offered: for some days it is not offered to her again by itself.
CREATE TABLE sign_up_declined (membership_id {id} PRIMARY KEY, declined_on {text} NOT NULL) {strict};

-- Whose row the photo of a door is.
CREATE VIEW sign_up_row_facts AS SELECT group_id AS id FROM sign_up_opening;

-- What a group's own row says to everybody when the group is open.
CREATE VIEW groups_open_facts AS
    SELECT id AS group_id, project_id, name, sort_key, language, kind, venue, municipality, area, starts_on, ends_on,
        weekday || coalesce(';' || more_weekdays, '') AS weekdays, start_time, end_time, every_weeks, capacity,
        child_care_places, merged_into, merged_on
    FROM groups_group;
-- Offers that stand, of whom.
CREATE VIEW groups_offer_facts AS
    SELECT id AS membership_id, group_id, person_id, offered_until, version FROM groups_membership
    WHERE state = 'waiting' AND offered_until IS NOT NULL;
-- Who was brought by whom: persons who were taken in. For whoever counts how people find the groups.
CREATE VIEW sign_up_brought_facts AS
    SELECT e.project_id, e.group_id, e.person_id, b.person_id AS brought_by_id, e.heard, e.sent_at
    FROM sign_up_entry e LEFT JOIN sign_up_entry b ON b.id = e.brought_by
    WHERE e.state IN ('taken', 'known');
