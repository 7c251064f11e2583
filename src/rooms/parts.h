/* parts: views of the small pieces of pages that every room may use (parts.html -> "parts_html.h"). */
#pragma once
#include "html/html.h"
#include "rooms/files/files.h"

/* Keyset pager: empty addresses where there is nothing more; drawn only when one of them is set. */
struct pager {
    struct url previous, next;
};

/* The pager of a list shown `shown` rows at a time from the row ?start= of `total` on; here: its address without it. */
struct pager list_pager(struct task *t, struct url here, int64_t start, int64_t shown, int64_t total);

/* ?start= of a list, 0 when it says nothing that is a row. */
struct req;
int64_t list_start(struct req *r);

/* Where a page was opened from, so that it can lead back there: ?back=, or the form's hidden field, when that is a page
 * of this list, however narrowed; else `otherwise`. */
struct url list_back(struct req *r, struct url list, struct url otherwise);

/* The input of a file, called "file": what may be chosen, what was wrong with it. records: a script may offer to record
 * sound instead; seconds: for so long at most, 0: as long as one likes. */
struct file_field {
    struct str id, hint, accept, wrong;
    const char *label;
    struct str label_fi, hint_fi;                               /* the Finnish beside them (html_beside) */
    struct str start_fi, stop_fi, runs_fi, done_fi, refused_fi; /* beside what the script says; "": nothing */
    bool records;
    int64_t seconds;
};
/* A file that a text may name: mark is what is written there to show it. people: of a picture, the page on which it is
 * said who is in it; empty where that is not for the viewer. */
struct shelf_row {
    struct file f;
    struct url open, people;
    struct str size, mark;
    bool picture, sound, film;
};
struct shelf_rows {
    struct shelf_row *at;
    size_t n, cap;
};
struct shelf_row shelf_row_of(struct task *t, const struct file *f, struct url open);

/* Words read aloud: a button, in the language of the words, that opens the player. url "": nobody has read them. */
struct heard {
    struct url url;
    struct str label;
};
struct form;
struct file_field file_field_of(
    struct task *t, const struct form *f, const char *label, struct str hint, struct str accept);
/* Sound may be recorded there, for so many seconds (0: no end): the page may ask for the microphone. */
void file_field_records(struct req *r, struct file_field *field, int64_t seconds);

/* What a menu of projects offers; true: there is something to choose. */
struct project_briefs;
bool project_menu(struct task *t, struct form *form, size_t field, const struct project_briefs *projects);

/* What a select of a searching form offers. */
struct pick {
    struct str value, name;
    bool chosen;
};
struct picks {
    struct pick *at;
    size_t n, cap;
};
void picks_add(struct task *t, struct picks *list, struct str value, struct str name, struct str chosen);
/* How long something has waited at least: whenever, a week, a month, three months; and the days of ?waited= when it is
 * one of these, else 0. */
struct picks waited_picks(struct task *t, int64_t days);
int64_t waited_days(struct req *r);

/* What everybody may read about something (rooms/materials.h). key: what it is about. */
struct material_link {
    int64_t id;
    struct url url;
    struct str key, title, lang, dir;
};
struct material_links {
    struct material_link *at;
    size_t n, cap;
};
struct materials_choice {
    struct url action;
    struct material_links list;
    struct picks others;
};

/* The pages about one person, side by side; PERSON_TAB_NONE: a page of hers that is none of them. */
enum person_tab {
    PERSON_TAB_NONE,
    PERSON_TAB_PERSON,
    PERSON_TAB_TALKS,
    PERSON_TAB_PLANS,
    PERSON_TAB_NEEDS,
    PERSON_TAB_SKILLS,
    PERSON_TAB_MEASUREMENTS,
    PERSON_TAB_APPOINTMENTS,
    PERSON_TAB_REFERRALS,
    PERSON_TAB_HOME,
    PERSON_TAB_CIRCUMSTANCES,
    PERSON_TAB_RESPONSIBLE,
    PERSON_TAB_RISK,
    PERSON_TAB_OWN_PAGE,
    PERSON_TAB_EDIT,
    PERSON_TAB_CONTACT,
    PERSON_TAB_FIRST_STEPS,
    PERSON_TAB_MESSAGES,
    PERSON_TAB_LANGUAGES,
    PERSON_TAB_FAMILY,
    PERSON_TAB_PROTECT
};
/* more: behind a menu; never the current one. */
struct person_tab_link {
    struct url url;
    const char *name;
    bool current, more;
};
struct person_tabs {
    struct person_tab_link *at;
    size_t n, cap;
    size_t behind; /* how many are in the menu */
};
/* Those that this viewer may open about this person; none when that is her page alone. */
struct person_tabs person_tabs_of(struct task *t, int64_t person, enum person_tab current);

/* The pages of one group: a row of tabs, and what is seldom needed behind one menu. */
enum group_tab {
    GROUP_TAB_CARD,
    GROUP_TAB_TIMETABLE,
    GROUP_TAB_MODULES,
    GROUP_TAB_LEADERS,
    GROUP_TAB_EDIT,
    GROUP_TAB_MERGE,
    GROUP_TAB_SPLIT,
    GROUP_TAB_ATTENDANCE,
    GROUP_TAB_JOINING,
    GROUP_TAB_VOICE
};
struct group_tabs {
    int64_t id;
    enum group_tab current;
    bool may_lead, may_manage, merged;
    int64_t said; /* how much of what members say waits; 0 also where nobody has asked */
};
/* Links with which a page that is open to all is sent on by a messenger of the reader's own; nothing is sent to anybody
 * before they are pressed. words: what stands before the address. */
struct share_link {
    struct url url;
    struct str name;
};
struct share_links {
    struct share_link *at;
    size_t n, cap;
};
struct share_links share_links_of(struct task *t, struct str words, struct str address);

struct group_tabs group_tabs_of(struct task *t, int64_t group, enum group_tab current);
