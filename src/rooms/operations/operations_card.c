/* operations_card: the rules of the public page of a project: what is written for it, what everybody sees after
 * somebody published it, and what the list of operations lacks. No pages here. */
#include "rooms/operations/operations_card.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "operations_card_sql.h"
#include "operations_put_sql.h"
#include "rooms/places.h"
#include "rooms/projects/projects.h"

static const char *const noun = "public_page";

bool operations_may_write(const struct task *t, int64_t project)
{
    return t->viewer->role == ROLE_ADMIN || viewer_manages(t->viewer, project);
}

static enum outcome open_for_change(struct task *t, int64_t project)
{
    if (!operations_may_write(t, project))
        return NOT_ALLOWED;
    return str_empty(projects_code(t, project)) ? NOT_FOUND : DONE;
}

/* ---- what is written */

struct operation_card operations_card_read(struct task *t, int64_t project)
{
    struct operations_card_sql_card_row r;
    struct operations_card_sql_card_texts_rows texts = operations_card_sql_card_texts(t, project);
    struct operation_card c = { .project = project, .state = S("draft") };

    if (operations_card_sql_card(t, project, &r))
        c = (struct operation_card){ .project = project,
            .version = r.version,
            .state = r.state,
            .priority = r.priority,
            .category = r.category,
            .theme = r.theme,
            .goals = r.goals,
            .natural_person = r.natural_person,
            .contractor = r.contractor,
            .predecessor = r.predecessor,
            .umbrella = r.umbrella,
            .parts = r.parts,
            .contact_role = r.contact_role,
            .contact_phone = r.contact_phone,
            .contact_email = r.contact_email,
            .changed_by = r.changed_name,
            .published_by = r.published_name,
            .withdrawn_by = r.withdrawn_name,
            .changed_at = r.changed_at,
            .published_at = r.published_at,
            .withdrawn_at = r.withdrawn_at,
            .first_at = r.first_at };
    for (size_t i = 0; i < texts.n; i++) {
        const struct lang *l = lang_by_tag(texts.at[i].tag);
        if (l == NULL)
            continue;
        c.doing[l->id] = texts.at[i].doing;
        c.reached[l->id] = texts.at[i].reached;
    }
    return c;
}

static void put_card_texts(struct task *t, const struct operation_card *c)
{
    for (enum lang_id i = 0; i < LANG__N; i++) {
        struct str tag = str_of(lang_get(i)->tag);
        if (str_empty(c->doing[i]) && str_empty(c->reached[i]))
            operations_card_sql_drop_card_text(t, c->project, tag);
        else
            operations_card_sql_put_card_text(t, c->project, tag, c->doing[i], c->reached[i]);
    }
}

void operations_check_card(struct task *t, const struct operation_card *c, struct problems *ps)
{
    struct strs goals = strs_split(t->a, c->goals, ';');

    if (!str_empty(c->theme) && !code_ok(&CODES_operation_theme, c->theme))
        problem_add(t, ps, "theme", str_of(tr(t, "Choose one of the list.")));
    for (size_t i = 0; i < goals.n; i++)
        if (!code_ok(&CODES_operation_goal, goals.at[i]))
            problem_add(t, ps, "goals", str_of(tr(t, "Choose one of the list.")));
}

enum outcome operations_card_save(struct task *t, const struct operation_card *c, struct problems *ret_problems)
{
    enum outcome open = open_for_change(t, c->project);

    if (open != DONE)
        return open;
    operations_check_card(t, c, ret_problems);
    if (ret_problems->n > 0)
        return INVALID;
    operations_card_sql_begin(t, c->project, id_new());
    if (operations_card_sql_save(t, .project = c->project, .version = c->version, .priority = c->priority,
            .category = c->category, .theme = c->theme, .goals = c->goals, .natural_person = c->natural_person,
            .contractor = c->contractor, .predecessor = c->predecessor, .umbrella = c->umbrella, .parts = c->parts,
            .contact_role = c->contact_role, .contact_phone = c->contact_phone, .contact_email = c->contact_email,
            .changed_by = t->viewer->staff, .changed_at = t->now) == 0)
        return CONFLICT;
    put_card_texts(t, c);
    journal_write(t, JOURNAL_CHANGE, noun, c->project, S("card"));
    return DONE;
}

/* ---- what would be shown */

static struct str period_of(struct day start, struct str fund)
{
    enum { NOW = 2023, BEFORE = 2014 };

    if (str_starts(fund, S("ESF+")) || (day_known(start) && day_year(start) >= NOW))
        return S("2021-2027");
    return !day_known(start) ? S("") : day_year(start) >= BEFORE ? S("2014-2020") : S("2007-2013");
}

static bool among(const struct strs *list, struct str one)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], one))
            return true;
    return false;
}

static struct str regions_of(struct task *t, struct str municipalities)
{
    struct strs towns = strs_split(t->a, municipalities, ';'), regions = { 0 };

    for (size_t i = 0; i < REGIONS_N; i++)
        for (size_t k = 0; k < towns.n; k++) {
            struct str one = place_region(towns.at[k], t->today);
            if (str_is(one, REGIONS[i].code) && !among(&regions, one))
                strs_add(t->a, &regions, one);
        }
    return strs_join(t->a, &regions, S(";"));
}

/* The text of an import, which has no language, stands for Finnish where none is. */
static void add_words(struct task *t, int64_t project, const struct operation_card *c, struct operation_texts *texts)
{
    struct operations_card_sql_words_rows rows = operations_card_sql_words(t, project);

    for (enum lang_id i = 0; i < LANG__N; i++) {
        struct operation_words one = {
            .tag = str_of(lang_get(i)->tag), .doing = c->doing[i], .reached = c->reached[i]
        };
        for (size_t k = 0; k < rows.n; k++)
            if (str_eq(rows.at[k].tag, one.tag) || (str_empty(rows.at[k].tag) && i == LANG_fi)) {
                one.name = rows.at[k].name;
                one.summary = rows.at[k].purpose;
            }
        if (!str_empty(one.name) || !str_empty(one.summary) || !str_empty(one.doing) || !str_empty(one.reached))
            LIST_ADD(t->a, texts, one);
    }
}

/* The name under which it stands in lists: in the first language that has one. */
static void put_name(struct operation_page *p)
{
    for (size_t i = 0; i < p->texts.n && str_empty(p->o.name); i++) {
        p->o.name = p->texts.at[i].name;
        p->o.name_language = str_of(lang_by_tag(p->texts.at[i].tag)->iso3);
    }
    for (size_t i = 0; i < p->texts.n && str_empty(p->o.summary); i++)
        p->o.summary = p->texts.at[i].summary;
}

static struct str partners_of(struct task *t, int64_t project, struct str written, struct str *lead)
{
    struct project_houses houses = projects_houses(t, project);
    struct strs list = { 0 }, more = strs_split(t->a, written, ';');

    for (size_t i = 0; i < houses.n; i++)
        if (houses.at[i].leads)
            *lead = houses.at[i].name;
        else
            strs_add(t->a, &list, houses.at[i].name);
    for (size_t i = 0; i < more.n; i++)
        if (!among(&list, more.at[i]))
            strs_add(t->a, &list, more.at[i]);
    return strs_join(t->a, &list, S(";"));
}

bool operations_page_now(struct task *t, int64_t project, struct operation_page *ret_page)
{
    struct operations_card_sql_project_row r;
    struct operation_card c = operations_card_read(t, project);
    struct operation_page p = { 0 };

    if (!operations_card_sql_project(t, project, &r))
        return false;
    p.rest = (struct operation_rest){ .goals = c.goals,
        .municipalities = r.municipalities,
        .predecessor = c.predecessor,
        .umbrella = c.umbrella,
        .parts = c.parts,
        .contact_role = c.contact_role,
        .contact_phone = c.contact_phone,
        .contact_email = c.contact_email };
    p.o = (struct operation){ .project = project,
        .source = OPERATION_OWN,
        .source_key = r.code,
        .beneficiary = r.lead_organisation,
        .contractor = c.contractor,
        .natural_person = c.natural_person,
        .fund = r.fund,
        .period = period_of(r.start_date, r.fund),
        .programme = r.programme,
        .priority = c.priority,
        .objective = r.specific_objective,
        .category = c.category,
        .theme = c.theme,
        .authority = r.managing_authority,
        .country = S("FI"),
        .regions = regions_of(t, r.municipalities),
        .website = r.website,
        .starts_on = r.start_date,
        .ends_on = r.end_date,
        .total_cents = r.total_budget,
        .eu_cents = r.eu_contribution,
        .cofinancing = INT_NONE,
        .published_at = c.first_at };
    p.rest.partners = partners_of(t, project, r.partners, &p.o.beneficiary);
    add_words(t, project, &c, &p.texts);
    put_name(&p);
    p.o.listed = operations_missing(t, &p).n == 0;
    *ret_page = p;
    return true;
}

/* ---- what the list of operations asks for (Art. 49(3)) */

/* In an official language of the EU that is one of ours. */
static bool said(const struct operation_page *p, bool summary)
{
    static const char *const official[] = { "fi", "sv", "en" };

    for (size_t i = 0; i < p->texts.n; i++)
        for (size_t k = 0; k < sizeof official / sizeof *official; k++)
            if (str_is(p->texts.at[i].tag, official[k]) &&
                !str_empty(summary ? p->texts.at[i].summary : p->texts.at[i].name))
                return true;
    return false;
}

struct strs operations_missing(struct task *t, const struct operation_page *p)
{
    const struct {
        bool there;
        const char *what;
    } asked[] = {
        { !str_empty(p->o.beneficiary), tr(t, "The lead organisation (the beneficiary)") },
        { said(p, false), tr(t, "The name in Finnish, Swedish or English") },
        { said(p, true), tr(t, "The purpose in Finnish, Swedish or English") },
        { day_known(p->o.starts_on), tr(t, "The first day") },
        { day_known(p->o.ends_on), tr(t, "The last day") },
        { p->o.total_cents != INT_NONE, tr(t, "The total budget") },
        { !str_empty(p->o.fund), tr(t, "The fund") },
        { !str_empty(p->o.objective), tr(t, "The specific objective") },
        { p->o.eu_cents != INT_NONE, tr(t, "The EU contribution") },
        { !str_empty(p->o.category), tr(t, "The category of intervention") },
    };
    struct strs list = { 0 };

    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++)
        if (!asked[i].there)
            strs_add(t->a, &list, str_of(asked[i].what));
    return list;
}

/* ---- what is shown */

int64_t operations_of_project(struct task *t, int64_t project)
{
    struct operations_card_sql_of_project_row row;

    return operations_card_sql_of_project(t, project, &row) ? row.operation : 0;
}

bool operations_page_shown(struct task *t, int64_t operation, struct operation_page *ret_page)
{
    struct operations_put_sql_shown_row row;
    struct operations_card_sql_rest_row r;
    struct operation_page p = { 0 };

    if (!operations_put_sql_one(t, operation, &row))
        return false;
    p.o = operation_of(&row);
    if (p.o.natural_person && day_known(p.o.names_until) && day_cmp(p.o.names_until, t->today) <= 0)
        p.o.beneficiary = S(""); /* the job that takes it down has not come by yet */
    struct operations_card_sql_texts_rows texts = operations_card_sql_texts(t, operation);
    for (size_t i = 0; i < texts.n; i++) {
        struct operation_words one = { texts.at[i].tag, texts.at[i].name, texts.at[i].summary, texts.at[i].doing,
            texts.at[i].reached };
        LIST_ADD(t->a, &p.texts, one);
    }
    if (operations_card_sql_rest(t, operation, &r))
        p.rest = (struct operation_rest){ .goals = r.goals,
            .partners = r.partners,
            .municipalities = r.municipalities,
            .predecessor = r.predecessor,
            .umbrella = r.umbrella,
            .parts = r.parts,
            .contact_role = r.contact_role,
            .contact_phone = r.contact_phone,
            .contact_email = r.contact_email };
    *ret_page = p;
    return true;
}

bool operations_page_waits(struct task *t, const struct operation_card *c)
{
    struct operation_page now, shown;
    int64_t operation = operations_of_project(t, c->project);

    if (operation == 0 || !operations_page_now(t, c->project, &now) || !operations_page_shown(t, operation, &shown))
        return false;
    now.o.names_until = shown.o.names_until;
    now.o.cofinancing = shown.o.cofinancing;
    if (now.o.natural_person)
        now.o.beneficiary = shown.o.beneficiary;
    return !operation_same(&now.o, &shown.o) || str_cmp(instant_str(&c->changed_at), instant_str(&c->published_at)) > 0;
}

bool operations_page_stamp(struct task *t, int64_t operation, struct str *ret_stamp)
{
    struct operations_card_sql_stamp_row r;

    if (!operations_card_sql_stamp(t, operation, &r))
        return false;
    *ret_stamp = str_fmt(t->a, "%lld %lld %s", (long long)r.version, (long long)r.changes, t->today.t);
    return true;
}

struct operation_papers operations_published(struct task *t, int64_t project, int64_t limit)
{
    struct operations_card_sql_published_of_rows rows = operations_card_sql_published_of(
        t, project, str_of(t->lang->tag), t->today, limit);
    struct operation_papers list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct operation_paper one = { rows.at[i].publication, rows.at[i].kind, rows.at[i].title,
            lang_by_tag(rows.at[i].tag) };
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

static void put_shown(struct task *t, const struct operation_page *p)
{
    struct operations_in in = operations_begin(t, OPERATION_OWN);
    int64_t id = operations_put(&in, &p->o);

    operations_card_sql_moved(t, id, t->now);
    operations_put_sql_drop_texts(t, id);
    operations_put_sql_drop_rest(t, id);
    for (size_t i = 0; i < p->texts.n; i++)
        operations_card_sql_put_text(t, id, p->texts.at[i].tag, p->texts.at[i].name, p->texts.at[i].summary,
            p->texts.at[i].doing, p->texts.at[i].reached);
    operations_card_sql_put_rest(t, .operation = id, .goals = p->rest.goals, .partners = p->rest.partners,
        .municipalities = p->rest.municipalities, .predecessor = p->rest.predecessor, .umbrella = p->rest.umbrella,
        .parts = p->rest.parts, .contact_role = p->rest.contact_role, .contact_phone = p->rest.contact_phone,
        .contact_email = p->rest.contact_email);
    operations_figures_show(t, p->o.project, true);
    operations_end(&in);
    operations_searched(t, id);
}

enum outcome operations_publish(
    struct task *t, int64_t project, int64_t version, bool told, struct problems *ret_problems)
{
    struct operation_page p;
    enum outcome open = open_for_change(t, project);

    if (open != DONE)
        return open;
    must(t, operations_page_now(t, project, &p));
    if (str_empty(p.o.name))
        problem_add(t, ret_problems, "", str_of(tr(t, "The project has no name yet. Write it on the project card.")));
    if (!told)
        problem_add(t, ret_problems, "told",
            str_of(tr(t, "Tell the organisations of the project that its page is published, then tick this.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (str_empty(instant_str(&p.o.published_at)))
        p.o.published_at = t->now;
    operations_card_sql_begin(t, project, id_new());
    if (operations_card_sql_published(t, project, version, t->viewer->staff, t->now) == 0)
        return CONFLICT;
    put_shown(t, &p);
    journal_write(t, JOURNAL_CHANGE, noun, project, S("published"));
    return DONE;
}

enum outcome operations_withdraw(struct task *t, int64_t project, int64_t version)
{
    enum outcome open = open_for_change(t, project);

    if (open != DONE)
        return open;
    if (operations_card_sql_withdrawn(t, project, version, t->viewer->staff, t->now) == 0)
        return CONFLICT;
    struct operations_in in = operations_begin(t, OPERATION_OWN);
    int64_t id = operations_of_project(t, project);
    if (id != 0) {
        operation_take_out(t, id);
        operations_searched(t, id);
    }
    operations_figures_show(t, project, false);
    operations_end(&in);
    journal_write(t, JOURNAL_CHANGE, noun, project, S("withdrawn"));
    return DONE;
}
