/* Tests of `kotipolku demo`: it goes into an empty database only, and adds what a package does not carry: promises,
 * names, periods, open registers, pairs of files that may be one person. On both engines. */
#include <unistd.h>
#include "auth/sign_in.h"
#include "base/command.h"
#include "lang/lang.h"
#include "rooms/attendance/attendance.h"
#include "rooms/doubles/doubles.h"
#include "tests/db_testing.h"

int command_demo(struct command *c);

static int run_demo(struct task *t)
{
    struct command *c = NEW(t->a, struct command);
    char folder[] = "/tmp/kotipolku-demo-XXXXXX";

    assert_non_null(mkdtemp(folder));
    *c = (struct command){ .task = *t, .settings = settings_default(), .quiet = true };
    c->task.settings = &c->settings;
    c->settings.key_file = str_fmt(t->a, "%s/key", folder);
    test_commit(t);
    db_rollback(t->db);
    int status = command_demo(c);
    db_begin_write(t);
    t->keys = c->task.keys;
    unlink(str_z(t->a, c->settings.key_file));
    rmdir(folder);
    return status;
}

static int64_t rows(struct task *t, const char *of)
{
    return test_number(t, str_z(t->a, str_fmt(t->a, "SELECT count(*) FROM %s", of)));
}

RULE(the_demonstration_goes_into_an_empty_database_only)
{
    static const char *const each[] = {
        "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, version, "
        "created_at) VALUES (1, '', 'Aino', CAST('a' AS {bytes}), 'a@example.org', 'admin', '', 0, 0, 1, '')",
        "INSERT INTO people_person (id, source_key, given_names, family_name, call_name, sort_key, gender, languages, "
        "service_language, citizenships, non_disclosure, protected, version, created_at) VALUES (1, '', 'Tessa', '', "
        "'', CAST('' AS {bytes}), 'woman', '', '', '', 0, 0, 1, '')",
        "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
        "lead_organisation, partners, municipalities, website, version) VALUES (1, 'P', '', '', '', '', '', '', '', "
        "'', 1)",
    };
    static const char *const tables[] = { "staff", "people_person", "projects_project" };

    for (size_t i = 0; i < 3; i++) {
        const struct keys *own = t->keys;
        test_sql(t, each[i]);
        assert_int_equal(run_demo(t), 1);
        t->keys = own;
        assert_int_equal(rows(t, "groups_group") + rows(t, "settings_value WHERE name = 'demo'"), 0);
        assert_int_equal(rows(t, "staff") + rows(t, "people_person") + rows(t, "projects_project"), 1);
        test_sql(t, str_z(t->a, str_fmt(t->a, "DELETE FROM %s", tables[i])));
        test_sql(t, "DELETE FROM db_key");
    }
}

/* What stands open and what is closed: a period by its lock, a register by its day. */
static void open_and_closed(struct task *t)
{
    struct day border = day_add(t->today, -2);

    assert_int_equal(rows(t, "projects_period WHERE locked = 1"), 1);
    assert_int_equal(rows(t, "projects_period WHERE locked = 0"), 1);
    assert_int_equal(rows(t, str_z(t->a, str_fmt(t->a,
                                             "projects_period WHERE locked = 0 AND starts_on <= '%s' AND ends_on >= "
                                             "'%s'",
                                             t->today.t, t->today.t))),
        1);
    assert_int_equal(rows(t, str_z(t->a, str_fmt(t->a,
                                             "groups_session WHERE (closed_at IS NOT NULL) <> (state = 'held' AND day "
                                             "< '%s')",
                                             border.t))),
        0);
    assert_true(rows(t, "groups_session WHERE closed_at IS NOT NULL") > 100);
    assert_true(
        rows(t, str_z(t->a, str_fmt(t->a, "groups_session WHERE closed_at IS NULL AND day >= '%s'", border.t))) > 0);
}

RULE(the_demonstration_has_promises_names_periods_open_registers_and_doubles)
{
    assert_int_equal(run_demo(t), 0);
    assert_int_equal(rows(t, "settings_value WHERE name = 'demo' AND value = '1'"), 1);
    assert_int_equal(rows(t, "projects_target WHERE promised > 0"), 3 * 6 + 6);
    for (enum lang_id l = 0; l < LANG__N; l++) {
        const char *tag = l == LANG_fi ? "" : lang_get(l)->tag; /* the package brings the Finnish name, for all */
        if (lang_get(l)->translated == COMPLETE)
            assert_int_equal(
                rows(t, str_z(t->a, str_fmt(t->a, "projects_text WHERE name <> '' AND tag = '%s'", tag))), 3);
    }
    open_and_closed(t);
    /* Every person of the project whose counsellor is shown doubles was compared with all others. */
    int64_t pairs = rows(t, "people_double WHERE state = 'open'");
    assert_int_equal(rows(t, "people_double d JOIN people_person a ON a.id = d.low_id JOIN people_person b ON b.id = "
                             "d.high_id WHERE d.state = 'open' AND a.family_name = 'Warsame' AND b.family_name = "
                             "'Warsame' AND a.given_names IN ('Maxamed Cali', 'Mohamed Ali') AND b.given_names IN "
                             "('Maxamed Cali', 'Mohamed Ali')"),
        1);
    doubles_scan(t, test_number(t, "SELECT id FROM projects_project WHERE code = 'S99002'"), 100000, NULL);
    assert_int_equal(rows(t, "people_double WHERE state = 'open'"), pairs);
}

/* The first mark of every closed register is corrected, each as a page shows it that nobody saved since. */
RULE(a_closed_register_of_the_demonstration_takes_a_correction)
{
    struct problems ps = { 0 };
    int64_t after = 0, tried = 0;

    assert_int_equal(run_demo(t), 0);
    for (; tried < 40; tried++) {
        int64_t session = test_number(t, str_z(t->a, str_fmt(t->a,
                                                         "SELECT coalesce(min(s.id), 0) FROM groups_session s WHERE "
                                                         "s.closed_at IS NOT NULL AND s.id > %lld AND EXISTS (SELECT 1 "
                                                         "FROM attendance_mark m WHERE m.session_id = s.id)",
                                                         (long long)after)));
        if (session == 0)
            break;
        after = session;
        const char *of = str_z(t->a, str_fmt(t->a, "%lld", (long long)session));
        int64_t person = test_number(t, str_z(t->a, str_fmt(t->a,
                                                        "SELECT min(person_id) FROM attendance_mark WHERE session_id "
                                                        "= %s AND mark <> 'excused'",
                                                        of)));
        if (person == 0)
            continue;
        struct attendance_mark mark = { person, MARK_excused, INT_NONE, false };
        struct register_entry e = REGISTER_ENTRY;
        e.version = test_number(
            t, str_z(t->a, str_fmt(t->a, "SELECT register_version FROM groups_session WHERE id = %s", of)));
        e.marks = (struct attendance_marks){ &mark, 1, 1 };
        e.reason = S("Was written down wrong");
        assert_int_equal(attendance_record(t, session, &e, &ps), DONE);
    }
    assert_true(tried > 20);
    assert_int_equal(rows(t, "attendance_mark m JOIN groups_session s ON s.id = m.session_id WHERE m.version > "
                             "s.register_version"),
        0);
    assert_int_equal(rows(t, "attendance_child m JOIN groups_session s ON s.id = m.session_id WHERE m.version > "
                             "s.register_version"),
        0);
}

/* In the package they are drafts: what was sent, opened and answered only the house itself can do. */
RULE(referrals_stand_in_every_state_plans_have_versions_and_questions_wait)
{
    static const char *const states[] = { "state = 'draft'", "state = 'sent' AND reminded_on IS NULL",
        "state = 'sent' AND reminded_on IS NOT NULL", "state = 'withdrawn' AND withdrawn_on IS NOT NULL",
        "state = 'closed'" };
    static const char *const answers[] = { "accepted", "place_from", "declined", "asked_back", "replied", "came" };

    assert_int_equal(run_demo(t), 0);
    for (size_t i = 0; i < sizeof states / sizeof *states; i++)
        assert_true(rows(t, str_z(t->a, str_fmt(t->a, "referrals_referral WHERE %s", states[i]))) >= 4);
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++)
        assert_true(rows(t, str_z(t->a, str_fmt(t->a, "referrals_answer WHERE answer = '%s'", answers[i]))) >= 4);
    assert_int_equal(rows(t, "referrals_answer WHERE answer = 'place_from' AND place_from IS NULL"), 0);
    assert_int_equal(rows(t, "referrals_referral WHERE state NOT IN ('draft', 'withdrawn') AND (sent_on IS NULL OR "
                             "consent_on IS NULL OR shared IS NULL)"),
        0);
    assert_true(rows(t, str_z(t->a, str_fmt(t->a,
                                        "referrals_referral WHERE state = 'sent' AND reminded_on IS NULL AND sent_on < "
                                        "'%s'",
                                        day_add(t->today, -14).t))) >= 4);
    assert_true(rows(t, "journal WHERE act = 'look' AND what = 'referral'") > 40);
    assert_int_equal(
        rows(t, "referrals_referral r JOIN guidance_guidance g ON g.id = r.guidance_id WHERE g.state <> 'started' AND "
                "EXISTS (SELECT 1 FROM referrals_answer a WHERE a.referral_id = r.id AND a.answer = 'came')"),
        0);
    assert_true(rows(t, "plans_stood WHERE version > 1") >= 5);
    assert_true(rows(t, "counselling_question WHERE link_expires_at IS NOT NULL AND answered_on IS NULL") >= 5);
    assert_true(rows(t, "counselling_question WHERE answered_on IS NOT NULL AND read_on IS NULL") >= 5);
}

/* What the carer of the demonstration finds today, and the parents whose own pages are opened from the sign-in page. */
RULE(children_have_places_today_and_three_parents_have_a_page_that_says_something)
{
    assert_int_equal(run_demo(t), 0);
    const char *session = str_z(
        t->a, str_fmt(t->a, "(SELECT id FROM groups_session WHERE day = '%s' AND state = 'planned')", t->today.t));
    assert_true(rows(t, str_z(t->a, str_fmt(t->a, "attendance_child WHERE state = 'booked' AND session_id IN %s",
                                        session))) >= 2);
    assert_true(rows(t, str_z(t->a, str_fmt(t->a, "child_care_waiting WHERE session_id IN %s", session))) > 0);
    assert_int_equal(rows(t, "child_care_sheet k JOIN child_care_fetcher f ON f.child_id = k.child_id WHERE "
                             "k.allergies IS NOT NULL AND k.medicine IS NOT NULL AND k.reach IS NOT NULL"),
        2);
    assert_int_equal(rows(t, "child_care_fetcher"), 2);
    assert_true(rows(t, "child_care_practice") > 2);
    static const char *const parents[] = { "mother_so", "mother_ar", "father_ar" };
    for (size_t i = 0; i < 3; i++) {
        int64_t who = sign_in_demo_parent(t, str_of(parents[i]));
        const char *hers = str_z(t->a, str_fmt(t->a, "person_id = %lld", (long long)who));
        assert_true(who != 0);
        assert_true(rows(t, str_z(t->a, str_fmt(t->a, "consents_consent WHERE %s", hers))) == 3);
        assert_int_equal(
            rows(t, str_z(t->a, str_fmt(t->a, "voice_question WHERE answered_on IS NOT NULL AND %s", hers))), 1);
    }
    assert_int_equal(sign_in_demo_parent(t, S("")), 0);
    assert_int_equal(rows(t, "consents_consent WHERE withdrawn_on > given_on AND purpose = 'photo'"), 1);
    assert_int_equal(rows(t, "voice_planner p JOIN voice_move m ON m.person_id = p.person_id"), 1);
    assert_true(rows(t, "voice_idea WHERE state = 'done' AND answer <> ''") >= 3);
    assert_int_equal(rows(t, "invitations_invitation WHERE round = 2"), 1);
    assert_int_equal(rows(t, "messages_words WHERE kind = 'reminder'"), 2);
}

RULES(the_demonstration_goes_into_an_empty_database_only,
    the_demonstration_has_promises_names_periods_open_registers_and_doubles,
    a_closed_register_of_the_demonstration_takes_a_correction,
    referrals_stand_in_every_state_plans_have_versions_and_questions_wait,
    children_have_places_today_and_three_parents_have_a_page_that_says_something)
