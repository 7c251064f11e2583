/* demo_people: makes persons with families, groups with sessions, and what happens in them. Only this room. */
#pragma once
#include "rooms/demo/demo_sheet.h"

struct person_wish {
    const char *project, *language; /* project key, ISO 639-3 */
    bool woman, hidden;             /* hidden: non-disclosure */
    bool silent;                    /* left, and nobody knows yet where to */
    int children;                   /* -1: by chance, one to ten */
    struct day entry, exit;         /* exit "" = still in */
    const char *municipality, *heard_from;
    const char *given, *family, *birth; /* NULL: by chance */
};
struct person_made demo_person(struct demo *d, const struct person_wish *w);

struct group_wish {
    const char *project, *name, *language, *kind, *venue, *municipality, *area, *instructors, *merged_into,
        *partnership; /* NULL: none */
    struct day starts, ends;
    int weekday; /* 0 = Monday */
    const char *start_time, *end_time;
    int capacity, places; /* places of child care */
};
struct group_made {
    struct str key;
    struct day starts, ends;
    int weekday;
    const char *start_time, *end_time;
    int places;
    bool modules; /* its sessions are made of modules */
};
struct group_made demo_group(struct demo *d, const struct group_wish *w);

struct member_made {
    const struct person_made *person;
    struct day from, to;
}; /* to "" = to the end */
struct members_made {
    struct member_made *at;
    size_t n, cap;
};
/* A membership row and an entry in the list that demo_sessions() marks. */
struct demo_stay {
    struct day from, to;
    const char *state;
} ONLY_BY_NAME;
void demo_member(struct demo *d, struct members_made *list, const struct group_made *g, const struct person_made *p,
    struct demo_stay stay);

/* Weekly sessions from the group's first day to `last` ("" = its end), without holidays; those before today are held
 * and marked, later ones are planned. */
void demo_sessions(struct demo *d, const struct group_made *g, const struct members_made *members, struct day last);
