/* modules_change: the rules by which modules, series and work contacts are made, changed and removed. */
#include "rooms/modules/modules_change.h"

#include "auth/journal.h"
#include "db/db.h"
#include "html/form.h"
#include "lang/lang.h"
#include "modules_sql.h"
#include "rooms/codes.h"
#include "rooms/providers/providers.h"

enum { MINUTES_DIGITS = 3 };

/* ---- steps as text */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "15 Welcome", "15 min Welcome", "15 min: Welcome"; a number that is glued to a word belongs to the word. */
static struct module_step step_of(struct str line)
{
    struct module_step step = { INT_NONE, str_trim(line) };
    size_t n = 0;
    int64_t minutes;

    while (n < step.what.n && is_digit(step.what.p[n]))
        n++;
    if (n == 0 || n > MINUTES_DIGITS || n == step.what.n || step.what.p[n] != ' ' ||
        !str_int(str_part(step.what, 0, n), &minutes))
        return step;
    struct str rest = str_trim(str_part(step.what, n, step.what.n - n));
    if (rest.n > 4 && str_is(str_part(rest, 0, 3), "min") && (rest.p[3] == ' ' || rest.p[3] == ':'))
        rest = str_trim(str_part(rest, 4, rest.n - 4));
    return (struct module_step){ minutes, rest };
}

struct module_steps modules_steps_read(struct arena *a, struct str typed)
{
    struct module_steps steps = { 0 };
    struct str line;

    while (typed.n > 0 && str_cut(&typed, '\n', &line))
        if (!str_empty(str_trim(line)))
            LIST_ADD(a, &steps, step_of(line));
    return steps;
}

struct str modules_steps_text(struct arena *a, const struct module_steps *steps)
{
    struct strs lines = { 0 };

    for (size_t i = 0; i < steps->n; i++) {
        const struct module_step *s = &steps->at[i];
        strs_add(a, &lines,
            s->minutes == INT_NONE ? s->what : str_fmt(a, "%lld %.*s", (long long)s->minutes, STR_ARG(s->what)));
    }
    return strs_join(a, &lines, S("\n"));
}

static int64_t characters(struct str s)
{
    int64_t n = 0;

    for (size_t i = 0; i < s.n; i++)
        n += ((unsigned char)s.p[i] & 0xC0) != 0x80;
    return n;
}

void modules_check_steps(struct task *t, const struct module_steps *steps, struct problems *ret_problems)
{
    if (steps->n > MODULE_STEPS_MOST)
        problem_add(t, ret_problems, "steps",
            trf(t, "There are more than %1$s steps. Put some of them together.",
                lang_number(t->a, t->lang, MODULE_STEPS_MOST)));
    for (size_t i = 0; i < steps->n; i++)
        if (characters(steps->at[i].what) > MODULE_STEP_MOST) {
            problem_add(t, ret_problems, "steps",
                trf(t, "A step is longer than %1$s characters. Make two of it.",
                    lang_number(t->a, t->lang, MODULE_STEP_MOST)));
            return;
        }
}

bool modules_needs_ok(struct arena *a, struct str needs)
{
    struct strs each = strs_split(a, needs, ';');

    for (size_t i = 0; i < each.n; i++)
        if (!code_ok(&CODES_need_area, each.at[i]))
            return false;
    return true;
}

/* ---- modules */

/* What is of a project goes with what is of the same one, and with what is the house's. */
static bool fits(int64_t project, int64_t other) { return other == 0 || other == project; }

static void check(struct task *t, const struct module *m, struct problems *ps)
{
    struct expert e;

    if (str_empty(str_trim(m->name)))
        problem_add(t, ps, "name", str_of(tr(t, "Write the name of the module.")));
    if (!modules_needs_ok(t->a, m->needs))
        problem_add(t, ps, "needs", str_of(tr(t, "One of these needs is not known.")));
    if (m->expert != 0 && (modules_expert_get(t, m->expert, &e) != DONE || !fits(m->project, e.project)))
        problem_add(t, ps, "expert", str_of(tr(t, "Choose a work contact of the same project or of the house.")));
    modules_check_steps(t, &m->steps, ps);
}

static void put_steps(struct task *t, int64_t module, const struct module_steps *steps)
{
    modules_sql_steps_drop(t, module);
    for (size_t i = 0; i < steps->n; i++)
        modules_sql_step_add(t, module, (int64_t)i + 1, steps->at[i].minutes, steps->at[i].what);
}

/* Does it say what it said? Whether it can be chosen is nothing that it says. */
static bool says_the_same(struct task *t, const struct module *m, const struct module *now)
{
    return str_eq(m->name, now->name) && str_eq(m->purpose, now->purpose) && str_eq(m->audience, now->audience) &&
           str_eq(m->languages, now->languages) && str_eq(m->needs, now->needs) && m->sessions == now->sessions &&
           m->minutes == now->minutes && m->expert == now->expert &&
           str_eq(modules_steps_text(t->a, &m->steps), modules_steps_text(t->a, &now->steps));
}

enum outcome modules_put(struct task *t, const struct module *m, int64_t *ret_module, struct problems *ret)
{
    struct module now;
    int64_t id = m->id != 0 ? m->id : id_new();
    enum outcome found = m->id == 0 ? DONE : modules_get(t, m->id, &now);
    struct str key = lang_sort_key(t->a, m->name);

    if (found != DONE)
        return found;
    if (!modules_may_write(t, m->id == 0 ? m->project : now.project))
        return NOT_ALLOWED;
    check(t, m, ret);
    if (ret->n > 0)
        return INVALID;
    bool same = m->id != 0 && says_the_same(t, m, &now);
    if (m->id == 0)
        modules_sql_add(t, .module = id, .project = m->project, .name = m->name, .sort_key = key, .purpose = m->purpose,
            .audience = m->audience, .languages = m->languages, .sessions = m->sessions, .minutes = m->minutes,
            .needs = m->needs, .expert = m->expert, .offered = m->offered, .changed_on = t->today);
    else if (modules_sql_change(t, .module = id, .version = m->version, .name = m->name, .sort_key = key,
                 .purpose = m->purpose, .audience = m->audience, .languages = m->languages, .sessions = m->sessions,
                 .minutes = m->minutes, .needs = m->needs, .expert = m->expert, .offered = m->offered,
                 .edition = same ? now.edition : now.edition + 1, .changed_on = same ? now.changed_on : t->today) == 0)
        return CONFLICT;
    put_steps(t, id, &m->steps);
    journal_write(t, m->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "module", id, S(""));
    modules_found(t, id);
    *ret_module = id;
    return DONE;
}

static struct modules_sql_with_key_rows those_with(struct task *t, struct str key)
{
    int64_t id = 0;

    if (!id_read(key, &id)) /* of an imported one */
        id = 0;
    return modules_sql_with_key(t, key, id);
}

int64_t modules_of_key(struct task *t, int64_t project, struct str key)
{
    struct modules_sql_with_key_rows rows = those_with(t, key);

    for (size_t i = 0; i < rows.n && !str_empty(key); i++)
        if (rows.at[i].project == project || rows.at[i].project == 0)
            return rows.at[i].module;
    return 0;
}

enum outcome modules_take(
    struct task *t, const struct module *m, struct str key, int64_t *ret_module, struct problems *ret)
{
    int64_t id = id_new();

    if (!modules_may_write(t, m->project))
        return NOT_ALLOWED;
    check(t, m, ret);
    if (ret->n > 0)
        return INVALID;
    if (those_with(t, key).n > 0) /* of another project here: there can be one of a key */
        key = S("");
    modules_sql_add_taken(t, .module = id, .source_key = key, .project = m->project, .name = m->name,
        .sort_key = lang_sort_key(t->a, m->name), .purpose = m->purpose, .audience = m->audience,
        .languages = m->languages, .sessions = m->sessions, .minutes = m->minutes, .needs = m->needs,
        .changed_on = t->today);
    put_steps(t, id, &m->steps);
    journal_write(t, JOURNAL_CREATE, "module", id, S("model"));
    modules_found(t, id);
    *ret_module = id;
    return DONE;
}

bool modules_is_free(struct task *t, int64_t module)
{
    struct modules_sql_leans_row row;

    return modules_sql_leans(t, module, &row) && row.n == 0;
}

enum outcome modules_remove(struct task *t, int64_t module, int64_t version)
{
    struct module now;
    enum outcome found = modules_get(t, module, &now);

    if (found != DONE)
        return found;
    if (!modules_may_write(t, now.project))
        return NOT_ALLOWED;
    if (!modules_is_free(t, module))
        return INVALID;
    if (modules_sql_claim(t, module, version) == 0)
        return CONFLICT;
    modules_sql_steps_drop(t, module);
    modules_sql_drop(t, module);
    journal_write(t, JOURNAL_DELETE, "module", module, S(""));
    modules_found(t, module);
    return DONE;
}

/* ---- series */

static void check_series(struct task *t, const struct series *s, struct problems *ps)
{
    if (str_empty(str_trim(s->name)))
        problem_add(t, ps, "name", str_of(tr(t, "Write the name of the series.")));
    if (s->items.n == 0)
        problem_add(t, ps, "module_1", str_of(tr(t, "Choose at least one module.")));
    if (s->items.n > SERIES_MOST)
        problem_add(t, ps, "module_1", str_of(tr(t, "These are too many modules. Make two series.")));
    for (size_t i = 0; i < s->items.n; i++) {
        struct module m;
        if (modules_get(t, s->items.at[i].id, &m) != DONE || !fits(s->project, m.project)) {
            problem_add(t, ps, "module_1", str_of(tr(t, "Choose modules of the same project or of the house.")));
            return;
        }
    }
}

enum outcome modules_series_put(struct task *t, const struct series *s, int64_t *ret_series, struct problems *ret)
{
    struct series now;
    int64_t id = s->id != 0 ? s->id : id_new();
    enum outcome found = s->id == 0 ? DONE : modules_series_get(t, s->id, &now);
    struct str key = lang_sort_key(t->a, s->name);

    if (found != DONE)
        return found;
    if (!modules_may_write(t, s->id == 0 ? s->project : now.project))
        return NOT_ALLOWED;
    check_series(t, s, ret);
    if (ret->n > 0)
        return INVALID;
    if (s->id == 0)
        modules_sql_series_add(t, id, s->project, s->name, key);
    else if (modules_sql_series_change(t, id, s->version, s->name, key) == 0)
        return CONFLICT;
    modules_sql_items_drop(t, id);
    for (size_t i = 0; i < s->items.n; i++)
        modules_sql_item_add(t, id, (int64_t)i + 1, s->items.at[i].id);
    journal_write(t, s->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "series", id, S(""));
    *ret_series = id;
    return DONE;
}

enum outcome modules_series_remove(struct task *t, int64_t series, int64_t version)
{
    struct series now;
    enum outcome found = modules_series_get(t, series, &now);

    if (found != DONE)
        return found;
    if (!modules_may_write(t, now.project))
        return NOT_ALLOWED;
    if (modules_sql_series_claim(t, series, version) == 0)
        return CONFLICT;
    modules_sql_items_drop(t, series);
    (void)modules_sql_series_drop(t, series, version + 1);
    journal_write(t, JOURNAL_DELETE, "series", series, S(""));
    return DONE;
}

/* ---- work contacts */

enum outcome modules_expert_put(struct task *t, const struct expert *e, int64_t *ret_expert, struct problems *ret)
{
    struct expert now;
    int64_t id = e->id != 0 ? e->id : id_new();
    enum outcome found = e->id == 0 ? DONE : modules_expert_get(t, e->id, &now);
    struct str key = lang_sort_key(t->a, e->name);

    if (found != DONE)
        return found;
    if (!modules_may_write(t, e->id == 0 ? e->project : now.project))
        return NOT_ALLOWED;
    if (str_empty(str_trim(e->name)))
        problem_add(t, ret, "name", str_of(tr(t, "Write the name of the work contact.")));
    if (ret->n > 0)
        return INVALID;
    (void)providers_named(t, e->organisation);
    if (e->id == 0)
        modules_sql_expert_add(t, .expert = id, .project = e->project, .name = e->name, .sort_key = key,
            .organisation = e->organisation, .topics = e->topics, .languages = e->languages, .email = e->email,
            .phone = e->phone);
    else if (modules_sql_expert_change(t, .expert = id, .version = e->version, .name = e->name, .sort_key = key,
                 .organisation = e->organisation, .topics = e->topics, .languages = e->languages, .email = e->email,
                 .phone = e->phone) == 0)
        return CONFLICT;
    journal_write(t, e->id == 0 ? JOURNAL_CREATE : JOURNAL_CHANGE, "expert", id, S(""));
    *ret_expert = id;
    return DONE;
}

void modules_provider_moved(struct task *t, struct str from_key, struct str name)
{
    struct modules_sql_organisations_rows rows = modules_sql_organisations(t);

    for (size_t i = 0; i < rows.n; i++)
        if (str_eq(providers_key(t->a, rows.at[i].organisation), from_key)) {
            modules_sql_expert_moved(t, rows.at[i].expert, name);
            journal_write(t, JOURNAL_CHANGE, "expert", rows.at[i].expert, S("organisation"));
        }
}

bool modules_expert_is_free(struct task *t, int64_t expert)
{
    struct modules_sql_expert_leans_row row;

    return modules_sql_expert_leans(t, expert, &row) && row.n == 0;
}

enum outcome modules_expert_remove(struct task *t, int64_t expert, int64_t version)
{
    struct expert now;
    enum outcome found = modules_expert_get(t, expert, &now);

    if (found != DONE)
        return found;
    if (!modules_may_write(t, now.project))
        return NOT_ALLOWED;
    if (!modules_expert_is_free(t, expert))
        return INVALID;
    if (modules_sql_expert_drop(t, expert, version) == 0)
        return CONFLICT;
    journal_write(t, JOURNAL_DELETE, "expert", expert, S(""));
    return DONE;
}
