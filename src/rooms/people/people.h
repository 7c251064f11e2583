/* people: the persons the project serves, their families and children, and their participations. Staff are never
 * persons. Knows projects; knows groups only through the view groups_access_facts (who leads whom). */
#pragma once
#include "base/none.h"
#include "base/task.h"
#include "html/html.h"
#include "rooms/person_fields.h"

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

/* May this viewer see this person: manager or counsellor in a project she takes part in (where several organisations
 * see their own persons only: of the one whose group she is in, or whose staff answers for her; rooms/sight.h); leader
 * or peer of a group she is (or was within 60 days) a member of, or waits for; who is responsible for her, or stands
 * in; the program. Coordinators and admins without a project role: never. */
bool people_may_see(struct task *t, int64_t person) MUST_USE;
/* What managers and counsellors may do in a project, may this viewer do it with her? Those of the project; those who
 * see the persons of their organisation only, with these; the program. */
bool people_sees_in(struct task *t, int64_t person, int64_t project) MUST_USE;
/* May this viewer know what is told and planned on her path in this project (needs, talks, plan, referrals): a
 * counsellor of the project in which she takes part; an instructor who leads a group of hers there, or is responsible
 * for her there; the program. Managers see the load without content, peers and coordinators nothing of it. */
bool people_may_counsel(struct task *t, int64_t person, int64_t project) MUST_USE;
/* How long leaders still see who left their group, and whoever wrote a person down sees her; for statements that list
 * persons. */
enum { PEOPLE_LEFT_VISIBLE_DAYS = 60, PEOPLE_MADE_VISIBLE_DAYS = 7 };
/* A phone number of more families than this is nobody's: a school's, an office's, or made up. */
enum { PHONE_FAMILIES_MOST = 3 };
/* Keyed hash of a phone number's digits (leading +358, 00358, 0 and +358 (0) made equal); empty when fewer than 5
 * digits, or when they are what is written where there is no number (0000000000, 123456789). */
struct str people_phone_key(struct task *t, struct str phone);
/* NOT_FOUND, NOT_ALLOWED. A merged person leads to the one who was kept (ret_brief->id tells). */
enum outcome people_brief(struct task *t, int64_t person, struct person_brief *ret_brief) MUST_USE;
/* "Given Family"; for lists the family name is not first: people are called by their names. */
struct str people_name(struct task *t, int64_t person);
struct str people_full_name(struct task *t, struct str given_names, struct str family_name);
/* Do two names sound alike? The own name must, and one more word; or one of the two has no other; or given and family
 * name have changed places. Brothers and sisters share all words but the own name, and are not alike. */
struct person_names {
    struct str given, family;
};
struct name_sounds {
    struct str whole, part;
};
struct name_sounds people_own_sounds(struct task *t, const struct person_names *names); /* of the own name */
enum name_likeness { NAMES_DIFFER, NAMES_ALIKE_AS_FAR_AS_KNOWN, NAMES_ALIKE };
enum name_likeness people_names_alike(struct task *t, const struct person_names *one, const struct person_names *other);

/* Were words, sounds and phone keys of all persons derived by the rules of this program? Else anew, at most `limit`
 * persons after the one given (0: from the first); the last of them, 0 when all are done. */
enum { PEOPLE_RULES = 1 };
bool people_derived(struct task *t);
int64_t people_derive_anew(struct task *t, int64_t after, int64_t limit);

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
 * birth_date, language. */
struct person_new {
    struct str given_names, family_name, gender, language, phone;
    struct day birth, entry;
    struct str heard_from;
    struct str contact_never; /* what must never be done to reach her; may be empty */
    struct str note;
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

/* Locked periods in which something of this file counts: marks, memberships, guidance, first and last days. */
struct locked_period {
    int64_t project;
    struct day from, to;
};
struct locked_periods {
    struct locked_period *at;
    size_t n, cap;
};
struct locked_periods people_locked_periods(struct task *t, int64_t person);

/* What is asked after the end of a spell, for the room that asks. version: of the spell. */
struct person_after {
    int64_t spell, person, project, version;
    struct day exit_date, exit_status_on, six_month_date;
    struct str exit_status, exit_reason, six_month_status;
    enum yesno exit_in_education, qualification_gained, six_month_improved;
    bool had_work; /* when she came */
};
/* False: there is none, or the viewer does not see her card. */
bool people_after(struct task *t, int64_t spell, struct person_after *ret_after);
/* Writes the facts of leaving, or those after six months, as the page of the participation does: CONFLICT over another
 * version; INVALID: too early, in the future, a day missing. The exit day stays. */
enum outcome people_answer(
    struct task *t, const struct person_after *answer, bool six_months, struct problems *ret_problems) MUST_USE;

enum outcome people_add_child(struct task *t, int64_t person, struct str name, struct day birth_month,
    int64_t *ret_child, struct problems *ret_problems) MUST_USE;

/* ---- people_said.c: what whoever made a person wrote of her, and says otherwise before anybody has touched it */
struct person_said {
    struct str given_names, family_name, language, phone, note, contact_never, heard_from;
    struct str children; /* years of birth, apart by blanks */
};
struct person_said_of {
    int64_t person, project, version; /* version: of her file */
};
/* Corrects what differs. CONFLICT: her file has another version or is another one's now, or what would be corrected of
 * her children or of how she heard is not as it was said; who asks lets nothing of it stay. */
enum outcome people_say_anew(struct task *t, const struct person_said_of *whose, const struct person_said *was,
    const struct person_said *now, int64_t *ret_version) MUST_USE;
/* Years of birth of the children of her family, apart by blanks. */
struct str people_children_years(struct task *t, int64_t person);

/* ---- on her own page (people_own.c; people_after.c); the caller knows that it is she */

/* people_after and people_answer of a spell of hers: the same rules, rows and reason, without a right of a viewer. */
bool people_own_after(struct task *t, int64_t person, int64_t spell, struct person_after *ret_after);
enum outcome people_own_answer(struct task *t, int64_t person, const struct person_after *answer, bool six_months,
    struct problems *ret_problems) MUST_USE;

/* What is written about her, one line an event, the newest first, in the words of the task's language. part: what it is
 * filed under (part_name: its name); sight: who knows it, "team", "asks" or "counsel" (people_path_facts). */
struct own_event {
    struct day day;
    struct str part, part_name, sight, title, detail;
};
struct own_events {
    struct own_event *at;
    size_t n, cap;
};
struct own_events people_events_of_herself(struct task *t, int64_t person, int64_t limit);
/* Is it a value that such a field takes? field: call_name, service_language, phone or address; *ret names it. */
bool people_own_fits(struct task *t, struct str field, struct str value, struct problems *ret);
/* Changes that field, and nothing else. NOT_FOUND; INVALID: another field, or a value that does not fit. */
enum outcome people_put_own(
    struct task *t, int64_t person, struct str field, struct str value, struct problems *ret_problems) MUST_USE;

/* ---- two files of one person. Whoever asks has asked whether the viewer sees her whole. */

bool people_sees_whole(struct task *t, int64_t person);
/* Her card, or only her name? */
bool people_sees_card(struct task *t, int64_t person);
/* May the viewer see persons at all, and since when does it count that she wrote one down? For statements that ask
 * people_sight_facts. */
bool people_sees_any(struct task *t);
struct instant people_made_since(struct task *t);
/* All that a file says of the person herself. merged_into: 0, or the file into which this one has gone. */
struct person_file {
#define F(column, ...) struct str column;
    PERSON_TEXTS(F)
#undef F
#define F(column, ...) struct day column;
    PERSON_DAYS(F)
#undef F
    int64_t family, merged_into, version;
    struct str languages, identity_code, note, contact_when, contact_who, contact_never;
    struct day review_on;
    bool non_disclosure, is_protected;
};
bool people_file(struct task *t, int64_t person, struct person_file *ret_file);
int64_t people_version(struct task *t, int64_t person); /* of her file, which is there */
/* Stores it as it stands, over its version, and what follows from it: words of search, keys, order. */
void people_put_file(struct task *t, int64_t person, const struct person_file *f);
/* She has gone into another file, and those that had gone into hers with her; 0: she stands by herself again, they are
 * in hers. merged_into is never a file that itself went into one. */
void people_lose_file(struct task *t, int64_t person, int64_t into);
/* Whether she is protected: by her own mark or one of her household (0: she has none). */
void people_protect(struct task *t, int64_t person, int64_t family);
