/* projects: the rules of who sees a project and works in it, its targets and its periods. The card: projects_card.c. No
 * pages here. */
#include "rooms/projects/projects.h"

#include "auth/journal.h"
#include "auth/session.h"
#include "db/db.h"
#include "lang/lang.h"
#include "projects_sql.h"
#include "rooms/projects/projects_card.h"
#include "rooms/sight.h"

/* ---- the name; a first page asks for it in each of its parts */

enum { FOUND_MOST = 32 };
struct found_names {
    struct {
        const struct lang *lang;
        int64_t project;
        struct str name;
    } at[FOUND_MOST];
    size_t n;
};

static void keep_name(struct task *t, int64_t project, struct str name)
{
    if (db_in_write(t->db))
        return;
    if (t->found_names == NULL)
        t->found_names = NEW(t->a, struct found_names);
    struct found_names *f = t->found_names;
    if (f->n < FOUND_MOST) {
        f->at[f->n].lang = t->lang;
        f->at[f->n].project = project;
        f->at[f->n++].name = name;
    }
}

struct str projects_name(struct task *t, int64_t project)
{
    for (size_t i = 0; t->found_names != NULL && i < t->found_names->n; i++)
        if (t->found_names->at[i].project == project && t->found_names->at[i].lang == t->lang)
            return t->found_names->at[i].name;
    struct str name = projects_name_in(t, t->lang, project);
    keep_name(t, project, name);
    return name;
}

struct str projects_name_in(struct task *t, const struct lang *lang, int64_t project)
{
    /* her own language, Finnish, what was imported (it names no language), English, any */
    const char *const order[] = { lang->tag, "fi", "", "en",
#define L(x, tag, iso3, own_name, dir, locale, translated) #tag,
        LANGUAGES(L, )
#undef L
    };
    struct projects_sql_texts_rows texts = projects_sql_texts(t, project);

    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        const char *tag = order[i];
        for (size_t j = 0; j < texts.n; j++)
            if (str_is(texts.at[j].tag, tag) && !str_empty(texts.at[j].name))
                return texts.at[j].name;
    }
    return projects_code(t, project);
}

struct str projects_code(struct task *t, int64_t project)
{
    struct projects_sql_code_row row;

    return projects_sql_code(t, project, &row) ? row.code : S("");
}

int64_t projects_by_code(struct task *t, struct str code)
{
    struct projects_sql_by_code_row row;

    return projects_sql_by_code(t, code, &row) ? row.project : 0;
}

static void brief_add(struct task *t, struct project_briefs *list, int64_t project, struct str code)
{
    struct project_brief brief = { project, code, projects_name(t, project) };

    LIST_ADD(t->a, list, brief);
}

struct project_briefs projects_open_to(struct task *t)
{
    struct project_briefs list = { 0 };

    if (t->viewer->program || t->viewer->role == ROLE_ADMIN) {
        struct projects_sql_every_rows rows = projects_sql_every(t);
        for (size_t i = 0; i < rows.n; i++)
            brief_add(t, &list, rows.at[i].project, rows.at[i].code);
        return list;
    }
    for (size_t i = 0; i < t->viewer->nprojects; i++)
        brief_add(t, &list, t->viewer->projects[i].project, t->viewer->projects[i].code);
    return list;
}

struct project_briefs projects_where(struct task *t, bool (*may)(struct task *t, int64_t project))
{
    struct project_briefs all = projects_open_to(t), list = { 0 };

    for (size_t i = 0; i < all.n; i++)
        if (may(t, all.at[i].id))
            LIST_ADD(t->a, &list, all.at[i]);
    return list;
}

int64_t projects_pick(const struct project_briefs *list, int64_t wanted)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].id == wanted)
            return wanted;
    return list->n > 0 ? list->at[0].id : 0;
}

int64_t projects_current(struct task *t, int64_t wanted)
{
    if (wanted != 0 && (t->viewer->program || viewer_role_in(t->viewer, wanted) != ROLE_NONE))
        return wanted;
    return t->viewer->nprojects > 0 ? t->viewer->projects[0].project : 0;
}

bool projects_has_lock(struct task *t, int64_t project)
{
    struct projects_sql_locks_row row;

    return projects_sql_locks(t, project, &row) && row.n > 0;
}

static struct project_period period_of(const struct projects_sql_period_row *row)
{
    return (struct project_period){
        .id = row->period,
        .project = row->project,
        .version = row->version,
        .name = row->name,
        .theme = row->theme,
        .from = row->starts_on,
        .to = row->ends_on,
        .locked = row->locked,
    };
}

bool projects_period_on(struct task *t, int64_t project, struct day day, struct project_period *ret_period)
{
    struct projects_sql_period_rows periods = projects_sql_periods(t, project);

    for (size_t i = 0; i < periods.n; i++) {
        if (day_cmp(periods.at[i].starts_on, day) > 0 || day_cmp(day, periods.at[i].ends_on) > 0)
            continue;
        *ret_period = period_of(&periods.at[i]);
        return true;
    }
    return false;
}

enum outcome projects_period_to_change(
    struct task *t, int64_t project, int64_t period, struct project_period *ret_period)
{
    struct projects_sql_period_row row;

    if (!projects_may_write(t, project))
        return NOT_ALLOWED;
    if (!projects_sql_period(t, period, &row) || row.project != project)
        return NOT_FOUND;
    *ret_period = period_of(&row);
    return DONE;
}

enum outcome projects_put_theme(struct task *t, int64_t project, int64_t period, int64_t version, struct str theme)
{
    struct project_period now;
    enum outcome found = projects_period_to_change(t, project, period, &now);

    if (found != DONE)
        return found;
    if (projects_sql_put_theme(t, period, version, theme) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_CHANGE, "project", project, S("period theme"));
    return DONE;
}

bool projects_day_locked(struct task *t, int64_t project, struct day day)
{
    struct projects_sql_locked_on_row row;

    return day_known(day) && projects_sql_locked_on(t, project, day, &row) && row.n > 0;
}

struct period_locks projects_period_locks(struct task *t, int64_t project)
{
    struct projects_sql_period_locks_rows rows = projects_sql_period_locks(t, project);
    struct period_locks list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct period_lock one = { rows.at[i].period, rows.at[i].locked, rows.at[i].reason, rows.at[i].staff_name,
            rows.at[i].done_at };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

void projects_say_locked(struct task *t, struct problems *ret_problems)
{
    problem_add(t, ret_problems, "reason",
        str_of(
            tr(t, "The period of this day is locked, because its figures have been sent. Write why this is changed.")));
}

struct project_staffs projects_staff(struct task *t, int64_t project)
{
    struct projects_sql_staff_rows rows = projects_sql_staff(t, project);
    struct project_staffs list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct project_staff one = { rows.at[i].staff, rows.at[i].name, role_read(rows.at[i].role) };
        if (!rows.at[i].disabled)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

bool projects_may_see(struct task *t, int64_t project)
{
    return t->viewer->program || t->viewer->role == ROLE_ADMIN || viewer_knows_project(t->viewer, project);
}

bool projects_may_write(struct task *t, int64_t project)
{
    return t->viewer->role == ROLE_ADMIN || viewer_manages(t->viewer, project);
}

enum outcome projects_open_for_change(struct task *t, int64_t project)
{
    if (!projects_may_write(t, project))
        return NOT_ALLOWED;
    return str_empty(projects_code(t, project)) ? NOT_FOUND : DONE;
}

enum outcome projects_promise(
    struct task *t, int64_t project, int64_t version, const struct project_target *targets, size_t n)
{
    enum outcome open = projects_open_for_change(t, project);

    if (open != DONE)
        return open;
    if (projects_sql_claim(t, project, version) == 0)
        return CONFLICT;
    for (size_t i = 0; i < n; i++) {
        if (targets[i].promised == INT_NONE)
            projects_sql_drop_target(t, project, str_of(targets[i].measure));
        else
            projects_sql_put_target(t, project, str_of(targets[i].measure), targets[i].promised);
    }
    journal_write(t, JOURNAL_CHANGE, "project", project, S("targets"));
    return DONE;
}

struct day projects_first_day(struct task *t, int64_t project)
{
    struct projects_sql_first_day_row row;

    if (project > 0 && projects_sql_first_day(t, project, &row) && day_whole(row.start_date))
        return day_add(row.start_date, -366);
    return DAY("2000-01-01");
}

struct day projects_first_of(struct task *t, struct project_first *asked_last, int64_t project)
{
    if (asked_last->project != project || !day_known(asked_last->first))
        *asked_last = (struct project_first){ project, projects_first_day(t, project) };
    return asked_last->first;
}

void projects_check_day(
    struct task *t, struct day first, struct day day, const char *field, struct problems *ret_problems)
{
    if (day_known(day) && day_cmp(day, first) < 0)
        problem_add(t, ret_problems, field,
            trf(t, "%1$s is long before the project began. Check the year.", lang_day(t->a, t->lang, day)));
}

enum outcome projects_add_period(
    struct task *t, int64_t project, struct str name, struct day from, struct day to, struct problems *ret_problems)
{
    enum outcome open = projects_open_for_change(t, project);

    if (open != DONE)
        return open;
    struct projects_sql_period_rows periods = projects_sql_periods(t, project);
    projects_check_day(t, projects_first_day(t, project), from, "starts_on", ret_problems);
    if (day_cmp(from, to) > 0)
        problem_add(t, ret_problems, "ends_on",
            str_of(tr(t, "The period ends before it starts. Correct the first or the last day.")));
    for (size_t i = 0; i < periods.n && ret_problems->n == 0; i++)
        if (day_cmp(from, periods.at[i].ends_on) <= 0 && day_cmp(periods.at[i].starts_on, to) <= 0)
            problem_add(t, ret_problems, "starts_on",
                trf(t, "The period overlaps with %1$s. Choose other days.", periods.at[i].name));
    if (ret_problems->n > 0)
        return INVALID;
    projects_sql_add_period(t, id_new(), project, name, from, to);
    journal_write(t, JOURNAL_CHANGE, "project", project, S("period"));
    return DONE;
}

enum outcome projects_lock_period(
    struct task *t, int64_t project, int64_t period, int64_t version, bool locked, struct str reason)
{
    struct project_period now;
    enum outcome found = projects_period_to_change(t, project, period, &now);

    if (found != DONE)
        return found;
    if (!locked && str_empty(reason))
        return INVALID;
    if (projects_sql_lock_period(t, period, version, locked) == 0)
        return CONFLICT;
    projects_sql_remember_lock(t, id_new(), period, locked, reason, t->viewer->staff, t->now);
    journal_write(t, JOURNAL_CHANGE, "project", project, locked ? S("period locked") : S("period opened"));
    return DONE;
}

enum outcome projects_take_staff(struct task *t, int64_t project, int64_t staff, enum role role, int64_t organisation)
{
    enum outcome open = projects_open_for_change(t, project);
    struct projects_sql_works_row row;

    if (open != DONE)
        return open;
    if (role == ROLE_NONE || role == ROLE_ADMIN || !projects_has_house(t, project, organisation))
        return INVALID;
    if (!projects_sql_works(t, staff, &row))
        return NOT_FOUND;
    projects_sql_put_staff(t, staff, project, str_of(role_code(role)), organisation);
    sight_changed(t, project);
    session_end_others(t, staff); /* the new role may need the second factor at sign-in */
    journal_write(t, JOURNAL_CHANGE, "staff", staff, S("project role"));
    return DONE;
}

enum outcome projects_leave_staff(struct task *t, int64_t project, int64_t staff)
{
    if (!projects_may_write(t, project))
        return NOT_ALLOWED;
    if (projects_sql_drop_staff(t, staff, project) == 0)
        return NOT_FOUND;
    sight_changed(t, project);
    journal_write(t, JOURNAL_CHANGE, "staff", staff, S("project left"));
    return DONE;
}
