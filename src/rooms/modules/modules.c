/* modules: reading modules, series, notes and work contacts, and who may. Changing them is in modules_change.c, themes
 * in modules_themes.c. */
#include "rooms/modules/modules.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "html/form.h"
#include "lang/lang.h"
#include "modules_sql.h"
#include "rooms/modules/modules_change.h"

/* ---- rights */

bool modules_may_read(struct task *t, int64_t project)
{
    return permitted(t->viewer, PERM_MODULES_READ) && (project == 0 || viewer_knows_project(t->viewer, project));
}

bool modules_may_write_house(struct task *t)
{
    for (size_t i = 0; i < t->viewer->nprojects; i++)
        if (viewer_manages(t->viewer, t->viewer->projects[i].project))
            return true;
    return t->viewer->program;
}

bool modules_may_write(struct task *t, int64_t project)
{
    if (!permitted(t->viewer, PERM_MODULES_WRITE))
        return false;
    if (project == 0)
        return modules_may_write_house(t);
    return role_writes_of_persons(viewer_role_in(t->viewer, project));
}

bool modules_may_see(struct task *t, int64_t module)
{
    struct modules_sql_module_row row;

    return modules_sql_get(t, module, &row) && modules_may_read(t, row.project);
}

/* ---- modules */

static struct module module_of(const struct modules_sql_module_row *r)
{
    return (struct module){ .id = r->module,
        .project = r->project,
        .sessions = r->sessions == INT_NONE || r->sessions < 1 ? 1 : r->sessions,
        .minutes = r->minutes,
        .expert = r->expert,
        .edition = r->edition == INT_NONE ? 1 : r->edition,
        .version = r->version,
        .used = r->used,
        .name = r->name,
        .purpose = r->purpose,
        .audience = r->audience,
        .languages = r->languages,
        .needs = r->needs,
        .changed_on = r->changed_on,
        .offered = r->offered };
}

struct modules modules_of(struct task *t, int64_t project, bool all)
{
    struct modules list = { 0 };

    if (!modules_may_read(t, project))
        return list;
    struct modules_sql_module_rows rows = modules_sql_modules_of(t, project, all, MODULES_MOST);
    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, module_of(&rows.at[i]));
    return list;
}

enum outcome modules_get(struct task *t, int64_t module, struct module *ret_module)
{
    struct modules_sql_module_row row;

    if (!modules_sql_get(t, module, &row))
        return NOT_FOUND;
    if (!modules_may_read(t, row.project))
        return NOT_ALLOWED;
    struct module m = module_of(&row);
    struct modules_sql_steps_rows steps = modules_sql_steps(t, module);
    for (size_t i = 0; i < steps.n; i++) {
        struct module_step one = { steps.at[i].minutes, steps.at[i].what };
        LIST_ADD(t->a, &m.steps, one);
    }
    *ret_module = m;
    return DONE;
}

int64_t modules_minutes(const struct module_steps *steps)
{
    int64_t sum = 0;

    for (size_t i = 0; i < steps->n; i++)
        sum += steps->at[i].minutes == INT_NONE ? 0 : steps->at[i].minutes;
    return sum;
}

/* ---- series */

struct series_list modules_series_of(struct task *t, int64_t project)
{
    struct series_list list = { 0 };

    if (!modules_may_read(t, project))
        return list;
    struct modules_sql_series_of_rows rows = modules_sql_series_of(t, project, MODULES_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        struct series one = { .id = rows.at[i].series,
            .project = rows.at[i].project,
            .version = rows.at[i].version,
            .name = rows.at[i].name,
            .items.n = (size_t)rows.at[i].modules };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome modules_series_get(struct task *t, int64_t series, struct series *ret_series)
{
    struct modules_sql_series_row row;

    if (!modules_sql_series(t, series, &row))
        return NOT_FOUND;
    if (!modules_may_read(t, row.project))
        return NOT_ALLOWED;
    struct series s = { .id = row.series, .project = row.project, .version = row.version, .name = row.name };
    struct modules_sql_module_rows items = modules_sql_items(t, series);
    for (size_t i = 0; i < items.n; i++)
        LIST_ADD(t->a, &s.items, module_of(&items.at[i]));
    *ret_series = s;
    return DONE;
}

/* ---- what was learned */

struct module_notes modules_notes(struct task *t, int64_t module, int64_t session)
{
    struct modules_sql_notes_rows rows = modules_sql_notes(t, module, session, MODULE_NOTES_MOST);
    struct module_notes list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        const struct modules_sql_notes_row *r = &rows.at[i];
        struct module_note one = { .id = r->note,
            .module = r->module,
            .session = r->session,
            .version = r->version,
            .worked = r->worked,
            .improve = r->improve,
            .staff_name = r->staff_name,
            .used_on = r->used_on,
            .written_on = r->written_on };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome modules_note_put(struct task *t, const struct module_note *n, struct problems *ret)
{
    int64_t id = n->id != 0 ? n->id : id_new();

    if (str_empty(str_trim(n->worked)) && str_empty(str_trim(n->improve)))
        problem_add(t, ret, "worked", str_of(tr(t, "Write what worked, or what to change.")));
    if (ret->n > 0)
        return INVALID;
    if (n->id == 0 && modules_notes(t, n->module, n->session).n > 0)
        return CONFLICT;
    if (n->id == 0)
        modules_sql_note_add(t, .note = id, .module = n->module, .session = n->session, .worked = n->worked,
            .improve = n->improve, .staff = t->viewer->staff, .written_on = t->today);
    else if (modules_sql_note_change(t, id, n->version, n->worked, n->improve, t->viewer->staff, t->today) == 0)
        return CONFLICT;
    journal_write(t, n->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "module note", id, S(""));
    return DONE;
}

/* ---- work contacts */

struct experts modules_experts(struct task *t, int64_t project)
{
    struct experts list = { 0 };

    if (!modules_may_read(t, project))
        return list;
    struct modules_sql_experts_rows rows = modules_sql_experts(t, project, EXPERTS_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        const struct modules_sql_experts_row *r = &rows.at[i];
        struct expert one = { .id = r->expert,
            .project = r->project,
            .version = r->version,
            .name = r->name,
            .organisation = r->organisation,
            .topics = r->topics,
            .languages = r->languages };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome modules_expert_get(struct task *t, int64_t expert, struct expert *ret_expert)
{
    struct modules_sql_expert_row r;
    bool somebody = t->seen.somebody;

    if (!modules_sql_expert(t, expert, &r))
        return NOT_FOUND;
    t->seen.somebody = somebody; /* a work contact is nobody whom the house serves: a look at her is no look */
    if (!modules_may_read(t, r.project))
        return NOT_ALLOWED;
    *ret_expert = (struct expert){ .id = r.expert,
        .project = r.project,
        .version = r.version,
        .name = r.name,
        .organisation = r.organisation,
        .topics = r.topics,
        .languages = r.languages,
        .email = r.email,
        .phone = r.phone };
    return DONE;
}

struct str modules_expert_text(struct arena *a, const struct expert *e)
{
    return str_empty(e->organisation) ? e->name : str_fmt(a, "%.*s, %.*s", STR_ARG(e->name), STR_ARG(e->organisation));
}

int64_t modules_expert_named(struct task *t, int64_t project, struct str text)
{
    struct str key = lang_fold(t->a, text);

    if (str_empty(key))
        return 0;
    struct experts all = modules_experts(t, project);
    for (size_t i = 0; i < all.n; i++)
        if (str_eq(lang_fold(t->a, modules_expert_text(t->a, &all.at[i])), key) ||
            str_eq(lang_fold(t->a, all.at[i].name), key))
            return all.at[i].id;
    return 0;
}
