/* projects_counting: see the header. */
#include "rooms/projects/projects_counting.h"

#include "auth/journal.h"
#include "lang/lang.h"
#include "projects_counting_sql.h"

static const struct code counting_rows[] = {
    { "leave_employed", N_("Full-time parental or child-care leave from a job counts as employed") },
    { "long_term_12", N_("Under 25, too, only more than 12 months of unemployment count as long-term") },
    { "studying_inactive", N_("Who is unemployed and in education counts as inactive") },
};
const struct codes CODES_counting = { "counting", counting_rows, sizeof counting_rows / sizeof *counting_rows };

/* Codes in the order of the list, each once: one choice is written in one way. */
static struct str in_order(struct task *t, struct str counting)
{
    struct strs ways = strs_split(t->a, counting, ';'), ordered = { 0 };

    for (size_t i = 0; i < CODES_counting.n; i++)
        for (size_t k = 0; k < ways.n; k++)
            if (str_is(ways.at[k], CODES_counting.at[i].code)) {
                strs_add(t->a, &ordered, ways.at[k]);
                break;
            }
    return strs_join(t->a, &ordered, S(";"));
}

struct project_way projects_way(struct task *t, int64_t project)
{
    struct projects_counting_sql_way_row row;
    struct projects_counting_sql_programme_row of;
    struct project_way way = { 0 };

    if (!projects_counting_sql_way(t, project, &row))
        return way;
    way = (struct project_way){ row.programme, row.counting, row.counting_source, row.counting_own, 1 };
    if (!str_empty(way.programme) && projects_counting_sql_programme(t, way.programme, &of))
        way.version += of.version;
    return way;
}

struct counting_projects projects_of_programme(struct task *t, int64_t project)
{
    struct projects_counting_sql_carrying_rows rows = projects_counting_sql_carrying(t, project);
    struct counting_projects list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct counting_project one = { rows.at[i].project, rows.at[i].code, rows.at[i].counting_own };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

bool projects_may_choose_way(struct task *t, int64_t project)
{
    struct counting_projects all = projects_of_programme(t, project);
    bool may = all.n > 0;

    for (size_t i = 0; i < all.n; i++)
        may &= projects_may_write(t, all.at[i].project);
    return may;
}

void projects_check_counting(struct task *t, struct str counting, struct str source, struct problems *ret_problems)
{
    struct strs ways = strs_split(t->a, counting, ';');

    for (size_t i = 0; i < ways.n; i++)
        if (!code_ok(&CODES_counting, ways.at[i]))
            problem_add(
                t, ret_problems, "counting", trf(t, "%1$s is no way of counting. Choose from the list.", ways.at[i]));
    if (ways.n > 0 && str_empty(source))
        problem_add(
            t, ret_problems, "counting_source", str_of(tr(t, "Write where the funder says that it is counted so.")));
}

enum outcome projects_choose_way(struct task *t, int64_t project, int64_t version, struct str counting,
    struct str source, struct problems *ret_problems)
{
    enum outcome open = projects_open_for_change(t, project);
    struct project_way now = projects_way(t, project);
    struct counting_projects all = projects_of_programme(t, project);

    if (open != DONE)
        return open;
    if (!projects_may_choose_way(t, project))
        return NOT_ALLOWED;
    projects_check_counting(t, counting, source, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    if (version != now.version)
        return CONFLICT;
    if (str_empty(counting))
        source = S("");
    if (str_empty(now.programme))
        projects_counting_sql_put_own(t, project, in_order(t, counting), source, false);
    else
        projects_counting_sql_put_programme(t, now.programme, in_order(t, counting), source);
    for (size_t i = 0; i < all.n; i++) {
        if (!str_empty(now.programme))
            projects_counting_sql_put_own(t, all.at[i].project, S(""), S(""), false);
        journal_write(t, JOURNAL_CHANGE, "project", all.at[i].project, S("counting"));
    }
    return DONE;
}

void projects_count_as(struct task *t, int64_t project, struct str counting, struct str source)
{
    struct project_way now = projects_way(t, project);
    struct projects_counting_sql_programme_row of = { .counting = S(""), .counting_source = S("") };
    struct str ways = in_order(t, counting);

    if (str_empty(now.programme)) {
        projects_counting_sql_put_own(t, project, ways, source, false);
        return;
    }
    bool chosen = projects_counting_sql_programme(t, now.programme, &of),
         same = str_eq(ways, of.counting) && str_eq(source, of.counting_source);
    if (!same && !chosen && projects_of_programme(t, project).n == 1) {
        projects_counting_sql_put_programme(t, now.programme, ways, source);
        same = true;
    }
    projects_counting_sql_put_own(t, project, same ? S("") : ways, same ? S("") : source, !same);
}
