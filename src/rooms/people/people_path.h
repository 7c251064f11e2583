/* people_path: what has happened with a person from the entry on, as far as the viewer may know; for her page. Acute
 * risk is not in it. Only for the room's own files. */
#pragma once
#include "rooms/people/people_card.h"

enum { PATH_PAGE = 25 };
/* What events are filed under, each a fold and a filter of the page. */
/* clang-format off */
#define PATH_PARTS(P) \
    P(needs) P(skills) P(talks) P(appointments) P(plans) P(groups) P(guidance) P(referrals) P(contacts) P(follow_ups) \
    P(family) P(facts)
/* clang-format on */
enum path_part {
    PATH_ALL,
#define P(name) PATH_##name,
    PATH_PARTS(P)
#undef P
        PATH__N
};
struct str path_part_code(enum path_part part); /* "needs"; "" of all */
enum path_part path_part_read(struct str code); /* PATH__N: there is none */

/* One event; codes and detail as people_path_facts say (the last migration that makes it). */
struct path_row {
    int64_t project, ref;
    struct day day;
    enum path_part part;
    struct str kind, code, code2, detail;
};
struct path_rows {
    struct path_row *at;
    size_t n, cap;
    bool more; /* there are older ones */
};
/* What an event is called, and what of it is told besides ("": nothing). */
struct path_words {
    struct str title, detail;
};
struct path_words people_path_words(struct task *t, const struct path_row *e);
struct str people_part_name(struct task *t, enum path_part part);
/* In which of her projects the viewer may know what of this person, as ",1,2,": what the team knows, who asks
 * afterwards, who counsels her. Nothing for who does not see her card. */
struct path_sight {
    int64_t person;
    struct str team, asks, counsel, whole; /* whole: where she is a counsellor */
};
struct path_sight people_path_sight(struct task *t, int64_t person, enum person_sight sight);
/* At most `limit`, the newest first, from the row `start` on. One statement, however many there are. */
struct path_rows people_path(
    struct task *t, const struct path_sight *s, enum path_part part, int64_t start, int64_t limit);
/* The newest of guidance and of contacts, at most `limit` of each; one statement. */
struct path_rows people_path_newest(struct task *t, const struct path_sight *s, int64_t limit);
/* How many under each heading, and the newest day. One statement. */
struct path_counts {
    struct {
        int64_t n;
        struct day last;
    } of[PATH__N];
};
struct path_counts people_path_counts(struct task *t, const struct path_sight *s);
