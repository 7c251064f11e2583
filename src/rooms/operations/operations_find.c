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
    bool common;
};

/* The rarest word leads. */
static void rarest_first(struct task *t, struct looked_for *f)
{
    struct operations_find_sql_hits_row row;
    int64_t least = INT64_MAX;
    size_t first = 0;

    for (size_t i = 0; i < OPERATION_WORDS_LOOKED_FOR && !str_empty(f->low[i]); i++)
        if (operations_find_sql_hits(t, f->low[i], f->high[i], &row) && row.n < least) {
            least = row.n;
            first = i;
        }
    struct str low = f->low[first], high = f->high[first];
    f->low[first] = f->low[0], f->high[first] = f->high[0];
    f->low[0] = low, f->high[0] = high;
    f->common = !str_empty(low) && least > OPERATION_HITS_MOST;
}

static struct looked_for looked_for(struct task *t, const struct operations_wanted *w)
{
    struct strs words = strs_split(t->a, lang_fold(t->a, w->words), ' ');
    struct looked_for f = { .organisation = lang_fold(t->a, w->organisation) };
    struct str region = w->by[FACET_REGION];

    for (size_t i = 0; i < words.n && i < OPERATION_WORDS_LOOKED_FOR; i++) {
        f.low[i] = words.at[i];
        f.high[i] = str_fmt(t->a, "%.*s\xf4\x8f\xbf\xbf", STR_ARG(words.at[i])); /* behind all that begin so */
    }
    rarest_first(t, &f);
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
    struct facet_value one = { str_copy(t->a, value), n };
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

struct counting {
    struct task *t;
    const struct operations_wanted *w;
    struct operations_result *ret;
};

static bool count_kind(void *x, const struct operations_find_sql_kind_row *r)
{
    struct counting *c = x;

    if (fits(r, c->w, FACET__N))
        c->ret->total += r->n;
    for (enum operation_facet f = 0; f < FACET__N; f++)
        if (fits(r, c->w, f))
            count_row(c->t, r, f, c->ret);
    return true;
}

/* ---- lines */

struct taking {
    void (*take)(void *x, const struct operation_line *line);
    void *x;
};

static bool take_line(void *x, const struct operations_find_sql_line_row *r)
{
    const struct taking *to = x;
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

    to->take(to->x, &one);
    return true;
}

/* A statement whose parameters are named by a macro: they are spelt out before it counts them. */
#define ASK(statement, ...) statement(__VA_ARGS__)
#define NARROWED(w, f) \
    .fund = (w)->by[FACET_FUND], .programme = (w)->by[FACET_PROGRAMME], .objective = (w)->by[FACET_OBJECTIVE], \
    .theme = (w)->by[FACET_THEME], .regions = (f)->region, .period = (w)->by[FACET_PERIOD], \
    .phase = (w)->by[FACET_PHASE], .today = t->today, .tag = str_of(t->lang->tag), .limit = (w)->limit, \
    .start = (w)->start

static void in_order(struct task *t, const struct operations_wanted *w, const struct looked_for *f, struct taking *to)
{
    if (str_is(w->sort, "new"))
        ASK(operations_find_sql_by_start, t, NARROWED(w, f), take_line, to);
    else if (str_is(w->sort, "cost"))
        ASK(operations_find_sql_by_cost, t, NARROWED(w, f), take_line, to);
    else
        ASK(operations_find_sql_by_name, t, NARROWED(w, f), take_line, to);
}

#define WORDS(f) \
    .low = (f)->low[0], .high = (f)->high[0], .low2 = (f)->low[1], .high2 = (f)->high[1], .low3 = (f)->low[2], \
    .high3 = (f)->high[2], .low4 = (f)->low[3], .high4 = (f)->high[3], .beneficiary_key = (f)->organisation

static void each_line(struct task *t, const struct operations_wanted *w, const struct looked_for *f, struct taking *to)
{
    if (!str_empty(f->low[0]))
        ASK(operations_find_sql_of_words, t, WORDS(f), NARROWED(w, f), .sort = w->sort, take_line, to);
    else if (!str_empty(f->organisation))
        ASK(operations_find_sql_of_organisation, t, .beneficiary_key = f->organisation, NARROWED(w, f), .sort = w->sort,
            take_line, to);
    else
        in_order(t, w, f, to);
}

void operations_each(struct task *t, const struct operations_wanted *w,
    void (*take)(void *x, const struct operation_line *line), void *x)
{
    struct looked_for f = looked_for(t, w);

    each_line(t, w, &f, &(struct taking){ take, x });
}

struct keeping {
    struct task *t;
    struct operation_lines *list;
};

static void keep_line(void *x, const struct operation_line *line)
{
    struct keeping *k = x;
    struct operation_line one = *line;
    struct str *const texts[] = { &one.source, &one.source_key, &one.name, &one.language, &one.beneficiary, &one.fund,
        &one.programme, &one.objective, &one.category, &one.theme, &one.regions, &one.locality };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        *texts[i] = str_copy(k->t->a, *texts[i]);
    LIST_ADD(k->t->a, k->list, one);
}

struct operations_result operations_find(struct task *t, const struct operations_wanted *w)
{
    struct looked_for f = looked_for(t, w);
    struct operations_result result = { .common = f.common };
    struct keeping keeping = { t, &result.lines };
    struct counting counting = { t, w, &result };

    each_line(t, w, &f, &(struct taking){ keep_line, &keeping });
    if (!str_empty(f.low[0]))
        ASK(operations_find_sql_kinds_of_words, t, WORDS(&f), .today = t->today, count_kind, &counting);
    else if (!str_empty(f.organisation))
        operations_find_sql_kinds_of_organisation(t, f.organisation, t->today, count_kind, &counting);
    else
        operations_find_sql_kinds(t, count_kind, &counting);
    for (enum operation_facet i = 0; i < FACET__N; i++)
        if (result.facets[i].n > 1)
            qsort(result.facets[i].at, result.facets[i].n, sizeof *result.facets[i].at, by_value);
    return result;
}
