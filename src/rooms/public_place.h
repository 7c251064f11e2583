/* public_place: what a room says of the pages it shows to everybody, for lists of all addresses (public_pages.h). */
#pragma once
#include "base/day.h"
#include "lang/lang.h"

/* A record that has a page; more: further numbers in its address (0: there are none); lang NULL: in every language.
 * changed_at "": nobody keeps it. */
enum { PUBLIC_PLACE_MORE = 2 };
struct public_place {
    int64_t id;
    const struct lang *lang;
    struct instant changed_at;
    int64_t more[PUBLIC_PLACE_MORE];
};
struct public_places {
    struct public_place *at;
    size_t n, cap;
};
/* Numbers of records, in their order. */
struct public_numbers {
    int64_t *at;
    size_t n, cap;
};
