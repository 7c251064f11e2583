/* own_links: the secret link with which one person opens her own page (rooms/own_page), without an account and without
 * a password. Whoever holds the key is taken for her: so only its digest is kept, it ends, a worker withdraws it, and a
 * PIN may stand before the page where a phone is shared. Knows people; no pages.
 *
 * A link is given by a worker who sees the person's card; a new one ends all that were before, and the PIN with them.
 * A passing link is made beside it, for one message or letter, and lives for some days.
 * Who is under non-disclosure (DOMAIN.md 8.3: no way may lead to where she is) has a link only with a PIN, so that
 * somebody who finds the phone or reads the message does not read her page; what her page then leaves out is that
 * room's. Two files that were merged: the key of the one that went into the other opens nothing while it is so, for
 * nobody has asked its holder whether she is the same; the key of the kept file stays. Parted, both open again. */
#pragma once
#include "base/task.h"
#include "lang/lang.h"

enum {
    OWN_LINK_DAYS = 365,
    OWN_LINK_PASSING_DAYS = 30,
    OWN_PIN_LEAST = 4,
    OWN_PIN_MOST = 8,
    OWN_PIN_MINUTES = 60, /* so long a browser is not asked again */
    OWN_KEY_LETTERS = 26  /* 130 random bits, in letters that no phone cuts off and nobody mixes up */
};

/* Gives her a link: *ret_key goes into own_links_address(), is shown once and kept nowhere. pin: "" none, else digits
 * (Arabic ones too). Ends the links, the PIN and the openings that were. NOT_FOUND: no such person, or merged into
 * another. NOT_ALLOWED: the viewer does not see her card. INVALID: *ret names pin: too short, too easy, or missing
 * though she is protected. With a PIN it commits what was written before (hashing takes long). */
enum outcome own_links_make(
    struct task *t, int64_t person, struct str pin, struct str *ret_key, struct problems *ret) MUST_USE;
/* A passing link for who sends her something. INVALID: she is protected and has no PIN, so none may be sent. No
 * journal: what was sent is written by who sends. */
enum outcome own_links_pass(struct task *t, int64_t person, struct str *ret_key) MUST_USE;
/* The whole address of her page for a key: "https://house.example/my?link=KEY". */
struct str own_links_address(struct task *t, struct str key);
/* All of them end at once, with the PIN. NOT_FOUND: she had none. */
enum outcome own_links_withdraw(struct task *t, int64_t person) MUST_USE;
/* The links of persons whom an import brought, before they go with it. */
void own_links_drop(struct task *t, int64_t import);

/* What a worker sees of it. False: there is none that works. made, expires: of the one that she was given, or of the
 * newest passing one. opened: the day on which her page was last opened by a link; not the hour, which would tell
 * whose vote or note has just come. */
struct own_link {
    struct instant made, expires;
    struct day opened;
    struct str made_by; /* name of a worker; "" = the program */
    bool has_pin;
};
bool own_links_of(struct task *t, int64_t person, struct own_link *ret_link);

/* ---- the person's side: no right of a viewer is asked, the key is the right */

/* The Finnish that stands beside the task's language on pages of her own (r->beside of web/req.h), where she wants it
 * (rooms/own_page). NULL: not, or the page is in Finnish. */
const struct lang *own_links_beside(struct task *t, int64_t person);

/* PIN: it is hers, and the PIN was not given in this browser, or too long ago. */
enum own_way { OWN_WAY_UNKNOWN, OWN_WAY_PIN, OWN_WAY_OPEN };
struct own_holder {
    int64_t person, link;
    bool is_protected, has_pin;
    struct instant expires;
};
/* proof: a key, or KEY.TOKEN as own_links_give_pin() has made it. *ret_holder is set unless it is UNKNOWN. */
enum own_way own_links_find(struct task *t, struct str proof, struct own_holder *ret_holder);
/* The PIN for the page of that proof. household: where it is typed (req_household), to slow down who tries.
 * DONE: *ret_proof takes the place of proof. INVALID: wrong, which is counted (the write must be kept). CONFLICT: she
 * has to wait, *ret_wait seconds. NOT_FOUND: the link is over. Commits what was written before. */
struct own_pin {
    struct str proof, pin, household;
};
enum outcome own_links_give_pin(
    struct task *t, const struct own_pin *given, struct str *ret_proof, int64_t *ret_wait) MUST_USE;
