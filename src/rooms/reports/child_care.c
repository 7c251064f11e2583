/* child_care: what was offered in child care and how it was used, per group and month (report "child_care"). Sessions
 * held only; visits count, not children. */
#include "rooms/reports/report_table.h"

#include "child_care_sql.h"
#include "lang/lang.h"

enum { GROUP_KEY, GROUP_NAME, MONTH, SESSIONS, PLACES, BOOKED, CAME, MISSED, CAME_PERCENT, USE_PERCENT, COLUMNS };

static const struct report_column columns[COLUMNS] = {
    [GROUP_KEY] = { { "group", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [GROUP_NAME] = { { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [MONTH] = { { "month", N_("Month"), .type = COLUMN_DAY }, FIGURE_NAMES },
    [SESSIONS] = { { "sessions", N_("Sessions with child care"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Sessions held in the month for which places in child care were offered or children were booked.") },
    [PLACES] = { { "places", N_("Places offered"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("The places for children in these sessions, added up. Where the number of places is not known, none are "
           "counted.") },
    [BOOKED] = { { "booked", N_("Children booked"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Places booked in child care, whether the child came or not.") },
    [CAME] = { { "came", N_("Children who came"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Visits of children to child care: a child who came twice counts twice."), .part_of = BOOKED },
    [MISSED] = { { "did_not_come", N_("Children who did not come"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Places that were booked and not used. The register says that the child did not come."), .part_of = BOOKED },
    [CAME_PERCENT] = { { "came_percent", N_("Came, of those booked"), .type = COLUMN_PERCENT }, FIGURE_SHARE,
        .part = CAME, .part_of = BOOKED },
    [USE_PERCENT] = { { "use_percent", N_("Came, of the places"), .type = COLUMN_PERCENT }, FIGURE_SHARE, .part = CAME,
        .part_of = PLACES },
};
static const struct report_table_plan months = { "months", N_("Child care month by month"), columns, COLUMNS, false };

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct report_table *table = report_table_new(ret_tables, &months);
    struct str last = day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
    struct child_care_sql_months_rows rows = child_care_sql_months(t, s->project, day_str(&s->from), last);

    for (size_t i = 0; i < rows.n; i++) {
        const struct child_care_sql_months_row *row = &rows.at[i];
        struct report_line *line = report_line_add(t, table);
        must(t, day_read_partial(row->month, &line->month));
        line->group = row->group;
        line->cells[GROUP_KEY] = cell_text_of(row->key);
        line->cells[GROUP_NAME] = cell_text_of(row->name);
        line->cells[MONTH] = cell_s(row->month);
        line->cells[SESSIONS] = cell_n(row->sessions);
        line->cells[PLACES] = cell_n(row->places);
        line->cells[BOOKED] = cell_n(row->booked);
        line->cells[CAME] = cell_n(row->came);
        line->cells[MISSED] = cell_n(row->missed);
    }
}

static struct str finding(struct task *t, const struct report_table *table)
{
    int64_t booked = report_sum(table, BOOKED), came = report_sum(table, CAME);

    if (booked == INT_NONE || came == INT_NONE)
        return S("");
    return tr_fill(t->a,
        trn(t, "%2$s of %n place booked in child care was used", "%2$s of %n places booked in child care were used",
            booked),
        (struct str[]){ lang_number(t->a, t->lang, booked), lang_number(t->a, t->lang, came) }, 2);
}

static struct figure_rows sessions(struct task *t, const struct rows_wanted *w)
{
    struct figure_rows list = { .kind = ROWS_SESSIONS, .amount = &columns[PLACES].column };
    struct child_care_sql_sessions_rows rows = child_care_sql_sessions(
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

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct report_line *line,
    unsigned column, int64_t start, int64_t limit)
{
    struct rows_wanted w = report_rows_wanted(s, line, start, limit);

    switch (column) {
    case SESSIONS:
    case PLACES: return sessions(t, &w);
    case BOOKED: return figure_child_marks(t, &w, "");
    case CAME: return figure_child_marks(t, &w, "came");
    case MISSED: return figure_child_marks(t, &w, "did_not_come");
    default: return (struct figure_rows){ .kind = ROWS_NONE };
    }
}

const struct report_parts child_care_report = {
    .fill = fill,
    .finding = finding,
    .sentence = N_("Only sessions that were held are counted."),
    .caption = N_("Places, bookings and visits of children, of each group and month"),
    .empty = N_("There was no child care in the sessions held in these days. Choose other days, or write the places of "
                "a group on its page."),
    .drawn = "came",
    .rows = rows,
};
