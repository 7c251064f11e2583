/* demo_sheet: the pen of the demonstration: files of rows, chance that repeats itself, invented names. Only this room.
 */
#pragma once
#include "base/by_name.h"
#include "rooms/demo/demo.h"
#include "rooms/tables/tables.h"

enum { DEMO_COLUMNS = 24 };
struct sheet {
    const char *name; /* "people" */
    const char *columns[DEMO_COLUMNS];
    size_t n;           /* columns; set by the first row */
    struct cell *cells; /* row by row */
    size_t cells_n, cells_cap;
};

/* The files of the package. */
#define DEMO_SHEETS(S) \
    S(PROJECTS, projects) \
    S(ORGANISATIONS, organisations) \
    S(PARTNERSHIPS, partnerships) \
    S(STAFF, staff) \
    S(PROVIDERS, providers) \
    S(SPECIALISTS, specialists) \
    S(ABSENCES, absences) \
    S(DUTIES, duties) \
    S(EXPERTS, experts) \
    S(MODULES, modules) \
    S(SERIES, series) \
    S(PEOPLE, people) \
    S(CHILDREN, children) \
    S(PARTICIPATIONS, participations) \
    S(RESPONSIBLES, responsibles) \
    S(GROUPS, groups) \
    S(MEMBERSHIPS, memberships) \
    S(SESSIONS, sessions) \
    S(MODULE_NOTES, module_notes) \
    S(ATTENDANCE, attendance) \
    S(CHILD_CARE, child_care) \
    S(CONTACTS, contacts) \
    S(OUTREACH_PLACES, outreach_places) \
    S(OUTREACH_VISITS, outreach_visits) \
    S(FIRST_STEPS, first_steps) \
    S(NEED_ROUNDS, need_rounds) \
    S(NEEDS, needs) \
    S(MEASUREMENTS, measurements) \
    S(STORIES, stories) \
    S(STORY_USES, story_uses) \
    S(SKILL_LEVELS, skill_levels) \
    S(HISTORIES, histories) \
    S(CERTIFICATES, certificates) \
    S(STRENGTHS, strengths) \
    S(COUNSELLING, counselling) \
    S(COUNSELLING_PERSONS, counselling_persons) \
    S(SPECIALIST_QUESTIONS, specialist_questions) \
    S(RISKS, risks) \
    S(HOME_SUPPORT, home_support) \
    S(APPOINTMENTS, appointments) \
    S(PLANS, plans) \
    S(PLAN_STEPS, plan_steps) \
    S(INTEGRATION_POINTS, integration_points) \
    S(GUIDANCE, guidance) \
    S(REFERRALS, referrals) \
    S(FOLLOW_UP_RULES, follow_up_rules) \
    S(FOLLOW_UPS, follow_ups) \
    S(FOLLOW_UP_ATTEMPTS, follow_up_attempts) \
    S(ESTIMATES, estimates)
enum demo_file_id {
#define S_(SHEET, name) SHEET_##SHEET,
    DEMO_SHEETS(S_)
#undef S_
        SHEET__N
};

struct child_made {
    struct str key;
    int months;
};
struct children_made {
    struct child_made *at;
    size_t n, cap;
};
struct person_made {
    struct str key;
    struct str language;
    struct children_made children;
    const char *spell;      /* key of her participation */
    struct day entry, exit; /* exit "" = still in */
    bool english;           /* speaks it too */
    struct day asked_on;    /* half a year after her exit somebody asked how she is; "" = not yet */
    const char *later;      /* what she did then, CODES_status */
};
struct persons_made {
    struct person_made *at;
    size_t n, cap;
};

struct demo {
    struct task *t;
    uint64_t chance;
    struct sheet sheets[SHEET__N];
    int64_t numbers[SHEET__N]; /* of the last key given in each file */
    struct demo_load {         /* persons of each worker so far, and the last of them */
        const char *staff, *project;
        const struct person_made *last;
        int n, gone; /* still in; who have left */
        bool woke;   /* one of her plans woke up this week */
    } loads[8];
    unsigned told;       /* which stories (demo_stories.c) were told, a bit each */
    unsigned learned[8]; /* notes about each module (demo_modules.c) */
    int asleep, woken;   /* plans that wait until a day; whose day came this week */
};

void demo_start(struct demo *d, struct task *t);
/* A row: column name and value by turns, NULL at the end. Every row of a sheet names the same columns in the same
 * order. */
void demo_row(struct demo *d, enum demo_file_id sheet, ...);
struct demo_files demo_finish(struct demo *d);

/* The next key of a file: "P-0001". */
struct str demo_key(struct demo *d, enum demo_file_id sheet, const char *letter);
int64_t demo_pick(struct demo *d, int64_t n); /* 0 … n-1 */
bool demo_chance(struct demo *d, int percent);
struct day demo_ago(const struct demo *d, int64_t days); /* days before today; negative: after */
#define DEMO_OF(d, list) (list)[demo_pick((d), (int64_t)(sizeof(list) / sizeof((list)[0])))]

/* A text made for one cell. */
const char *demo_z(struct demo *d, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
const char *demo_day(struct demo *d, struct day day);

struct demo_name {
    const char *given, *family;
};
/* An invented name as is usual among speakers of the language (ISO 639-3). */
struct demo_name demo_name(struct demo *d, struct str language, bool woman);
