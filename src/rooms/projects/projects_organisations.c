/* projects_organisations: see the header. */
#include "rooms/projects/projects_organisations.h"

#include "auth/journal.h"
#include "auth/session.h"
#include "lang/lang.h"
#include "projects_organisations_sql.h"
#include "rooms/codes.h"
#include "rooms/projects/projects_card.h"
#include "rooms/sight.h"

static const struct code kind_rows[] = {
    { "association", N_("Association") },
    { "foundation", N_("Foundation") },
    { "municipality", N_("Municipality") },
    { "county", N_("Wellbeing services county") },
    { "school", N_("School") },
    { "company", N_("Company") },
    { "parish", N_("Parish") },
    { "authority", N_("Authority") },
    { "other", N_("Something else") },
};
static const struct code part_rows[] = { { "lead", N_("Leads the project") }, { "partner", N_("Partner") } };
static const struct code see_rows[] = {
    { "own", N_("Each organisation sees its own persons only") },
    { "all", N_("Each sees all persons of the project") },
};
#define CODES(name, rows) const struct codes CODES_##name = { #name, rows, sizeof rows / sizeof *rows };
CODES(organisation_kind, kind_rows)
CODES(partner_part, part_rows)
CODES(partners_see, see_rows)

/* ---- reading */

static struct partner partner_of(const struct projects_organisations_sql_partner_row *r)
{
    return (struct partner){ .id = r->partnership,
        .project = r->project,
        .organisation = r->organisation,
        .version = r->version + r->organisation_version,
        .staff = r->staff,
        .groups = r->groups,
        .name = r->name,
        .business_id = r->business_id,
        .kind = r->kind,
        .part = r->part,
        .since = r->since,
        .until = r->until };
}

struct partners projects_partners_of(struct task *t, int64_t project)
{
    struct partners list = { 0 };

    if (!projects_may_see(t, project))
        return list;
    struct projects_organisations_sql_partner_rows rows = projects_organisations_sql_partners(
        t, project, PARTNERS_MOST);
    for (size_t i = 0; i < rows.n; i++) {
        struct partner one = partner_of(&rows.at[i]);
        LIST_ADD(t->a, &list, one);
    }
    return list;
}

struct project_houses projects_houses(struct task *t, int64_t project)
{
    struct partners all = projects_partners_of(t, project);
    struct project_houses list = { 0 };

    for (size_t i = 0; i < all.n; i++) {
        struct project_house one = { all.at[i].organisation, all.at[i].name, str_is(all.at[i].part, "lead") };
        bool again = false;
        for (size_t k = 0; k < list.n; k++)
            again |= list.at[k].organisation == one.organisation;
        if (!again)
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

enum outcome projects_partner_get(struct task *t, int64_t project, int64_t partnership, struct partner *ret_partner)
{
    struct projects_organisations_sql_partner_row row;
    enum outcome open = projects_open_for_change(t, project);

    if (open != DONE)
        return open;
    if (!projects_organisations_sql_partner(t, partnership, &row) || row.project != project)
        return NOT_FOUND;
    *ret_partner = partner_of(&row);
    return DONE;
}

struct strs projects_organisation_names(struct task *t)
{
    struct projects_organisations_sql_names_rows rows = projects_organisations_sql_names(t, PARTNERS_MOST);
    struct strs list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        strs_add(t->a, &list, rows.at[i].name);
    return list;
}

struct partners_see projects_partners_see_of(struct task *t, int64_t project)
{
    struct projects_organisations_sql_see_row row;

    if (!projects_organisations_sql_see(t, project, &row))
        return (struct partners_see){ 0 };
    return (struct partners_see){ str_empty(row.partners_see) ? S("own") : row.partners_see, row.version, row.limited };
}

/* ---- checking */

bool business_id_ok(struct str id)
{
    static const int weights[] = { 7, 9, 10, 5, 8, 4, 2 };
    int sum = 0;

    if (id.n != BUSINESS_ID_MOST || id.p[7] != '-' || id.p[8] < '0' || id.p[8] > '9')
        return false;
    for (size_t i = 0; i < 7; i++) {
        if (id.p[i] < '0' || id.p[i] > '9')
            return false;
        sum += weights[i] * (id.p[i] - '0');
    }
    int rest = sum % 11;
    return rest != 1 && (rest == 0 ? 0 : 11 - rest) == id.p[8] - '0';
}

void projects_check_partner(struct task *t, const struct partner *p, struct problems *ps)
{
    if (str_empty(lang_fold(t->a, p->name)))
        problem_add(t, ps, "name", str_of(tr(t, "Write the name of the organisation.")));
    if (!str_empty(p->business_id) && !business_id_ok(p->business_id))
        problem_add(
            t, ps, "business_id", str_of(tr(t, "This is not a business ID. Check each digit, for example 1234567-1.")));
}

/* Sight follows who leads today and who has ended: a day to come would change it when nobody looks. */
void projects_check_partnership(struct task *t, const struct partner *p, struct problems *ps)
{
    if (day_known(p->since) && day_cmp(p->since, t->today) > 0)
        problem_add(t, ps, "since", str_of(tr(t, "The first day is in the future. Write it when it has come.")));
    if (day_known(p->until) && day_cmp(p->until, t->today) > 0)
        problem_add(t, ps, "until", str_of(tr(t, "The last day is in the future. Write it when it has come.")));
    if (day_known(p->since) && day_known(p->until) && day_cmp(p->until, p->since) < 0)
        problem_add(t, ps, "until", str_of(tr(t, "The last day is before the first day.")));
}

static void check_place(struct task *t, const struct partner *p, struct problems *ps)
{
    struct projects_organisations_sql_leads_row lead;

    projects_check_partnership(t, p, ps);
    if (!code_ok(&CODES_partner_part, p->part))
        problem_add(t, ps, "part", str_of(tr(t, "Choose from the list.")));
    if (str_is(p->part, "lead") && !day_known(p->until) &&
        projects_organisations_sql_leads(t, p->project, p->id, &lead))
        problem_add(t, ps, "part", trf(t, "%1$s leads the project. Write its last day first.", lead.name));
}

/* The organisation that this name means, 0: none yet. What the name and the business id say differently is a problem.
 * self: the one whose own name and id these are to be. */
static int64_t known(struct task *t, const struct partner *p, int64_t self, struct problems *ps)
{
    struct projects_organisations_sql_of_name_row name;
    struct projects_organisations_sql_of_business_row business;
    bool named = projects_organisations_sql_of_name(t, lang_fold(t->a, p->name), &name);

    if (projects_organisations_sql_of_business(t, p->business_id, &business) && business.organisation != self &&
        (!named || name.organisation != business.organisation))
        problem_add(t, ps, "business_id", trf(t, "This business ID is that of %1$s.", business.name));
    else if (named && name.organisation != self && !str_empty(p->business_id) && !str_empty(name.business_id) &&
             !str_eq(p->business_id, name.business_id))
        problem_add(
            t, ps, "business_id", trf(t, "The organisation of this name has the business ID %1$s.", name.business_id));
    return named ? name.organisation : 0;
}

/* ---- changing */

static int64_t organisation_for(struct task *t, const struct partner *p, int64_t found)
{
    int64_t id = found != 0 ? found : id_new();

    if (found == 0) {
        projects_organisations_sql_add_organisation(t, id, p->name, lang_fold(t->a, p->name), p->business_id, p->kind);
        journal_write(t, JOURNAL_CREATE, "organisation", id, S(""));
    } else if (!str_empty(p->business_id)) {
        projects_organisations_sql_complete(t, id, p->business_id);
    }
    return id;
}

enum outcome projects_partner_put_in(
    struct task *t, int64_t project, const struct partner *given, struct problems *ret_problems)
{
    enum outcome open = projects_open_for_change(t, project);
    struct projects_organisations_sql_others_row others;
    struct partner p = *given;

    if (open != DONE)
        return open;
    p.id = 0, p.project = project;
    projects_check_partner(t, &p, ret_problems);
    check_place(t, &p, ret_problems);
    int64_t found = known(t, &p, 0, ret_problems);
    if (found != 0 && projects_organisations_sql_others(t, project, found, 0, &others) && others.n > 0)
        problem_add(t, ret_problems, "name", str_of(tr(t, "This organisation is in the project already.")));
    if (ret_problems->n > 0)
        return INVALID;
    int64_t organisation = organisation_for(t, &p, found), id = id_new();
    projects_organisations_sql_add(t, id, project, organisation, p.part, p.since, p.until);
    journal_write(t, JOURNAL_CREATE, "partnership", id, S(""));
    sight_changed(t, project);
    return DONE;
}

enum outcome projects_partner_change(struct task *t, const struct partner *p, struct problems *ret_problems)
{
    struct projects_organisations_sql_partner_row row;
    struct partner now;
    enum outcome found = projects_partner_get(t, p->project, p->id, &now);

    if (found != DONE)
        return found;
    projects_check_partner(t, p, ret_problems);
    check_place(t, p, ret_problems);
    int64_t other = known(t, p, now.organisation, ret_problems);
    if (other != 0 && other != now.organisation)
        problem_add(t, ret_problems, "name", str_of(tr(t, "Another organisation has this name.")));
    if (ret_problems->n > 0)
        return INVALID;
    if (now.version != p->version)
        return CONFLICT;
    must(t, projects_organisations_sql_partner(t, p->id, &row));
    must(t, projects_organisations_sql_change_organisation(t, now.organisation, row.organisation_version, p->name,
                lang_fold(t->a, p->name), p->business_id, p->kind) == 1);
    must(t, projects_organisations_sql_change(t, p->id, row.version, p->part, p->since, p->until) == 1);
    journal_write(t, JOURNAL_CHANGE, "organisation", now.organisation, S(""));
    journal_write(t, JOURNAL_CHANGE, "partnership", p->id, S(""));
    sight_changed(t, p->project);
    return DONE;
}

enum outcome projects_partner_take_out(struct task *t, int64_t project, int64_t partnership, int64_t version)
{
    struct projects_organisations_sql_partner_row row;
    struct partner now;
    enum outcome found = projects_partner_get(t, project, partnership, &now);

    if (found != DONE)
        return found;
    if (now.version != version)
        return CONFLICT;
    if (now.staff > 0 || now.groups > 0)
        return INVALID;
    must(t, projects_organisations_sql_partner(t, partnership, &row));
    must(t, projects_organisations_sql_drop(t, partnership, row.version) == 1);
    journal_write(t, JOURNAL_DELETE, "partnership", partnership, S(""));
    sight_changed(t, project);
    return DONE;
}

enum outcome projects_put_partners_see(struct task *t, int64_t project, int64_t version, struct str see)
{
    enum outcome open = projects_open_for_change(t, project);

    if (open != DONE)
        return open;
    if (!code_ok(&CODES_partners_see, see))
        return INVALID;
    if (projects_organisations_sql_put_see(t, project, version, see) == 0)
        return CONFLICT;
    journal_write(
        t, JOURNAL_CHANGE, "project", project, str_is(see, "all") ? S("partners see all") : S("partners see own"));
    sight_changed(t, project);
    return DONE;
}

/* ---- staff */

enum outcome projects_worker(struct task *t, int64_t project, int64_t staff, struct project_worker *ret_worker)
{
    struct projects_organisations_sql_worker_row row;
    enum outcome open = projects_open_for_change(t, project);

    if (open != DONE)
        return open;
    if (!projects_organisations_sql_worker(t, project, staff, &row))
        return NOT_FOUND;
    enum role role = role_read(row.role);
    *ret_worker = (struct project_worker){ staff, row.organisation, 1 + row.organisation % 1000000007 * ROLE__N + role,
        row.name, role };
    return DONE;
}

bool projects_has_house(struct task *t, int64_t project, int64_t organisation)
{
    struct projects_organisations_sql_others_row row;

    return organisation == 0 || (projects_organisations_sql_others(t, project, organisation, 0, &row) && row.n > 0);
}

enum outcome projects_put_worker(struct task *t, int64_t project, const struct project_worker *w)
{
    struct project_worker now;
    enum outcome found = projects_worker(t, project, w->staff, &now);

    if (found != DONE)
        return found;
    if (w->role == ROLE_NONE || w->role == ROLE_ADMIN || !projects_has_house(t, project, w->organisation))
        return INVALID;
    if (w->version != now.version)
        return CONFLICT;
    projects_organisations_sql_put_worker(t, project, w->staff, str_of(role_code(w->role)), w->organisation);
    if (w->role != now.role)
        session_end_others(t, w->staff); /* the new role may need the second factor at sign-in */
    journal_write(t, JOURNAL_CHANGE, "staff", w->staff, S("project role"));
    sight_changed(t, project);
    return DONE;
}

void projects_settle(struct task *t, int64_t project) { projects_organisations_sql_settle(t, project); }
