/* people: the persons the project serves, their families and children, and their participations. Staff are never
 * persons. Knows projects; knows groups only through the view groups_access_facts (who leads whom). */
#pragma once
#include "base/task.h"
#include "html/html.h"

/* A person as other rooms show her: one line. */
struct person_brief {
    int64_t id;
    struct str name;
    struct day birth;
    struct str gender, languages;
    bool is_protected;
};
struct person_briefs {
    struct person_brief *at;
    size_t n, cap;
    bool more;
}; /* more: a search found more than it gives */

/* May this viewer see this person: manager or counsellor in a project she takes part in; leader or peer of a group
 * she is (or was within 60 days) a member of, or waits for; the program. Coordinators and admins without a project
 * role: never. */
bool people_may_see(struct task *t, int64_t person) MUST_USE;
/* How long leaders still see who left their group, and whoever wrote a person down sees her; for statements that list
 * persons. */
enum { PEOPLE_LEFT_VISIBLE_DAYS = 60, PEOPLE_MADE_VISIBLE_DAYS = 7 };
/* NOT_FOUND, NOT_ALLOWED. A merged person leads to the one who was kept (ret_brief->id tells). */
enum outcome people_brief(struct task *t, int64_t person, struct person_brief *ret_brief) MUST_USE;
/* "Given Family"; for lists the family name is not first: people are called by their names. */
struct str people_name(struct task *t, int64_t person);
struct str people_full_name(struct task *t, struct str given_names, struct str family_name);

/* Search within what the viewer may see in the project: words in any order as beginnings of names, spelling variants,
 * phone digits, birth year. At most `limit`, best first. Used by search-or-create everywhere. */
struct person_briefs people_search(struct task *t, int64_t project, struct str words, int64_t limit);
/* Words of a search that found nobody, as a new person's: a year of birth, phone digits, and names, of which the last
 * word is the family's when there are several. Empty what the words do not say. */
struct person_guess {
    struct str given_names, family_name, year, phone;
};
struct person_guess people_guess(struct task *t, struct str words);

/* The least that makes a person: created only after a search was shown (the caller's page does that). Also opens a
 * participation in `project` from `entry` (heard_from may be empty). INVALID: *ret_problems names given_names,
 * birth_date, language. The new person and possible doubles are compared after the save (people_double). */
struct person_new {
    struct str given_names, family_name, gender, language, phone;
    struct day birth, entry;
    struct str heard_from;
};
enum outcome people_create(struct task *t, int64_t project, const struct person_new *p, int64_t *ret_person,
    struct problems *ret_problems) MUST_USE;
/* Makes the person, or finds the one who is known already: exactly one file of the project has all the words of the
 * name and the birth (as far as both know it) or the phone. *ret_known: found, nothing was made. She may belong to
 * groups that the viewer does not see; nothing of her is told. Who is under non-disclosure and not the viewer's is
 * never found. */
enum outcome people_meet(struct task *t, int64_t project, const struct person_new *p, int64_t *ret_person,
    bool *ret_known, struct problems *ret_problems) MUST_USE;
/* Opens a participation from `day` if none is open there. */
void people_join_project(struct task *t, int64_t person, int64_t project, struct day day);

enum outcome people_add_child(struct task *t, int64_t person, struct str name, struct day birth_month,
    int64_t *ret_child, struct problems *ret_problems) MUST_USE;

/* What other ways of making persons (import, demo) need: the derived columns, from the names. */
struct person_derived {
    struct str sort_key;
    struct strs words, sounds;
};
struct person_derived people_derive(struct arena *a, struct str given_names, struct str family_name);
/* Keyed hash of a phone number's digits (leading +358/00358/0 made equal); empty when fewer than 5 digits. */
struct str people_phone_key(struct task *t, struct str phone);

/* Looks for other files of the same person, after one was made or its names, birth or phone changed; the newest of a
 * project after an import. */
void people_doubles_compare(struct task *t, int64_t person);
void people_doubles_scan(struct task *t, int64_t project, int64_t limit);
