/* child_care_report: what was offered in child care and how it was used, per group and month (report "child_care").
 * Sessions held only; visits count, not children. */
#include "rooms/reports/report_table.h"

#include "child_care_report_sql.h"
#include "lang/lang.h"

enum {
    GROUP_KEY,
    GROUP_NAME,
    MONTH,
    SESSIONS,
    PLACES,
    BOOKED,
    CAME,
    MISSED,
    CAME_PLACED,
    CAME_PERCENT,
    USE_PERCENT,
    PLACED,
    COLUMNS
};

static const struct report_column columns[COLUMNS] = {
    [GROUP_KEY] = { { "group", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [GROUP_NAME] = { { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [MONTH] = { { "month", N_("Month"), .type = COLUMN_DAY }, FIGURE_NAMES },
    [SESSIONS] = { { "sessions", N_("Sessions with child care"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions held in the month for which places in child care were offered or children were booked."),
        .adds = ADDS_FIRST },
    [PLACES] = { { "places", N_("Places offered"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("The places for children in these sessions, added up. A session whose number of places is not known is left "
           "out, and beside the sum stands of how many sessions it is."),
        .known = PLACED, .known_of = SESSIONS, .adds = ADDS },
    [BOOKED] = { { "booked", N_("Children booked"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Places booked in child care, whether the child came or not."), .adds = ADDS_FIRST },
    [CAME] = { { "came", N_("Children who came"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Visits of children to child care: a child who came twice counts twice."), .part_of = BOOKED,
        .adds = ADDS_FIRST },
    [MISSED] = { { "did_not_come", N_("Children who did not come"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Places that were booked and not used. The register says that the child did not come."), .part_of = BOOKED,
        .adds = ADDS },
    [CAME_PLACED] = { { "came_placed", .type = COLUMN_INT }, FIGURE_PERSONS, .part_of = CAME, .place = IN_NONE,
        .adds = ADDS },
    [CAME_PERCENT] = { { "came_percent", N_("Came, of those booked"), .type = COLUMN_PERCENT }, FIGURE_SHARE,
        .part = CAME, .part_of = BOOKED, .adds = ADDS },
    [USE_PERCENT] = { { "use_percent", N_("Came, of the places"), .type = COLUMN_PERCENT }, FIGURE_SHARE,
        N_("Visits of children in the sessions whose number of places is known."), .part = CAME_PLACED,
        .part_of = PLACES, .adds = ADDS },
    [PLACED] = { { "sessions_placed", N_("Sessions with a known number of places"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Of these sessions those whose number of places is written down."), .place = NOT_IN_PAGES, .adds = ADDS },
};
static const struct report_table_plan months = { "months", N_("Child care month by month"), columns, COLUMNS, JSON_ROWS,
    .caption = N_("Places, bookings and visits of children, of each group and month") };

static void add_line(struct task *t, struct report_table *table, const struct report_group *group,
    const struct child_care_report_sql_months_row *row)
{
    struct report_line *line = report_line_add(t, table);

    must(t, day_read_partial(row->month, &line->month));
    line->group = row->group;
    line->cells[GROUP_KEY] = cell_text_of(group->key);
    line->cells[GROUP_NAME] = cell_text_of(group->name);
    line->cells[MONTH] = cell_s(row->month);
    line->cells[SESSIONS] = cell_n(row->sessions);
    line->cells[PLACED] = cell_n(row->placed);
    line->cells[PLACES] = row->placed == 0 ? cell_none() : cell_n(row->places);
    line->cells[BOOKED] = cell_n(row->booked);
    line->cells[CAME] = cell_n(row->came);
    line->cells[MISSED] = cell_n(row->missed);
    line->cells[CAME_PLACED] = cell_n(row->came_placed);
}

/* x: the whole months. */
static void put(struct task *t, void *x, const struct report_groups *some, struct report_table *table)
{
    const struct report_scope *s = x;
    const struct report_group *first = &some->at[0], *last = &some->at[some->n - 1];
    struct child_care_report_sql_months_rows rows = child_care_report_sql_months(t, .project = s->project,
        .from_day = day_str(&s->from), .to_day = day_known(s->to) ? day_str(&s->to) : S("9999-12-31"),
        .first_key = first->sort_key, .first = first->id, .last_key = last->sort_key, .last = last->id);

    for (size_t i = 0; i < some->n; i++)
        for (size_t k = 0; k < rows.n; k++)
            if (rows.at[k].group == some->at[i].id)
                add_line(t, table, &some->at[i], &rows.at[k]);
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct report_scope *whole = NEW(t->a, struct report_scope);

    *whole = report_months(s);
    report_table_by_groups(t, report_table_new(ret_tables, &months), s, put, whole);
}

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    int64_t booked = report_sum(&tables->at[0], BOOKED), came = report_sum(&tables->at[0], CAME);

    if (booked == INT_NONE || came == INT_NONE)
        return (struct report_words){ S(""), S("") };
    return (struct report_words){
        tr_fill(t->a,
            trn(t, "%2$s of %n place booked in child care was used", "%2$s of %n places booked in child care were used",
                booked),
            (struct str[]){ lang_number(t->a, t->lang, booked), lang_number(t->a, t->lang, came) }, 2),
        S("")
    };
}

static struct figure_rows sessions(struct task *t, const struct rows_wanted *w)
{
    struct figure_rows list = { .kind = ROWS_SESSIONS, .amount = &columns[PLACES].column };
    struct child_care_report_sql_sessions_rows rows = child_care_report_sql_sessions(
        t, w->group, day_str(&w->from), day_str(&w->to), w->limit, w->start);

    for (size_t i = 0; i < rows.n; i++) {
        struct figure_row one = { .session = rows.at[i].session,
            .group = rows.at[i].group,
            .group_name = rows.at[i].group_name,
            .day = rows.at[i].day,
            .amount = rows.at[i].places };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    struct rows_wanted wanted = report_month_rows(s, w);

    switch (w->column) {
    case SESSIONS:
    case PLACES: return sessions(t, &wanted);
    case BOOKED: return figure_child_marks(t, &wanted, "");
    case CAME: return figure_child_marks(t, &wanted, "came");
    case MISSED: return figure_child_marks(t, &wanted, "did_not_come");
    default: return (struct figure_rows){ .kind = ROWS_NONE };
    }
}

const struct report_parts child_care_report = {
    .fill = fill,
    .words = words,
    .sentence = N_(
        "Only sessions that were held are counted. Months are counted whole, also when the first or the last "
        "day asked for lies within one."),
    .empty = N_("There was no child care in the sessions held in these days. Choose other days, or write the places of "
                "a group on its page."),
    .drawn = "came",
    .rows = rows,
    .of_houses = true,
};
