/* people_testing: the little world that tests of people need: projects, groups, and somebody who asks. */
#pragma once
#include "auth/viewer.h"
#include "rooms/people/people_protect.h"
#include "tests/db_testing.h"
#include "tests/staff_testing.h"

static inline int64_t project_new(struct task *t, const char *code)
{
    int64_t id = id_new();

    test_sql(
        t, str_z(t->a, str_fmt(t->a,
                           "INSERT INTO projects_project (id, code, fund, programme, specific_objective, "
                           "managing_authority, lead_organisation, partners, "
                           "municipalities, website, version) VALUES (%lld, '%s', '', '', '', '', '', '', '', '', 1)",
                           (long long)id, code)));
    return id;
}

static inline int64_t person_made(
    struct task *t, int64_t project, const char *given, const char *family, const char *birth)
{
    struct person_new p = { .given_names = str_of(given), .family_name = str_of(family), .entry = DAY("2026-01-15") };
    struct problems ps = { 0 };
    int64_t id = 0;

    if (birth[0])
        assert_true(day_read_partial(str_of(birth), &p.birth));
    assert_int_equal(people_create(t, project, &p, &id, &ps), DONE);
    return id;
}

static inline int64_t group_new(struct task *t, int64_t project)
{
    int64_t id = id_new();

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, "
                                "venue, municipality, area, weekday, every_weeks, "
                                "version, created_at) VALUES (%lld, '', %lld, 'Mothers', CAST('' AS {bytes}), 'som', "
                                "'peer', '', '', '', '', 1, 1, '2026-01-01T00:00:00Z')",
                                (long long)id, (long long)project)));
    return id;
}

/* left: "" while she is in the group. */
static inline void member_of(struct task *t, int64_t group, int64_t project, int64_t person, const char *left)
{
    test_sql(t,
        str_z(t->a, str_fmt(t->a,
                        "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, "
                        "left_on, version) "
                        "VALUES (%lld, %lld, %lld, %lld, '%s', '2026-02-01', %s%s%s, 1)",
                        (long long)id_new(), (long long)group, (long long)person, (long long)project,
                        left[0] ? "left" : "member", left[0] ? "'" : "", left[0] ? left : "NULL", left[0] ? "'" : "")));
}

static inline void leader_of(struct task *t, int64_t group, int64_t staff, const char *role)
{
    test_sql(
        t, str_z(t->a, str_fmt(t->a, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (%lld, %lld, '%s')",
                           (long long)group, (long long)staff, role)));
}

/* t->viewer becomes a new member of staff with that role, in the project if one is given. */
static inline int64_t become(struct task *t, enum role role, int64_t project)
{
    struct viewer *v = NEW(t->a, struct viewer);
    struct viewer_project *p = NEW(t->a, struct viewer_project);
    int64_t staff = test_staff(t, str_z(t->a, str_fmt(t->a, "who%lld@example.org", (long long)id_new())), role);

    *p = (struct viewer_project){ .project = project, .role = role };
    *v = (struct viewer){ .staff = staff, .role = role, .projects = p, .nprojects = project != 0 };
    t->viewer = v;
    if (project != 0)
        test_sql(t,
            str_z(t->a,
                str_fmt(t->a, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (%lld, %lld, '%s')",
                    (long long)staff, (long long)project, role_code(role))));
    return staff;
}

static inline bool finds(struct task *t, int64_t project, const char *words, int64_t person)
{
    struct person_briefs found = people_search(t, project, str_of(words), 20);

    for (size_t i = 0; i < found.n; i++)
        if (found.at[i].id == person)
            return true;
    return false;
}

/* Of how many children a person is a parent. */
static inline int64_t parent_of(struct task *t, int64_t person)
{
    return test_number(
        t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM people_parent WHERE person_id = %lld", (long long)person)));
}
