/* funnel: from the first contact to leaving (report "funnel"): of the persons whom the project met first in these days,
 * how many were contacted, mapped, began, came to a group and left, in which situation and why, and why who did not
 * begin will not; all of them together, by the language and by the town of their first group. */
#include "lang/lang.h"
#include "funnel_sql.h"
#include "rooms/codes.h"
#include "rooms/marks.h"
#include "rooms/places.h"
#include "rooms/reports/report_table.h"

/* NOT_STARTED is no step: the rest of those who were met, counted beside them. */
enum step { MET, CONTACTED, MAPPED, STARTED, ATTENDING, LEFT, STEPS, NOT_STARTED = STEPS, COUNTS };

#define MET_DEFINED         N_("Everybody whom the project met first in these days.")
#define CONTACTED_DEFINED   N_("Contacts outside the groups are written down for them.")
#define MAPPED_DEFINED      N_("Their needs were mapped at least once.")
#define STARTED_DEFINED     N_("They have a participation in the project.")
#define ATTENDING_DEFINED   N_("They came at least once to a session of their group.")
#define LEFT_DEFINED        N_("Their last participation has ended.")
#define NOT_STARTED_DEFINED N_("They were met and have no participation in the project.")
#define STEPS_DEFINED \
    N_("Persons count whom the project met first in these days: by a contact, a mapping of needs, a participation or " \
       "a group. Each step counts until the last of these days, and each person once. A step can be left out: the " \
       "steps need not get smaller.")
#define FIRST_GROUP_DEFINED \
    N_("Each person counts once, under the first group. Who was in no group stands under what is not known.")

/* ---- a line for each language, or town, with all steps; the languages are the first table: all sums lean on its
 * total line */

enum { KEY, NAME, FIGURES, COLUMNS = FIGURES + COUNTS };
static unsigned column_of(enum step step) { return FIGURES + step; }

#define NONE(c) 0
#define SAME(c) (FIGURES + (c))
#define STEP_COLUMNS(of) \
    [FIGURES + MET] = { { "met", N_("All whom the project met"), .type = COLUMN_INT }, FIGURE_PERSONS, MET_DEFINED, \
        .of_total = of(MET) }, \
               [FIGURES + CONTACTED] = { { "contacted", N_("Contacted"), .type = COLUMN_INT }, FIGURE_PERSONS, \
                   CONTACTED_DEFINED, .share_of = FIGURES + MET, .of_total = of(CONTACTED) }, \
               [FIGURES + MAPPED] = { { "mapped", N_("Needs mapped"), .type = COLUMN_INT }, FIGURE_PERSONS, \
                   MAPPED_DEFINED, .share_of = FIGURES + MET, .of_total = of(MAPPED) }, \
               [FIGURES + STARTED] = { { "started", N_("Started"), .type = COLUMN_INT }, FIGURE_PERSONS, \
                   STARTED_DEFINED, .share_of = FIGURES + MET, .of_total = of(STARTED) }, \
               [FIGURES + ATTENDING] = { { "attending", N_("Attending"), .type = COLUMN_INT }, FIGURE_PERSONS, \
                   ATTENDING_DEFINED, .share_of = FIGURES + MET, .of_total = of(ATTENDING) }, \
               [FIGURES + LEFT] = { { "left", N_("Left"), .type = COLUMN_INT }, FIGURE_PERSONS, LEFT_DEFINED, \
                   .part_of = FIGURES + STARTED, .share_of = FIGURES + MET, .of_total = of(LEFT) }, \
               [FIGURES + NOT_STARTED] = { { "not_started", N_("Did not start"), .type = COLUMN_INT }, FIGURE_PERSONS, \
                   NOT_STARTED_DEFINED, .place = IN_NONE, .of_total = of(NOT_STARTED) }

static const struct report_column language_columns[COLUMNS] = {
    [KEY] = { { "language", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [NAME] = { { "language", N_("Language"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    STEP_COLUMNS(NONE),
};
static const struct report_column town_columns[COLUMNS] = {
    [KEY] = { { "town", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [NAME] = { { "town", N_("Town"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    STEP_COLUMNS(SAME),
};
static const struct report_table_plan by_language = { "by_language", N_("The way by the language of the first group"),
    language_columns, COLUMNS, JSON_KEYED, .total = "all", .total_title = N_("All languages together"),
    .caption = N_("Persons at each step and their share of all whom the project met"), .percents = true,
    .how = { FIRST_GROUP_DEFINED } };
static const struct report_table_plan by_town = { "by_town", N_("The way by the town of the first group"), town_columns,
    COLUMNS, JSON_ROWS, .caption = N_("Persons at each step and their share of all whom the project met"),
    .percents = true, .folded = true, .how = { FIRST_GROUP_DEFINED } };

/* ---- the steps of all, one below the other */

enum { STEP, STEP_NAME, PERSONS, ALL, STEP_COLUMNS_N };
static const struct report_column step_columns[STEP_COLUMNS_N] = {
    [STEP] = { { "step", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [STEP_NAME] = { { "step", N_("Step"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [PERSONS] = { { "persons", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who have come as far as this step. Below its name stands what counts."), .part_of = ALL,
        .share_of = ALL },
    [ALL] = { { "of", N_("All whom the project met"), .type = COLUMN_INT }, FIGURE_PERSONS, .place = IN_NONE },
};
static const struct report_table_plan steps = { "steps", N_("From the first contact to leaving"), step_columns,
    STEP_COLUMNS_N, JSON_KEYED, .caption = N_("Persons at each step and their share of all whom the project met"),
    .leads = true, .percents = true, .how = { STEPS_DEFINED } };

static const struct {
    const char *key, *name, *definition;
} named[STEPS] = {
    [MET] = { "met", N_("All whom the project met"), MET_DEFINED },
    [CONTACTED] = { "contacted", N_("Contacted"), CONTACTED_DEFINED },
    [MAPPED] = { "mapped", N_("Needs mapped"), MAPPED_DEFINED },
    [STARTED] = { "started", N_("Started"), STARTED_DEFINED },
    [ATTENDING] = { "attending", N_("Attending"), ATTENDING_DEFINED },
    [LEFT] = { "left", N_("Left"), LEFT_DEFINED },
};

/* ---- how long it took */

enum { TIME_STEP, TIME_NAME, TIME_PERSONS, TIME_DAYS, TIME_COLUMNS };
static const struct report_column time_columns[TIME_COLUMNS] = {
    [TIME_STEP] = { { "step", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [TIME_NAME] = { { "step", N_("Step"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [TIME_PERSONS] = { { "persons", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who have come as far as this step. Below its name stands what counts.") },
    [TIME_DAYS] = { { "median_days", N_("Days from the first contact"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Half of the persons came to this step within so many days from the day on which the project first met "
           "them, the other half later (median). Who is met and takes a step on one day counts with 0."),
        .withheld_with = TIME_PERSONS, .shut = true },
};
static const struct report_table_plan times = { "times", N_("How long each step took"), time_columns, TIME_COLUMNS,
    JSON_KEYED, .caption = N_("Median of days from the first contact to each step"),
    .how = { N_("Only persons count of whom both days are known. The day of attending is that of joining the group to "
                "which they came.") } };

/* ---- who left, by their situation then */

enum { STATUS, LEAVERS, ALL_LEFT, LEFT_COLUMNS };
static const struct report_column left_columns[LEFT_COLUMNS] = {
    [STATUS] = { { "exit_status", N_("Situation when leaving"), .type = COLUMN_CODE, .codes = &CODES_status },
        FIGURE_NAMES },
    [LEAVERS] = { { "n", N_("Left"), .type = COLUMN_INT }, FIGURE_PERSONS, LEFT_DEFINED, .share_of = ALL_LEFT,
        .of_total = FIGURES + LEFT },
    [ALL_LEFT] = { { "of", N_("All who left"), .type = COLUMN_INT }, FIGURE_PERSONS, .place = IN_NONE },
};
static const struct report_table_plan left_as = { "left_as", N_("In which situation people left"), left_columns,
    LEFT_COLUMNS, JSON_KEYED, .caption = N_("Persons who left, by their situation then"), .percents = true,
    .how = { N_("The situation is that of the end of the last participation.") } };

/* ---- why they left, and why who did not begin will not: the first wins of what was written down and what the
 * situation says */

enum { BECAUSE, BECAUSE_N, BECAUSE_NEVER, BECAUSE_ALL, BECAUSE_COLUMNS };
static const struct report_column because_columns[BECAUSE_COLUMNS] = {
    [BECAUSE] = { { "reason", N_("Reason"), .type = COLUMN_CODE, .codes = &CODES_left_because }, FIGURE_NAMES },
    [BECAUSE_N] = { { "n", N_("Left"), .type = COLUMN_INT }, FIGURE_PERSONS, LEFT_DEFINED, .share_of = BECAUSE_ALL,
        .of_total = FIGURES + LEFT },
    [BECAUSE_NEVER] = { { "never_came", N_("Of them never came"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Of those who left for this reason: who came to no session of a group."), .part_of = BECAUSE_N },
    [BECAUSE_ALL] = { { "of", N_("All who left"), .type = COLUMN_INT }, FIGURE_PERSONS, .place = IN_NONE },
};
static const struct report_table_plan left_because = { "left_because", N_("Why people left"), because_columns,
    BECAUSE_COLUMNS, JSON_KEYED, .caption = N_("Persons who left, by the reason"), .percents = true,
    .how = { N_("The reason is that of the end of the last participation. Where none was written, beginning to work or "
                "to study counts as one.") } };

enum { WHY, WHY_N, WHY_ALL, WHY_COLUMNS };
static const struct report_column why_columns[WHY_COLUMNS] = {
    [WHY] = { { "reason", N_("Reason"), .type = COLUMN_CODE, .codes = &CODES_left_because }, FIGURE_NAMES },
    [WHY_N] = { { "n", N_("Did not start"), .type = COLUMN_INT }, FIGURE_PERSONS, NOT_STARTED_DEFINED,
        .share_of = WHY_ALL, .of_total = FIGURES + NOT_STARTED },
    [WHY_ALL] = { { "of", N_("All who did not start"), .type = COLUMN_INT }, FIGURE_PERSONS, .place = IN_NONE },
};
static const struct report_table_plan not_started = { "not_started", N_("Why people did not start"), why_columns,
    WHY_COLUMNS, JSON_KEYED, .caption = N_("Persons who did not start, by the reason"), .percents = true,
    .how = { N_("The reason is that of the last contact with the person that says one. Who may still come stands under "
                "what is not known.") } };

/* ---- counting */

struct kin { /* of one language, or town */
    struct str key;
    int64_t at[COUNTS];
};
struct kins {
    struct kin *at;
    size_t n, cap;
};
struct trace {
    int64_t person;
    struct day on[STEPS]; /* when first; "": the day is not known */
    bool has[STEPS], in_group;
    size_t language, town, left_as; /* of walk, of CODES_status */
    size_t because, lost;           /* of CODES_left_because */
};
struct walk {
    struct task *t;
    const struct report_scope *scope;
    struct kins languages, towns;
    struct trace now;
    void (*each)(void *x, const struct walk *walk);
    void *x;
};

static size_t kin_of(struct task *t, struct kins *kins, struct str key)
{
    size_t i = 0;

    while (i < kins->n && !str_eq(kins->at[i].key, key))
        i++;
    if (i == kins->n) {
        struct kin one = { .key = str_copy(t->a, key) };
        LIST_ADD(t->a, kins, one);
    }
    return i;
}

static size_t code_at(const struct codes *codes, struct str code)
{
    size_t i = 0;

    while (i < codes->n && !str_is(code, codes->at[i].code))
        i++;
    return i < codes->n ? i : code_at(codes, S("unknown"));
}

/* A day that is not known is before all others. */
static void note(struct trace *trace, enum step step, struct day day)
{
    if (!trace->has[step] || day_cmp(day, trace->on[step]) < 0)
        trace->on[step] = day;
    trace->has[step] = true;
}

/* Of the participation that began last, and of these the one that ended later: it comes last. */
static void note_end(struct trace *trace, const struct report_scope *s, const struct funnel_sql_traces_row *row)
{
    bool ended = day_known(row->ended_on) && !(day_known(s->to) && day_cmp(row->ended_on, s->to) > 0);

    trace->has[LEFT] = ended;
    trace->on[LEFT] = row->ended_on;
    trace->left_as = code_at(&CODES_status, row->code);
    trace->because = code_at(&CODES_left_because, row->reason);
}

static void note_group(struct walk *w, const struct funnel_sql_traces_row *row)
{
    struct trace *trace = &w->now;

    if (!trace->in_group) {
        trace->language = kin_of(w->t, &w->languages, row->code);
        trace->town = kin_of(w->t, &w->towns, row->town);
    }
    trace->in_group = true;
    if (row->came)
        note(trace, ATTENDING, row->day);
}

/* Only of those whom the project met first in the days asked for. */
static void hand_over(struct walk *w)
{
    struct day from = w->scope->from;

    if (w->now.person != 0 && !(day_known(from) && day_cmp(w->now.on[MET], from) < 0))
        w->each(w->x, w);
}

static bool take(void *x, const struct funnel_sql_traces_row *row)
{
    enum { SAYS_WHY = 4 };
    static const enum step of_row[SAYS_WHY] = { ATTENDING, CONTACTED, MAPPED, STARTED };
    struct walk *w = x;

    if (row->person != w->now.person) {
        hand_over(w);
        w->now = (struct trace){ .person = row->person, .lost = code_at(&CODES_left_because, S("unknown")) };
    }
    if (row->step == SAYS_WHY) { /* it is a contact, too: the last one comes last */
        w->now.lost = code_at(&CODES_left_because, row->reason);
        return true;
    }
    note(&w->now, MET, row->day);
    if (of_row[row->step] == ATTENDING)
        note_group(w, row);
    else
        note(&w->now, of_row[row->step], row->day);
    if (of_row[row->step] == STARTED)
        note_end(&w->now, w->scope, row);
    return true;
}

/* The first kin is what is not known: who was in no group. */
static struct walk walk(
    struct task *t, const struct report_scope *s, void (*each)(void *x, const struct walk *walk), void *x)
{
    struct walk w = { .t = t, .scope = s, .each = each, .x = x };

    (void)kin_of(t, &w.languages, S(""));
    (void)kin_of(t, &w.towns, S(""));
    funnel_sql_traces(
        t, s->project, day_known(s->to) ? day_str(&s->to) : S("9999-12-31"), marks_meaning(t->a, MEANS_CAME), take, &w);
    hand_over(&w);
    return w;
}

enum { MOST_CODES = 32 };
struct waits {
    int64_t *at;
    size_t n, cap;
};
struct count {
    struct waits waits[STEPS]; /* days from the first contact */
    int64_t left_as[MOST_CODES], because[MOST_CODES], never_came[MOST_CODES], lost[MOST_CODES];
};

static void count_one(void *x, const struct walk *w)
{
    struct count *c = x;
    const struct trace *trace = &w->now;

    for (enum step i = 0; i < STEPS; i++) {
        if (i != MET && trace->has[i] && day_whole(trace->on[i]) && day_whole(trace->on[MET])) {
            int64_t days = day_number(trace->on[i]) - day_number(trace->on[MET]);
            LIST_ADD(w->t->a, &c->waits[i], days);
        }
        w->languages.at[trace->language].at[i] += trace->has[i];
        w->towns.at[trace->town].at[i] += trace->has[i];
    }
    w->languages.at[trace->language].at[NOT_STARTED] += !trace->has[STARTED];
    w->towns.at[trace->town].at[NOT_STARTED] += !trace->has[STARTED];
    c->lost[trace->lost] += !trace->has[STARTED];
    if (!trace->has[LEFT])
        return;
    c->left_as[trace->left_as]++;
    c->because[trace->because]++;
    c->never_came[trace->because] += !trace->has[ATTENDING];
}

/* ---- the tables */

/* Whoever is not at a step is also some of those whom the project met. */
static void add_known(struct task *t, struct report_table *table, struct cell *cells)
{
    for (enum step i = CONTACTED; i < STEPS; i++) {
        struct report_sum rest = { &cells[column_of(MET)], { &cells[column_of(i)] }, true };
        LIST_ADD(t->a, &table->known, rest);
    }
    struct report_sum both = { &cells[column_of(MET)], { &cells[column_of(STARTED)], &cells[column_of(NOT_STARTED)] },
        false };
    LIST_ADD(t->a, &table->known, both);
}

static struct str key_of(const struct report_table_plan *plan, const struct kin *kin)
{
    return !str_empty(kin->key) ? kin->key : plan == &by_town ? S("unknown") : S("und");
}

static int by_key(const void *a, const void *b)
{
    const struct kin *x = a, *y = b;

    return str_cmp(x->key, y->key);
}

static void put_kins(struct task *t, struct kins *kins, struct report_table *table)
{
    bool towns = table->plan == &by_town;

    qsort(kins->at, kins->n, sizeof *kins->at, by_key);
    for (size_t k = 0; k < kins->n; k++) {
        const struct kin *kin = &kins->at[k];
        bool unknown = str_empty(kin->key);
        if (kin->at[MET] == 0)
            continue;
        struct cell *cells = report_line_add(t, table)->cells;
        cells[KEY] = cell_text_of(key_of(table->plan, kin));
        cells[NAME] = cell_text_of(unknown ? str_of(tr(t, "Not known"))
                                   : towns ? place_name(t->lang, kin->key)
                                           : lang_language_name(t->a, t->lang, kin->key));
        for (enum step i = 0; i < COUNTS; i++)
            cells[column_of(i)] = cell_n(kin->at[i]);
        add_known(t, table, cells);
    }
}

/* Their figures stand in the total line of the languages. Of whom the project met there is no share. */
static void put_steps(struct task *t, struct report_table *table)
{
    for (enum step i = MET; i < STEPS; i++) {
        struct report_line *line = report_line_add(t, table);
        line->definition = named[i].definition;
        line->cells[STEP] = cell_s(str_of(named[i].key));
        line->cells[STEP_NAME] = cell_s(str_of(lang_tr(t->lang, named[i].name)));
        line->same[0] = (struct report_same){ PERSONS, column_of(i) };
        if (i != MET)
            line->same[1] = (struct report_same){ ALL, column_of(MET) };
    }
}

static int by_size(const void *a, const void *b)
{
    const int64_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

/* In the middle; of an even number the mean of both, halves up. */
static int64_t median(struct waits *w)
{
    qsort(w->at, w->n, sizeof *w->at, by_size);
    return w->n % 2 != 0 ? w->at[w->n / 2] : (w->at[w->n / 2 - 1] + w->at[w->n / 2] + 1) / 2;
}

/* Of few whose days are known, it would be theirs. */
static void put_times(struct task *t, int64_t threshold, struct count *c, struct report_table *table)
{
    for (enum step i = CONTACTED; i < STEPS; i++) {
        struct report_line *line = report_line_add(t, table);
        bool enough = c->waits[i].n > 0 && (int64_t)c->waits[i].n >= threshold;
        line->definition = named[i].definition;
        line->cells[TIME_STEP] = cell_s(str_of(named[i].key));
        line->cells[TIME_NAME] = cell_s(str_of(lang_tr(t->lang, named[i].name)));
        line->cells[TIME_DAYS] = enough ? cell_n(median(&c->waits[i])) : cell_none();
        line->same[0] = (struct report_same){ TIME_PERSONS, column_of(i) };
    }
}

static void put_left(struct task *t, const struct count *c, struct report_table *table)
{
    for (size_t i = 0; i < CODES_status.n; i++) {
        if (c->left_as[i] == 0)
            continue;
        struct report_line *line = report_line_add(t, table);
        line->cells[STATUS] = cell_s(str_of(CODES_status.at[i].code));
        line->cells[LEAVERS] = cell_n(c->left_as[i]);
        line->same[0] = (struct report_same){ ALL_LEFT, column_of(LEFT) };
    }
}

static void put_because(struct task *t, const struct count *c, struct report_table *table)
{
    for (size_t i = 0; i < CODES_left_because.n; i++) {
        if (c->because[i] == 0)
            continue;
        struct report_line *line = report_line_add(t, table);
        line->cells[BECAUSE] = cell_s(str_of(CODES_left_because.at[i].code));
        line->cells[BECAUSE_N] = cell_n(c->because[i]);
        line->cells[BECAUSE_NEVER] = cell_n(c->never_came[i]);
        line->same[0] = (struct report_same){ BECAUSE_ALL, column_of(LEFT) };
    }
}

static void put_not_started(struct task *t, const struct count *c, struct report_table *table)
{
    for (size_t i = 0; i < CODES_left_because.n; i++) {
        if (c->lost[i] == 0)
            continue;
        struct report_line *line = report_line_add(t, table);
        line->cells[WHY] = cell_s(str_of(CODES_left_because.at[i].code));
        line->cells[WHY_N] = cell_n(c->lost[i]);
        line->same[0] = (struct report_same){ WHY_ALL, column_of(NOT_STARTED) };
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct count c = { 0 };

    must(t, CODES_status.n <= MOST_CODES && CODES_left_because.n <= MOST_CODES);
    struct walk w = walk(t, s, count_one, &c);
    struct report_table *languages = report_table_new(ret_tables, &by_language);
    put_kins(t, &w.languages, languages);
    if (languages->n == 0)
        return;
    ret_tables->csv = ret_tables->n;
    put_steps(t, report_table_new(ret_tables, &steps));
    put_times(t, s->threshold, &c, report_table_new(ret_tables, &times));
    put_left(t, &c, report_table_new(ret_tables, &left_as));
    put_because(t, &c, report_table_new(ret_tables, &left_because));
    put_not_started(t, &c, report_table_new(ret_tables, &not_started));
    put_kins(t, &w.towns, report_table_new(ret_tables, &by_town));
}

/* ---- the rows behind a figure */

struct picking {
    struct task *t;
    const struct figure_wanted *w;
    enum step step;
    struct figure_rows rows;
};

static bool picked(const struct picking *p, const struct walk *w)
{
    const struct report_table_plan *plan = p->w->table->plan;
    const struct cell *key = &p->w->line->cells[0];
    const struct trace *trace = &w->now;

    if (plan == &left_as)
        return trace->has[LEFT] && str_is(key->s, CODES_status.at[trace->left_as].code);
    if (plan == &left_because)
        return trace->has[LEFT] && str_is(key->s, CODES_left_because.at[trace->because].code) &&
               !(p->w->column == BECAUSE_NEVER && trace->has[ATTENDING]);
    if (plan == &not_started)
        return !trace->has[STARTED] && str_is(key->s, CODES_left_because.at[trace->lost].code);
    if (!trace->has[p->step] || plan == &steps || plan == &times || !key->known)
        return trace->has[p->step];
    return str_eq(
        key_of(plan, plan == &by_town ? &w->towns.at[trace->town] : &w->languages.at[trace->language]), key->s);
}

static void pick_one(void *x, const struct walk *w)
{
    struct picking *p = x;

    if (!picked(p, w))
        return;
    if (p->rows.total++ < p->w->start || (int64_t)p->rows.n == p->w->limit)
        return;
    struct figure_row row = { .person = w->now.person, .day = w->now.on[p->step] };
    LIST_ADD(p->t->a, &p->rows, row);
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    const struct report_table_plan *plan = w->table->plan;
    struct picking p = { .t = t, .w = w, .step = plan == &not_started ? MET : LEFT, .rows = { .kind = ROWS_PERSONS } };

    for (enum step i = MET; i < STEPS; i++)
        if (plan == &steps || plan == &times ? str_is(w->line->cells[STEP].s, named[i].key)
                                             : (plan == &by_language || plan == &by_town) && w->column == column_of(i))
            p.step = i;
    (void)walk(t, s, pick_one, &p);
    figure_rows_name(t, s->project, &p.rows);
    for (size_t i = 0; i < p.rows.n; i++) /* whom the project has only had a contact with is not its to open */
        if (str_empty(p.rows.at[i].name))
            p.rows.at[i].person = 0;
    return p.rows;
}

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    int64_t met = tables->n == 1 ? INT_NONE : report_count(report_total(&tables->at[0]), column_of(MET));
    int64_t started = tables->n == 1 ? INT_NONE : report_count(report_total(&tables->at[0]), column_of(STARTED));

    if (met == INT_NONE || started == INT_NONE)
        return (struct report_words){ S(""), S("") };
    return (struct report_words){ trf(t, "%1$s of %2$s persons whom the project met have started",
                                      lang_number(t->a, t->lang, started), lang_number(t->a, t->lang, met)),
        S("") };
}

const struct report_parts funnel_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("From the first contact to leaving, step by step."),
    .empty = N_("The project met nobody first in these days. Choose other days."),
    .drawn = "persons",
    .rows = rows,
};
