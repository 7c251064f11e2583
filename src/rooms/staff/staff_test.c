/* Tests of staff: adding, changing, disabling; what must never happen to the last administrator. */
#include "auth/journal.h"
#include "staff_sql.h"
#include "rooms/staff/staff.h"
#include "auth/session.h"
#include "auth/sign_in.h"
#include "tests/staff_testing.h"

static enum outcome add(struct task *t, const char *email, enum role role, const char *project, struct problems *ps)
{
    struct str link;
    return staff_add(t, &(struct staff_card){ .email = str_of(email), .name = S("Tessa Testaaja"), .role = role },
        str_of(project), &link, ps);
}

RULE(a_new_member_of_staff_gets_a_link_that_works)
{
    struct problems ps = { 0 };
    struct link link;
    struct str path;
    assert_int_equal(staff_add(t,
                         &(struct staff_card){
                             .email = S(" Tessa@Example.org "), .name = S("Tessa Testaaja"), .role = ROLE_MANAGER },
                         S(""), &path, &ps),
        DONE);
    assert_true(str_starts(path, S("/welcome?link=")));
    assert_true(link_find(t, str_part(path, 14, path.n), &link));
    assert_str(link.email, "tessa@example.org");
    assert_true(link.needs_code);
    assert_str(staff_name(t, link.staff), "Tessa Testaaja");
    assert_str(staff_name(t, 0), "");
}

RULE(an_address_belongs_to_one_member_of_staff)
{
    struct problems ps = { 0 };
    assert_int_equal(add(t, "tessa@example.org", ROLE_MANAGER, "", &ps), DONE);
    assert_int_equal(add(t, "TESSA@example.org", ROLE_PEER, "", &ps), INVALID);
    assert_int_equal(ps.n, 1);
    assert_str(ps.at[0].field, "email");
}

RULE(wrong_facts_are_named_field_by_field)
{
    static const char *const wrong[] = { "", "tessa", "@example.org", "tessa@", "tessa@example", "te ssa@example.org",
        "a@b@c.fi", "tessa@example." };
    for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
        struct problems ps = { 0 };
        assert_int_equal(add(t, wrong[i], ROLE_PEER, "", &ps), INVALID);
        assert_int_equal(ps.n, 1);
    }
    struct problems all = { 0 };
    struct str link;
    assert_int_equal(staff_add(t, &(struct staff_card){ .email = S("x"), .name = S(" "), .role = ROLE_NONE },
                         S("NO-SUCH"), &link, &all),
        INVALID);
    assert_int_equal(all.n, 4);
    assert_int_equal(test_number(t, "SELECT count(*) FROM staff"), 0);
}

RULE(a_project_code_gives_the_role_there_too)
{
    struct problems ps = { 0 };
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, "
                "municipalities, website, version) VALUES (5, 'P1', '', '', '', '', '', '', '', '', 1)");
    assert_int_equal(add(t, "tessa@example.org", ROLE_INSTRUCTOR, "P1", &ps), DONE);
    assert_int_equal(
        test_number(t, "SELECT count(*) FROM auth_staff_project WHERE project_id = 5 AND role = 'instructor'"), 1);
}

RULE(only_administrators_manage_staff)
{
    struct problems ps = { 0 };
    struct viewer manager = { .staff = 1, .role = ROLE_MANAGER };
    struct str link;
    t->viewer = &manager;
    assert_int_equal(add(t, "tessa@example.org", ROLE_PEER, "", &ps), NOT_ALLOWED);
    assert_int_equal(staff_change(t, 1, 1,
                         &(struct staff_card){ .email = S("a@example.org"), .name = S("A"), .role = ROLE_ADMIN }, &ps),
        NOT_ALLOWED);
    assert_int_equal(staff_set_disabled(t, 1, true), NOT_ALLOWED);
    assert_int_equal(staff_new_link(t, 1, &link), NOT_ALLOWED);
}

RULE(the_last_administrator_stays)
{
    struct problems ps = { 0 };
    int64_t admin = test_staff(t, "a@example.org", ROLE_ADMIN);
    assert_int_equal(
        staff_change(t, admin, 1,
            &(struct staff_card){ .email = S("a@example.org"), .name = S("A"), .role = ROLE_MANAGER }, &ps),
        INVALID);
    assert_str(ps.at[0].field, "role");
    assert_int_equal(staff_set_disabled(t, admin, true), INVALID);
    int64_t other = test_staff(t, "b@example.org", ROLE_ADMIN);
    assert_int_equal(staff_set_disabled(t, admin, true), DONE);
    assert_int_equal(staff_set_disabled(t, other, true), INVALID); /* one who is disabled is none */
}

RULE(nobody_disables_oneself)
{
    struct viewer me = { .staff = test_staff(t, "a@example.org", ROLE_ADMIN), .role = ROLE_ADMIN };
    test_staff(t, "b@example.org", ROLE_ADMIN);
    t->viewer = &me;
    assert_int_equal(staff_set_disabled(t, me.staff, true), INVALID);
}

RULE(disabling_ends_sessions_and_links_until_enabled)
{
    struct viewer v;
    struct link link;
    int64_t staff = test_staff(t, "a@example.org", ROLE_PEER);
    struct str token = session_start(t, staff, false), secret = link_make(t, staff), fresh;
    assert_int_equal(staff_set_disabled(t, staff, true), DONE);
    assert_int_equal(session_find(t, token, &v), SESSION_NONE);
    assert_false(link_find(t, secret, &link));
    assert_int_equal(staff_new_link(t, staff, &fresh), NOT_FOUND);
    assert_int_equal(staff_set_disabled(t, staff, false), DONE);
    assert_int_equal(session_find(t, token, &v), SESSION_NONE);
    assert_int_equal(staff_new_link(t, staff, &fresh), DONE);
}

RULE(two_administrators_saving_one_member_of_staff_meet_the_conflict)
{
    struct problems ps = { 0 };
    int64_t staff = test_staff(t, "a@example.org", ROLE_PEER);
    assert_int_equal(
        staff_change(t, staff, 1,
            &(struct staff_card){ .email = S("a@example.org"), .name = S("First"), .role = ROLE_PEER }, &ps),
        DONE);
    assert_int_equal(
        staff_change(t, staff, 1,
            &(struct staff_card){ .email = S("a@example.org"), .name = S("Second"), .role = ROLE_PEER }, &ps),
        CONFLICT);
    assert_str(staff_name(t, staff), "First");
    assert_int_equal(staff_change(t, 99, 1,
                         &(struct staff_card){ .email = S("c@example.org"), .name = S("C"), .role = ROLE_PEER }, &ps),
        NOT_FOUND);
}

static size_t journal_rows(struct task *t, int64_t record, int64_t staff, int64_t before, int64_t limit)
{
    return staff_sql_journal(t, record, staff, before, limit).n;
}

RULE(the_journal_is_read_of_all_of_one_record_of_one_member_of_staff_or_of_both_newest_first)
{
    static const struct {
        int64_t staff, subject;
    } rows[] = { { 5, 41 }, { 5, 42 }, { 6, 41 }, { 6, 42 }, { 5, 41 } };
    enum { END = 1000 };

    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        journal_write_by(
            t, (struct journal_actor){ .staff = rows[i].staff }, JOURNAL_LOOK, "person", rows[i].subject, S(""));
    assert_int_equal(journal_rows(t, 0, 0, END, 10), 5);
    assert_int_equal(journal_rows(t, 41, 0, END, 10), 3);
    assert_int_equal(journal_rows(t, 0, 6, END, 10), 2);
    assert_int_equal(journal_rows(t, 41, 5, END, 10), 2);
    assert_int_equal(journal_rows(t, 43, 0, END, 10), 0);
    assert_int_equal(journal_rows(t, 0, 0, 3, 10), 2);
    assert_int_equal(journal_rows(t, 0, 5, 3, 10), 2);
    assert_int_equal(journal_rows(t, 41, 0, 5, 10), 2);
    assert_int_equal(journal_rows(t, 0, 0, END, 2), 2);
    struct staff_sql_journal_rows newest = staff_sql_journal(t, 41, 0, END, 10);
    assert_int_equal(newest.at[0].seq, 5);
    assert_int_equal(newest.at[2].seq, 1);
}

RULE(a_changed_role_ends_the_sessions_of_that_member_of_staff_and_another_name_does_not)
{
    struct problems ps = { 0 };
    struct viewer v, me = { .role = ROLE_ADMIN };
    int64_t staff = test_staff(t, "a@example.org", ROLE_MANAGER), other = test_staff(t, "b@example.org", ROLE_MANAGER);
    struct str token = session_start(t, staff, false), others = session_start(t, other, false);

    me.staff = test_staff(t, "c@example.org", ROLE_ADMIN);
    t->viewer = &me;
    assert_int_equal(
        staff_change(t, staff, 1,
            &(struct staff_card){ .email = S("a@example.org"), .name = S("New Name"), .role = ROLE_MANAGER }, &ps),
        DONE);
    assert_int_equal(session_find(t, token, &v), SESSION_LIVE);
    assert_int_equal(
        staff_change(t, staff, 2,
            &(struct staff_card){ .email = S("a@example.org"), .name = S("New Name"), .role = ROLE_PEER }, &ps),
        DONE);
    assert_int_equal(session_find(t, token, &v), SESSION_NONE);
    assert_int_equal(session_find(t, others, &v), SESSION_LIVE);
}

RULE(an_administrator_who_changes_the_own_role_keeps_this_browser_only)
{
    struct problems ps = { 0 };
    struct viewer me, v;
    int64_t staff = test_staff(t, "a@example.org", ROLE_ADMIN);
    struct str here = session_start(t, staff, false), there = session_start(t, staff, false);

    test_staff(t, "b@example.org", ROLE_ADMIN);
    assert_int_equal(session_find(t, here, &me), SESSION_LIVE);
    t->viewer = &me;
    assert_int_equal(
        staff_change(t, staff, 1,
            &(struct staff_card){ .email = S("a@example.org"), .name = S("A"), .role = ROLE_MANAGER }, &ps),
        DONE);
    assert_int_equal(session_find(t, here, &v), SESSION_LIVE);
    assert_int_equal(v.role, ROLE_MANAGER);
    assert_int_equal(session_find(t, there, &v), SESSION_NONE);
}

static int64_t journal_of(struct task *t, int64_t staff, const char *act)
{
    return test_number(t, str_z(t->a, str_fmt(t->a,
                                          "SELECT count(*) FROM journal WHERE what = 'staff' AND subject = %lld AND "
                                          "act = '%s'",
                                          (long long)staff, act)));
}

RULE(everything_done_to_a_member_of_staff_is_in_the_journal)
{
    struct problems ps = { 0 };
    struct str link;

    assert_int_equal(add(t, "a@example.org", ROLE_PEER, "", &ps), DONE);
    int64_t staff = test_number(t, "SELECT id FROM staff");
    assert_int_equal(journal_of(t, staff, "create"), 1);
    assert_int_equal(staff_new_link(t, staff, &link), DONE);
    assert_int_equal(journal_of(t, staff, "change"), 1);
    assert_int_equal(staff_change(t, staff, 1,
                         &(struct staff_card){ .email = S("a@example.org"), .name = S("A"), .role = ROLE_PEER }, &ps),
        DONE);
    assert_int_equal(journal_of(t, staff, "change"), 2);
    assert_int_equal(staff_set_disabled(t, staff, true), DONE);
    assert_int_equal(staff_set_disabled(t, staff, true), DONE); /* nothing changes */
    assert_int_equal(journal_of(t, staff, "change"), 3);
}

/* n letters. */
static struct str letters(struct task *t, size_t n)
{
    char *text = NEW_N(t->a, char, n);

    memset(text, 'a', n);
    return (struct str){ text, n };
}

RULE(a_name_and_an_address_have_up_to_two_hundred_letters)
{
    struct str link;

    for (size_t more = 0; more < 2; more++) {
        struct problems name = { 0 }, email = { 0 };
        struct str address = str_fmt(t->a, "%.*s@example.org", STR_ARG(letters(t, 188 + more)));
        assert_int_equal(
            staff_add(t,
                &(struct staff_card){ .email = S("b@example.org"), .name = letters(t, 200 + more), .role = ROLE_PEER },
                S(""), &link, &name),
            more ? INVALID : DONE);
        assert_int_equal(staff_add(t, &(struct staff_card){ .email = address, .name = S("B"), .role = ROLE_PEER },
                             S(""), &link, &email),
            more ? INVALID : DONE);
        if (more) {
            assert_str(name.at[0].field, "name");
            assert_str(email.at[0].field, "email");
        }
    }
}

RULES(a_new_member_of_staff_gets_a_link_that_works, an_address_belongs_to_one_member_of_staff,
    wrong_facts_are_named_field_by_field, a_project_code_gives_the_role_there_too, only_administrators_manage_staff,
    the_last_administrator_stays, nobody_disables_oneself, disabling_ends_sessions_and_links_until_enabled,
    two_administrators_saving_one_member_of_staff_meet_the_conflict,
    the_journal_is_read_of_all_of_one_record_of_one_member_of_staff_or_of_both_newest_first,
    a_changed_role_ends_the_sessions_of_that_member_of_staff_and_another_name_does_not,
    an_administrator_who_changes_the_own_role_keeps_this_browser_only,
    everything_done_to_a_member_of_staff_is_in_the_journal, a_name_and_an_address_have_up_to_two_hundred_letters)
