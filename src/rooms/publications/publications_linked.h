/* publications_linked: a publication in the words of schema.org, as JSON-LD. Knows no address: it is given them. */
#pragma once
#include "rooms/publications/publications_byline.h"

/* id, page, picture: whole addresses. */
struct publication_linked {
    const struct publication_public *p;
    const struct publication_byline *byline;
    struct str id, page, picture;
};
struct str publication_linked(struct task *t, const struct publication_linked *l);
