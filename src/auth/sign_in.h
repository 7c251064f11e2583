/* sign_in: from nobody to a viewer: password, second factor (for all but those who are peers in the house and in every
 * project), one-time link, demonstration. Called inside the write
 * transaction of a POST; what takes long (Argon2id) is done between two transactions, so that nobody waits for it. */
#pragma once
#include "auth/viewer.h"

enum sign_in {
    SIGN_IN_DONE, /* *ret_token is the session's */
    SIGN_IN_CODE, /* password right; *ret_token is a half session: ask the second factor */
    SIGN_IN_WRONG,
    SIGN_IN_WAIT, /* *ret_wait seconds */
    SIGN_IN_GONE, /* the half session is over: begin again */
    SIGN_IN_LINK, /* the role needs a second factor and there is none: a new one-time link is needed */
};
struct sign_in_result {
    enum sign_in how;
    struct str token;
    int64_t wait;
};
struct str email_folded(struct task *t, struct str email); /* trimmed, lower case: as stored */

MUST_USE struct sign_in_result sign_in_password(
    struct task *t, struct str email, struct str password, struct str address);
/* code: six digits, or a recovery code. */
MUST_USE struct sign_in_result sign_in_code(struct task *t, struct str half_token, struct str code, struct str address);
/* The first staff member with the role; only in a demonstration database, else SIGN_IN_WRONG. */
MUST_USE struct sign_in_result sign_in_demo(struct task *t, enum role role);
bool sign_in_is_demo(struct task *t);
/* A parent whose own page the demonstration opens: mother_so, mother_ar, father_ar. 0: there is none, or it is none. */
int64_t sign_in_demo_parent(struct task *t, struct str which);
/* Ends the viewer's session; every session of the viewer. */
void sign_out(struct task *t);
void sign_out_everywhere(struct task *t);

/* ---- one-time links */
enum { LINK_DAYS = 7 };
/* A new link for the staff member; older ones die. The token goes into /welcome?link=TOKEN. */
struct str link_make(struct task *t, int64_t staff);
/* The whole address of a path of ours, for what leaves the program: settings.public_address, else where a server of
 * this database answered last. Never what a browser says (Host): a link opens an account. */
struct str link_address(struct task *t, struct str path);
void link_server(struct task *t, struct str address); /* in a write transaction: "127.0.0.1:8080" answers */
struct link {
    int64_t staff;
    struct str name, email;
    bool needs_code;
    struct str totp_secret;
};
/* False when there is none, it was used, or its days are over. */
bool link_find(struct task *t, struct str token, struct link *ret_link);
struct recovery_codes {
    struct str code[8];
    size_t n;
};
/* Sets password and second factor and signs in. INVALID: the code does not fit (or it takes a code and none is given).
 * NOT_FOUND: the link is used or over. The password must have passed password_weakness. */
MUST_USE enum outcome link_use(struct task *t, struct str token, struct str password, struct str code,
    struct str *ret_session, struct recovery_codes *ret_codes);
/* Changes the viewer's own password; other sessions end. DONE, WRONG (the old one is not right) or WAIT; no token. */
MUST_USE struct sign_in_result password_change(struct task *t, struct str old, struct str fresh);
