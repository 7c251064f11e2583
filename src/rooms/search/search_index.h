/* search_index: the inside of the room: what putting in, making parts and finding share. */
#pragma once
#include "auth/viewer.h"
#include "rooms/search/search.h"

enum {
    SEARCH_FRESH = 100,   /* documents that stand in no part yet: at so many they become one */
    SEARCH_TOGETHER = 6,  /* so many parts of a level become one of the next, */
    SEARCH_LEVELS = 4,    /* up to this one: some 130,000 documents */
    SEARCH_IN_BLOCK = 64, /* documents in a row of search_place */
    SEARCH_AT_ONCE = 16,  /* terms in a statement */
    SEARCH_TITLE_COUNTS = 3
};

const char *search_kind_code(enum search_kind kind);
enum search_kind search_kind_of(struct str code); /* SEARCH__N: none */
/* Makes a part of the fresh documents. */
void search_settle(struct task *t);
/* May this viewer see what is behind it? False also for a permission that there is no more. */
bool search_sees(const struct viewer *v, struct str permission, int64_t project);
