-- Staff on the move: somebody whom a worker met is signed up on the spot, also without a connection.

-- written_by: the member of staff; NULL: the parent signed up herself. number: made by her device, so that what is sent
-- twice is written once. met_at: where they met, in the worker's words. contact: of CODES_sign_up_contact, how it is
-- safe to reach her; '' or NULL: it was not said. Of such a row group_id 0 means: no group yet; wish holds the worker's
-- note; sent_at is when it was written down, saved_at when it arrived.
ALTER TABLE sign_up_entry ADD COLUMN written_by {id};
ALTER TABLE sign_up_entry ADD COLUMN number {text};
ALTER TABLE sign_up_entry ADD COLUMN met_at {bytes};
ALTER TABLE sign_up_entry ADD COLUMN contact {text};
CREATE INDEX sign_up_entry_written ON sign_up_entry(written_by) WHERE written_by IS NOT NULL;
CREATE UNIQUE INDEX sign_up_entry_number ON sign_up_entry(written_by, number) WHERE number IS NOT NULL;

-- What a device has sent of contacts, by its own number: the same number again is the same contact.
CREATE TABLE contacts_sent (
    staff_id {id} NOT NULL, number {text} NOT NULL, contact_id {id} NOT NULL, sent_at {text} NOT NULL,
    PRIMARY KEY (staff_id, number)
) {keyed};
CREATE INDEX contacts_sent_at ON contacts_sent(sent_at);
