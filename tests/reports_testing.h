/* reports_testing: facts for tests of reports, as plain rows: a project, two groups, persons by number. Only for
 * *_test.c files. */
#pragma once
#include "auth/viewer.h"
#include "base/settings.h"
#include "tests/db_testing.h"

enum { PROJECT = 10, SOMALI = 50, ARABIC = 51 };

#define ROW(t, ...) test_sql((t), str_z((t)->a, str_fmt((t)->a, __VA_ARGS__)))

TEST_UNUSED void lay_out(struct task *t)
{
    static const struct settings house = { .threshold = 5 };

    if (t->settings == NULL) /* a report that never tells who asks for the threshold, whoever reads it */
        t->settings = &house;
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, "
                "municipalities, website, version) VALUES (10, 'S1', '', '', '', '', '', '', '', '', 1)");
    test_sql(t, "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, "
                "municipality, area, starts_on, ends_on, "
                "weekday, start_time, end_time, every_weeks, capacity, child_care_places, version, created_at) VALUES "
                "(50, 'g50', 10, 'Kontula', CAST('a' AS {bytes}), 'som', 'peer', '', '', '', '2026-01-01', "
                "'2026-12-31', '', NULL, NULL, 1, NULL, NULL, 1, ''), "
                "(51, 'g51', 10, 'Malmi', CAST('b' AS {bytes}), 'ara', 'peer', '', '', '', '2026-01-01', '2026-12-31', "
                "'', NULL, NULL, 1, NULL, NULL, 1, '')");
}

TEST_UNUSED void person(struct task *t, int id)
{
    ROW(t,
        "INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, gender, languages, "
        "service_language, citizenships, "
        "non_disclosure, protected, version, created_at) VALUES (%d, 'p%d', 'Tessa', 'Testi%d', '', CAST('' AS "
        "{bytes}), 'woman', 'som', '', '', 0, 0, 1, '')",
        id, id, id);
}

/* left: "" when still a member */
TEST_UNUSED void member(
    struct task *t, int id, int group, int who, const char *state, const char *joined, const char *left)
{
    ROW(t,
        "INSERT INTO groups_membership (id, group_id, person_id, project_id, state, joined_on, left_on, version) "
        "VALUES (%d, %d, %d, 10, '%s', NULLIF('%s', ''), NULLIF('%s', ''), 1)",
        id, group, who, state, joined, left);
}

TEST_UNUSED void guided(struct task *t, int id, const char *key, int who, const char *day, const char *destination,
    const char *state, const char *qualification)
{
    ROW(t,
        "INSERT INTO guidance_guidance (id, source_key, person_id, project_id, day, destination, provider, "
        "qualification, state, version, created_at) "
        "VALUES (%d, '%s', %d, 10, '%s', '%s', '', '%s', '%s', 1, '')",
        id, key, who, day, destination, qualification, state);
}

TEST_UNUSED void session(
    struct task *t, int id, int group, const char *day, const char *state, const char *start, const char *end)
{
    ROW(t,
        "INSERT INTO groups_session (id, source_key, group_id, project_id, day, start_time, end_time, kind, theme, "
        "module, expert, state, cancel_reason, "
        "visitors, carers, register_version, version, created_at) VALUES (%d, '', %d, 10, '%s', NULLIF('%s', ''), "
        "NULLIF('%s', ''), 'group', '', '', '', '%s', '', 0, 0, 1, 1, '')",
        id, group, day, start, end, state);
}

TEST_UNUSED void mark(struct task *t, int in_session, int who, const char *what)
{
    ROW(t, "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES (%d, %d, '%s', 0, 1)",
        in_session, who, what);
}

TEST_UNUSED void child(struct task *t, int id)
{
    ROW(t, "INSERT INTO people_family (id, version) VALUES (%d, 1)", id);
    ROW(t,
        "INSERT INTO people_child (id, source_key, family_id, name, birth_month, version, created_at) VALUES (%d, '', "
        "%d, '', NULL, 1, '')",
        id, id);
}

TEST_UNUSED void child_mark(struct task *t, int in_session, int who, const char *state)
{
    ROW(t, "INSERT INTO attendance_child (session_id, child_id, state) VALUES (%d, %d, '%s')", in_session, who, state);
}
