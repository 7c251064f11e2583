/* projects_organisations_kind: the register of organisations, and who of them takes part in which project, as kinds of
 * record. No organisation stands in the register twice. */
#include "lang/lang.h"
#include "projects_organisations_kind_sql.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/projects/projects_organisations.h"
#include "rooms/sight.h"

/* clang-format off */
#define ORGANISATIONS(C) \
    C(organisations, organisation, KEY()) C(organisations, name, MUST_TEXT(ORGANISATION_NAME_MOST)) \
    C(organisations, business_id, TEXT(BUSINESS_ID_MOST)) C(organisations, kind, CODE(organisation_kind))
#define PARTNERSHIPS(C) \
    C(partnerships, partnership, KEY()) C(partnerships, project, MUST_REF(projects)) \
    C(partnerships, organisation, MUST_REF(organisations)) C(partnerships, part, MUST_CODE(partner_part)) \
    C(partnerships, since, OF(CELL_DAY)) C(partnerships, until, OF(CELL_DAY))
/* clang-format on */
KIND_COLUMNS(organisations, ORGANISATIONS)
KIND_COLUMNS(partnerships, PARTNERSHIPS)

/* ---- the register */

static bool organisations_row(void *x, const struct projects_organisations_kind_sql_organisation_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, organisations, r->id,
        0, [COL_organisations_organisation] = kind_key(o, KIND_organisations, r->key, r->id),
        [COL_organisations_name] = r->name, [COL_organisations_business_id] = r->business_id,
        [COL_organisations_kind] = r->kind);
}

static void give_organisations(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high
            ? projects_organisations_kind_sql_organisation_give_few
            : projects_organisations_kind_sql_organisation_give)(o->t, low, high, o->project, organisations_row, o);
}

static struct str name_key(struct kind_in *in, const struct record *r)
{
    return lang_fold(in->t->a, TEXT_OF(r, organisations_name));
}

/* Known by the name, too. */
static int64_t known(struct kind_in *in, const struct record *r)
{
    struct projects_organisations_kind_sql_organisation_with_name_row row;

    return projects_organisations_kind_sql_organisation_with_name(in->t, name_key(in, r), &row) ? row.id : 0;
}

/* Another row of the file, or another one that stands, has this text already. */
static bool twice(struct kind_in *in, const struct record *r, struct str text)
{
    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct key_map);
    int64_t line = key_map_get(in->memory, text);
    if (line == 0)
        key_map_put(in->whole->a, in->memory, str_copy(in->whole->a, text), r->line);
    return line != 0 && line != r->line;
}

static void check_organisations(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct partner p = { .name = TEXT_OF(r, organisations_name), .business_id = TEXT_OF(r, organisations_business_id) };
    struct str key = name_key(in, r);
    struct problems problems = { 0 };
    struct projects_organisations_kind_sql_organisation_with_name_row named;
    struct projects_organisations_kind_sql_organisation_with_business_row numbered;

    projects_check_partner(t, &p, &problems);
    kind_refuse_all(in, &problems, NULL);
    if (twice(in, r, key) || (projects_organisations_kind_sql_organisation_with_name(t, key, &named) && named.id != id))
        kind_refuse(in, COL_organisations_name, str_of(tr(t, "Another organisation has this name.")),
            str_of(tr(t, "Leave the row out, or name that one by its key.")));
    if (!str_empty(p.business_id) &&
        (twice(in, r, p.business_id) ||
            projects_organisations_kind_sql_organisation_with_business(t, p.business_id, id, &numbered)))
        kind_refuse(in, COL_organisations_business_id, str_of(tr(t, "Another organisation has this business ID.")),
            str_of(tr(t, "Leave the row out, or name that one by its key.")));
}

static void add_organisations(struct kind_in *in, const struct record *r, int64_t id)
{
    projects_organisations_kind_sql_organisation_add(in->t, .id = id,
        .source_key = TEXT_OF(r, organisations_organisation), .name = TEXT_OF(r, organisations_name),
        .name_key = name_key(in, r), .business_id = TEXT_OF(r, organisations_business_id),
        .kind = TEXT_OF(r, organisations_kind), .import = in->import);
}

static void change_organisations(struct kind_in *in, const struct record *r, int64_t id)
{
    projects_organisations_kind_sql_organisation_change(in->t, id, TEXT_OF(r, organisations_name), name_key(in, r),
        TEXT_OF(r, organisations_business_id), TEXT_OF(r, organisations_kind));
    kind_journal(in, id);
}

static bool organisations_within(struct task *t, int64_t id, int64_t project) { return true; }

KIND_ANY(organisations, projects_organisations_kind_sql_organisation)
KIND_WITH_KEY(organisations, projects_organisations_kind_sql_organisation)
KIND_UNDO(organisations, projects_organisations_kind_sql_organisation)
KIND_DROP(organisations, projects_organisations_kind_sql_organisation)

const struct kind kind_organisations = {
    .name = "organisations",
    .noun = { "organisation", N_("Organisation") },
    .tables = "projects_organisation",
    .columns = organisations_columns,
    .n = COL_organisations__N,
    .shared = true,
    KIND_PLAIN_MEMBERS(organisations),
    .known = known,
    .give = give_organisations,
    .check = check_organisations,
    .add = add_organisations,
    .change = change_organisations,
};

/* ---- who takes part */

static bool partnerships_row(void *x, const struct projects_organisations_kind_sql_partner_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, partnerships, r->id,
        0, [COL_partnerships_partnership] = kind_key(o, KIND_partnerships, r->key, r->id),
        [COL_partnerships_project] = r->project,
        [COL_partnerships_organisation] = kind_ref(o, KIND_organisations, r->organisation_key, r->organisation),
        [COL_partnerships_part] = r->part, [COL_partnerships_since] = r->since, [COL_partnerships_until] = r->until);
}

static void give_partnerships(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? projects_organisations_kind_sql_partner_give_few : projects_organisations_kind_sql_partner_give)(
        o->t, low, high, o->project, partnerships_row, o);
}

/* An organisation has one place in a project. */
static int64_t known_partner(struct kind_in *in, const struct record *r)
{
    int64_t project = NUMBER_OF(r, partnerships_project), organisation = NUMBER_OF(r, partnerships_organisation);
    struct projects_organisations_kind_sql_partner_same_row row;

    return project > 0 && organisation > 0 &&
                   projects_organisations_kind_sql_partner_same(in->t, project, organisation, 0, &row)
               ? row.id
               : 0;
}

/* In this file a lead, or a place of an organisation, is known by its project: another line has it already. */
static bool taken(struct kind_in *in, const struct record *r, int64_t project, int64_t organisation)
{
    const int64_t place[] = { project, organisation };

    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct key_map);
    struct str key = { (const char *)place, sizeof place };
    int64_t line = key_map_get(in->memory, key);
    if (line == 0)
        key_map_put(in->whole->a, in->memory, str_copy(in->whole->a, key), r->line);
    return line != 0 && line != r->line;
}

static void check_partnerships(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    int64_t project = NUMBER_OF(r, partnerships_project), organisation = NUMBER_OF(r, partnerships_organisation);
    struct partner p = { .since = DAY_OF(r, partnerships_since), .until = DAY_OF(r, partnerships_until) };
    struct problems problems = { 0 };
    struct projects_organisations_kind_sql_partner_leads_row lead;
    struct projects_organisations_kind_sql_partner_same_row same;
    bool leads = str_is(TEXT_OF(r, partnerships_part), "lead") && !day_known(p.until);

    projects_check_partnership(t, &p, &problems);
    kind_refuse_all(in, &problems, NULL);
    if (project <= 0 || organisation <= 0)
        return;
    if (taken(in, r, project, organisation) ||
        projects_organisations_kind_sql_partner_same(t, project, organisation, id, &same))
        kind_refuse(in, COL_partnerships_organisation, str_of(tr(t, "This organisation is in the project already.")),
            str_of(tr(t, "Leave the row out, or name that one by its key.")));
    if (leads && (taken(in, r, project, 0) || projects_organisations_kind_sql_partner_leads(t, project, id, &lead)))
        kind_refuse(in, COL_partnerships_part, str_of(tr(t, "Another organisation leads the project.")),
            str_of(tr(t, "Write the last day of the one that led it before.")));
}

/* Staff and groups that name it ask in which project it is. */
static void note_partnerships(struct kind_in *in, const struct record *r, int64_t id, bool is_new)
{
    kind_put_gist(in, id, NUMBER_OF(r, partnerships_project));
}

static void add_partnerships(struct kind_in *in, const struct record *r, int64_t id)
{
    projects_organisations_kind_sql_partner_add(in->t, .id = id, .source_key = TEXT_OF(r, partnerships_partnership),
        .project = NUMBER_OF(r, partnerships_project), .organisation = NUMBER_OF(r, partnerships_organisation),
        .part = TEXT_OF(r, partnerships_part), .since = DAY_OF(r, partnerships_since),
        .until = DAY_OF(r, partnerships_until), .import = in->import);
}

static void change_partnerships(struct kind_in *in, const struct record *r, int64_t id)
{
    projects_organisations_kind_sql_partner_change(in->t, id, NUMBER_OF(r, partnerships_project),
        NUMBER_OF(r, partnerships_organisation), TEXT_OF(r, partnerships_part), DAY_OF(r, partnerships_since),
        DAY_OF(r, partnerships_until));
    kind_journal(in, id);
}

static void finish_partnerships(struct kind_in *in) { sight_changed(in->t, 0); }

KIND_ANY(partnerships, projects_organisations_kind_sql_partner)
KIND_WITH_KEY(partnerships, projects_organisations_kind_sql_partner)
KIND_WITHIN(partnerships, projects_organisations_kind_sql_partner)
KIND_UNDO(partnerships, projects_organisations_kind_sql_partner)

static void partnerships_drop(struct kind_in *in)
{
    projects_organisations_kind_sql_partner_leave(in->t, in->import);
    projects_organisations_kind_sql_partner_drop(in->t, in->import);
    sight_changed(in->t, 0);
}

bool projects_partnership_in(struct kind_in *in, int64_t partnership, int64_t project)
{
    struct projects_organisations_kind_sql_project_of_row row;
    int64_t of;

    if (!kind_gist(in, KIND_partnerships, partnership, &of))
        of = projects_organisations_kind_sql_project_of(in->t, partnership, &row) ? row.project : 0;
    return of == project;
}

const struct kind kind_partnerships = {
    .name = "partnerships",
    .noun = { "partnership", N_("Organisation in a project") },
    .tables = "projects_partnership",
    .columns = partnerships_columns,
    .n = COL_partnerships__N,
    KIND_PLAIN_MEMBERS(partnerships),
    .known = known_partner,
    .give = give_partnerships,
    .check = check_partnerships,
    .note = note_partnerships,
    .add = add_partnerships,
    .change = change_partnerships,
    .finish = finish_partnerships,
};
