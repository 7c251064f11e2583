/* people_children_kind: children as a kind of record. A child belongs to the family of its parents. */
#include "people_family_sql.h"
#include "people_kind_sql.h"
#include "rooms/kind.h"
#include "rooms/people/people_card.h"

/* clang-format off */
#define CHILDREN(C) \
    C(children, child,       KEY())          C(children, parents,    REFS(people)) \
    C(children, birth_month, OF(CELL_MONTH)) C(children, care_needs, TEXT(CHILD_NEEDS_MOST))
/* clang-format on */
KIND_COLUMNS(children, CHILDREN)

static bool row(void *x, const struct people_kind_sql_child_give_row *r)
{
    struct kind_out *o = x;
    struct people_kind_sql_child_parents_rows list = people_kind_sql_child_parents(o->scratch, r->id, o->project);
    struct str parents = S("");

    for (size_t i = 0; i < list.n; i++)
        parents = kind_joined(o, parents, kind_ref(o, KIND_people, list.at[i].key, list.at[i].id));
    return GIVE(o, children, r->id,
        0, [COL_children_child] = kind_key(o, KIND_children, r->key, r->id), [COL_children_parents] = parents,
        [COL_children_birth_month] = r->birth_month, [COL_children_care_needs] = r->care_needs);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? people_kind_sql_child_give_few : people_kind_sql_child_give)(o->t, low, high, o->project, row, o);
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    struct problems problems = { 0 };

    people_check_child(in->t, DAY_OF(r, children_birth_month), &problems);
    kind_refuse_all(in, &problems, NULL);
}

/* The family of the first parent who has one; else a new one. Parents without a family come into it. */
static int64_t family_for(struct task *t, const struct value *parents)
{
    struct people_kind_sql_family_row row;
    int64_t family = 0;

    for (size_t i = 0; family == 0 && i < parents->nids; i++)
        if (parents->ids[i] > 0 && people_kind_sql_family(t, parents->ids[i], &row))
            family = row.family;
    if (family == 0) {
        family = id_new();
        people_kind_sql_add_family(t, family);
    }
    for (size_t i = 0; i < parents->nids; i++)
        if (parents->ids[i] > 0)
            people_kind_sql_join_family(t, parents->ids[i], family);
    return family;
}

static void add_parents(struct kind_in *in, const struct record *r, int64_t id)
{
    const struct value *parents = &r->v[COL_children_parents];

    for (size_t i = 0; i < parents->nids; i++)
        if (parents->ids[i] > 0)
            people_kind_sql_add_parent(in->t, id, parents->ids[i], (int64_t)i);
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    people_kind_sql_child_add(in->t, .child = id, .source_key = TEXT_OF(r, children_child),
        .family = family_for(in->t, &r->v[COL_children_parents]), .birth_month = TEXT_OF(r, children_birth_month),
        .care_needs = TEXT_OF(r, children_care_needs), .import = in->import, .now = in->t->now);
    add_parents(in, r, id);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct people_family_sql_child_row was;

    must(in->t, people_family_sql_child(in->t, id, &was));
    must(in->t, people_family_sql_change_child(in->t, id, was.version, was.name, DAY_OF(r, children_birth_month),
                    TEXT_OF(r, children_care_needs)) == 1);
    people_family_sql_drop_parents_of(in->t, id);
    add_parents(in, r, id);
    kind_journal(in, id);
}

/* A protected parent protects those who live with her. */
static void finish(struct kind_in *in) { people_kind_sql_protect_households(in->t); }

/* A parent who stands may get a family. */
static bool touches(struct kind_in *in, const struct record *r)
{
    const struct value *parents = &r->v[COL_children_parents];

    for (size_t i = 0; i < parents->nids; i++)
        if (parents->ids[i] > 0 && !kind_came(in, parents->ids[i]))
            return true;
    return false;
}

KIND_ANY(children, people_kind_sql_child)
KIND_WITH_KEY(children, people_kind_sql_child)
KIND_WITHIN(children, people_kind_sql_child)
KIND_UNDO(children, people_kind_sql_child)

static void drop(struct kind_in *in)
{
    people_kind_sql_child_drop_parents(in->t, in->import);
    people_kind_sql_child_drop(in->t, in->import);
}

/* She becomes a parent of the other file's children; that file keeps its own. */
static void move(struct kind_move *m)
{
    struct people_kind_sql_child_of_person_rows rows = people_kind_sql_child_of_person(m->t, m->from);

    for (size_t i = 0; i < rows.n; i++) {
        struct people_kind_sql_child_is_parent_row is;
        if (!people_kind_sql_child_is_parent(m->t, rows.at[i].id, m->to, &is) || is.n > 0)
            continue;
        people_kind_sql_child_add_parent(m->t, rows.at[i].id, m->to);
        kind_wrote(m, "%lld", (long long)rows.at[i].id);
    }
}

static bool move_back(struct kind_move *m, struct str line)
{
    people_kind_sql_child_drop_parent(m->t, kind_int(&line), m->from);
    return true;
}

const struct kind kind_children = {
    .name = "children",
    .noun = { "child", N_("Child") },
    .tables = "people_child people_parent",
    .columns = children_columns,
    .n = COL_children__N,
    .any = children_any,
    .with_key = children_with_key,
    .within = children_within,
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .finish = finish,
    .touches = touches,
    .touched = children_touched,
    .leaning = children_leaning,
    .drop = drop,
    .move = move,
    .move_back = move_back,
};
