/* targets_forecast: how far the targets will come at the pace so far, and what is planned (report "targets", table
 * "forecast"). A plain calculation, said beside each figure, and none where little is known. */
#include "rooms/reports/targets.h"

#include "lang/lang.h"
#include "rooms/reports/report_table.h"
#include "targets_forecast_sql.h"

/* Before so many days, or with so little reached, a pace says nothing. A day in a hundred years is none. */
enum { MONTH_DAYS = 30, DAYS_LEAST = 60, REACHED_LEAST = 5, DAYS_MOST = 36500, HUNDRED = 100 };

enum {
    MEASURE,
    MEASURE_NAME,
    PROMISED,
    REACHED,
    PER_MONTH,
    PLANNED,
    EXPECTED,
    REACH_ON,
    OUTLOOK,
    OUTLOOK_SAID,
    COLUMNS
};

#define OUTLOOK_DEFINED N_("What was promised beside what is reached on the last day at this pace.")
static const struct report_column columns[COLUMNS] = {
    [MEASURE] = { { "measure", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [MEASURE_NAME] = { { "measure", N_("What is counted"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [PROMISED] = { { "promised", N_("Promised"), .type = COLUMN_INT }, FIGURE_PROMISES,
        N_("What was promised to the funder, as it is written down in the project.") },
    [REACHED] = { { "reached", N_("Reached today"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("From the first day of the project until today, as in the table of what was promised and reached."),
        .shut = true },
    [PER_MONTH] = { { "per_month", N_("Pace: in 30 days"), .type = COLUMN_HUNDREDTHS }, FIGURE_PROMISES,
        N_("What is reached today, divided by the days since the first day of the project, times 30."),
        .withheld_with = REACHED },
    [PLANNED] = { { "planned", N_("Planned"), .type = COLUMN_INT }, FIGURE_PROMISES,
        N_("What stands in the calendar from today on: planned sessions and their hours, groups that have planned "
           "sessions and have not met yet, and of persons the free places in groups that have not ended. It is not "
           "part of the pace."),
        .withheld_with = REACHED },
    [EXPECTED] = { { "expected", N_("On the last day, at this pace"), .type = COLUMN_INT }, FIGURE_PROMISES,
        N_("What is reached today, and the pace of a day times the days that are left of the project."),
        .withheld_with = REACHED },
    [REACH_ON] = { { "reached_on", N_("Target reached on"), .type = COLUMN_DAY }, FIGURE_PROMISES,
        N_("Today and as many days as what is missing takes at this pace."), .withheld_with = REACHED },
    [OUTLOOK] = { { "outlook", .type = COLUMN_TEXT }, FIGURE_PROMISES, OUTLOOK_DEFINED, .place = IN_JSON_ONLY,
        .withheld_with = REACHED },
    [OUTLOOK_SAID] = { { "outlook_said", N_("Outlook"), .type = COLUMN_TEXT }, FIGURE_PROMISES, OUTLOOK_DEFINED,
        .place = NOT_IN_JSON, .withheld_with = REACHED },
};
static const struct report_table_plan forecast = { "forecast", N_("How far the targets will come"), columns, COLUMNS,
    JSON_KEYED, .caption = N_("Pace so far, what is planned, and when the target is reached"), .folded = true,
    .how = {
        N_("A forecast only carries on what has been: it knows no holidays and no new worker. There is none before "
           "60 days, with less than five reached, or without a first day of the project.") } };

/* ---- the calculation */

static const struct {
    const char *code, *said;
} outlooks[OUTLOOK__N] = {
    [OUTLOOK_REACHED] = { "reached", N_("Reached") },
    [OUTLOOK_IN_TIME] = { "in_time", N_("In time at this pace") },
    [OUTLOOK_SHORT] = { "short", N_("Falls short at this pace") },
    [OUTLOOK_OPEN] = { "open", N_("The last day of the project is not known") },
    [OUTLOOK_ENDED] = { "ended", N_("The project has ended") },
    [OUTLOOK_UNKNOWN] = { "unknown", N_("Too little is known") },
};

struct target_forecast target_forecast_of(
    int64_t promised, int64_t reached, struct day start, struct day end, struct day today)
{
    struct target_forecast f = { OUTLOOK_UNKNOWN, INT_NONE, INT_NONE, DAY("") };
    bool begun = day_whole(start) && day_cmp(start, today) <= 0;
    int64_t gone = begun ? day_number(today) - day_number(start) + 1 : 0;
    bool ended = day_whole(end) && day_cmp(end, today) < 0, known = gone >= DAYS_LEAST && reached >= REACHED_LEAST;

    if (reached != INT_NONE && reached >= promised)
        f.outlook = OUTLOOK_REACHED;
    else if (ended)
        f.outlook = OUTLOOK_ENDED;
    if (reached == INT_NONE || ended || !known)
        return f;
    f.per_month = (reached * HUNDRED * MONTH_DAYS * 2 + gone) / (gone * 2);
    if (day_whole(end))
        f.expected = reached + reached * (day_number(end) - day_number(today)) / gone;
    if (f.outlook == OUTLOOK_REACHED)
        return f;
    int64_t days = ((promised - reached) * gone + reached - 1) / reached;
    if (days <= DAYS_MOST)
        f.reached_on = day_add(today, days);
    f.outlook = !day_whole(end) ? OUTLOOK_OPEN : f.expected >= promised ? OUTLOOK_IN_TIME : OUTLOOK_SHORT;
    return f;
}

/* ---- what is planned */

static bool add_minutes(void *x, const struct targets_forecast_sql_ahead_times_row *row)
{
    int64_t *minutes = x;

    *minutes += row->n * clock_between(row->start_time, row->end_time);
    return true;
}

/* INT_NONE where nothing is planned ahead. Of free places and the size of a group follows how many are in it, so who
 * must not see small numbers does not get them. */
static void planned(struct task *t, const struct report_scope *s, int64_t ret_planned[MEASURE__N])
{
    struct targets_forecast_sql_ahead_row ahead = { 0 };
    struct targets_forecast_sql_places_row places = { 0 };
    int64_t minutes = 0;
    struct str today = day_str(&t->today);

    for (int m = 0; m < MEASURE__N; m++)
        ret_planned[m] = INT_NONE;
    must(t, targets_forecast_sql_ahead(t, s->project, today, &ahead));
    targets_forecast_sql_ahead_times(t, s->project, today, add_minutes, &minutes);
    ret_planned[MEASURE_sessions] = ahead.sessions;
    ret_planned[MEASURE_groups] = ahead.groups;
    ret_planned[MEASURE_hours] = (minutes + 30) / 60;
    if (s->threshold <= 1 && targets_forecast_sql_places(t, s->project, today, &places) && places.groups > 0)
        ret_planned[MEASURE_persons] = places.vacant;
}

/* ---- the table */

static struct cell shown(int64_t n) { return n == INT_NONE ? cell_none() : cell_n(n); }

static void add_line(struct task *t, struct report_table *table, const struct report_line *of, int64_t ahead,
    const struct target_forecast *f)
{
    struct report_line *line = report_line_add(t, table);

    line->open = of->open;
    for (unsigned c = MEASURE; c <= REACHED; c++)
        line->cells[c] = of->cells[c];
    line->cells[PER_MONTH] = shown(f->per_month);
    line->cells[PLANNED] = shown(ahead);
    line->cells[EXPECTED] = shown(f->expected);
    if (day_known(f->reached_on))
        line->cells[REACH_ON] = cell_s(str_copy(t->a, day_str(&f->reached_on)));
    line->cells[OUTLOOK] = cell_s(str_of(outlooks[f->outlook].code));
    line->cells[OUTLOOK_SAID] = cell_s(str_of(lang_tr(t->lang, outlooks[f->outlook].said)));
}

void targets_forecast(
    struct task *t, const struct report_scope *s, const struct report_table *targets, struct report_tables *ret_tables)
{
    struct targets_forecast_sql_days_row days = { 0 };
    int64_t ahead[MEASURE__N];
    struct report_table *table = NULL;

    /* A forecast of some days alone would be none of the promise. */
    if (s->organisation != 0 || day_known(s->from) || day_known(s->to) ||
        !targets_forecast_sql_days(t, s->project, &days))
        return;
    for (size_t m = 0; m < targets->n; m++) {
        int64_t promised = report_count(&targets->at[m], PROMISED), reached = report_count(&targets->at[m], REACHED);
        if (promised == INT_NONE || promised == 0)
            continue;
        if (table == NULL) {
            planned(t, s, ahead);
            table = report_table_new(ret_tables, &forecast);
        }
        struct target_forecast f = target_forecast_of(promised, reached, days.start_date, days.end_date, t->today);
        add_line(t, table, &targets->at[m], ahead[m], &f);
    }
}

struct str targets_forecast_words(struct task *t, const struct report_tables *tables)
{
    const struct report_table *table = &tables->at[tables->n - 1];

    if (table->plan != &forecast || table->n == 0 || !str_is(table->at[0].cells[MEASURE].s, "persons") ||
        !table->at[0].cells[REACH_ON].known)
        return S("");
    struct day day;
    must(t, day_read(table->at[0].cells[REACH_ON].s, &day));
    return trf(t, "At the pace so far, %1$s persons are reached on %2$s.",
        lang_number(t->a, t->lang, report_count(&table->at[0], PROMISED)), lang_day(t->a, t->lang, day));
}
