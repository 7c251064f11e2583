/* groups_testing: what the tests of this room stand on: a project, staff of each role, persons. Only for *_test.c
 * files. */
#pragma once
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/groups/groups_card.h"
#include "tests/db_testing.h"

enum {
    PROJECT = 10,
    MANAGER = 101,
    LEADER = 102,
    PEER = 103,
    CARER = 104,
    STRANGER = 105,
    COORDINATOR = 106,
    GROUP = 50,
    OTHER = 51
};

/* One project of five members of staff; group 50 (Somali, Tuesdays and Thursdays) with leader, peer and carer; group 51
 * (Arabic). */
TEST_UNUSED void lay_out(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, "
                "municipalities, website, version) VALUES (10, 'S1', '', '', '', '', '', '', '', '', 1)");
    test_sql(t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                "municipality, area, starts_on, ends_on, "
                "weekday, more_weekdays, start_time, end_time, every_weeks, capacity, child_care_places, version, "
                "created_at) VALUES "
                "(50, '', 10, 'Kontula', CAST('a' AS {bytes}), 'som', 'peer', 'Library', '091', '', '2026-10-06', "
                "'2026-12-31', 'tue', 'thu', '10:00', '12:00', 1, 2, 6, 1, '2026-09-01T08:00:00Z'), "
                "(51, '', 10, 'Malmi', CAST('b' AS {bytes}), 'ara', 'peer', 'School', '091', '', '2026-10-05', "
                "'2026-12-31', 'mon', NULL, '17:00', '19:00', 2, 10, 4, 1, '2026-09-01T08:00:00Z')");
    test_sql(t, "INSERT INTO groups_leader (group_id, staff_id, role) VALUES (50, 102, 'leader'), (50, 103, 'peer'), "
                "(50, 104, 'carer')");
}

TEST_UNUSED void become(struct task *t, int64_t staff, enum role role)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ PROJECT, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = staff, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

TEST_UNUSED int64_t person(struct task *t, const char *given, const char *family)
{
    struct person_new p = {
        .given_names = str_of(given), .family_name = str_of(family), .language = S("som"), .entry = t->today
    };
    struct problems ps = { 0 };
    int64_t id = 0;

    assert_int_equal(people_create(t, PROJECT, &p, &id, &ps), DONE);
    return id;
}
