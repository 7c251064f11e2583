/* people_card: what the files of this room ask of each other: the card of a person, her family, her spells in projects,
 * the list of a project. Other rooms use people.h. */
#pragma once
#include "auth/viewer.h"
#include "base/none.h"
#include "rooms/people/people.h"

/* Most characters of what the form and the data package both take; of a person they stand in person_fields.h. */
enum { CHILD_NEEDS_MOST = 1000 };

bool people_made_by(struct task *t, int64_t person);
/* Whole months between two days of which only year and month may be known; -1 when the month of birth is not. */
int64_t people_months(struct day born, struct day on);
/* The derived columns, from the names. names: her words as one writes them without joints (oneil, alhassan), the family
 * name first; words: by which she is found, these and their parts (neil, o); sounds: of the words that stand alone;
 * own: the sound of her own name, the first of the given names, and of its first part where it has a joint
 * (Anna-Liisa). */
struct person_derived {
    struct str sort_key, own, own_part;
    struct strs names, words, sounds;
};
struct person_derived people_derive(struct arena *a, struct str given_names, struct str family_name);
/* The words of a text, folded, parted at each joint and blank. */
struct strs people_words_apart(struct arena *a, struct str text);
/* Writes the search words of a person anew, after her names changed. */
void people_name_parts(struct task *t, int64_t person, const struct person_derived *d);
/* The family of a person; made when she has none. */
int64_t people_family(struct task *t, int64_t person);
/* Persons of the project whose name sounds the same, word for word, and who were born in that year (empty: any). */
struct person_briefs people_same_sound(
    struct task *t, int64_t project, struct str names, struct str year, int64_t limit);
struct person_briefs people_same_phone(struct task *t, struct str phone, int64_t limit);

/* ---- how much a viewer sees of a person */

/* NAME: peers, for the register: name, languages, children, safe contact. CARD: who leads her group: the card without
 * identity code, note, counselling and plans. ALL: managers and counsellors of her projects. */
enum person_sight { SIGHT_NONE, SIGHT_NAME, SIGHT_CARD, SIGHT_ALL };
enum person_sight people_sight(struct task *t, int64_t person);

/* ---- the card */

struct person_card {
#define F(column, ...) struct str column;
    PERSON_TEXTS(F)
#undef F
#define F(column, ...) struct day column;
    PERSON_DAYS(F)
#undef F
    int64_t id, family, version;
    struct str call_name, languages, address;
    struct str identity_code, note, contact_when, contact_who, contact_never;
    bool non_disclosure, is_protected;
    struct str reason; /* why facts that a locked period counts are changed; nothing that is stored with it */
    bool hidden;       /* her contact details are left out: show_card must be asked for them */
};
/* The row of the card, with everything: the task holds from now on what non-disclosure hides of her (seen_hidden). */
struct people_card_sql_card_row;
bool people_card_row(struct task *t, int64_t person, struct people_card_sql_card_row *ret_row);
/* As far as the viewer's sight goes. Contact details of a protected person are left out, and `hidden` says so.
 * NOT_FOUND for merged persons and for those the viewer may not see. */
enum outcome people_card(struct task *t, int64_t person, struct person_card *ret_card) MUST_USE;
/* The same with everything that non-disclosure hides; for those directly concerned (SIGHT_CARD and up). A page of it
 * leaves a reveal in the journal. */
enum outcome people_card_open(struct task *t, int64_t person, struct person_card *ret_card) MUST_USE;
/* INVALID: names missing, birth or arrival in the future, no reason ("reason") for what a locked period counts,
 * identity code wrong or of another day of birth, municipality or country unknown. identity_code: empty keeps what is
 * stored, "-" takes it away; kept for viewers without SIGHT_ALL, as the note is. */
enum outcome people_change(struct task *t, int64_t person, int64_t version, const struct person_card *c,
    struct problems *ret_problems) MUST_USE;
enum outcome people_change_contact(
    struct task *t, int64_t person, int64_t version, const struct person_card *c) MUST_USE;
/* What people_create does not ask, in the same transaction. Checks as people_change. */
bool people_complete_new(struct task *t, int64_t person, const struct person_card *c, struct problems *ret_problems);
bool people_check_card(struct task *t, const struct person_card *c, struct problems *ret_problems);

/* ---- for kinds: whoever asks here has asked whether she may; the version moves by one, no journal */
bool people_stored_card(struct task *t, int64_t person, struct person_card *ret_card); /* everything, hidden or not */
/* identity_code empty: what is stored stays. Says nothing to persons_changed(): an import does, when it is done. */
void people_store_card(struct task *t, const struct person_card *was, const struct person_card *c);
/* joined by ';'; how well she knows one that stays is kept. Without a version. */
void people_store_languages(struct task *t, int64_t person, struct str languages);
/* What a locked period counts of these keeps what it was before, with the reason (people_keep_locked). */
void people_keep_languages(struct task *t, int64_t person, struct str before, struct str after, struct str reason);
/* The mark of non-disclosure and what follows from it for her household. Without a version. */
void people_store_mark(struct task *t, int64_t person, int64_t family, bool mark);

/* The Finnish personal identity code: form, calendar, check character, signs of all centuries. *ret_code: upper case.
 */
bool identity_code_read(struct arena *a, struct str typed, struct str *ret_code, struct day *ret_birth);

/* ---- languages: the first of the list is the mother tongue */

struct person_language {
    struct str language, variety, level;
    struct str reason; /* as that of a card */
    bool mother;
};
struct person_languages {
    struct person_language *at;
    size_t n, cap;
};
struct person_languages people_languages(struct task *t, int64_t person);
enum outcome people_put_language(struct task *t, int64_t person, int64_t version, const struct person_language *l,
    struct problems *ret_problems) MUST_USE;
/* INVALID: it is the mother tongue, and a locked period counts it. */
enum outcome people_drop_language(struct task *t, int64_t person, int64_t version, struct str language) MUST_USE;

/* ---- family */

struct family_adult {
    int64_t person;
    struct str name;
    struct day birth;
    bool seen;
};
struct family_adults {
    struct family_adult *at;
    size_t n, cap;
};
struct family_child {
    int64_t id, version, age_months;
    struct str name, care_needs;
    struct day birth_month;
};
struct family_children {
    struct family_child *at;
    size_t n, cap;
};
struct family {
    int64_t id;
    struct family_adults adults;
    struct family_children children;
}; /* adults: without the person herself */
struct family people_family_of(struct task *t, int64_t person);
/* Derives `protected` of every adult of the family anew: one mark covers the household. */
void people_protect_family(struct task *t, int64_t family);
/* The other adult and all of her family move into this one; everybody becomes a parent of all children. */
enum outcome people_join_family(struct task *t, int64_t person, int64_t other) MUST_USE;
/* She lives elsewhere now: the children stay with the others. INVALID: nobody would be left with the children. */
enum outcome people_leave_family(struct task *t, int64_t person, int64_t leaver) MUST_USE;
enum outcome people_change_child(struct task *t, int64_t person, int64_t child, const struct family_child *c,
    struct problems *ret_problems) MUST_USE;
/* A problem at "birth_month" that lies in the future. */
void people_check_child(struct task *t, struct day birth_month, struct problems *ret_problems);
/* INVALID: the child stands in a register of child care. */
enum outcome people_drop_child(struct task *t, int64_t person, int64_t child, int64_t version) MUST_USE;

/* ---- participation */

struct person_spell {
    int64_t id, person, project, version;
    struct day entry_date, unemployed_since, exit_date, exit_status_on, six_month_date;
    struct str entry_status, entry_education, heard_from, exit_status, exit_reason, six_month_status;
    enum yesno entry_in_education, exit_in_education, qualification_gained, six_month_improved;
    struct str reason; /* why facts of a locked period are changed; nothing that is stored with it */
};
struct person_spells {
    struct person_spell *at;
    size_t n, cap;
};
/* Days of all three parts of a participation against each other and today. */
void people_check_spell(struct task *t, const struct person_spell *s, struct problems *ret_problems);
/* The problem of two spells in one project, the earlier of which ended on `until` ("": it goes on). */
void people_say_overlap(struct task *t, struct day until, struct problems *ret_problems);
/* For kinds, as people_store_card: over whatever stands; facts of the first day that were known leave a correction. */
void people_store_spell(struct task *t, const struct person_spell *now, struct str reason);
/* A participation that began by itself, or came with an import (id, project, entry_date, reason): of a locked period it
 * leaves a correction. */
void people_spell_joined(struct task *t, const struct person_spell *s);
struct person_spells people_spells(struct task *t, int64_t person);
enum outcome people_spell(struct task *t, int64_t spell, struct person_spell *ret_spell) MUST_USE;
bool people_may_change_spell(struct task *t, const struct person_spell *s);
/* INVALID: open already in this project, before the end of an earlier spell, or in the future. */
enum outcome people_enter(struct task *t, struct person_spell *s, struct problems *ret_problems) MUST_USE;
/* What was not known may be filled in; what was known changes only with a reason (INVALID at "reason"), which is kept.
 */
enum outcome people_correct_entry(
    struct task *t, const struct person_spell *s, struct str reason, struct problems *ret_problems) MUST_USE;
enum outcome people_exit(struct task *t, const struct person_spell *s, struct problems *ret_problems) MUST_USE;
enum outcome people_six_months(struct task *t, const struct person_spell *s, struct problems *ret_problems) MUST_USE;
/* The same without asking for a right of the viewer, for her own page: `was` is hers (people_spell_of). */
bool people_spell_of(struct task *t, int64_t person, int64_t spell, struct person_spell *ret_spell);
enum outcome people_put_exit(struct task *t, const struct person_spell *was, const struct person_spell *s,
    struct problems *ret_problems) MUST_USE;
enum outcome people_put_six_months(struct task *t, const struct person_spell *was, const struct person_spell *s,
    struct problems *ret_problems) MUST_USE;
struct spell_correction {
    struct str field, before, after, reason;
    struct instant at;
};
struct spell_corrections {
    struct spell_correction *at;
    size_t n, cap;
};
struct spell_corrections people_corrections(struct task *t, int64_t spell);

/* ---- the list of a project */

enum people_show { SHOW_ALL, SHOW_OPEN, SHOW_ENDED, SHOW_LOOSE };
struct people_wish {
    int64_t project, group, after, before;
    enum people_show show;
}; /* after, before: persons at the edge of the page before */
struct people_row {
    int64_t id;
    struct str name, languages;
    struct day birth, entry, exit;
    bool is_protected;
};
struct people_page {
    struct people_row *at;
    size_t n, cap;
    bool more_before, more_after;
};
enum { PEOPLE_PAGE = 25, PEOPLE_COUNT_MOST = 1000, PEOPLE_GROUPS_MOST = 200 };
struct people_page people_page(struct task *t, const struct people_wish *w);
/* Persons of the project; -1: more than PEOPLE_COUNT_MOST. */
int64_t people_count(struct task *t, int64_t project);
