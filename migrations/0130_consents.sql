-- What a person agreed to beside what her story or a referral says: purpose is photo or contact, version that of the text
-- that she read (rooms/consents). A row for each yes; withdrawn_on: when she took it back. In no package.
CREATE TABLE consents_consent (
    id {id} PRIMARY KEY, person_id {id} NOT NULL REFERENCES people_person(id), purpose {text} NOT NULL,
    version {int} NOT NULL, given_on {text} NOT NULL, withdrawn_on {text}
) {strict};
CREATE INDEX consents_consent_person ON consents_consent(person_id, purpose);
