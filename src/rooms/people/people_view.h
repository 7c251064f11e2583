/* people_view: what the pages of people show, and their forms. */
#pragma once
#include "rooms/codes.h"
#include "rooms/parts.h"
#include "rooms/people/people_path.h"
#include "rooms/person_work.h"
#include "rooms/projects/projects.h"
#include "web/frame.h"

extern const struct codes CODES_level; /* how well a language is known: CEFR and the national steps */

/* clang-format off */
#define PERSON_FIELDS(F) \
    F(person, given_names,      TEXT,    1, PERSON_NAME_MOST, OPTIONAL, N_("First names"), NULL, NULL) \
    F(person, family_name,      TEXT,    1, PERSON_NAME_MOST, OPTIONAL, N_("Family name"), NULL, NULL) \
    F(person, call_name,        TEXT,    1, PERSON_NAME_MOST, OPTIONAL, \
          N_("What the person is called"), NULL, NULL) \
    F(person, birth_date,       PARTIAL, 0, 0,   OPTIONAL, N_("Date of birth"), N_("The year alone is enough."), NULL) \
    F(person, gender,           CHOICE,  0, 0,   REQUIRED, N_("Gender"), NULL, &CODES_gender) \
    F(person, service_language, CHOICE,  0, 0,   OPTIONAL, N_("Language used with us"), NULL, &CODES_language) \
    F(person, phone,            PHONE,   0, PERSON_PHONE_MOST,   OPTIONAL, N_("Phone"), NULL, NULL) \
    F(person, email,            EMAIL,   0, PERSON_EMAIL_MOST,   OPTIONAL, N_("E-mail"), NULL, NULL) \
    F(person, address,          TEXT,    1, 200, OPTIONAL, N_("Street address"), \
          N_("The whole family has the same address."), NULL) \
    F(person, postcode,         TEXT,    1, PERSON_POSTCODE_MOST,  OPTIONAL, N_("Postcode"), NULL, NULL) \
    F(person, municipality,     TEXT,    1, 60,  OPTIONAL, N_("Municipality"), N_("Name or three-digit code."), NULL) \
    F(person, arrived_on,       PARTIAL, 0, 0,   OPTIONAL, N_("Came to Finland"), N_("The year alone is enough."), \
          NULL) \
    F(person, citizenships,     TEXT,    1, PERSON_COUNTRIES_MOST,  OPTIONAL, N_("Citizenships"), \
          N_("Names of countries, with commas between them. No citizenship: write Stateless."), NULL) \
    F(person, identity_code,    TEXT,    1, 11,  OPTIONAL, N_("Personal identity code"), \
          N_("Leave empty to keep what is stored. Write - to remove it."), NULL) \
    F(person, note,             LONG,    1, 4000, OPTIONAL, N_("Note"), \
          N_("Only managers and counsellors of the project see this."), NULL) \
    F(person, reason,           TEXT,    1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only for facts that a locked period counts: gender, birth, citizenships, arrival."), NULL)
/* clang-format on */
FORM_DECLARE(person, PERSON_FIELDS)
/* clang-format off */
#define PERSON_NEW_FIELDS(F) \
    F(person_new, given_names,      TEXT,    1, PERSON_NAME_MOST, OPTIONAL, N_("First names"), NULL, NULL) \
    F(person_new, family_name,      TEXT,    1, PERSON_NAME_MOST, OPTIONAL, N_("Family name"), NULL, NULL) \
    F(person_new, call_name,        TEXT,    1, PERSON_NAME_MOST, OPTIONAL, \
          N_("What the person is called"), NULL, NULL) \
    F(person_new, birth_date,       PARTIAL, 0, 0,   OPTIONAL, N_("Date of birth"), \
          N_("The year alone is enough."), NULL) \
    F(person_new, gender,           CHOICE,  0, 0,   REQUIRED, N_("Gender"), NULL, &CODES_gender) \
    F(person_new, mother_tongue,    CHOICE,  0, 0,   OPTIONAL, N_("Mother tongue"), NULL, &CODES_language) \
    F(person_new, service_language, CHOICE,  0, 0,   OPTIONAL, N_("Language used with us"), NULL, &CODES_language) \
    F(person_new, phone,            PHONE,   0, PERSON_PHONE_MOST,   OPTIONAL, N_("Phone"), NULL, NULL) \
    F(person_new, municipality,     TEXT,    1, 60,  OPTIONAL, N_("Municipality"), N_("Name or three-digit code."), \
          NULL) \
    F(person_new, arrived_on,       PARTIAL, 0, 0,   OPTIONAL, N_("Came to Finland"), \
          N_("The year alone is enough."), NULL) \
    F(person_new, heard_from,       CHOICE,  0, 0,   OPTIONAL, N_("How did the person hear of us?"), NULL, \
          &CODES_heard_from) \
    F(person_new, entry,            DATE,    0, 0,   REQUIRED, N_("First day in the project"), NULL, NULL) \
    F(person_new, project,          PICK,    0, 0,   OPTIONAL, N_("Project"), NULL, NULL) \
    F(person_new, another,          CHECK,   0, 0,   OPTIONAL, N_("This is another person"), NULL, NULL) \
    F(person_new, words,            HIDDEN,  0, 0,   OPTIONAL, NULL, NULL, NULL)
/* clang-format on */
FORM_DECLARE(person_new, PERSON_NEW_FIELDS)

/* clang-format off */
#define SAFE_CONTACT_FIELDS(F) \
    F(safe_contact, contact_when,  LONG, 1, 500, OPTIONAL, N_("When may we contact?"), \
          N_("For example: weekdays from 9 to 11."), NULL) \
    F(safe_contact, contact_who,   LONG, 1, 500, OPTIONAL, N_("Who may answer?"), \
          N_("For example: only the person. No messages to others."), NULL) \
    F(safe_contact, contact_never, LONG, 1, 500, OPTIONAL, N_("What must we never do?"), \
          N_("For example: never call the home number, never send letters."), NULL)
/* clang-format on */
FORM_DECLARE(safe_contact, SAFE_CONTACT_FIELDS)

/* clang-format off */
#define SPOKEN_FIELDS(F) \
    F(spoken, language, CHOICE, 0, 0,  OPTIONAL, N_("Language"), NULL, &CODES_language) \
    F(spoken, other,    TEXT,   1, 60, OPTIONAL, N_("Another language"), \
          N_("Its name, in any language of these pages, or its code, for example kmr for Kurmanji."), NULL) \
    F(spoken, level,    CHOICE, 0, 0,  OPTIONAL, N_("How well?"), NULL, &CODES_level) \
    F(spoken, variety,  TEXT,   1, 60, OPTIONAL, N_("Dialect or variety"), \
          N_("For example Maay, Iraqi Arabic or Badini."), NULL) \
    F(spoken, mother,   CHECK,  0, 0,  OPTIONAL, N_("This is the mother tongue"), NULL, NULL) \
    F(spoken, reason,   TEXT,   1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only when the mother tongue changes and a locked period counts it."), NULL)
/* clang-format on */
FORM_DECLARE(spoken, SPOKEN_FIELDS)

/* clang-format off */
#define CHILD_FIELDS(F) \
    F(child, name,        TEXT,    1, 60,   OPTIONAL, N_("What the child is called"), NULL, NULL) \
    F(child, birth_month, PARTIAL, 0, 0,    OPTIONAL, N_("Month of birth"), \
          N_("The day is not needed. The year alone is enough."), NULL) \
    F(child, care_needs,  LONG,    1, CHILD_NEEDS_MOST, OPTIONAL, N_("What must child care know?"), \
          N_("For example allergies, or who may take the child home."), NULL)
/* clang-format on */
FORM_DECLARE(child, CHILD_FIELDS)

/* clang-format off */
#define ENTRY_FIELDS(F) \
    F(entry, project,            PICK,    0, 0,   OPTIONAL, N_("Project"), NULL, NULL) \
    F(entry, entry_date,         DATE,    0, 0,   REQUIRED, N_("First day in the project"), NULL, NULL) \
    F(entry, entry_status,       CHOICE,  0, 0,   OPTIONAL, N_("Situation on the first day"), NULL, &CODES_status) \
    F(entry, unemployed_since,   PARTIAL, 0, 0,   OPTIONAL, N_("Unemployed since"), NULL, NULL) \
    F(entry, entry_in_education, YESNO,   0, 0,   OPTIONAL, N_("In education or training on the first day"), NULL, \
          NULL) \
    F(entry, entry_education,    CHOICE,  0, 0,   OPTIONAL, N_("Highest education"), NULL, &CODES_education) \
    F(entry, heard_from,         CHOICE,  0, 0,   OPTIONAL, N_("How did the person hear of us?"), NULL, \
          &CODES_heard_from) \
    F(entry, reason,             TEXT,    1, 300, OPTIONAL, N_("Why is a fact corrected?"), \
          N_("Needed only when you change something that was already known."), NULL)
/* clang-format on */
FORM_DECLARE(entry, ENTRY_FIELDS)

/* clang-format off */
#define LEAVING_FIELDS(F) \
    F(leaving, exit_date,            DATE,   0, 0, OPTIONAL, N_("Last day in the project"), NULL, NULL) \
    F(leaving, exit_status,          CHOICE, 0, 0, OPTIONAL, N_("Situation when leaving"), NULL, &CODES_status) \
    F(leaving, exit_status_on,       DATE,   0, 0, OPTIONAL, N_("When was the situation asked?"), \
          N_("Counted when asked at most 28 days after the last day. Empty: on the last day."), NULL) \
    F(leaving, exit_in_education,    YESNO,  0, 0, OPTIONAL, N_("In education or training when leaving"), NULL, NULL) \
    F(leaving, qualification_gained, YESNO,  0, 0, OPTIONAL, N_("Gained a qualification in the project"), NULL, NULL) \
    F(leaving, exit_reason,          CHOICE, 0, 0, OPTIONAL, N_("Why did the person leave?"), \
          N_("Work and study need no reason here: the situation says it."), &CODES_leaving) \
    F(leaving, reason,               TEXT,   1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only for days of a locked period."), NULL)
/* clang-format on */
FORM_DECLARE(leaving, LEAVING_FIELDS)

/* clang-format off */
#define SIX_MONTHS_FIELDS(F) \
    F(six_months, six_month_date,     DATE,   0, 0, OPTIONAL, N_("Day when asked"), \
          N_("At least six months after the last day."), NULL) \
    F(six_months, six_month_status,   CHOICE, 0, 0, OPTIONAL, N_("Situation then"), NULL, &CODES_status) \
    F(six_months, six_month_improved, YESNO,  0, 0, OPTIONAL, N_("Has a better job than on the first day"), NULL, \
          NULL) \
    F(six_months, reason,             TEXT,   1, 300, OPTIONAL, N_("Why is a sent period changed?"), \
          N_("Needed only for days of a locked period."), NULL)
/* clang-format on */
FORM_DECLARE(six_months, SIX_MONTHS_FIELDS)

/* ---- the list, the search, and making a person */

struct people_line {
    struct url link;
    struct str name, languages;
    struct day birth, entry, exit;
    int64_t age;
    bool is_protected;
};
struct people_lines {
    struct people_line *at;
    size_t n, cap;
    bool more;
};
struct people_list_view {
    struct str words, project_name, project_value;
    struct picks projects, groups, shows;
    struct people_lines found, rows;
    struct pager pager;
    int64_t count;
    bool searched, may_make, may_add, may_merge, sees_guidance, sees_contacts, sees_messages, sees_plans,
        sees_providers, sees_instruments, sees_aloud, sees_stories;
    bool filtered, may_filter;
    struct url add, clear;
    bool more_groups;
};
struct likely_line {
    struct url link;
    struct str name, reason;
    struct day birth;
};
struct likely_lines {
    struct likely_line *at;
    size_t n, cap;
};
struct people_new_view {
    struct str words;
    struct people_lines found;
    struct likely_lines likely;
    struct form form;
    bool choose_project;
    struct url back;
};

/* ---- the person */

/* One event of her path; in: what it is filed under, where all are shown. */
struct path_event {
    struct day day;
    struct str title, detail, in;
    struct url link;
};
struct path_events {
    struct path_event *at;
    size_t n, cap;
};
/* What is filed under one name: its code, how many there are (-1: not counted), the newest day ("" none), and the
 * newest of those that no room draws. */
struct person_fold {
    struct str part, name;
    int64_t count;
    struct day last;
    bool open;
    struct path_events events;
};
struct person_folds {
    struct person_fold *at;
    size_t n, cap;
};
struct adult_line {
    struct url link, leave;
    struct str name;
}; /* link: empty when the viewer may not see her; then she has no name either */
struct adult_lines {
    struct adult_line *at;
    size_t n, cap;
};
struct child_line {
    struct url link;
    struct str name, care_needs;
    struct day birth_month;
    int64_t months, years;
};
struct child_lines {
    struct child_line *at;
    size_t n, cap;
};
struct spoken_line {
    struct str language, level, variety;
    bool mother;
};
struct spoken_lines {
    struct spoken_line *at;
    size_t n, cap;
};
struct group_line {
    struct url link, certificate;
    struct str name, state, venue, weekday;
    struct day joined, left;
    struct clock from, until;
    int64_t came, told, absent, all;
    bool with_place;
};
struct group_lines {
    struct group_line *at;
    size_t n, cap;
};
struct spell_line {
    struct url link;
    struct str project, entry_status, entry_education, exit_status, exit_reason, six_month_status;
    struct day entry, exit, six_month;
    bool may_change;
};
struct spell_lines {
    struct spell_line *at;
    size_t n, cap;
};
struct people_person_view {
    int64_t id, age;
    struct person_card card;
    struct str name, municipality, citizenships, identity_masked;
    bool may_write, may_guide, may_reveal, sees_card, revealed, has_contact_rules;
    struct spoken_lines languages;
    struct adult_lines adults;
    struct child_lines children;
    struct group_lines groups;
    struct spell_lines spells;
    struct url contact;
    bool has_doubles;
    struct person_tabs tabs;
    struct person_work work;
    struct str language; /* used with her, by name */
    struct person_folds folds;
    struct picks shows;
    struct path_events path; /* of one name or of all, a page at a time, when that was chosen */
    struct str path_name;    /* its heading; "": it was not */
    struct pager pager;
};

/* ---- editing */

struct people_edit_view {
    int64_t person;
    struct url back; /* as of people_spell_view */
    const char *back_text;
    bool listed;
    struct person_tabs tabs;
    struct str name;
    struct form form;
    bool has_identity_code, sees_all, has_lock; /* has_lock: a locked period counts her */
    struct str identity_masked;
};
struct people_languages_view {
    int64_t person, version;
    struct person_tabs tabs;
    struct str name;
    struct form form;
    struct spoken_lines languages;
    bool has_lock;
};
struct people_family_view {
    int64_t person;
    struct person_tabs tabs;
    struct str name, words, person_value;
    struct form form;
    struct adult_lines adults;
    struct child_lines children;
    struct people_lines found;
    bool searched;
    struct url add;
};
struct people_child_view {
    int64_t person, child, version;
    struct str name;
    struct form form;
};
struct correction_line {
    struct str field, before, after, reason;
    struct instant at;
};
struct correction_lines {
    struct correction_line *at;
    size_t n, cap;
};
struct people_spell_view {
    bool has_lock; /* of the project: then a reason can be asked for */
    int64_t person, spell;
    struct url back; /* where it was opened from; listed: a list, to which it leads back when it is saved */
    const char *back_text;
    bool listed;
    struct str name, project;
    struct form entry, leaving, six_months;
    bool choose_project, ended, may_change;
    int problems;
    struct correction_lines corrections;
};

/* ---- what the web files of this room share */
struct req;
/* The words searched for last, when the address asks for them (?search=1): they stand in no address
 * themselves. */
struct str people_words(struct req *r);
/* Where the page of a record was opened from: the records that lack a fact (report "esf"), else `otherwise`. */
struct url people_listed(struct req *r, struct url otherwise);
struct people_lines people_lines_of(struct req *r, const struct person_briefs *briefs);
struct spoken_lines people_spoken(struct req *r, int64_t person);
struct child_lines people_child_lines(struct req *r, int64_t person, const struct family *f);
struct adult_lines people_adult_lines(struct req *r, int64_t person, const struct family *f);
struct str people_identity_masked(struct task *t, struct str code);
/* Municipality as typed to its code; what was typed when there is none, so that the rules can say so. */
struct str people_place_code(struct str typed);
/* The folds of her page, what is chosen of them (?show=), and the path of that: fills folds, shows, path, pager. */
void people_folds(struct req *r, struct people_person_view *v);
/* What is chosen, as it stands in the address: "", "all" or a part; not whether this viewer has such a fold. */
struct str people_shown(struct req *r);
