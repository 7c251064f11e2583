/* public_pages: what is open to all and the same for everybody, as one table: of it the sitemap is made, and `kotipolku
 * publish` writes it as files. A room that shows something new to everybody has a row in public_pages.c; what is not
 * there is neither found by search engines nor written. */
#pragma once
#include "html/html.h"
#include "rooms/public_place.h"

/* Where the language stands. PUBLIC_PATH: a route for each, in the order of languages.h, `route` is the first one.
 * PUBLIC_QUERY: in ?lang=. PUBLIC_NONE: it has no language. */
enum public_way { PUBLIC_PATH, PUBLIC_QUERY, PUBLIC_NONE };
struct public_row {
    const char *name; /* in addresses of the sitemap */
    enum public_way way;
    unsigned route;
    const char *end; /* of its file: "html", "xml" */
    bool indexed;    /* in the sitemap; a route without places and {}: once */
    /* Records with a larger number than `after`, at most `limit` of them; and behind which numbers each portion of
     * `step` begins. NULL: there is no number in its address, or it is found by the links that lead to it. */
    struct public_places (*places)(struct task *t, int64_t after, int64_t limit);
    struct public_numbers (*bounds)(struct task *t, int64_t step);
};
extern const struct public_row public_rows[];
extern const size_t public_rows_n;

/* The Finnish one of the addresses at which everybody reads a publication of this kind: a route for each language. */
unsigned public_page_of(struct str publication_kind);
/* The row of an address by its route; NULL: it is not open in this sense. */
const struct public_row *public_row_of(unsigned route);
const struct public_row *public_row_named(struct str name);
/* Its address in a language; id 0: it has none. */
struct url public_url(struct task *t, const struct public_row *row, const struct lang *lang, int64_t id);
