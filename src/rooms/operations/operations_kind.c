/* operations_kind: what is written for the public page of a project as a kind of record. A project has one: a row is
 * known by its project, too. It comes as a draft: publishing is an act of somebody here. */
#include "operations_kind_sql.h"
#include "rooms/kind.h"
#include "rooms/operations/operations_card.h"

/* clang-format off */
#define PAGE_TEXTS(C, tag, iso3, name, dir, locale, translated) \
    C(public_pages, doing_##tag, TEXT(OPERATION_TEXT_MOST)) C(public_pages, reached_##tag, TEXT(OPERATION_TEXT_MOST))
#define PUBLIC_PAGES(C) \
    C(public_pages, public_page, KEY())              C(public_pages, project, MUST_REF(projects)) \
    C(public_pages, theme, CODE(operation_theme))    C(public_pages, priority, TEXT(OPERATION_SHORT_MOST)) \
    C(public_pages, category, TEXT(OPERATION_SHORT_MOST)) C(public_pages, goals, TEXT(OPERATION_SHORT_MOST)) \
    C(public_pages, natural_person, OF(CELL_YESNO))  C(public_pages, contractor, TEXT(OPERATION_SHORT_MOST)) \
    C(public_pages, umbrella, TEXT(OPERATION_SHORT_MOST)) C(public_pages, predecessor, TEXT(OPERATION_SHORT_MOST)) \
    C(public_pages, parts, TEXT(OPERATION_PARTS_MOST)) C(public_pages, contact_role, TEXT(OPERATION_SHORT_MOST)) \
    C(public_pages, contact_phone, .kind = CELL_PHONE, .max = 40) \
    C(public_pages, contact_email, .kind = CELL_EMAIL, .max = 254) \
    LANGUAGES(PAGE_TEXTS, C)
/* clang-format on */
KIND_COLUMNS(public_pages, PUBLIC_PAGES)

static bool public_pages_row(void *x, const struct operations_kind_sql_give_row *r)
{
    struct kind_out *o = x;

    return GIVE(o, public_pages, r->id,
        0, [COL_public_pages_public_page] = kind_key(o, KIND_public_pages, r->key, r->id),
        [COL_public_pages_project] = r->project, [COL_public_pages_theme] = r->theme,
        [COL_public_pages_priority] = r->priority, [COL_public_pages_category] = r->category,
        [COL_public_pages_goals] = r->goals, [COL_public_pages_natural_person] = kind_yesno(r->natural_person),
        [COL_public_pages_contractor] = r->contractor, [COL_public_pages_umbrella] = r->umbrella,
        [COL_public_pages_predecessor] = r->predecessor, [COL_public_pages_parts] = r->parts,
        [COL_public_pages_contact_role] = r->contact_role, [COL_public_pages_contact_phone] = r->contact_phone,
        [COL_public_pages_contact_email] = r->contact_email, [COL_public_pages_doing_fi] = r->doing_fi,
        [COL_public_pages_reached_fi] = r->reached_fi, [COL_public_pages_doing_sv] = r->doing_sv,
        [COL_public_pages_reached_sv] = r->reached_sv, [COL_public_pages_doing_en] = r->doing_en,
        [COL_public_pages_reached_en] = r->reached_en, [COL_public_pages_doing_so] = r->doing_so,
        [COL_public_pages_reached_so] = r->reached_so, [COL_public_pages_doing_ar] = r->doing_ar,
        [COL_public_pages_reached_ar] = r->reached_ar, [COL_public_pages_doing_ru] = r->doing_ru,
        [COL_public_pages_reached_ru] = r->reached_ru);
}

static void give_public_pages(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? operations_kind_sql_give_few : operations_kind_sql_give)(
        o->t, low, high, o->project, public_pages_row, o);
}

static int64_t of_project(struct kind_in *in, const struct record *r)
{
    struct operations_kind_sql_of_project_row row;

    return operations_kind_sql_of_project(in->t, NUMBER_OF(r, public_pages_project), &row) ? row.id : 0;
}

/* A project has one page, also of two rows that come together. */
static void check_public_pages(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct operation_card c = { .theme = TEXT_OF(r, public_pages_theme), .goals = TEXT_OF(r, public_pages_goals) };
    struct problems wrong = { 0 };
    struct str project = str_fmt(t->a, "%lld", (long long)NUMBER_OF(r, public_pages_project));

    operations_check_card(t, &c, &wrong);
    kind_refuse_all(in, &wrong, NULL);
    if (in->memory == NULL)
        in->memory = NEW(in->whole->a, struct key_map);
    int64_t line = key_map_get(in->memory, project), stands = of_project(in, r);
    if ((line != 0 && line != r->line) || (stands != 0 && stands != id))
        kind_refuse(in, COL_public_pages_project, str_of(tr(t, "The project has a public page already.")),
            str_of(tr(t, "Leave the row out, or name that one by its key.")));
    key_map_put(in->whole->a, in->memory, str_copy(in->whole->a, project), r->line);
}

static void put_texts(struct kind_in *in, const struct record *r)
{
    const struct {
        const char *tag;
        size_t doing, reached;
    } each[] = {
#define L(x, tag, iso3, name, dir, locale, translated) \
    { #tag, COL_public_pages_doing_##tag, COL_public_pages_reached_##tag },
        LANGUAGES(L, )
#undef L
    };
    int64_t project = NUMBER_OF(r, public_pages_project);

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct str doing = r->v[each[i].doing].text, reached = r->v[each[i].reached].text;
        if (str_empty(doing) && str_empty(reached))
            operations_kind_sql_drop_text(in->t, project, str_of(each[i].tag));
        else
            operations_kind_sql_put_text(in->t, project, str_of(each[i].tag), doing, reached);
    }
}

static void add_public_pages(struct kind_in *in, const struct record *r, int64_t id)
{
    operations_kind_sql_add(in->t, .id = id, .source_key = TEXT_OF(r, public_pages_public_page),
        .project = NUMBER_OF(r, public_pages_project), .theme = TEXT_OF(r, public_pages_theme),
        .priority = TEXT_OF(r, public_pages_priority), .category = TEXT_OF(r, public_pages_category),
        .goals = TEXT_OF(r, public_pages_goals), .natural_person = NUMBER_OF(r, public_pages_natural_person),
        .contractor = TEXT_OF(r, public_pages_contractor), .umbrella = TEXT_OF(r, public_pages_umbrella),
        .predecessor = TEXT_OF(r, public_pages_predecessor), .parts = TEXT_OF(r, public_pages_parts),
        .contact_role = TEXT_OF(r, public_pages_contact_role), .contact_phone = TEXT_OF(r, public_pages_contact_phone),
        .contact_email = TEXT_OF(r, public_pages_contact_email), .import = in->import);
    put_texts(in, r);
}

static void change_public_pages(struct kind_in *in, const struct record *r, int64_t id)
{
    operations_kind_sql_change(in->t, .id = id, .project = NUMBER_OF(r, public_pages_project),
        .theme = TEXT_OF(r, public_pages_theme), .priority = TEXT_OF(r, public_pages_priority),
        .category = TEXT_OF(r, public_pages_category), .goals = TEXT_OF(r, public_pages_goals),
        .natural_person = NUMBER_OF(r, public_pages_natural_person), .contractor = TEXT_OF(r, public_pages_contractor),
        .umbrella = TEXT_OF(r, public_pages_umbrella), .predecessor = TEXT_OF(r, public_pages_predecessor),
        .parts = TEXT_OF(r, public_pages_parts), .contact_role = TEXT_OF(r, public_pages_contact_role),
        .contact_phone = TEXT_OF(r, public_pages_contact_phone),
        .contact_email = TEXT_OF(r, public_pages_contact_email), .changed_at = in->t->now);
    put_texts(in, r);
    kind_journal(in, id);
}

KIND_ANY(public_pages, operations_kind_sql)
KIND_WITH_KEY(public_pages, operations_kind_sql)
KIND_WITHIN(public_pages, operations_kind_sql)
KIND_UNDO(public_pages, operations_kind_sql)

static void drop_public_pages(struct kind_in *in)
{
    operations_kind_sql_drop_texts(in->t, in->import);
    operations_kind_sql_drop(in->t, in->import);
}

const struct kind kind_public_pages = {
    .name = "public_pages",
    .noun = { "public_page", N_("Public page") },
    .tables = "operations_card operations_card_text",
    .columns = public_pages_columns,
    .n = COL_public_pages__N,
    .any = public_pages_any,
    .with_key = public_pages_with_key,
    .within = public_pages_within,
    .touched = public_pages_touched,
    .leaning = public_pages_leaning,
    .drop = drop_public_pages,
    .known = of_project,
    .give = give_public_pages,
    .check = check_public_pages,
    .add = add_public_pages,
    .change = change_public_pages,
};
