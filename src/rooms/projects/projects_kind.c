/* projects_kind: projects as a kind of record. Their key is the code; name and purpose of a package are the text
 * without a language. */
#include "projects_kind_sql.h"
#include "projects_sql.h"
#include "rooms/kind.h"
#include "rooms/projects/projects_card.h"
#include "rooms/projects/projects_counting.h"
#include "rooms/projects/projects_organisations.h"
#include "rooms/sight.h"

/* clang-format off */
#define PROJECTS(C) \
    C(projects, project,            KEY())                   C(projects, name,             MUST_TEXT(200)) \
    C(projects, fund,               TEXT(100))               C(projects, programme,        TEXT(200)) \
    C(projects, specific_objective, TEXT(200))               C(projects, start_date,       OF(CELL_DAY)) \
    C(projects, end_date,           OF(CELL_DAY))            C(projects, total_budget,     MONEY(PROJECT_CENTS_MOST)) \
    C(projects, eu_contribution,    MONEY(PROJECT_CENTS_MOST))          C(projects, managing_authority, TEXT(200)) \
    C(projects, lead_organisation,  TEXT(200))               C(projects, partners,         TEXT(2000)) \
    C(projects, municipalities,     OF(CELL_MUNICIPALITIES)) C(projects, website,          TEXT(300)) \
    C(projects, purpose,            TEXT(4000))              C(projects, target_participants, INT(0, 1000000)) \
    C(projects, follow_up_attempts, INT(1, 10))              C(projects, target_groups,    INT(0, 1000000)) \
    C(projects, target_sessions,    INT(0, 1000000))         C(projects, target_hours,     INT(0, 1000000)) \
    C(projects, target_children,    INT(0, 1000000))         C(projects, target_contacts,  INT(0, 1000000)) \
    C(projects, target_plans,       INT(0, 1000000))         C(projects, target_followed_up, INT(0, 1000000)) \
    C(projects, target_peer_workers, INT(0, 1000000))        C(projects, target_person_hours, INT(0, 1000000)) \
    C(projects, target_counselling_hours, INT(0, 1000000))   C(projects, partners_see,     CODE(partners_see)) \
    C(projects, counting,           TEXT(200))               C(projects, counting_source,  TEXT(1000)) \
    C(projects, circumstances_ground, TEXT(1000)) \
    C(projects, rural_municipalities, OF(CELL_MUNICIPALITIES))
/* What is promised besides participants, in the order of the form. */
#define TARGETS(T) \
    T(groups) T(sessions) T(hours) T(children) T(contacts) T(plans) T(followed_up) T(peer_workers) T(person_hours) \
    T(counselling_hours)
/* clang-format on */
#define TARGET_COLUMN(measure) { COL_projects_target_##measure, #measure },
#define TARGET_CELL(measure)   , [COL_projects_target_##measure] = kind_number(o, r->target_##measure)
KIND_COLUMNS(projects, PROJECTS)

static const struct {
    int column;
    const char *measure;
} targets[] = { { COL_projects_target_participants, "persons" }, TARGETS(TARGET_COLUMN) };

static bool row(void *x, const struct projects_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, projects, r->id, 0, [COL_projects_project] = r->code, [COL_projects_name] = r->name,
        [COL_projects_fund] = r->fund, [COL_projects_programme] = r->programme,
        [COL_projects_specific_objective] = r->specific_objective, [COL_projects_start_date] = r->start_date,
        [COL_projects_end_date] = r->end_date, [COL_projects_total_budget] = kind_money(o, r->total_budget),
        [COL_projects_eu_contribution] = kind_money(o, r->eu_contribution),
        [COL_projects_managing_authority] = r->managing_authority,
        [COL_projects_lead_organisation] = r->lead_organisation, [COL_projects_partners] = r->partners,
        [COL_projects_municipalities] = r->municipalities, [COL_projects_website] = r->website,
        [COL_projects_purpose] = r->purpose,
        [COL_projects_target_participants] = kind_number(o, r->target_participants),
        [COL_projects_follow_up_attempts] = kind_number(o, r->follow_up_attempts) TARGETS(TARGET_CELL),
        [COL_projects_partners_see] = r->partners_see, [COL_projects_counting] = r->counting,
        [COL_projects_counting_source] = r->counting_source,
        [COL_projects_circumstances_ground] = r->circumstances_ground,
        [COL_projects_rural_municipalities] = r->rural_municipalities);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? projects_kind_sql_give_few : projects_kind_sql_give)(o->t, low, high, o->project, row, o);
}

/* A code has its one project; no id is a code. */
static struct key_ids with_key(struct task *t, struct str key, int64_t made_here)
{
    struct projects_kind_sql_with_code_rows rows = projects_kind_sql_with_code(t, key);
    struct key_ids ids = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &ids, rows.at[i].id);
    return ids;
}

static bool within(struct task *t, int64_t id, int64_t project) { return id == project; }

static struct project_card card_of(const struct record *r)
{
    return (struct project_card){
        .fund = TEXT_OF(r, projects_fund),
        .programme = TEXT_OF(r, projects_programme),
        .specific_objective = TEXT_OF(r, projects_specific_objective),
        .start_date = DAY_OF(r, projects_start_date),
        .end_date = DAY_OF(r, projects_end_date),
        .total_budget = NUMBER_OF(r, projects_total_budget),
        .eu_contribution = NUMBER_OF(r, projects_eu_contribution),
        .managing_authority = TEXT_OF(r, projects_managing_authority),
        .lead_organisation = TEXT_OF(r, projects_lead_organisation),
        .partners = TEXT_OF(r, projects_partners),
        .municipalities = TEXT_OF(r, projects_municipalities),
        .website = TEXT_OF(r, projects_website),
        .counting = TEXT_OF(r, projects_counting),
        .counting_source = TEXT_OF(r, projects_counting_source),
        .circumstances_ground = TEXT_OF(r, projects_circumstances_ground),
        .rural_municipalities = TEXT_OF(r, projects_rural_municipalities),
        .follow_up_attempts = NUMBER_OF(r, projects_follow_up_attempts),
    };
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    struct project_card c = card_of(r);
    struct problems problems = { 0 };

    projects_check_card(in->t, &c, &problems);
    kind_refuse_all(in, &problems, NULL);
}

static void put_texts_and_targets(struct kind_in *in, const struct record *r, int64_t id)
{
    projects_kind_sql_put_attempts(
        in->t, id, NUMBER_OF(r, projects_follow_up_attempts), TEXT_OF(r, projects_partners_see));
    projects_sql_put_text(in->t, id, S(""), TEXT_OF(r, projects_name), TEXT_OF(r, projects_purpose));
    for (size_t i = 0; i < sizeof targets / sizeof *targets; i++) {
        struct str measure = str_of(targets[i].measure);
        if (r->v[targets[i].column].n != INT_NONE)
            projects_sql_put_target(in->t, id, measure, r->v[targets[i].column].n);
        else if (in->undoes)
            projects_sql_drop_target(in->t, id, measure);
    }
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct project_card c = card_of(r);

    projects_kind_sql_add(in->t, .project = id, .code = TEXT_OF(r, projects_project), .fund = c.fund,
        .programme = c.programme, .specific_objective = c.specific_objective, .start_date = c.start_date,
        .end_date = c.end_date, .total_budget = c.total_budget, .eu_contribution = c.eu_contribution,
        .managing_authority = c.managing_authority, .lead_organisation = c.lead_organisation, .partners = c.partners,
        .municipalities = c.municipalities, .website = c.website, .import = in->import);
    projects_store_rest(in->t, id, &c);
    projects_count_as(in->t, id, c.counting, c.counting_source);
    put_texts_and_targets(in, r, id);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct project_card c = card_of(r);

    projects_store_card(in->t, id, &c);
    projects_count_as(in->t, id, c.counting, c.counting_source);
    put_texts_and_targets(in, r, id);
    kind_journal(in, id);
}

KIND_ANY(projects, projects_kind_sql)
KIND_UNDO(projects, projects_kind_sql)

/* What partners see of each other may have changed. */
static void finish(struct kind_in *in) { sight_changed(in->t, 0); }

/* Who works in them, also of the staff of before; what was shown of them. */
static void beside(struct kind_in *in)
{
    projects_kind_sql_drop_members(in->t, in->import);
    projects_kind_sql_drop_feeds(in->t, in->import);
    projects_kind_sql_drop_published(in->t, in->import);
    projects_kind_sql_drop_words(in->t, in->import);
}

static void drop(struct kind_in *in)
{
    projects_kind_sql_drop_texts(in->t, in->import);
    projects_kind_sql_drop_targets(in->t, in->import);
    projects_kind_sql_drop(in->t, in->import);
    projects_kind_sql_drop_programmes(in->t);
}

const struct kind kind_projects = {
    .name = "projects",
    .noun = { "project", N_("Project") },
    .tables = "projects_project projects_text projects_target projects_period projects_programme",
    .columns = projects_columns,
    .n = COL_projects__N,
    .any = projects_any,
    .with_key = with_key,
    .within = within,
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .finish = finish,
    .touched = projects_touched,
    .leaning = projects_leaning,
    .drop = drop,
    .beside = beside,
};
