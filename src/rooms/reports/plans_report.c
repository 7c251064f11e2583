/* plans_report: who of a group has a plan, and what became of the plans (report "plans"). Of a person the newest plan
 * of the project counts; what a plan says stands in no report. */
#include "rooms/reports/report_table.h"

#include "lang/lang.h"
#include "plans_report_sql.h"
#include "rooms/people/people.h"

enum { GROUP_KEY, GROUP_NAME, LANGUAGE, PERSONS, PLANNED, PERCENT, WITHOUT, DEFERRED, STEPS, COLUMNS };

static const struct report_column columns[COLUMNS] = {
    [GROUP_KEY] = { { "group", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [GROUP_NAME] = { { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [LANGUAGE] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE }, FIGURE_NAMES },
    [PERSONS] = { { "persons", N_("Members"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Everybody who was a member of the group on one of these days. Who was in two groups stands in both.") },
    [PLANNED] = { { "planned", N_("Have a plan"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Members for whom a plan was made in this project by the last of these days."), .part_of = PERSONS },
    [PERCENT] = { { "planned_percent", N_("Have a plan, of the members"), .type = COLUMN_PERCENT }, FIGURE_SHARE,
        .part = PLANNED, .part_of = PERSONS },
    [WITHOUT] = { { "without", N_("Without a plan"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Members without a plan in this project by the last of these days."), .part_of = PERSONS },
    [DEFERRED] = { { "deferred", N_("The plan waits"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Members whose newest plan waits until a later day: parental leave, illness, a move, another reason."),
        .part_of = PLANNED },
    [STEPS] = { { "steps_done", N_("Steps done"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Steps of the members' plans that were done on one of these days.") },
};
static const struct report_table_plan groups = { "groups", N_("Plans of the groups"), columns, COLUMNS, JSON_ROWS,
    .caption = N_("Members of each group, who of them has a plan, whose plan waits, and steps done") };

static struct str last_of(const struct report_scope *s) { return day_known(s->to) ? day_str(&s->to) : S("9999-12-31"); }

/* A plan waits on the last of the days, or today where they end later. */
static struct str waits_on(const struct task *t, const struct report_scope *s)
{
    return day_known(s->to) && day_cmp(s->to, t->today) < 0 ? day_str(&s->to) : day_str(&t->today);
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct report_table *table = report_table_new(ret_tables, &groups);
    struct plans_report_sql_groups_rows rows = plans_report_sql_groups(
        t, s->project, day_str(&s->from), last_of(s), waits_on(t, s));

    for (size_t i = 0; i < rows.n; i++) {
        const struct plans_report_sql_groups_row *row = &rows.at[i];
        struct report_line *line = report_line_add(t, table);
        line->group = row->group;
        line->cells[GROUP_KEY] = cell_text_of(row->key);
        line->cells[GROUP_NAME] = cell_text_of(row->name);
        line->cells[LANGUAGE] = cell_text_of(row->language);
        line->cells[PERSONS] = cell_n(row->persons);
        line->cells[PLANNED] = cell_n(row->planned);
        line->cells[WITHOUT] = cell_n(row->persons - row->planned);
        line->cells[DEFERRED] = cell_n(row->deferred);
        line->cells[STEPS] = cell_n(row->steps_done);
    }
}

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    int64_t without = report_sum(&tables->at[0], WITHOUT);
    struct str n;

    if (without == INT_NONE || tables->at[0].n == 0)
        return (struct report_words){ S(""), S("") };
    n = lang_number(t->a, t->lang, without);
    if (without == 0)
        return (struct report_words){ str_of(tr(t, "Everyone has a plan")), S("") };
    return (struct report_words){
        tr_fill(t->a, trn(t, "%n member has no plan", "%n members have no plan", without), &n, 1), S("")
    };
}

static struct figure_rows persons(
    struct task *t, const struct report_scope *s, const struct figure_wanted *w, int64_t wanted)
{
    struct figure_rows list = { .kind = ROWS_PERSONS };
    struct plans_report_sql_persons_rows rows = plans_report_sql_persons(t, .project = s->project,
        .group = w->line->group, .from_day = day_str(&s->from), .to_day = last_of(s), .waits_on = waits_on(t, s),
        .wanted = wanted, .limit = w->limit, .start = w->start);

    for (size_t i = 0; i < rows.n; i++) {
        struct figure_row one = { .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .day = rows.at[i].day };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct figure_rows steps(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct figure_rows list = { .kind = ROWS_PERSONS };
    struct plans_report_sql_steps_rows rows = plans_report_sql_steps(
        t, s->project, w->line->group, day_str(&s->from), last_of(s), w->limit, w->start);

    for (size_t i = 0; i < rows.n; i++) {
        struct figure_row one = { .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .day = rows.at[i].day };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    switch (w->column) {
    case PERSONS: return persons(t, s, w, 0);
    case PLANNED: return persons(t, s, w, 1);
    case DEFERRED: return persons(t, s, w, 2);
    case WITHOUT: return persons(t, s, w, 3);
    case STEPS: return steps(t, s, w);
    default: return (struct figure_rows){ .kind = ROWS_NONE };
    }
}

const struct report_parts plans_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("Of each person the newest plan in the project counts. What a plan says stands in no report."),
    .empty = N_("Nobody was a member of a group in these days. Choose other days."),
    .drawn = "planned",
    .rows = rows,
};
