/* publications_opened: how often everybody asked for a text, by day and language, as page or as paper. Counted in the
 * memory of the server (base/asked.h) and written down each minute: no address, no cookie, nothing about who. */
#pragma once
#include "rooms/publications/publications.h"

enum { OPENED_DAYS = 30 };

/* What is counted when somebody asks for it (req_asked). paper: as PDF. */
struct str publication_opened(struct task *t, int64_t publication, const struct lang *l, bool paper);
struct publication_opening {
    struct str tag;
    int64_t pages, papers;
};
struct publication_openings {
    struct publication_opening *at;
    size_t n, cap;
};
/* Of the last OPENED_DAYS, today included; languages in which nobody did are left out. */
struct publication_openings publications_opened(struct task *t, int64_t publication);
