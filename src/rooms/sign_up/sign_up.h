/* sign_up: groups that somebody can find and join without an account: what a group says of itself to everybody, the
 * answers of who signs up, the list of workers who take her in. Knows groups and people. Who is under non-disclosure
 * hides the group she is in: it is found by nobody here. */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "lang/lang.h"
#include "rooms/public_place.h"
#include "rooms/read_aloud/read_aloud.h"

/* A group open for joining, as everybody sees it. places: those nobody has and nobody waits for; INT_NONE: not limited.
 * weekdays: codes joined by ';'. next: of its next session; "": none is planned. care: there is child care. */
struct sign_up_group {
    int64_t id, project, every_weeks, places;
    struct str name, language, kind, venue, municipality, area, weekdays, street, phone, led_by;
    struct day starts_on, ends_on, next;
    struct clock start, end;
    enum yesno step_free, baby;
    bool care;
    struct instant changed_at;
};
struct sign_up_groups {
    struct sign_up_group *at;
    size_t n, cap;
};
/* In the order of their names. */
struct sign_up_groups sign_up_groups(struct task *t);
/* NOT_FOUND: there is none, or it is not open. */
enum outcome sign_up_group(struct task *t, int64_t group, struct sign_up_group *ret_group) MUST_USE;

/* A telephone number of a project that has open groups; projects in the order of their names. */
struct sign_up_phone {
    int64_t project;
    struct str project_name, phone;
};
struct sign_up_phones {
    struct sign_up_phone *at;
    size_t n, cap;
};
struct sign_up_phones sign_up_phones(struct task *t, const struct sign_up_groups *groups);

/* What this is, in short sentences, each with the code of its picture: the story of the first page. And what follows
 * when somebody has signed up. */
struct sign_up_scene {
    struct str picture, words;
};
struct sign_up_scenes {
    struct sign_up_scene *at;
    size_t n, cap;
};
struct sign_up_scenes sign_up_scenes(struct task *t);
struct str sign_up_story_spoken(struct task *t, const struct lang *l);
void sign_up_aloud(struct task *t, const struct lang *l, struct aloud_texts *list);

/* How many wait whom this viewer may take in. One statement, and one for each group that she may lead. */
int64_t sign_up_count(struct task *t);

/* Somebody who has signed up and was not taken in, for who may take her in. NOT_FOUND also: she was. */
struct sign_up_who {
    int64_t id, project;
    struct str name;
};
enum outcome sign_up_who(struct task *t, int64_t sign_up, struct sign_up_who *ret_who) MUST_USE;
/* The same for whoever has something to do with her; who asks has found out that it is so. */
enum outcome sign_up_called(struct task *t, int64_t sign_up, struct sign_up_who *ret_who) MUST_USE;

/* Open groups as lists of addresses know them (public_pages.h). */
struct public_places sign_up_places(struct task *t, int64_t after, int64_t limit);
const char *sign_up_door_ending(struct task *t, const int64_t *ids); /* photos of doors */

/* Opens a group for joining, for who makes a demonstration: as its leader would. */
struct sign_up_opening {
    bool open;
    struct str street, phone, led_by;
    enum yesno step_free, baby;
    int64_t offer_days;      /* so long a free place is kept for who waits; INT_NONE: workers offer it */
    struct str way[LANG__N]; /* how to get there, in each language */
};
/* CONFLICT: somebody changed it since `version` (0: it was never opened). INVALID: open without a telephone number. */
enum outcome sign_up_open(struct task *t, int64_t group, int64_t version, const struct sign_up_opening *o,
    struct problems *ret_problems) MUST_USE;

/* Answers of who signs up, as they were typed (sign_up_said.c). browser: who keys them; place: where they come from
 * (req_household). */
struct sign_up_said {
    struct str name, phone, language, children, friend_name, friend_phone, heard, wish;
    struct str code; /* of the poster that led here (outreach.h); "": of none that is known */
};
struct sign_up_from {
    struct str browser, place;
    int64_t group;
};
/* Keeps them for her. NOT_FOUND: the group is not open. NOT_ALLOWED: too many begin to sign up from there, or at all.
 */
enum outcome sign_up_say(struct task *t, struct sign_up_from from, const struct sign_up_said *said) MUST_USE;
/* She sends it: a row for her, and one for the friend she brings. DONE also when this browser has just sent it.
 * INVALID: something is wrong with it; otherwise as sign_up_say. */
enum outcome sign_up_send(struct task *t, struct sign_up_from from, struct problems *ret_problems) MUST_USE;

/* Offers of places that somebody may say yes to today, and her answer by her own link: a member, or at the end of the
 * list; the next one is offered what she leaves. NOT_FOUND: it is not hers, or its day has passed. */
struct sign_up_offer {
    int64_t membership, group, version;
    struct str group_name;
    struct day until;
    bool with_friend; /* who signed up together with her is offered one there, too */
};
struct sign_up_offers {
    struct sign_up_offer *at;
    size_t n, cap;
};
struct sign_up_offers sign_up_offers(struct task *t, int64_t person);
enum outcome sign_up_answer_offer(struct task *t, int64_t person, int64_t membership, bool yes) MUST_USE;
/* Free places go to who waits; what is too old goes. By the server, now and then; in how many seconds it wants to be
 * asked again. */
int64_t sign_up_often(struct task *t);
/* The photo of a group's door is given to nobody any more, or again (rooms/pictures.h). */
void sign_up_picture_changed(struct task *t, int64_t group);
