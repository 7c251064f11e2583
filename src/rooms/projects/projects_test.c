/* Tests of projects on both engines: who sees and changes one, the card and its texts, places, targets, periods, staff.
 */
#include "tests/db_testing.h"
#include "auth/session.h"
#include "lang/lang.h"
#include "rooms/places.h"
#include "rooms/projects/projects_card.h"

enum { FIRST = 10, SECOND = 11, ADMIN = 100, MANAGER = 101, WORKER = 102, GONE = 103 };

static void lay_out(struct task *t)
{
    test_sql(t, "INSERT INTO projects_project (id, code, fund, programme, specific_objective, managing_authority, "
                "lead_organisation, partners, "
                "municipalities, website, version) VALUES (10, 'B1', '', '', '', '', '', '', '', '', 1), (11, 'A2', "
                "'', '', '', '', '', '', '', '', 1)");
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES "
                "(100, '', 'Aino Ylinen', CAST('a' AS {bytes}), 'aino@example.org', 'admin', 'fi', 0, 0, 1, "
                "'2026-01-01T08:00:00Z'), "
                "(101, '', 'Maija Mallinen', CAST('m' AS {bytes}), 'maija@example.org', 'manager', 'fi', 0, 0, 1, "
                "'2026-01-01T08:00:00Z'), "
                "(102, '', 'Olli Ohjaaja', CAST('o' AS {bytes}), 'olli@example.org', 'instructor', 'fi', 0, 0, 1, "
                "'2026-01-01T08:00:00Z'), "
                "(103, '', 'Pois Mennyt', CAST('p' AS {bytes}), 'pois@example.org', 'counsellor', 'fi', 0, 1, 1, "
                "'2026-01-01T08:00:00Z')");
    test_sql(t, "INSERT INTO auth_staff_project (staff_id, project_id, role) VALUES (101, 10, 'manager'), (103, 10, "
                "'counsellor')");
}

/* Somebody with one role in the first project; ROLE_NONE: works in no project. */
static void become(struct task *t, int64_t staff, enum role house, enum role in_first)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ FIRST, in_first, S("B1"), S("First") };
    *v = (struct viewer){ .staff = staff, .role = house, .projects = in, .nprojects = in_first != ROLE_NONE };
    t->viewer = v;
}

static int64_t journalled(struct task *t)
{
    return test_number(t, "SELECT count(*) FROM journal WHERE what IN ('project', 'staff')");
}

static struct project_card card(void)
{
    return (struct project_card){ .fund = S("ESF+"),
        .start_date = DAY("2026-01-01"),
        .end_date = DAY("2027-12-31"),
        .total_budget = 40000000,
        .eu_contribution = 20000000,
        .partners = S("City;Parish"),
        .municipalities = S("091;049") };
}

static const struct project_texts NO_TEXTS;

static struct project_texts texts_of(struct task *t, const char *tag, const char *name, const char *purpose)
{
    struct project_texts texts = { 0 };
    struct project_text one = { str_of(tag), str_of(name), str_of(purpose) };

    LIST_ADD(t->a, &texts, one);
    return texts;
}

static int64_t version_of(struct task *t, int64_t project)
{
    struct project_record now;

    assert_true(projects_read(t, project, &now));
    return now.version;
}

/* ---- rights */

RULE(admin_and_manager_change_a_project_others_of_it_see_it_and_strangers_do_not)
{
    static const struct {
        enum role house, in_first;
        bool sees, writes;
    } each[] = {
        { ROLE_ADMIN, ROLE_NONE, true, true },
        { ROLE_MANAGER, ROLE_MANAGER, true, true },
        { ROLE_MANAGER, ROLE_COUNSELLOR, true, false },
        { ROLE_COUNSELLOR, ROLE_COUNSELLOR, true, false },
        { ROLE_INSTRUCTOR, ROLE_INSTRUCTOR, true, false },
        { ROLE_PEER, ROLE_PEER, true, false },
        { ROLE_COORDINATOR, ROLE_MANAGER, true, false },
        { ROLE_MANAGER, ROLE_NONE, false, false },
    };
    lay_out(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        become(t, MANAGER, each[i].house, each[i].in_first);
        assert_int_equal(projects_may_see(t, FIRST), each[i].sees);
        assert_int_equal(projects_may_write(t, FIRST), each[i].writes);
        assert_int_equal(projects_open_for_change(t, FIRST), each[i].writes ? DONE : NOT_ALLOWED);
        assert_int_equal(projects_may_write(t, SECOND), each[i].house == ROLE_ADMIN);
    }
    t->viewer = &VIEWER_NOBODY;
    assert_false(projects_may_see(t, FIRST) || projects_may_write(t, FIRST));
}

RULE(an_admin_lists_every_project_and_a_member_of_staff_her_own)
{
    lay_out(t);
    become(t, ADMIN, ROLE_ADMIN, ROLE_NONE);
    struct project_briefs all = projects_open_to(t);
    assert_int_equal(all.n, 2);
    assert_str(all.at[0].code, "A2");
    assert_str(all.at[1].code, "B1");
    become(t, WORKER, ROLE_INSTRUCTOR, ROLE_INSTRUCTOR);
    struct project_briefs own = projects_open_to(t);
    assert_int_equal(own.n, 1);
    assert_int_equal(own.at[0].id, FIRST);
    become(t, WORKER, ROLE_INSTRUCTOR, ROLE_NONE);
    assert_int_equal(projects_open_to(t).n, 0);
}

RULE(the_project_asked_for_is_worked_in_only_by_who_belongs_to_it)
{
    lay_out(t);
    assert_int_equal(projects_current(t, SECOND), SECOND);
    become(t, WORKER, ROLE_INSTRUCTOR, ROLE_INSTRUCTOR);
    assert_int_equal(projects_current(t, FIRST), FIRST);
    assert_int_equal(projects_current(t, SECOND), FIRST);
    assert_int_equal(projects_current(t, 0), FIRST);
    become(t, WORKER, ROLE_INSTRUCTOR, ROLE_NONE);
    assert_int_equal(projects_current(t, FIRST), 0);
}

RULE(who_may_not_write_changes_nothing_and_leaves_no_trace)
{
    struct project_card c = card();
    struct project_target target = { "persons", 80 };
    struct problems ps = { 0 };
    int64_t id = 0;

    lay_out(t);
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (70, "
                "10, 'Spring', '2026-01-01', '2026-05-31', 0, 1)");
    become(t, WORKER, ROLE_INSTRUCTOR, ROLE_COUNSELLOR);
    assert_int_equal(projects_add(t, S("C3"), &c, &NO_TEXTS, &id, &ps), NOT_ALLOWED);
    assert_int_equal(projects_change(t, FIRST, 1, &c, &NO_TEXTS, &ps), NOT_ALLOWED);
    assert_int_equal(projects_promise(t, FIRST, 1, &target, 1), NOT_ALLOWED);
    assert_int_equal(
        projects_add_period(t, FIRST, S("Autumn"), DAY("2026-08-01"), DAY("2026-12-31"), &ps), NOT_ALLOWED);
    assert_int_equal(projects_lock_period(t, FIRST, 70, 1, true, S("Sent")), NOT_ALLOWED);
    assert_int_equal(projects_put_theme(t, FIRST, 70, 1, S("Work")), NOT_ALLOWED);
    assert_int_equal(projects_take_staff(t, FIRST, WORKER, ROLE_MANAGER, 0), NOT_ALLOWED);
    assert_int_equal(projects_leave_staff(t, FIRST, MANAGER), NOT_ALLOWED);
    assert_int_equal(ps.n, 0);
    assert_int_equal(journalled(t), 0);
    assert_int_equal(version_of(t, FIRST), 1);
    assert_false(projects_day_locked(t, FIRST, DAY("2026-03-01")));
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_staff_project"), 2);
}

RULE(a_manager_adds_no_project_and_changes_only_her_own)
{
    struct project_card c = card();
    struct problems ps = { 0 };
    int64_t id = 0;

    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER, ROLE_MANAGER);
    assert_int_equal(projects_add(t, S("C3"), &c, &NO_TEXTS, &id, &ps), NOT_ALLOWED);
    assert_int_equal(projects_change(t, SECOND, 1, &c, &NO_TEXTS, &ps), NOT_ALLOWED);
    assert_int_equal(projects_change(t, FIRST, 1, &c, &NO_TEXTS, &ps), DONE);
}

RULE(a_project_that_is_not_there_is_not_found_by_an_admin)
{
    struct project_card c = card();
    struct problems ps = { 0 };

    lay_out(t);
    become(t, ADMIN, ROLE_ADMIN, ROLE_NONE);
    assert_int_equal(projects_change(t, 999, 1, &c, &NO_TEXTS, &ps), NOT_FOUND);
    assert_int_equal(projects_promise(t, 999, 1, NULL, 0), NOT_FOUND);
    assert_int_equal(projects_add_period(t, 999, S("Spring"), DAY("2026-01-01"), DAY("2026-05-31"), &ps), NOT_FOUND);
    assert_int_equal(projects_lock_period(t, FIRST, 999, 1, true, S("Sent")), NOT_FOUND);
    assert_int_equal(projects_take_staff(t, 999, WORKER, ROLE_PEER, 0), NOT_FOUND);
}

/* ---- the card */

RULE(an_admin_adds_a_project_and_reads_its_card_as_it_was_written)
{
    struct project_card c = card();
    struct project_texts texts = texts_of(t, "fi", "Äidit mukaan", "Tie kursseille.");
    struct project_record now;
    struct problems ps = { 0 };
    int64_t id = 0;

    become(t, ADMIN, ROLE_ADMIN, ROLE_NONE);
    assert_int_equal(projects_add(t, S("S30794"), &c, &texts, &id, &ps), DONE);
    assert_int_equal(projects_by_code(t, S("S30794")), id);
    assert_true(projects_read(t, id, &now));
    assert_str(now.code, "S30794");
    assert_str(now.card.fund, "ESF+");
    assert_day(now.card.start_date, "2026-01-01");
    assert_day(now.card.end_date, "2027-12-31");
    assert_int_equal(now.card.eu_contribution, 20000000);
    assert_str(now.card.partners, "City;Parish");
    assert_str(now.card.municipalities, "091;049");
    assert_int_equal(now.version, 1);
    assert_str(projects_name(t, id), "Äidit mukaan");
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE act = 'create' AND what = 'project'"), 1);
}

RULE(a_project_without_a_code_or_with_the_code_of_another_is_refused)
{
    struct project_card c = card();
    struct problems none = { 0 }, taken = { 0 };
    int64_t id = 0;

    lay_out(t);
    assert_int_equal(projects_add(t, S(""), &c, &NO_TEXTS, &id, &none), INVALID);
    assert_str(none.at[0].field, "code");
    assert_int_equal(projects_add(t, S("B1"), &c, &NO_TEXTS, &id, &taken), INVALID);
    assert_str(taken.at[0].field, "code");
    assert_int_equal(id, 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM projects_project"), 2);
    assert_int_equal(journalled(t), 0);
}

RULE(a_project_that_ends_before_it_starts_or_takes_more_than_its_budget_is_refused)
{
    struct problems days = { 0 }, money = { 0 }, good = { 0 };
    struct project_card c = card();

    lay_out(t);
    c.end_date = DAY("2025-12-31");
    assert_int_equal(projects_change(t, FIRST, 1, &c, &NO_TEXTS, &days), INVALID);
    assert_int_equal(days.n, 1);
    assert_str(days.at[0].field, "end_date");
    c = card(), c.eu_contribution = c.total_budget + 1;
    assert_int_equal(projects_change(t, FIRST, 1, &c, &NO_TEXTS, &money), INVALID);
    assert_int_equal(money.n, 1);
    assert_str(money.at[0].field, "eu_contribution");
    c.eu_contribution = c.total_budget, c.end_date = c.start_date;
    assert_int_equal(projects_change(t, FIRST, 1, &c, &NO_TEXTS, &good), DONE);
}

RULE(days_and_money_that_are_not_known_are_not_compared)
{
    struct project_card c = { .end_date = DAY("2020-01-01"), .total_budget = INT_NONE, .eu_contribution = 500 };
    struct problems ps = { 0 };

    lay_out(t);
    assert_int_equal(projects_change(t, FIRST, 1, &c, &NO_TEXTS, &ps), DONE);
    c = (struct project_card){ .start_date = DAY("2030-01-01"), .total_budget = 0, .eu_contribution = INT_NONE };
    assert_int_equal(projects_change(t, FIRST, 2, &c, &NO_TEXTS, &ps), DONE);
}

RULE(a_card_that_somebody_saved_meanwhile_is_a_conflict_and_stays)
{
    struct project_card mine = card(), theirs = card();
    struct project_texts texts = texts_of(t, "fi", "Minun", "");
    struct project_record now;
    struct problems ps = { 0 };

    lay_out(t);
    theirs.fund = S("AMIF");
    assert_int_equal(projects_change(t, FIRST, 1, &theirs, &NO_TEXTS, &ps), DONE);
    assert_int_equal(projects_change(t, FIRST, 1, &mine, &texts, &ps), CONFLICT);
    assert_true(projects_read(t, FIRST, &now));
    assert_str(now.card.fund, "AMIF");
    assert_int_equal(now.version, 2);
    assert_int_equal(projects_texts(t, FIRST).n, 0);
    assert_int_equal(journalled(t), 1);
}

RULE(the_eu_share_is_said_in_whole_percent_and_only_of_a_known_budget)
{
    int64_t percent = -1;

    assert_true(projects_eu_share(&(struct project_card){ .total_budget = 3, .eu_contribution = 2 }, &percent));
    assert_int_equal(percent, 67);
    assert_true(projects_eu_share(&(struct project_card){ .total_budget = 200, .eu_contribution = 1 }, &percent));
    assert_int_equal(percent, 1);
    assert_true(projects_eu_share(&(struct project_card){ .total_budget = 201, .eu_contribution = 1 }, &percent));
    assert_int_equal(percent, 0);
    assert_false(projects_eu_share(&(struct project_card){ .total_budget = 0, .eu_contribution = 0 }, &percent));
    assert_false(projects_eu_share(&(struct project_card){ .total_budget = INT_NONE, .eu_contribution = 5 }, &percent));
    assert_false(projects_eu_share(&(struct project_card){ .total_budget = 5, .eu_contribution = INT_NONE }, &percent));
}

/* ---- languages */

RULE(name_and_purpose_come_in_the_readers_language_else_in_finnish_else_in_what_there_is)
{
    lay_out(t);
    assert_str(projects_name(t, FIRST), "B1");
    assert_str(projects_purpose(t, FIRST), "");
    test_sql(t, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (10, 'ar', 'N-ar', 'P-ar'), (10, "
                "'sv', 'N-sv', 'P-sv'), (11, 'en', 'N-other', 'P-other')");
    assert_str(projects_name(t, FIRST), "N-sv");
    assert_str(projects_purpose(t, FIRST), "P-ar");
    test_sql(t, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (10, '', 'N-import', 'P-import')");
    assert_str(projects_name(t, FIRST), "N-import");
    test_sql(t, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (10, 'fi', 'N-fi', 'P-fi'), (10, "
                "'en', '', '')");
    assert_str(projects_name(t, FIRST), "N-fi");
    assert_str(projects_purpose(t, FIRST), "P-fi");
    t->lang = lang_get(LANG_ar);
    assert_str(projects_name(t, FIRST), "N-ar");
    assert_str(projects_purpose(t, FIRST), "P-ar");
}

RULE(saved_texts_take_the_imported_ones_place_and_an_emptied_language_is_dropped)
{
    struct project_card c = card();
    struct problems ps = { 0 };

    lay_out(t);
    test_sql(t, "INSERT INTO projects_text (project_id, tag, name, purpose) VALUES (10, '', 'Imported', ''), (10, "
                "'sv', 'Namn', 'Syfte'), (10, 'so', 'Magac', '')");
    struct project_texts texts = texts_of(t, "fi", "Nimi", "");
    struct project_text gone = { .tag = S("sv") };
    LIST_ADD(t->a, &texts, gone);
    assert_int_equal(projects_change(t, FIRST, 1, &c, &texts, &ps), DONE);
    struct project_texts stored = projects_texts(t, FIRST);
    assert_int_equal(stored.n, 2);
    assert_str(stored.at[0].tag, "fi");
    assert_str(stored.at[0].name, "Nimi");
    assert_str(stored.at[1].tag, "so");
    texts = texts_of(t, "fi", "Uusi", "Tarkoitus");
    assert_int_equal(projects_change(t, FIRST, 2, &c, &texts, &ps), DONE);
    assert_str(projects_texts(t, FIRST).at[0].name, "Uusi");
    assert_str(projects_texts(t, FIRST).at[0].purpose, "Tarkoitus");
}

/* ---- places */

RULE(municipalities_are_typed_by_name_or_number_and_kept_as_codes)
{
    struct problems good = { 0 }, bad = { 0 };

    assert_str(projects_municipalities(t, S("Helsinki, 49 ,, vanda"), "municipalities", &good), "091;049;092");
    assert_int_equal(good.n, 0);
    assert_str(projects_municipalities(t, S(""), "municipalities", &good), "");
    assert_str(projects_municipalities(t, S("Helsinki, Atlantis, Utopia"), "municipalities", &bad), "091");
    assert_int_equal(bad.n, 2);
    assert_str(bad.at[0].field, "municipalities");
    assert_true(str_find(bad.at[0].text, S("Atlantis")) >= 0);
}

RULE(a_municipality_belongs_to_its_region_and_to_the_office_of_that_day)
{
    assert_str(place_region(S("091"), DAY("2025-12-31")), "01");
    assert_str(place_region(S("091"), DAY("2026-01-01")), "01");
    assert_str(place_region(S("999"), DAY("2026-01-01")), "");
    assert_true(str_starts(place_office(S("091"), DAY("2025-12-31")), S("ELY")));
    assert_true(str_starts(place_office(S("091"), DAY("2026-01-01")), S("EVK")));
}

/* ---- targets */

RULE(targets_are_promised_changed_and_taken_away)
{
    struct project_target first[] = { { "persons", 80 }, { "groups", 0 } },
                          then[] = { { "persons", 90 }, { "groups", INT_NONE }, { "hours", INT_NONE } };

    lay_out(t);
    assert_int_equal(projects_promise(t, FIRST, 1, first, 2), DONE);
    assert_int_equal(
        test_number(t, "SELECT promised FROM projects_target WHERE project_id = 10 AND measure = 'persons'"), 80);
    assert_int_equal(
        test_number(t, "SELECT promised FROM projects_target WHERE project_id = 10 AND measure = 'groups'"), 0);
    assert_int_equal(projects_promise(t, SECOND, 1, first, 2), DONE);
    assert_int_equal(projects_promise(t, FIRST, 2, then, 3), DONE);
    assert_int_equal(test_number(t, "SELECT promised FROM projects_target WHERE project_id = 10"), 90);
    assert_int_equal(test_number(t, "SELECT count(*) FROM projects_target WHERE project_id = 11"), 2);
    assert_int_equal(journalled(t), 3);
}

RULE(targets_of_an_old_version_are_a_conflict_and_promise_nothing)
{
    struct project_target mine = { "persons", 90 }, theirs = { "persons", 80 };

    lay_out(t);
    assert_int_equal(projects_promise(t, FIRST, 1, &theirs, 1), DONE);
    assert_int_equal(projects_promise(t, FIRST, 1, &mine, 1), CONFLICT);
    assert_int_equal(test_number(t, "SELECT promised FROM projects_target"), 80);
    assert_int_equal(version_of(t, FIRST), 2);
    assert_int_equal(version_of(t, SECOND), 1);
}

/* ---- periods */

RULE(periods_of_a_project_do_not_overlap_and_end_no_earlier_than_they_start)
{
    static const struct {
        const char *from, *to;
        enum outcome how;
        const char *field;
    } each[] = {
        { "2026-01-01", "2026-05-31", DONE, "" },
        { "2026-06-01", "2026-06-01", DONE, "" },
        { "2026-05-31", "2026-05-31", INVALID, "starts_on" },
        { "2025-08-01", "2026-01-01", INVALID, "starts_on" },
        { "2025-01-01", "2027-12-31", INVALID, "starts_on" },
        { "2026-12-31", "2026-08-01", INVALID, "ends_on" },
        { "2026-06-02", "2026-12-31", DONE, "" },
        { "2025-08-01", "2025-12-31", DONE, "" },
    };
    struct problems other = { 0 };

    lay_out(t);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct problems ps = { 0 };
        struct day from, to;
        assert_true(day_read(str_of(each[i].from), &from));
        assert_true(day_read(str_of(each[i].to), &to));
        assert_int_equal(projects_add_period(t, FIRST, S("A period"), from, to, &ps), each[i].how);
        if (each[i].how == INVALID)
            assert_str(ps.at[0].field, each[i].field);
    }
    assert_int_equal(test_number(t, "SELECT count(*) FROM projects_period"), 4);
    assert_int_equal(journalled(t), 4);
    assert_int_equal(projects_add_period(t, SECOND, S("Spring"), DAY("2026-01-01"), DAY("2026-05-31"), &other), DONE);
}

RULE(a_locked_period_locks_its_days_in_its_project_until_it_is_opened)
{
    lay_out(t);
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (70, "
                "10, 'Spring', '2026-01-07', '2026-05-31', 0, 1)");
    assert_false(projects_day_locked(t, FIRST, DAY("2026-03-01")));
    assert_int_equal(projects_lock_period(t, FIRST, 70, 1, true, S("Sent")), DONE);
    assert_true(projects_day_locked(t, FIRST, DAY("2026-01-07")));
    assert_true(projects_day_locked(t, FIRST, DAY("2026-05-31")));
    assert_false(projects_day_locked(t, FIRST, DAY("2026-01-06")));
    assert_false(projects_day_locked(t, FIRST, DAY("2026-06-01")));
    assert_false(projects_day_locked(t, SECOND, DAY("2026-03-01")));
    assert_int_equal(projects_lock_period(t, FIRST, 70, 1, false, S("Sent")), CONFLICT);
    assert_true(projects_day_locked(t, FIRST, DAY("2026-03-01")));
    assert_int_equal(projects_lock_period(t, FIRST, 70, 2, false, S("Sent")), DONE);
    assert_false(projects_day_locked(t, FIRST, DAY("2026-03-01")));
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE detail = 'period locked'"), 1);
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE detail = 'period opened'"), 1);
}

RULE(a_period_has_a_theme_that_is_changed_over_what_was_shown_and_stands_when_it_is_locked)
{
    struct project_period period;

    lay_out(t);
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (70, "
                "10, 'Spring', '2026-01-07', '2026-05-31', 1, 1)");
    assert_true(projects_period_on(t, FIRST, DAY("2026-05-31"), &period));
    assert_str(period.theme, "");
    assert_int_equal(projects_put_theme(t, FIRST, 70, 1, S("Housing")), DONE);
    assert_int_equal(projects_put_theme(t, FIRST, 70, 1, S("Work")), CONFLICT);
    assert_int_equal(projects_put_theme(t, SECOND, 70, 2, S("Work")), NOT_FOUND); /* of another project */
    assert_int_equal(projects_period_to_change(t, FIRST, 70, &period), DONE);
    assert_str(period.theme, "Housing");
    assert_int_equal(period.version, 2);
    assert_true(period.locked);
    assert_false(projects_period_on(t, FIRST, DAY("2026-06-01"), &period));
    assert_int_equal(test_number(t, "SELECT count(*) FROM journal WHERE detail = 'period theme'"), 1);
}

RULE(a_manager_does_not_lock_the_period_of_another_project)
{
    lay_out(t);
    test_sql(t, "INSERT INTO projects_period (id, project_id, name, starts_on, ends_on, locked, version) VALUES (70, "
                "11, 'Spring', '2026-01-01', '2026-05-31', 0, 1)");
    become(t, MANAGER, ROLE_MANAGER, ROLE_MANAGER);
    assert_int_equal(projects_lock_period(t, SECOND, 70, 1, true, S("Sent")), NOT_ALLOWED);
    assert_int_equal(projects_lock_period(t, FIRST, 70, 1, true, S("Sent")), NOT_FOUND);
    assert_false(projects_day_locked(t, SECOND, DAY("2026-03-01")));
}

/* ---- who works here */

RULE(a_manager_takes_somebody_in_gives_another_role_and_lets_her_go)
{
    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER, ROLE_MANAGER);
    assert_int_equal(projects_take_staff(t, FIRST, WORKER, ROLE_INSTRUCTOR, 0), DONE);
    struct project_staffs list = projects_staff(t, FIRST);
    assert_int_equal(list.n, 2);
    assert_str(list.at[0].name, "Maija Mallinen");
    assert_int_equal(list.at[1].staff, WORKER);
    assert_int_equal(list.at[1].role, ROLE_INSTRUCTOR);
    assert_int_equal(projects_staff(t, SECOND).n, 0);
    assert_int_equal(projects_take_staff(t, FIRST, WORKER, ROLE_COUNSELLOR, 0), DONE);
    assert_int_equal(projects_staff(t, FIRST).at[1].role, ROLE_COUNSELLOR);
    assert_int_equal(projects_leave_staff(t, FIRST, WORKER), DONE);
    assert_int_equal(projects_leave_staff(t, FIRST, WORKER), NOT_FOUND);
    assert_int_equal(projects_staff(t, FIRST).n, 1);
    assert_int_equal(journalled(t), 3);
}

RULE(nobody_becomes_admin_through_a_project_and_only_who_works_in_the_house_is_taken_in)
{
    lay_out(t);
    become(t, MANAGER, ROLE_MANAGER, ROLE_MANAGER);
    assert_int_equal(projects_take_staff(t, FIRST, WORKER, ROLE_ADMIN, 0), INVALID);
    assert_int_equal(projects_take_staff(t, FIRST, WORKER, ROLE_NONE, 0), INVALID);
    assert_int_equal(projects_take_staff(t, FIRST, 999, ROLE_PEER, 0), NOT_FOUND);
    assert_int_equal(projects_take_staff(t, FIRST, GONE, ROLE_PEER, 0), NOT_FOUND);
    assert_int_equal(test_number(t, "SELECT count(*) FROM auth_staff_project"), 2);
    assert_int_equal(journalled(t), 0);
}

RULE(who_has_left_the_house_is_not_listed_as_staff_of_the_project)
{
    lay_out(t);
    struct project_staffs list = projects_staff(t, FIRST);
    assert_int_equal(list.n, 1);
    assert_int_equal(list.at[0].staff, MANAGER);
}

RULE(a_new_role_ends_the_sessions_of_who_got_it)
{
    struct viewer seen;

    lay_out(t);
    struct str hers = session_start(t, WORKER, false), managers = session_start(t, MANAGER, false);
    become(t, MANAGER, ROLE_MANAGER, ROLE_MANAGER);
    assert_int_equal(projects_take_staff(t, FIRST, WORKER, ROLE_COUNSELLOR, 0), DONE);
    assert_int_equal(session_find(t, hers, &seen), SESSION_NONE);
    assert_int_equal(session_find(t, managers, &seen), SESSION_LIVE);
}

RULES(admin_and_manager_change_a_project_others_of_it_see_it_and_strangers_do_not,
    an_admin_lists_every_project_and_a_member_of_staff_her_own,
    the_project_asked_for_is_worked_in_only_by_who_belongs_to_it, who_may_not_write_changes_nothing_and_leaves_no_trace,
    a_manager_adds_no_project_and_changes_only_her_own, a_project_that_is_not_there_is_not_found_by_an_admin,
    an_admin_adds_a_project_and_reads_its_card_as_it_was_written,
    a_project_without_a_code_or_with_the_code_of_another_is_refused,
    a_project_that_ends_before_it_starts_or_takes_more_than_its_budget_is_refused,
    days_and_money_that_are_not_known_are_not_compared, a_card_that_somebody_saved_meanwhile_is_a_conflict_and_stays,
    the_eu_share_is_said_in_whole_percent_and_only_of_a_known_budget,
    name_and_purpose_come_in_the_readers_language_else_in_finnish_else_in_what_there_is,
    saved_texts_take_the_imported_ones_place_and_an_emptied_language_is_dropped,
    municipalities_are_typed_by_name_or_number_and_kept_as_codes,
    a_municipality_belongs_to_its_region_and_to_the_office_of_that_day, targets_are_promised_changed_and_taken_away,
    targets_of_an_old_version_are_a_conflict_and_promise_nothing,
    periods_of_a_project_do_not_overlap_and_end_no_earlier_than_they_start,
    a_locked_period_locks_its_days_in_its_project_until_it_is_opened,
    a_period_has_a_theme_that_is_changed_over_what_was_shown_and_stands_when_it_is_locked,
    a_manager_does_not_lock_the_period_of_another_project,
    a_manager_takes_somebody_in_gives_another_role_and_lets_her_go,
    nobody_becomes_admin_through_a_project_and_only_who_works_in_the_house_is_taken_in,
    who_has_left_the_house_is_not_listed_as_staff_of_the_project, a_new_role_ends_the_sessions_of_who_got_it)
