/* Tests of what the server sweeps away: forms that were done and drafts, each by its own number of days, on both sides
 * of it and on both engines. */
#include "base/settings.h"
#include "tests/db_testing.h"
#include "web/service.h"

/* A form that was done and a draft, so many seconds old. */
static void left_lying(struct task *t, int64_t id, int64_t seconds)
{
    struct instant then = instant_from_unix(instant_unix(t->now) - seconds);

    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO web_idempotency (staff_id, form_id, body_hash, location, made_at) VALUES "
                                "(1, 'form %lld', 1, '/', '%s')",
                                (long long)id, then.t)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO web_draft (owner, path, action, body, saved_at) VALUES ('s1', '/', "
                                "'/%lld', CAST('' AS {bytes}), '%s')",
                                (long long)id, then.t)));
}

static int64_t there(struct task *t, const char *table)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", table)));
}

RULE(a_form_and_a_draft_are_kept_for_their_days_to_the_second)
{
    static const int64_t days[][2] = { { 3, 9 }, { 9, 3 }, { 1, 365 } }; /* of forms, of drafts */
    struct settings s = settings_default();

    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        const int64_t ages[] = { 0, days[i][0] * 86400, days[i][0] * 86400 + 1, days[i][1] * 86400,
            days[i][1] * 86400 + 1 };
        int64_t forms = 0, drafts = 0;
        s.repeat_days = days[i][0];
        s.draft_days = days[i][1];
        t->settings = &s;
        for (size_t k = 0; k < sizeof ages / sizeof *ages; k++) {
            left_lying(t, (int64_t)k, ages[k]);
            forms += ages[k] <= days[i][0] * 86400;
            drafts += ages[k] <= days[i][1] * 86400;
        }
        test_commit(t);
        db_rollback(t->db);
        service_sweep(t);
        db_begin_write(t);
        assert_int_equal(there(t, "web_idempotency"), forms);
        assert_int_equal(there(t, "web_draft"), drafts);
        test_sql(t, "DELETE FROM web_idempotency");
        test_sql(t, "DELETE FROM web_draft");
    }
    t->settings = NULL;
}

RULES(a_form_and_a_draft_are_kept_for_their_days_to_the_second)
