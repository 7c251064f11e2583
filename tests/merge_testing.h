/* merge_testing: two files of one person, for tests of doubles and of merging. Not a test. */
#ifndef TESTS_MERGE_TESTING_H
#define TESTS_MERGE_TESTING_H

#include "rooms/doubles/doubles.h"
#include "tests/people_testing.h"

static inline int64_t project(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, municipalities, website, version) VALUES (900, 'P', '', '', '', '', '', "
                "'', '', '', 1)");
    return 900;
}

static inline int64_t person(
    struct task *t, const char *given, const char *family, const char *birth, const char *phone)
{
    struct person_new p = { str_of(given), str_of(family), S("woman"), S("som"), str_of(phone), DAY(""), t->today,
        S("") };
    struct problems problems = { 0 };
    int64_t id = 0;

    assert_true(birth[0] == '\0' || day_read_partial(str_of(birth), &p.birth));
    assert_int_equal(people_create(t, 900, &p, &id, &problems), DONE);
    return id;
}

static inline struct str reason_between(struct task *t, int64_t a, int64_t b)
{
    struct double_pairs pairs = doubles_open(t, &(struct doubles_only){ .person = a }, 10);

    for (size_t i = 0; i < pairs.n; i++)
        if ((pairs.at[i].low == a && pairs.at[i].high == b) || (pairs.at[i].low == b && pairs.at[i].high == a))
            return pairs.at[i].reason;
    return S("");
}

/* Two files of one woman with a session in which both are marked and one in which only the second is. */
static inline void two_files(struct task *t, int64_t *kept, int64_t *lost)
{
    char sql[900];

    project(t);
    *kept = person(t, "Amina", "Warsame", "1988", "0457000001");
    *lost = person(t, "Aamina", "Warsame", "1988-05-01", "0457000002");
    snprintf(sql, sizeof sql,
        "INSERT INTO groups_group (id, source_key, project_id, name, sort_key, language, kind, venue, municipality, "
        "area, weekday, every_weeks, version, created_at) "
        "SELECT 910, '', 900, 'G', sort_key, 'som', 'peer', '', '', '', 'mon', 1, 1, '' FROM people_person WHERE id = "
        "%lld",
        (long long)*kept);
    test_sql(t, sql);
    for (int s = 0; s < 2; s++) {
        snprintf(sql, sizeof sql,
            "INSERT INTO groups_session (id, source_key, group_id, project_id, day, kind, theme, module, expert, "
            "state, cancel_reason, visitors, carers, register_version, version, created_at) "
            "VALUES (%d, '', 910, 900, '2026-10-0%d', 'meeting', '', '', '', 'held', '', 0, 0, 1, 1, '')",
            920 + s, s + 1);
        test_sql(t, sql);
    }
    snprintf(sql, sizeof sql,
        "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES (920, %lld, 'absent', 0, "
        "1)",
        (long long)*kept);
    test_sql(t, sql);
    snprintf(sql, sizeof sql,
        "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES (920, %lld, 'present', 0, "
        "1)",
        (long long)*lost);
    test_sql(t, sql);
    snprintf(sql, sizeof sql,
        "INSERT INTO attendance_mark (session_id, person_id, mark, walk_in, version) VALUES (921, %lld, 'late', 0, 1)",
        (long long)*lost);
    test_sql(t, sql);
    snprintf(sql, sizeof sql,
        "INSERT INTO contacts_contact (id, source_key, project_id, day, channel, language, topic, person_id, version, "
        "created_at) "
        "VALUES (930, '', 900, '2026-10-01', 'phone', 'som', '', %lld, 1, '')",
        (long long)*lost);
    test_sql(t, sql);
}

static inline int64_t count_of(struct task *t, const char *what, int64_t person)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s = %lld", what, (long long)person)));
}

#endif
