/* staff_testing: members of staff for tests of rules, put into the table as they are after their one-time link. */
#pragma once
#include "auth/viewer.h"
#include "tests/db_testing.h"

static inline int64_t test_staff(struct task *t, const char *email, enum role role)
{
    int64_t id = id_new();
    struct str sql = str_fmt(t->a,
        "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
        "created_at) "
        "VALUES (%lld, '', 'Tessa Testaaja', CAST('' AS {bytes}), '%s', '%s', '', 0, 0, 1, '2026-01-01T00:00:00Z')",
        (long long)id, email, role_code(role));
    test_sql(t, str_z(t->a, sql));
    return id;
}

/* The clock of the task goes on. */
static inline void test_later(struct task *t, int64_t seconds)
{
    t->now = instant_from_unix(instant_unix(t->now) + seconds);
    t->today = instant_day(t->now);
}
