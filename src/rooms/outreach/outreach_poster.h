/* outreach_poster: a poster or brochure as PDF. Only for files of this room. */
#pragma once
#include "paper/paper.h"
#include "rooms/sign_up/sign_up.h"

/* groups: those of the project that are open, at least one; group: of them the one it is about, NULL: all of them.
 * address: where its picture leads. beside: NULL: one language. */
struct outreach_poster {
    int64_t project;
    const struct lang *lang, *beside;
    enum paper_size size;
    const struct sign_up_groups *groups;
    const struct sign_up_group *group;
    struct str address;
};
/* Which of them a poster for a place is for before anybody chooses: the first that speaks a language spoken there (ISO
 * 639-3, joined by ';'), else the first of all; 0: there are none. */
int64_t outreach_poster_offered(struct task *t, const struct sign_up_groups *groups, struct str languages);
/* INVALID: it does not fit on one page. */
enum outcome outreach_poster_make(struct task *t, const struct outreach_poster *w, struct buf *o) MUST_USE;
