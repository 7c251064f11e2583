-- Own links: with which a person opens her own page on her phone, without an account. Only the digest of a key is kept.
-- passing: made for one message, beside the link that a worker has given her. The PIN belongs to the person; an opening
-- says that it was right in a browser, until then.
CREATE TABLE own_links_link (
    id {id} PRIMARY KEY, person_id {id} NOT NULL REFERENCES people_person(id), key_hash {bytes} NOT NULL UNIQUE,
    passing {int} NOT NULL, made_at {text} NOT NULL, made_by {id}, expires_at {text} NOT NULL
) {strict};
CREATE INDEX own_links_link_person ON own_links_link(person_id);
CREATE TABLE own_links_pin (
    person_id {id} PRIMARY KEY REFERENCES people_person(id), pin_hash {text} NOT NULL, set_at {text} NOT NULL
) {strict};
CREATE TABLE own_links_opening (
    token_hash {bytes} PRIMARY KEY, person_id {id} NOT NULL REFERENCES people_person(id), until_at {text} NOT NULL
) {strict};
CREATE INDEX own_links_opening_person ON own_links_opening(person_id);
-- When the person herself has looked at her page: nobody of the staff did.
CREATE VIEW journal_own_page_facts AS
    SELECT seq, subject AS person_id, at FROM journal WHERE act = 'look' AND what = 'own_page' AND staff_id = 0;
