/* sign_up_card: what the files of this room ask of each other; other rooms use sign_up.h. */
#pragma once
#include "base/by_name.h"
#include "html/form.h"
#include "rooms/files/files.h"
#include "rooms/people/people.h"
#include "rooms/sign_up/sign_up.h"

extern const struct codes CODES_sign_up_heard;   /* how she heard of the group */
extern const struct codes CODES_sign_up_reason;  /* why somebody is turned away */
extern const struct codes CODES_sign_up_contact; /* how it is safe to reach who was met */

enum { SIGN_UP_NAME_MOST = 120, SIGN_UP_WISH_MOST = 500, SIGN_UP_CHILDREN_MOST = 12, SIGN_UP_CODE_MOST = 12 };

/* ---- sign_up.c: the card of a group, for who leads it. version 0: nothing was ever written. */
struct sign_up_card {
    struct sign_up_opening o;
    int64_t version;
    bool shielded; /* somebody in it is under non-disclosure: nobody finds it, open or not */
};
enum outcome sign_up_card(struct task *t, int64_t group, struct sign_up_card *ret_card) MUST_USE;
/* How to get there, in the task's language, else in Finnish, else in any; *ret_lang: in which. */
struct str sign_up_way(struct task *t, int64_t group, const struct lang **ret_lang);

/* ---- sign_up_door.c: the photo of the door. put: INVALID: no picture, or it says not what it shows; it takes the
 * place of the one before. NOT_FOUND also when the card was never written. */
bool sign_up_door(struct task *t, int64_t group, struct file *ret_file);
/* The same for who puts it up, also when it is taken down (files.h: hidden): it is removed there. */
bool sign_up_door_put_up(struct task *t, int64_t group, struct file *ret_file);
bool sign_up_door_shown(struct task *t, int64_t group, int64_t file, struct file *ret_file);
enum outcome sign_up_door_put(
    struct task *t, int64_t group, const struct file_wish *chosen, struct problems *ret_problems) MUST_USE;
enum outcome sign_up_door_drop(struct task *t, int64_t group) MUST_USE;

/* ---- sign_up_offer.c: of one group, of all of them; how many offers were made */
int64_t sign_up_offer_places(struct task *t, int64_t group);
int64_t sign_up_offer_all(struct task *t);
void sign_up_forget_declined(struct task *t, struct day before);
bool sign_up_offering(struct task *t); /* does anybody wait where places are offered? */

/* ---- sign_up_said.c: the answers of who signs up, kept on the way for one browser. Texts as she typed them. */
/* Nothing said yet: all empty. What she reads is her own: no look is written. */
struct sign_up_said sign_up_said(struct task *t, struct str browser, int64_t group);
void sign_up_unsay(struct task *t, struct str browser, int64_t group);
/* Problems at the names of the members above. */
void sign_up_check(struct task *t, const struct sign_up_said *said, struct problems *ret_problems);
/* "2022, 3" in 2026 to the years 2022 and 2023, at most SIGN_UP_CHILDREN_MOST; of a day or month of birth ("1.5.2024")
 * the year, "8 kk" the year of eight months ago, "ei" nobody. False: it is something else. */
struct sign_up_years {
    int64_t at[SIGN_UP_CHILDREN_MOST];
    size_t n;
};
bool sign_up_years(struct task *t, struct str typed, struct sign_up_years *ret_years);
/* The same as a text: "2022 2023"; empty when it is something else. */
struct str sign_up_joined_years(struct task *t, struct str typed);
bool sign_up_just_sent(struct task *t, struct str browser, int64_t group);

/* ---- sign_up_proof.c: what somebody shows while sign-ups come too fast */
enum { SIGN_UP_PROOF_BITS = 16 };
struct sign_up_shown {
    struct str challenge, answer; /* as the browser sent them */
};
/* The challenge (the puzzle of static/proof.js is its last part), and in how many seconds it lets go on who has no
 * script. */
struct sign_up_proof {
    struct str challenge;
    int64_t seconds;
};
/* Counts one sending. True: it is not taken; she shows *ret_asked first. */
bool sign_up_must_prove(
    struct task *t, struct sign_up_from from, struct sign_up_shown shown, struct sign_up_proof *ret_asked) MUST_USE;

/* ---- sign_up_come.c: who has signed up, for workers who may take her in: who leads or manages the group */
struct sign_up_entry {
    int64_t id, group, project, version, brought_by, person, decided_by, written_by; /* group 0: none yet */
    struct str state, name, phone, language, children, heard, wish, said_in, reason, met_at, contact;
    struct str came_from; /* the code of the poster that led here; "": not known */
    struct instant sent_at, decided_at;
};
struct sign_up_entries {
    struct sign_up_entry *at;
    size_t n, cap;
    bool more;
};
/* project 0: all own ones. decided: what was decided last, else who waits. */
struct sign_up_entries sign_up_entries(struct task *t, int64_t project, bool decided, size_t limit);
/* Also for whoever wrote it down, as long as she works there. */
enum outcome sign_up_entry(struct task *t, int64_t entry, struct sign_up_entry *ret_entry) MUST_USE;
bool sign_up_may_decide(struct task *t, int64_t entry);                      /* takes her in, or turns her away */
struct str sign_up_came_from(struct task *t, const struct sign_up_entry *e); /* what its place is called; "" */
struct sign_up_entries sign_up_brought(struct task *t, const struct sign_up_entry *e);
/* Persons of the project, as far as the viewer sees them, who have the telephone number or the name: she may be one of
 * them. Who decides is a worker. */
struct person_briefs sign_up_like(struct task *t, const struct sign_up_entry *e);
/* Is there another who waits with the same number? */
bool sign_up_twice(struct task *t, const struct sign_up_entries *all, const struct sign_up_entry *e);
/* person 0: a new one, by these names. wait: into the waiting list of the group, else she is a member from today. */
struct sign_up_taking {
    int64_t person;
    struct str given, family;
    bool wait;
    bool met; /* by somebody who need not lead the group: see sign_up_place_met */
} ONLY_BY_NAME;
/* The person, her family and children, her participation and her place: all of it or nothing. CONFLICT: it is decided
 * already. NOT_ALLOWED: she may not see the person. INVALID: no name, or the group takes nobody (problem at ""). */
enum outcome sign_up_take(struct task *t, int64_t entry, int64_t version, const struct sign_up_taking *how,
    int64_t *ret_person, struct problems *ret_problems) MUST_USE;
/* No place is free that nobody waits for: then she waits, too. */
bool sign_up_waits(struct task *t, int64_t group);
/* For whom a worker met: a place where she leads or manages the group and one is free, else the end of its list; group
 * 0: nothing. INVALID: the group goes on in another one (problem at "group"). */
enum outcome sign_up_place_met(struct task *t, int64_t group, int64_t person, struct problems *ret_problems) MUST_USE;
/* Takes in as a new person whom the viewer has just written down; names: as they are parted. */
enum outcome sign_up_take_met(struct task *t, int64_t entry, const struct person_names *names, int64_t *ret_person,
    struct problems *ret_problems) MUST_USE;
struct str sign_up_heard_from(const struct sign_up_entry *e); /* as the file of a person says it */
/* What is too old goes, in a write transaction: where it came from after an hour, answers that were never sent after a
 * day, who was never taken in after settings.sign_up_days, with the words of who was. */
void sign_up_sweep(struct task *t);
/* reason: of CODES_sign_up_reason. */
enum outcome sign_up_refuse(struct task *t, int64_t entry, int64_t version, struct str reason) MUST_USE;
/* Who was turned away waits again. */
enum outcome sign_up_back(struct task *t, int64_t entry, int64_t version) MUST_USE;

/* ---- sign_up_met.c: somebody whom a worker met and signs up: a person at once (sign_up_arrive.c). number: made by her
 * device, "" when it made none: the same number again is the same person, and other words correct what it said.
 * project: where group is 0 (none yet). written_at: when it was written down, "": now. outreach: the place of outreach
 * where they met, 0: none; one of another project is left out. All texts are trimmed. */
enum { SIGN_UP_MET_MOST = 200 }; /* so many of hers may wait or come in a day */
struct sign_up_met {
    struct str number, name, phone, language, children, heard, note, met_at, contact;
    int64_t group, project, outreach;
    struct instant written_at;
} ONLY_BY_NAME;
/* INVALID: problems at the names of the members. NOT_ALLOWED: she works in no such project. CONFLICT: it was sent
 * before, with other words, and somebody has decided about it, or changed the person, since (problem at "");
 * *ret_entry: what was sent before. */
enum outcome sign_up_meet(
    struct task *t, const struct sign_up_met *met, int64_t *ret_entry, struct problems *ret_problems) MUST_USE;

/* ---- sign_up_arrive.c: who was met becomes a person, with her family and her place; what of her is there already */
/* Makes her, by the name that was written; who asks has just written the row. */
enum outcome sign_up_arrive(struct task *t, int64_t entry, struct str name, struct problems *ret_problems) MUST_USE;
/* The person says what `now` says instead of what `was` says, both of one project; *ret_version: of her file then.
 * CONFLICT: somebody has changed her since it was `version`, or given her another place. */
struct sign_up_again {
    const struct sign_up_entry *was, *now;
    int64_t version;
} ONLY_BY_NAME;
enum outcome sign_up_arrive_again(
    struct task *t, const struct sign_up_again *again, int64_t *ret_version, struct problems *ret_problems) MUST_USE;
/* Files that may be hers, of which the viewer may see both; nobody who is under non-disclosure. */
struct person_briefs sign_up_alike(struct task *t, int64_t person);
/* What stands in her file now, for a viewer to whom nothing of it is hidden; false: there is nothing to be shown. */
struct sign_up_stands {
    int64_t person;
    struct str name, phone, language, children, never;
};
bool sign_up_stands(struct task *t, int64_t person, struct sign_up_stands *ret_stands);
/* Groups she may be signed up for: one's own, and those that are open to everybody. */
struct sign_up_choice {
    int64_t group, project;
    struct str name;
};
struct sign_up_choices {
    struct sign_up_choice *at;
    size_t n, cap;
};
struct sign_up_choices sign_up_choices(struct task *t);
/* Places of outreach of a project; group: the place. */
struct sign_up_choices sign_up_met_places(struct task *t, int64_t project);
/* What her file says must never be done, by how it is safe to reach her; "" when all is safe. */
struct str sign_up_never(struct task *t, struct str contact);
/* What happens next, ended by NULL: for who is on the waiting list, or for who has a place. */
const char *const *sign_up_next(bool waits);
