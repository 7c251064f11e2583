/* operations_find: see operations_find.h. How many there are of each kind is counted once after each change
 * (operations_tally); a search by words or of one organisation counts what it finds. */
#include "rooms/operations/operations_find.h"

#include "operations_find_sql.h"
#include "rooms/places.h"

static const struct {
    const char *name, *title;
} facets[FACET__N] = {
#define F(NAME, name, title) { #name, title },
    OPERATION_FACETS(F)
#undef F
};

const char *operation_facet_name(enum operation_facet f) { return facets[f].name; }

const char *operation_facet_title(const struct lang *l, enum operation_facet f) { return lang_tr(l, facets[f].title); }

struct str operation_facet_text(const struct lang *l, enum operation_facet f, struct str value)
{
    if (f == FACET_REGION)
        return str_eq(value, OPERATION_WHOLE_COUNTRY) ? str_of(lang_tr(l, N_("The whole country")))
                                                      : region_name(l, value);
    if (f == FACET_THEME)
        return code_name(l, &CODES_operation_theme, value);
    return f == FACET_PHASE ? code_name(l, &CODES_operation_phase, value) : value;
}

struct str operations_stamp(struct task *t)
{
    struct operations_find_sql_changes_row row;
    int64_t changes = operations_find_sql_changes(t, &row) ? row.changes : 0;

    return str_fmt(t->a, "%lld %s", (long long)changes, t->today.t);
}

/* ---- what is looked for, as the statements take it */

struct looked_for {
    struct str low[OPERATION_WORDS_LOOKED_FOR], high[OPERATION_WORDS_LOOKED_FOR], organisation, region;
};

static struct looked_for looked_for(struct task *t, const struct operations_wanted *w)
{
    struct strs words = strs_split(t->a, lang_fold(t->a, w->words), ' ');
    struct looked_for f = { .organisation = lang_fold(t->a, w->organisation) };
    struct str region = w->by[FACET_REGION];

    for (size_t i = 0; i < words.n && i < OPERATION_WORDS_LOOKED_FOR; i++) {
        f.low[i] = words.at[i];
        f.high[i] = str_fmt(t->a, "%.*s\xf4\x8f\xbf\xbf", STR_ARG(words.at[i])); /* behind all that begin so */
    }
    if (str_eq(region, OPERATION_WHOLE_COUNTRY))
        f.region = S(";;");
    else if (!str_empty(region))
        f.region = str_fmt(t->a, "%%;%.*s;%%", STR_ARG(region));
    return f;
}

/* ---- facets */

static struct str value_in(const struct operations_find_sql_kind_row *r, enum operation_facet f)
{
    switch (f) {
    case FACET_FUND: return r->fund;
    case FACET_PROGRAMME: return r->programme;
    case FACET_OBJECTIVE: return r->objective;
    case FACET_THEME: return r->theme;
    case FACET_REGION: return r->regions;
    case FACET_PERIOD: return r->period;
    case FACET_PHASE: return r->phase;
    case FACET__N: break;
    }
    unreachable();
}

static bool has_region(struct str regions, struct str one)
{
    struct str rest = regions, piece;

    if (str_empty(regions))
        return str_eq(one, OPERATION_WHOLE_COUNTRY);
    while (str_cut(&rest, ';', &piece))
        if (str_eq(piece, one))
            return true;
    return false;
}

static bool fits(
    const struct operations_find_sql_kind_row *r, const struct operations_wanted *w, enum operation_facet but)
{
    for (enum operation_facet f = 0; f < FACET__N; f++) {
        struct str value = value_in(r, f);
        if (f == but || str_empty(w->by[f]))
            continue;
        if (f == FACET_REGION ? !has_region(value, w->by[f]) : !str_eq(value, w->by[f]))
            return false;
    }
    return true;
}

static void count(struct task *t, struct facet_values *list, struct str value, int64_t n)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i].value, value)) {
            list->at[i].n += n;
            return;
        }
    struct facet_value one = { value, n };
    LIST_ADD(t->a, list, one);
}

static void count_row(
    struct task *t, const struct operations_find_sql_kind_row *r, enum operation_facet f, struct operations_result *ret)
{
    struct str rest = value_in(r, f), piece;

    if (f != FACET_REGION) {
        if (!str_empty(rest))
            count(t, &ret->facets[f], rest, r->n);
        return;
    }
    if (str_empty(rest))
        count(t, &ret->facets[f], OPERATION_WHOLE_COUNTRY, r->n);
    else
        while (str_cut(&rest, ';', &piece))
            count(t, &ret->facets[f], piece, r->n);
}

static int by_value(const void *a, const void *b)
{
    return str_cmp(((const struct facet_value *)a)->value, ((const struct facet_value *)b)->value);
}

static void count_all(struct task *t, const struct operations_find_sql_kind_rows *rows,
    const struct operations_wanted *w, struct operations_result *ret)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct operations_find_sql_kind_row *r = &rows->at[i];
        if (fits(r, w, FACET__N))
            ret->total += r->n;
        for (enum operation_facet f = 0; f < FACET__N; f++)
            if (fits(r, w, f))
                count_row(t, r, f, ret);
    }
    for (enum operation_facet f = 0; f < FACET__N; f++)
        if (ret->facets[f].n > 1)
            qsort(ret->facets[f].at, ret->facets[f].n, sizeof *ret->facets[f].at, by_value);
}

/* ---- lines */

static void add_lines(struct task *t, const struct operations_find_sql_line_rows *rows, struct operation_lines *list)
{
    for (size_t i = 0; i < rows->n; i++) {
        const struct operations_find_sql_line_row *r = &rows->at[i];
        struct operation_line one = { .id = r->operation,
            .project = r->project,
            .total_cents = r->total_cents,
            .eu_cents = r->eu_cents,
            .cofinancing = r->cofinancing,
            .source = r->source,
            .source_key = r->source_key,
            .name = r->name,
            .language = r->language,
            .beneficiary = r->beneficiary,
            .fund = r->fund,
            .programme = r->programme,
            .objective = r->objective,
            .category = r->category,
            .theme = r->theme,
            .regions = r->regions,
            .locality = r->locality,
            .starts_on = r->starts_on,
            .ends_on = r->ends_on };
        LIST_ADD(t->a, list, one);
    }
}

/* A statement whose parameters are named by a macro: they are spelt out before it counts them. */
#define ASK(statement, ...) statement(__VA_ARGS__)
#define NARROWED(w, f) \
    .fund = (w)->by[FACET_FUND], .programme = (w)->by[FACET_PROGRAMME], .objective = (w)->by[FACET_OBJECTIVE], \
    .theme = (w)->by[FACET_THEME], .regions = (f)->region, .period = (w)->by[FACET_PERIOD], \
    .phase = (w)->by[FACET_PHASE], .today = t->today, .tag = str_of(t->lang->tag), .limit = (w)->limit, \
    .start = (w)->start

static struct operations_find_sql_line_rows in_order(
    struct task *t, const struct operations_wanted *w, const struct looked_for *f)
{
    if (str_is(w->sort, "new"))
        return ASK(operations_find_sql_by_start, t, NARROWED(w, f));
    if (str_is(w->sort, "cost"))
        return ASK(operations_find_sql_by_cost, t, NARROWED(w, f));
    return ASK(operations_find_sql_by_name, t, NARROWED(w, f));
}

#define WORDS(f) \
    .low = (f)->low[0], .high = (f)->high[0], .low2 = (f)->low[1], .high2 = (f)->high[1], .low3 = (f)->low[2], \
    .high3 = (f)->high[2], .low4 = (f)->low[3], .high4 = (f)->high[3], .beneficiary_key = (f)->organisation

struct operations_result operations_find(struct task *t, const struct operations_wanted *w)
{
    struct looked_for f = looked_for(t, w);
    struct operations_result result = { 0 };
    struct operations_find_sql_line_rows lines;
    struct operations_find_sql_kind_rows kinds;

    if (!str_empty(f.low[0])) {
        lines = ASK(operations_find_sql_of_words, t, WORDS(&f), NARROWED(w, &f), .sort = w->sort);
        kinds = ASK(operations_find_sql_kinds_of_words, t, WORDS(&f), .today = t->today);
    } else if (!str_empty(f.organisation)) {
        lines = ASK(operations_find_sql_of_organisation, t, .beneficiary_key = f.organisation, NARROWED(w, &f),
            .sort = w->sort);
        kinds = operations_find_sql_kinds_of_organisation(t, f.organisation, t->today);
    } else {
        lines = in_order(t, w, &f);
        kinds = operations_find_sql_kinds(t);
    }
    add_lines(t, &lines, &result.lines);
    count_all(t, &kinds, w, &result);
    return result;
}
