/* operations_find: the search among all projects that are shown, with facets; in the same time for a hundred and for a
 * hundred thousand. Only for the files of this room. */
#pragma once
#include "lang/lang.h"
#include "rooms/operations/operations.h"

enum { OPERATIONS_FILE_MOST = 20000, OPERATION_WORDS_LOOKED_FOR = 4, OPERATION_HITS_MOST = 5000 };

/* What the search can be narrowed by: name in addresses, column of the tally, what it is called. */
/* clang-format off */
#define OPERATION_FACETS(F) \
    F(FUND,      fund,      N_("Fund")) \
    F(PROGRAMME, programme, N_("Programme")) \
    F(OBJECTIVE, objective, N_("Specific objective")) \
    F(THEME,     theme,     N_("Theme")) \
    F(REGION,    region,    N_("Region")) \
    F(PERIOD,    period,    N_("Funding period")) \
    F(PHASE,     phase,     N_("Is it running?"))
/* clang-format on */
enum operation_facet {
#define F(NAME, name, title) FACET_##NAME,
    OPERATION_FACETS(F)
#undef F
        FACET__N
};
const char *operation_facet_name(enum operation_facet f);
const char *operation_facet_title(const struct lang *l, enum operation_facet f);
/* What a value is called: region "01" Uusimaa, "00" the whole country. */
struct str operation_facet_text(const struct lang *l, enum operation_facet f, struct str value);
#define OPERATION_WHOLE_COUNTRY S("00")

/* "" any. organisation: a name, whole. sort: "" by name, "new", "cost". */
struct operations_wanted {
    struct str words, organisation, sort, by[FACET__N];
    int64_t start, limit;
};
struct operation_line {
    int64_t id, project, total_cents, eu_cents, cofinancing;
    struct str source, source_key, name, language, beneficiary, fund, programme, objective, category, theme, regions,
        locality;
    struct day starts_on, ends_on;
};
struct operation_lines {
    struct operation_line *at;
    size_t n, cap;
};
struct facet_value {
    struct str value;
    int64_t n;
};
struct facet_values {
    struct facet_value *at;
    size_t n, cap;
};
/* facets: of each how many there are by its values, with all else as it is chosen. */
struct operations_result {
    struct operation_lines lines;
    struct facet_values facets[FACET__N];
    int64_t total;
    bool common; /* each of the words stands in so many that only OPERATION_HITS_MOST of these were looked through */
};
struct operations_result operations_find(struct task *t, const struct operations_wanted *w);
/* The lines one by one, however many; a line lives until take() returns. */
void operations_each(struct task *t, const struct operations_wanted *w,
    void (*take)(void *x, const struct operation_line *line), void *x);
/* Kept pages are of one such text: it changes with everything that lists show. */
struct str operations_stamp(struct task *t);
