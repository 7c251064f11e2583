/* staff_kind: members of staff as a kind of record. There is one account for each e-mail address, of the house and not
 * of a project. */
#include "auth/session.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/kind.h"
#include "rooms/projects/projects.h"
#include "rooms/sight.h"
#include "rooms/staff/staff.h"
#include "staff_kind_sql.h"
#include "staff_sql.h"

/* clang-format off */
#define STAFF(C) \
    C(staff, staff, KEY())                               C(staff, name, MUST_TEXT(200)) \
    C(staff, email, .once = true, .kind = CELL_EMAIL, .required = true, .max = 200) \
    C(staff, role,  MUST_CODE(role))                     C(staff, projects, REFS(projects)) \
    C(staff, partnerships, REFS(partnerships))
/* clang-format on */
KIND_COLUMNS(staff, STAFF)

static bool row(void *x, const struct staff_kind_sql_give_row *r)
{
    struct kind_out *o = x;
    struct staff_kind_sql_projects_of_rows list = staff_kind_sql_projects_of(o->scratch, r->id);
    struct str projects = S(""), partnerships = S("");

    for (size_t i = 0; i < list.n; i++)
        if (o->project == 0 || list.at[i].id == o->project) {
            projects = kind_joined(o, projects, list.at[i].code);
            if (list.at[i].partnership != 0)
                partnerships = kind_joined(o, partnerships,
                    kind_ref(o, KIND_partnerships, list.at[i].partnership_key, list.at[i].partnership));
        }
    return GIVE(o, staff, r->id, 0, [COL_staff_staff] = kind_key(o, KIND_staff, r->key, r->id),
        [COL_staff_name] = r->name, [COL_staff_email] = r->email, [COL_staff_role] = r->role,
        [COL_staff_projects] = projects, [COL_staff_partnerships] = partnerships);
}

static void give(struct kind_out *o, int64_t low, int64_t high)
{
    (low == high ? staff_kind_sql_give_few : staff_kind_sql_give)(o->t, low, high, o->project, row, o);
}

/* Staff are known by their address too. */
static int64_t known(struct kind_in *in, const struct record *r)
{
    struct staff_kind_sql_with_email_row row;

    return staff_kind_sql_with_email(in->t, TEXT_OF(r, staff_email), &row) ? row.id : 0;
}

/* The partnership by which she works for an organisation in that project; 0: for the lead. */
static int64_t partnership_in(struct kind_in *in, const struct record *r, int64_t project)
{
    const struct value *list = &r->v[COL_staff_partnerships];

    for (size_t i = 0; i < list->nids; i++)
        if (list->ids[i] > 0 && projects_partnership_in(in, list->ids[i], project))
            return list->ids[i];
    return 0;
}

static void check_partnerships(struct kind_in *in, const struct record *r)
{
    const struct value *list = &r->v[COL_staff_partnerships], *projects = &r->v[COL_staff_projects];
    struct task *t = in->t;

    for (size_t i = 0; i < list->nids; i++) {
        bool works = list->ids[i] <= 0;
        for (size_t k = 0; k < projects->nids; k++)
            works |= projects->ids[k] <= 0 || partnership_in(in, r, projects->ids[k]) == list->ids[i];
        if (!works)
            kind_refuse(in, COL_staff_partnerships,
                str_of(tr(t, "One of these is in none of her projects, or two are in one.")),
                str_of(tr(t, "Name at most one organisation for each project in the column before.")));
    }
}

static void check(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    enum role role = role_read(TEXT_OF(r, staff_role));
    struct problems problems = { 0 };

    if (in->limited && id == 0 && (role == ROLE_ADMIN || role == ROLE_COORDINATOR))
        kind_refuse(in, COL_staff_role, str_of(tr(t, "Only an administrator adds staff with this role.")),
            str_of(tr(t, "Leave the row out and ask an administrator.")));
    staff_check_role(t, id, role, &problems);
    kind_refuse_all(in, &problems, NULL);
    check_partnerships(in, r);
}

static void put_projects(struct kind_in *in, const struct record *r, int64_t id)
{
    const struct value *projects = &r->v[COL_staff_projects];

    for (size_t i = 0; i < projects->nids; i++)
        if (projects->ids[i] > 0)
            staff_kind_sql_put_project(in->t, id, projects->ids[i], TEXT_OF(r, staff_role), (int64_t)i,
                partnership_in(in, r, projects->ids[i]));
}

static void add(struct kind_in *in, const struct record *r, int64_t id)
{
    staff_kind_sql_add(in->t, .staff = id, .source_key = TEXT_OF(r, staff_staff), .name = TEXT_OF(r, staff_name),
        .sort_key = lang_sort_key(in->t->a, TEXT_OF(r, staff_name)), .email = TEXT_OF(r, staff_email),
        .role = TEXT_OF(r, staff_role), .import = in->import, .now = in->t->now);
    put_projects(in, r, id);
}

static bool names(const struct value *list, int64_t id)
{
    for (size_t i = 0; i < list->nids; i++)
        if (list->ids[i] == id)
            return true;
    return false;
}

/* An import takes nobody out of a project; taken back, it lets nobody stay in one that it put her in. */
static void leave_projects(struct kind_in *in, const struct record *r, int64_t id)
{
    struct staff_kind_sql_projects_of_rows list = staff_kind_sql_projects_of(in->t, id);

    for (size_t i = 0; i < list.n; i++)
        if (!names(&r->v[COL_staff_projects], list.at[i].id))
            staff_kind_sql_drop_project(in->t, id, list.at[i].id);
    session_forget(in->t);
}

static bool joins_a_project(struct kind_in *in, const struct record *r, int64_t id)
{
    struct staff_kind_sql_projects_of_rows has = staff_kind_sql_projects_of(in->t, id);
    const struct value *projects = &r->v[COL_staff_projects];
    bool all = true;

    for (size_t i = 0; i < projects->nids; i++) {
        bool found = projects->ids[i] <= 0;
        for (size_t k = 0; k < has.n; k++)
            found |= has.at[k].id == projects->ids[i];
        all &= found;
    }
    return !all;
}

/* Names of the fields, and of roles the codes: who has given whom which right must be found in the journal. */
static struct str changed(struct kind_in *in, const struct record *r, int64_t id)
{
    struct task *t = in->t;
    struct staff_sql_get_row was;
    struct str list = S("");

    must(t, staff_sql_get(t, id, &was));
    if (!str_eq(was.name, TEXT_OF(r, staff_name)))
        list = S(" name");
    if (!str_eq(was.email, TEXT_OF(r, staff_email)))
        list = str_fmt(t->a, "%.*s email", STR_ARG(list));
    if (!str_eq(was.role, TEXT_OF(r, staff_role)))
        list = str_fmt(t->a, "%.*s role %.*s>%.*s", STR_ARG(list), STR_ARG(was.role), STR_ARG(TEXT_OF(r, staff_role)));
    if (joins_a_project(in, r, id))
        list = str_fmt(t->a, "%.*s projects", STR_ARG(list));
    return str_trim(list);
}

static void change(struct kind_in *in, const struct record *r, int64_t id)
{
    struct str what = changed(in, r, id);

    staff_store(in->t, id, TEXT_OF(r, staff_email), TEXT_OF(r, staff_name), role_read(TEXT_OF(r, staff_role)));
    put_projects(in, r, id);
    if (in->undoes)
        leave_projects(in, r, id);
    kind_journal_of(in, id, what);
}

static void finish(struct kind_in *in) { sight_changed(in->t, 0); }

KIND_ANY(staff, staff_kind_sql)
KIND_WITH_KEY(staff, staff_kind_sql)
KIND_WITHIN(staff, staff_kind_sql)

static int64_t touched(struct task *t, int64_t import)
{
    struct staff_kind_sql_touched_row row;

    return staff_kind_sql_touched(t, import, &row) ? row.n : 0;
}

static void drop(struct kind_in *in)
{
    staff_kind_sql_drop_projects(in->t, in->import);
    staff_kind_sql_drop_links(in->t, in->import);
    staff_kind_sql_drop_feeds(in->t, in->import);
    staff_kind_sql_drop_report_feeds(in->t, in->import);
    staff_kind_sql_drop(in->t, in->import);
}

const struct kind kind_staff = {
    .name = "staff",
    .noun = { "staff", N_("Member of staff") },
    .tables = "staff",
    .columns = staff_columns,
    .n = COL_staff__N,
    .shared = true,
    .any = staff_any,
    .with_key = staff_with_key,
    .known = known,
    .within = staff_within,
    .give = give,
    .check = check,
    .add = add,
    .change = change,
    .finish = finish,
    .touched = touched,
    .drop = drop,
};
