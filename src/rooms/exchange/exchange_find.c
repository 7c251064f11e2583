/* exchange_find: which row does a key mean: one of this package, or one that stands in the database already. */
#include "exchange_find_sql.h"
#include "exchange_stage_sql.h"
#include "rooms/exchange/exchange_pass.h"
#include "rooms/people/people.h"

/* What a statement of exchange_find.sql found, as an id. */
#define FOUND(statement, column, ...) \
    ({ \
        struct exchange_find_sql_##statement##_row row_; \
        exchange_find_sql_##statement(t, __VA_ARGS__, &row_) ? row_.column : 0; \
    })

/* Does the row belong to the project of a limited import? */
static bool within(struct task *t, enum package_file file, int64_t id, int64_t project)
{
    struct exchange_stage_sql_person_in_row person;
    struct exchange_stage_sql_child_in_row child;
    struct exchange_stage_sql_staff_in_row staff;
    struct exchange_stage_sql_row_in_row row;

    if (file == FILE_projects)
        return id == project;
    if (file == FILE_people)
        return exchange_stage_sql_person_in(t, id, project, &person) && person.n > 0;
    if (file == FILE_children)
        return exchange_stage_sql_child_in(t, id, project, &child) && child.n > 0;
    if (file == FILE_staff)
        return exchange_stage_sql_staff_in(t, id, project, &staff) && staff.n > 0;
    return exchange_stage_sql_row_in(t, id, project, &row) && row.n > 0;
}

static bool known_to(struct pass *p, enum package_file file, int64_t id)
{
    return !p->o->limited || within(p->scratch, file, id, p->o->project);
}

/* Of the rows that bear the key, the first that the import may know. */
#define FIRST_OF(statement, column) \
    do { \
        struct exchange_find_sql_##statement##_rows rows_ = exchange_find_sql_##statement(t, key, made_here); \
        for (size_t i = 0; i < rows_.n; i++) \
            if (known_to(p, file, rows_.at[i].column)) \
                return rows_.at[i].column; \
        return 0; \
    } while (0)

/* One who was merged leads to the one who was kept, and on to who took that one in. */
static int64_t find_person(struct pass *p, struct str key, int64_t made_here)
{
    struct task *t = p->scratch;
    struct exchange_find_sql_person_rows rows = exchange_find_sql_person(t, key, made_here);
    struct exchange_find_sql_merged_row next;

    for (size_t i = 0; i < rows.n; i++) {
        int64_t id = rows.at[i].person;
        next.merged_into = rows.at[i].merged_into;
        while (next.merged_into != 0) {
            id = next.merged_into;
            if (!exchange_find_sql_merged(t, id, &next))
                next.merged_into = 0;
        }
        if (known_to(p, FILE_people, id))
            return id;
    }
    return 0;
}

int64_t find_stored(struct pass *p, enum package_file file, struct str key)
{
    struct task *t = p->scratch;
    int64_t made_here = 0, project;

    if (!id_read(key, &made_here))
        made_here = 0;
    switch (file) {
    case FILE_projects: project = FOUND(project, project, key); return known_to(p, file, project) ? project : 0;
    case FILE_staff: FIRST_OF(staff, staff);
    case FILE_people: return find_person(p, key, made_here);
    case FILE_children: FIRST_OF(child, child);
    case FILE_participations: FIRST_OF(participation, participation);
    case FILE_groups: FIRST_OF(group, group);
    case FILE_sessions: FIRST_OF(session, session);
    case FILE_contacts: FIRST_OF(contact, contact);
    case FILE_counselling: FIRST_OF(counselling, counselling);
    case FILE_plans: FIRST_OF(plan, plan);
    case FILE_guidance: FIRST_OF(guidance, guidance);
    case FILE_follow_ups: FIRST_OF(follow_up, follow_up);
    case FILE_memberships:
    case FILE_attendance:
    case FILE_child_care:
    case FILE_needs:
    case FILE_plan_steps:
    case FILE__N: return 0;
    }
    return 0;
}

int64_t find_key(struct pass *p, enum package_file file, struct str key)
{
    int64_t id = key_map_get(&p->keys[file], key);

    if (id != 0 || !p->had[file])
        return id;
    id = find_stored(p, file, key);
    if (id != 0 &&
        file != p->file) /* of its own file only what this package has brought: a second one is a duplicate */
        key_map_put(p->t->a, &p->keys[file], key, id);
    return id;
}

void find_what_stands(struct pass *p)
{
    struct exchange_find_sql_some_row some;

    if (!exchange_find_sql_some(p->t, &some))
        return;
    p->had[FILE_projects] = some.project != 0;
    p->had[FILE_staff] = some.staff != 0;
    p->had[FILE_people] = some.person != 0;
    p->had[FILE_children] = some.child != 0;
    p->had[FILE_participations] = some.participation != 0;
    p->had[FILE_groups] = some.group != 0;
    p->had[FILE_sessions] = some.session != 0;
    p->had[FILE_contacts] = some.contact != 0;
    p->had[FILE_counselling] = some.counselling != 0;
    p->had[FILE_plans] = some.plan != 0;
    p->had[FILE_guidance] = some.guidance != 0;
    p->had[FILE_follow_ups] = some.follow_up != 0;
    p->had[FILE_memberships] = some.membership != 0;
    p->had[FILE_attendance] = some.mark != 0;
    p->had[FILE_child_care] = some.child_care != 0;
    p->had[FILE_needs] = some.need != 0;
    p->had[FILE_plan_steps] = some.plan_step != 0;
}

bool find_double(struct pass *p, const struct record *r)
{
    struct task *t = p->scratch;
    struct str phone = people_phone_key(t, r->v[COL_people_phone].text), birth = r->v[COL_people_birth_date].text;
    struct person_derived d = people_derive(t->a, r->v[COL_people_given_names].text, r->v[COL_people_family_name].text);

    if (!str_empty(phone) && FOUND(same_phone, person, phone, p->result->import) != 0)
        return true;
    return !str_empty(birth) && d.sounds.n > 0 &&
           FOUND(same_sound, person, d.sounds.at[0], d.sounds.at[d.sounds.n - 1], birth, p->result->import) != 0;
}

int64_t find_account(struct pass *p, const struct record *r)
{
    struct exchange_find_sql_staff_by_email_row row;

    return p->had[FILE_staff] && exchange_find_sql_staff_by_email(p->scratch, r->v[COL_staff_email].text, &row)
               ? row.staff
               : 0;
}
