/* guidance_kind: steps of guidance as a kind of record. Every state that a row has been in is remembered. */
#include "guidance_kind_sql.h"
#include "guidance_sql.h"
#include "rooms/qualifications.h"
#include "rooms/codes.h"
#include "rooms/guidance/guidance.h"
#include "rooms/kind.h"
#include "rooms/projects/projects.h"
#include "rooms/providers/providers.h"

/* clang-format off */
#define GUIDANCE(C) \
    C(guidance, guidance, KEY())              C(guidance, person,      MUST_REF(people)) \
    C(guidance, project,  MUST_REF(projects)) C(guidance, group,       REF(groups)) \
    C(guidance, date,     MUST(CELL_DAY))     C(guidance, destination, MUST_CODE(destination)) \
    C(guidance, provider, TEXT(GUIDANCE_TEXT_MOST)) C(guidance, qualification, TEXT(GUIDANCE_TEXT_MOST)) \
    C(guidance, state,    MUST_CODE(guidance_state)) C(guidance, study_form, CODE(study_form)) \
    C(guidance, starts_on, OF(CELL_DAY))      C(guidance, main,        OF(CELL_YESNO)) \
    C(guidance, staff,    REF(staff))
/* clang-format on */
KIND_COLUMNS(guidance, GUIDANCE)

static bool row(void *x, const struct guidance_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, guidance, r->id, 0, [COL_guidance_guidance] = kind_key(o, KIND_guidance, r->key, r->id),
        [COL_guidance_person] = kind_ref(o, KIND_people, r->person_key, r->person), [COL_guidance_project] = r->project,
        [COL_guidance_group] = kind_ref(o, KIND_groups, r->group_key, r->group), [COL_guidance_date] = r->day,
        [COL_guidance_destination] = r->destination, [COL_guidance_provider] = r->provider,
        [COL_guidance_qualification] = r->qualification, [COL_guidance_state] = r->state,
        [COL_guidance_study_form] = r->study_form, [COL_guidance_starts_on] = r->starts_on,
        [COL_guidance_main] = kind_yesno(r->main),
        [COL_guidance_staff] = kind_ref(o, KIND_staff, r->staff_key, r->staff));
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? guidance_kind_sql_give_few : guidance_kind_sql_give)(o->t, low, high, o->project, row, o);
}

static struct guidance_row guidance_of(const struct record *r, int64_t id)
{
    return (struct guidance_row){
        .id = id,
        .person = NUMBER_OF(r, guidance_person),
        .project = NUMBER_OF(r, guidance_project),
        .group = NUMBER_OF(r, guidance_group),
        .day = DAY_OF(r, guidance_date),
        .destination = TEXT_OF(r, guidance_destination),
        .provider = TEXT_OF(r, guidance_provider),
        .qualification = TEXT_OF(r, guidance_qualification),
        .state = TEXT_OF(r, guidance_state),
    };
}

/* Asked once for rows of one project that follow each other. */
struct memory {
    struct project_first first;
    int64_t asked;
    bool has_lock;
};

static struct memory *memory(struct kind_in *in)
{
    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct memory);
    return in->memory;
}

static bool has_lock(struct kind_in *in, int64_t project)
{
    struct memory *m = memory(in);

    if (m->asked != project) {
        m->has_lock = projects_has_lock(in->t, project);
        m->asked = project;
    }
    return m->has_lock;
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    static const char *const names[] = { "day", "date", NULL };
    struct guidance_row g = guidance_of(r, id);
    struct problems problems = { 0 };

    projects_check_day(in->t, projects_first_of(in->t, &memory(in)->first, g.project), g.day, "day", &problems);
    (void)guidance_check(in->t, &g, &problems);
    kind_refuse_all(in, &problems, names);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    struct guidance_row g = guidance_of(r, id);

    guidance_kind_sql_add(in->t, .guidance = id, .source_key = TEXT_OF(r, guidance_guidance), .person = g.person,
        .project = g.project, .group = g.group, .day = g.day, .destination = g.destination, .provider = g.provider,
        .qualification = g.qualification, .qualification_code = qualification_code(g.qualification), .state = g.state,
        .provider_key = providers_key(in->t->a, g.provider), .study_form = TEXT_OF(r, guidance_study_form),
        .starts_on = DAY_OF(r, guidance_starts_on), .main = NUMBER_OF(r, guidance_main),
        .staff = NUMBER_OF(r, guidance_staff), .import = in->import, .now = in->t->now);
    guidance_kind_sql_remember(in->t, id, in->t->now, g.day, g.destination, g.state);
    g.reason = in->why;
    if (has_lock(in, g.project))
        guidance_came(in->t, &g);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct guidance_row g = guidance_of(r, id);

    g.reason = in->why;
    guidance_store(in->t, &g);
    guidance_kind_sql_set_rest(in->t, .guidance = id, .person = g.person, .project = g.project, .group = g.group,
        .study_form = TEXT_OF(r, guidance_study_form), .starts_on = DAY_OF(r, guidance_starts_on),
        .main = NUMBER_OF(r, guidance_main), .staff = NUMBER_OF(r, guidance_staff));
    kind_journal(in, id);
}

KIND_PLAIN(guidance, guidance_kind_sql)
KIND_MOVE(guidance, guidance_kind_sql)

static void drop(struct kind_in *in)
{
    guidance_kind_sql_drop_history(in->t, in->import);
    guidance_drop(in);
}

const struct kind kind_guidance = {
    .name = "guidance",
    .noun = { "guidance", N_("Guidance") },
    .tables = "guidance_guidance guidance_history guidance_correction",
    .columns = guidance_columns,
    .n = COL_guidance__N,
    .plain = true,
    .any = guidance_any,
    .with_key = guidance_with_key,
    .within = guidance_within,
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .touched = guidance_touched,
    .leaning = guidance_leaning,
    .drop = drop,
    .move = guidance_move,
    .move_back = guidance_move_back,
};
