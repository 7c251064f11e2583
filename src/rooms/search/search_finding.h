/* search_finding: the index while something is looked for in it. Of search_find.c, search_hits.c and
 * search_meant.c only. */
#pragma once
#include "rooms/search/search_find.h"
#include "rooms/search/search_index.h"
#include "rooms/search/search_pack.h"
#include "search_sql.h"

enum { FINDING_CANDIDATES = 200 };

struct face {
    bool visible, own;
    enum search_kind kind;
};
/* worth: what it adds to a document, but for its length: rarity, weight and the constant of BM25. */
struct term_wanted {
    struct str text;
    double weight, worth;
    int64_t documents;
};
/* A part of the index, or (the last one) what stands in none yet. */
struct part {
    int64_t id;
    size_t n;
    struct str faces;
    float *scores;
};
struct candidate {
    double score;
    uint32_t part, place;
    bool read;                                      /* looked up, and */
    const struct search_sql_document_row *document; /* NULL: it is gone */
};
struct best {
    struct candidate at[FINDING_CANDIDATES];
    size_t n;
};
struct finding {
    struct task *t;
    struct arena *a, *outer, **slot;
    struct face *faces;
    size_t nfaces;
    struct term_wanted *terms;
    size_t nterms;
    struct part *parts;
    size_t nparts, last; /* last: the part whose row came last */
    struct search_sql_fresh_rows fresh;
    int64_t documents;
    double once[LENGTHS]; /* what a term that is there once counts in a document of this length */
    double norm[LENGTHS];
    enum search_kind kind; /* SEARCH__N: all */
};

/* Between these t->a is an arena of the finding's own. */
void finding_begin(struct finding *f, struct task *t, enum search_kind kind);
void finding_end(struct finding *f);
/* Sorts f->terms; what is there twice stays once, with the greater weight. */
void finding_sort(struct finding *f);
/* How many documents have each of f->terms, which are sorted, each once. */
void finding_count(struct finding *f);
/* Adds up in every document what f->terms are worth. */
void finding_score(struct finding *f);
/* The same with a count in place of a worth: the most of f->terms that one document has which the viewer may see. */
size_t finding_most(struct finding *f);
/* Of each kind at most `most` of the best, with what stands in them, in t->a. */
void finding_hits(struct finding *f, struct best *best, size_t most, struct search_hits *ret_hits);
