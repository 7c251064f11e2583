/* retention_terms: what the house chooses: how long within what the law allows, and until when papers of a project are
 * kept for its funder. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "base/both.h"
#include "base/none.h"
#include "lang/lang.h"
#include "retention_sql.h"
#include "rooms/projects/projects.h"
#include "rooms/retention/retention.h"

enum { FUNDER_YEARS = 5, YEAR_FIRST = 1995, YEAR_LAST = 2100 };

struct retention_term retention_term(struct task *t, enum retention_category category)
{
    const struct retention_row *row = &retention_rows[category];
    struct retention_sql_term_row chosen;

    if (!retention_sql_term(t, str_of(row->code), &chosen))
        return (struct retention_term){ .months = row->months };
    return (struct retention_term){ chosen.months, chosen.version, chosen.reason };
}

static bool reason_fits(struct task *t, struct str reason, struct problems *ret)
{
    if (str_empty(str_trim(reason)))
        problem_add(t, ret, "reason", str_of(tr(t, "Write why, and where it says so.")));
    return ret->n == 0;
}

/* What they say is no longer so. */
static void drop_previews(struct task *t)
{
    retention_sql_drop_all_previews(t);
    retention_sql_forget_due(t);
}

enum outcome retention_put_term(
    struct task *t, enum retention_category category, const struct retention_term *term, struct problems *ret)
{
    const struct retention_row *row = &retention_rows[category];

    if (!retention_may_choose(category))
        return NOT_FOUND;
    if (term->months < row->least || term->months > row->most) {
        struct str ends[2] = { lang_number(t->a, t->lang, row->least), lang_number(t->a, t->lang, row->most) };
        problem_add(t, ret, "months", tr_fill(t->a, tr(t, "Choose between %1$s and %2$s months."), ends, 2));
    }
    if (!reason_fits(t, term->reason, ret))
        return INVALID;
    struct str code = str_of(row->code);
    if ((term->version == 0 ? retention_sql_add_term(t, code, term->months, term->reason, t->viewer->staff, t->now)
                            : retention_sql_change_term(
                                  t, code, term->version, term->months, term->reason, t->viewer->staff, t->now)) == 0)
        return CONFLICT;
    drop_previews(t);
    journal_write(t, JOURNAL_CHANGE, "retention_term", (int64_t)category + 1, code);
    return DONE;
}

/* ---- projects */

static struct retention_project project_of(struct task *t, const struct retention_sql_papers_row *r)
{
    return (struct retention_project){ .project = r->project,
        .paid_year = r->paid_year,
        .version = r->version,
        .name = projects_name(t, r->project),
        .code = r->code,
        .reason = r->reason,
        .ends = r->ends,
        .longer = r->longer_until,
        .kept_until = r->kept_until };
}

struct retention_projects retention_projects(struct task *t)
{
    struct retention_sql_papers_rows rows = retention_sql_projects(t);
    struct retention_projects list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct retention_project one = project_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome retention_project_get(struct task *t, int64_t project, struct retention_project *ret)
{
    struct retention_sql_papers_row row;

    if (!retention_sql_project(t, project, &row))
        return NOT_FOUND;
    *ret = project_of(t, &row);
    return DONE;
}

/* The last day of the fifth year after the one of the last instalment, or what the funder said in writing. */
static struct day kept_until(struct task *t, const struct retention_project *p)
{
    struct day day = DAY("");

    if (p->paid_year != INT_NONE)
        must(t, day_read(str_fmt(t->a, "%04lld-12-31", (long long)p->paid_year + FUNDER_YEARS), &day));
    return day_known(day) && day_known(p->longer) && day_cmp(p->longer, day) > 0 ? p->longer : day;
}

enum outcome retention_put_project(struct task *t, const struct retention_project *p, struct problems *ret)
{
    struct retention_sql_papers_row row;

    if (!retention_sql_project(t, p->project, &row))
        return NOT_FOUND;
    if (p->paid_year != INT_NONE && (p->paid_year < YEAR_FIRST || p->paid_year > YEAR_LAST))
        problem_add(t, ret, "paid_year", str_of(tr(t, "Write the year with four digits.")));
    if (p->paid_year == INT_NONE && day_known(p->longer))
        problem_add(t, ret, "paid_year", str_of(tr(t, "The year is needed first.")));
    if (!reason_fits(t, p->reason, ret))
        return INVALID;
    struct day until = kept_until(t, p);
    if ((p->version == 0 ? retention_sql_add_project(t, .project = p->project, .paid_year = p->paid_year,
                               .longer_until = p->longer, .kept_until = until, .reason = p->reason,
                               .changed_by = t->viewer->staff, .changed_at = t->now)
                         : retention_sql_change_project(t, .project = p->project, .version = p->version,
                               .paid_year = p->paid_year, .longer_until = p->longer, .kept_until = until,
                               .reason = p->reason, .changed_by = t->viewer->staff, .changed_at = t->now)) == 0)
        return CONFLICT;
    drop_previews(t);
    journal_write(t, JOURNAL_CHANGE, "retention_project", p->project, S("kept_until"));
    return DONE;
}
