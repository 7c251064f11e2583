/* targets: counts what was reached, beside what was promised; how far it will come stands in targets_forecast.c. */
#include "rooms/reports/targets.h"

#include "lang/lang.h"
#include "rooms/marks.h"
#include "rooms/reports/report_sheets.h"
#include "rooms/reports/reports.h"
#include "targets_sql.h"

static const struct {
    const char *code, *name, *definition;
    enum figure_kind of;
} measures[] = {
#define M(code, text, of, definition) { #code, text, definition, FIGURE_##of },
    MEASURES(M)
#undef M
};

/* ---- counting */

struct period {
    struct str first, last;
    bool asked[MEASURE__N];
};
struct targets {
    int64_t promised[MEASURE__N];          /* INT_NONE = nothing promised */
    int64_t reached[MEASURE__N];           /* INT_NONE = not known */
    int64_t held, timed, minutes;          /* sessions, those whose length is known, and their lengths */
    int64_t visits, whole, person_minutes; /* visits, those without minutes of known length, and the time of all */
};

static bool add_minutes(void *x, const struct targets_sql_session_times_row *row)
{
    struct targets *v = x;
    int64_t minutes = clock_between(row->start_time, row->end_time);

    v->minutes += row->n * minutes;
    v->timed += minutes > 0 ? row->n : 0;
    v->held += row->n;
    return true;
}

static bool add_presence(void *x, const struct targets_sql_presence_row *row)
{
    struct targets *v = x;
    int64_t minutes = clock_between(row->start_time, row->end_time);

    v->visits += row->visits;
    v->whole += minutes > 0 ? row->visits : row->visits - row->whole;
    v->person_minutes += row->minutes + row->whole * minutes;
    return true;
}

static int64_t whole_hours(int64_t minutes) { return (minutes + 30) / 60; }

/* Hours tell how many they were of: those of few visits or talks are not known to who must not see them. */
static int64_t hours_of(const struct report_scope *s, int64_t minutes, int64_t n)
{
    return n > 0 && n < s->threshold ? INT_NONE : whole_hours(minutes);
}

static void count_hours(struct task *t, const struct report_scope *s, const struct period *p, struct targets *v)
{
    struct targets_sql_talks_row talks = { 0 };

    if (p->asked[MEASURE_hours])
        targets_sql_session_times(t, s->project, p->first, p->last, s->organisation, add_minutes, v);
    if (p->asked[MEASURE_person_hours])
        targets_sql_presence(
            t, s->project, p->first, p->last, marks_meaning(t->a, MEANS_CAME), s->organisation, add_presence, v);
    if (p->asked[MEASURE_counselling_hours])
        must(t, targets_sql_talks(t, s->project, p->first, p->last, s->organisation, &talks));
    v->reached[MEASURE_hours] = v->held > 0 && v->timed == 0 ? INT_NONE : whole_hours(v->minutes);
    v->reached[MEASURE_person_hours] = v->visits > 0 && v->whole == 0 ? INT_NONE
                                                                      : hours_of(s, v->person_minutes, v->visits);
    v->reached[MEASURE_counselling_hours] = hours_of(s, talks.minutes, talks.n);
}

/* promised_only: what nothing was promised of is not counted and stays 0. */
static struct targets count(struct task *t, const struct report_scope *s, bool promised_only)
{
    struct period p = { day_str(&s->from), day_known(s->to) ? day_str(&s->to) : S("9999-12-31"), { 0 } };
    struct targets_sql_promised_rows promised = targets_sql_promised(t, s->project);
    struct targets v = { .minutes = 0 };

    for (int m = 0; m < MEASURE__N; m++) {
        v.promised[m] = INT_NONE;
        v.reached[m] = 0;
        for (size_t i = 0; i < promised.n && s->organisation == 0; i++) /* the promise is that of the whole project */
            if (str_is(promised.at[i].measure, measures[m].code))
                v.promised[m] = promised.at[i].promised;
        p.asked[m] = !promised_only || v.promised[m] > 0; /* INT_NONE is below 0 */
    }
#define REACHED(name) \
    do { \
        struct targets_sql_##name##_row row; \
        if (p.asked[MEASURE_##name] && targets_sql_##name(t, s->project, p.first, p.last, s->organisation, &row)) \
            v.reached[MEASURE_##name] = row.n; \
    } while (0)
    REACHED(persons);
    REACHED(groups);
    REACHED(sessions);
    REACHED(children);
    REACHED(contacts);
    REACHED(plans);
    REACHED(followed_up);
    REACHED(peer_workers);
#undef REACHED
    count_hours(t, s, &p, &v);
    return v;
}

/* ---- the report */

enum { MEASURE, MEASURE_NAME, PROMISED, REACHED, PERCENT, TIMED, HELD, COLUMNS };

static const struct report_column columns[COLUMNS] = {
    [MEASURE] = { { "measure", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [MEASURE_NAME] = { { "measure", N_("What is counted"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [PROMISED] = { { "promised", N_("Promised"), .type = COLUMN_INT }, FIGURE_PROMISES,
        N_("What was promised to the funder, as it is written down in the project.") },
    [REACHED] = { { "reached", N_("Reached"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("What has been reached in these days. Below the name of each row stands what counts."), .known = TIMED,
        .known_of = HELD },
    [PERCENT] = { { "percent", N_("Percent"), .type = COLUMN_PERCENT }, FIGURE_SHARE, .part = REACHED,
        .part_of = PROMISED },
    [TIMED] = { { "sessions_timed", N_("Sessions with a known length"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions held whose beginning and end are known."), .place = NOT_IN_PAGES },
    [HELD] = { { "sessions", N_("Sessions held"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions held in these days. Planned and cancelled sessions do not count."), .place = NOT_IN_PAGES },
};
static const struct report_table_plan targets = { "targets", N_("Promised and reached"), columns, COLUMNS, JSON_KEYED,
    .caption = N_("Promised and reached") };

/* By organisation: what each has reached; the promise is that of all of them. */
enum { HOUSE_KEY, HOUSE_NAME, HOUSE_MEASURE, HOUSE_MEASURE_NAME, HOUSE_REACHED, HOUSE_COLUMNS };

static const struct report_column house_columns[HOUSE_COLUMNS] = {
    [HOUSE_KEY] = { { "organisation", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [HOUSE_NAME] = { { "organisation", N_("Organisation in the project"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .json = "name" },
    [HOUSE_MEASURE] = { { "measure", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [HOUSE_MEASURE_NAME] = { { "measure", N_("What is counted"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .place = NOT_IN_JSON },
    [HOUSE_REACHED] = { { "reached", N_("Reached"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("What has been reached in these days, counted as in the first table.") },
};
static const struct report_table_plan by_house = { "by_organisation", N_("Reached, by organisation"), house_columns,
    HOUSE_COLUMNS, JSON_ROWS, .caption = N_("What each organisation of the project has reached"),
    .how = { HOUSE_DEFINED, N_("A child who came to groups of two organisations counts in both.") }, .folded = true };

static void put_house(struct task *t, const struct report_sheet *of, struct report_table *table)
{
    const struct report_table *reached = &of->tables.at[0];

    for (size_t m = 0; m < reached->n; m++) {
        struct report_line *line = report_house_line(t, of, table);
        line->open = reached->at[m].open;
        line->shut = reached->at[m].shut;
        line->cells[HOUSE_MEASURE] = reached->at[m].cells[MEASURE];
        line->cells[HOUSE_MEASURE_NAME] = reached->at[m].cells[MEASURE_NAME];
        line->cells[HOUSE_REACHED] = reached->at[m].cells[REACHED];
    }
}

static void add_lines(struct task *t, const struct targets *v, struct report_tables *ret_tables)
{
    struct report_table *table = report_table_new(ret_tables, &targets);

    for (enum measure m = 0; m < MEASURE__N; m++) {
        struct report_line *line = report_line_add(t, table);
        line->open = measures[m].of != FIGURE_PERSONS;
        line->rounded = m == MEASURE_person_hours || m == MEASURE_counselling_hours;
        line->shut = m == MEASURE_counselling_hours; /* with whom talks were is told to those who counsel */
        line->definition = measures[m].definition;
        line->cells[MEASURE] = cell_s(str_of(measures[m].code));
        line->cells[MEASURE_NAME] = cell_s(str_of(lang_tr(t->lang, measures[m].name)));
        line->cells[PROMISED] = v->promised[m] == INT_NONE ? cell_none() : cell_n(v->promised[m]);
        line->cells[REACHED] = v->reached[m] == INT_NONE ? cell_none() : cell_n(v->reached[m]);
        if (m == MEASURE_hours) {
            line->cells[TIMED] = cell_n(v->timed);
            line->cells[HELD] = cell_n(v->held);
        }
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct targets v = count(t, s, false);

    add_lines(t, &v, ret_tables);
    if (s->by_houses)
        report_table_new(ret_tables, &by_house);
    targets_forecast(t, s, &ret_tables->at[0], ret_tables);
}

struct promises reports_promises(struct task *t, int64_t project)
{
    struct report_scope s = reports_scope_for(t, project);
    struct report_tables tables = { 0 };
    struct promises kept = { 0 };

    if (s.outside) {
        tables = reports_tables(t, &report_rows[REPORT_targets], &s);
    } else {
        struct targets v = count(t, &s, true);
        add_lines(t, &v, &tables);
        reports_tables_finish(t, &tables, 0);
    }
    for (size_t i = 0; i < tables.at[0].n; i++) {
        const struct report_line *line = &tables.at[0].at[i];
        struct promise one = { line->cells[MEASURE_NAME].s, report_count(line, PROMISED), report_count(line, REACHED),
            report_count(line, PERCENT) };
        if (one.percent != INT_NONE)
            LIST_ADD(t->a, &kept, one);
    }
    return kept;
}

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct report_line *persons = &tables->at[0].at[MEASURE_persons];
    int64_t promised = report_count(persons, PROMISED), reached = report_count(persons, REACHED);
    struct str n = lang_number(t->a, t->lang, reached), nothing = S("");
    bool some = false;

    for (size_t i = 0; i < tables->at[0].n; i++)
        some |= report_count(&tables->at[0].at[i], REACHED) != 0;
    if (!some)
        nothing = str_of(tr(t, "Nothing was written down in these days. Choose other days."));

    if (reached == INT_NONE)
        return (struct report_words){ S(""), S("") };
    if (promised == INT_NONE || promised == 0)
        return (struct report_words){
            tr_fill(t->a, trn(t, "%n person has been reached", "%n persons have been reached", reached), &n, 1), nothing
        };
    return (struct report_words){ trf(t, "%1$s of %2$s promised persons have been reached (%3$s)", n,
                                      lang_number(t->a, t->lang, promised),
                                      lang_percent(t->a, t->lang, reports_percent(reached, promised))),
        str_empty(nothing) ? targets_forecast_words(t, tables) : nothing };
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct rows_wanted wanted = { .project = s->project,
        .from = s->from,
        .to = s->to,
        .start = w->start,
        .limit = w->limit,
        .organisation = s->organisation };
    enum measure m = MEASURE_persons;

    unsigned named = w->table->plan == &by_house ? HOUSE_MEASURE : MEASURE;

    while (m + 1 < MEASURE__N && !str_is(w->line->cells[named].s, measures[m].code))
        m++;
    return figure_targets(t, &wanted, m);
}

const struct report_parts targets_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("What was promised to the funder, and what has been reached in these days."),
    .drawn = "percent",
    .rows = rows,
    .of_houses = true,
    .by_house = &by_house,
    .put_house = put_house,
};
