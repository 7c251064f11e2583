/* catalog: the shape of the message tables that tools/moc.c writes (build/messages.c). Private to lang and moc's
 * output; everybody else uses tr() and its sisters of lang.h. */
#pragma once
#include "lang/hash.h"
#include "lang/lang.h"

struct lang_message {
    uint64_t hash;    /* message_hash of id */
    const char *id;   /* "context\4message" or "message" */
    const char *text; /* plural forms follow each other, each with its NUL */
};

/* One language. slots[hash & mask], then the next ones, holds 1 + index into at; 0 ends the search. All zero: no
 * catalog. */
struct lang_catalog {
    const struct lang_message *at;
    size_t n, missing;
    const uint16_t *slots;
    uint64_t mask;
    unsigned plurals;
    unsigned (*plural)(uint64_t n); /* which form; < plurals */
};
extern const struct lang_catalog lang_catalogs[LANG__N];
