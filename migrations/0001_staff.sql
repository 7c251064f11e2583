-- Staff, their sign-in, and the journal. Tokens, codes and passwords are stored as hashes only; secrets are sealed bytes.

-- The fingerprint of the key file that seals this database; see db/seal.c. At most one row.
CREATE TABLE db_key (id {id} PRIMARY KEY, fingerprint {bytes} NOT NULL) {strict};

CREATE TABLE staff (
    id {id} PRIMARY KEY, source_key {text} NOT NULL,
    name {text} NOT NULL, sort_key {bytes} NOT NULL,
    email {text} NOT NULL UNIQUE,              -- lower case
    role {text} NOT NULL,                      -- role of the house; see auth/viewer.h
    tag {text} NOT NULL,                       -- interface language, '' = as the browser asks
    password_hash {text},                      -- Argon2id, NULL until the one-time link is used
    totp_secret {bytes}, totp_last_step {int} NOT NULL,
    disabled {int} NOT NULL,
    version {int} NOT NULL, import_id {id}, created_at {text} NOT NULL
) {strict};
CREATE INDEX staff_list ON staff(sort_key, id);
CREATE INDEX staff_import ON staff(import_id);

-- Role of a staff member in one project.
CREATE TABLE auth_staff_project (
    staff_id {id} NOT NULL REFERENCES staff(id), project_id {id} NOT NULL, role {text} NOT NULL,
    PRIMARY KEY (staff_id, project_id)
) {strict};
CREATE INDEX auth_staff_project_project ON auth_staff_project(project_id, staff_id);

-- half: the password was right, the second factor is still asked.
CREATE TABLE auth_session (
    id {id} PRIMARY KEY, token_hash {bytes} NOT NULL UNIQUE, staff_id {id} NOT NULL REFERENCES staff(id),
    half {int} NOT NULL, started_at {text} NOT NULL, seen_at {text} NOT NULL
) {strict};
CREATE INDEX auth_session_staff ON auth_session(staff_id);
CREATE INDEX auth_session_seen ON auth_session(seen_at);

-- One-time links: to set a password and a second factor. totp_secret: the one the page offers.
CREATE TABLE auth_link (
    token_hash {bytes} PRIMARY KEY, staff_id {id} NOT NULL REFERENCES staff(id), totp_secret {bytes},
    made_at {text} NOT NULL, until_at {text} NOT NULL, used_at {text}
) {strict};
CREATE INDEX auth_link_staff ON auth_link(staff_id);

CREATE TABLE auth_recovery (
    staff_id {id} NOT NULL REFERENCES staff(id), code_hash {bytes} NOT NULL, used_at {text},
    PRIMARY KEY (staff_id, code_hash)
) {strict};

-- Failed sign-ins. slot: a hash of the account or the address cut to 18 bits, so the table is bounded and names nobody.
CREATE TABLE auth_throttle (
    kind {text} NOT NULL, slot {int} NOT NULL, failures {int} NOT NULL, failed_at {int} NOT NULL,
    PRIMARY KEY (kind, slot)
) {strict};

-- Append-only. hash = keyed BLAKE2b of the row before and this row (auth/journal.c); seq has no gaps.
CREATE TABLE journal (
    seq {id} PRIMARY KEY, at {text} NOT NULL, staff_id {id} NOT NULL, session_id {id} NOT NULL,
    act {text} NOT NULL, what {text} NOT NULL, subject {int} NOT NULL, detail {text} NOT NULL, hash {bytes} NOT NULL
) {strict};
CREATE INDEX journal_staff ON journal(staff_id, seq);
CREATE INDEX journal_subject ON journal(subject, seq);
-- The newest row's number and hash. One row, made by the first writer; each writer holds it locked until its commit.
CREATE TABLE journal_head (id {id} PRIMARY KEY, seq {int} NOT NULL, hash {bytes} NOT NULL) {strict};
