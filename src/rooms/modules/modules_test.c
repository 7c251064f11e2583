/* Tests of modules, series and work contacts: who may read and write which, steps as they are typed, what stays because
 * something leans on it; on both engines. */
#include "auth/viewer.h"
#include "lang/lang.h"
#include "rooms/modules/modules_change.h"
#include "rooms/providers/providers.h"
#include "tests/db_testing.h"

enum { MINE = 10, THEIRS = 11 };

static void lay_out(struct task *t)
{
    static const char *const codes[] = { "S1", "S2" };

    for (int i = 0; i < 2; i++)
        test_sql(
            t, str_z(t->a, str_fmt(t->a,
                               "INSERT INTO projects_project (id, code, fund, programme, specific_objective, "
                               "managing_authority, lead_organisation, partners, municipalities, website, version) "
                               "VALUES (%d, '%s', '', '', '', '', '', '', '', '', 1)",
                               MINE + i, codes[i])));
}

static void become(struct task *t, enum role role, int64_t project)
{
    struct viewer_project *in = NEW(t->a, struct viewer_project);
    struct viewer *v = NEW(t->a, struct viewer);

    *in = (struct viewer_project){ project, role, S("S1"), S("Project") };
    *v = (struct viewer){ .staff = 100 + (int64_t)role, .role = role, .projects = in, .nprojects = 1 };
    t->viewer = v;
}

static struct module module_called(const char *name, int64_t project)
{
    return (struct module){ .project = project, .name = str_of(name), .sessions = 1, .minutes = 60, .offered = true };
}

/* It is there; its id. */
static int64_t made(struct task *t, const char *name, int64_t project)
{
    struct problems ps = { 0 };
    struct module m = module_called(name, project);
    int64_t id = 0;

    assert_int_equal(modules_put(t, &m, &id, &ps), DONE);
    return id;
}

RULE(steps_are_read_line_by_line_with_their_minutes_first)
{
    struct module_steps steps = modules_steps_read(
        t->a, S("15 Welcome\n\n 20 min: Names \n5min run\n30\nTea\n1234 years\n45 min walk"));
    assert_int_equal(steps.n, 7);
    assert_int_equal(steps.at[0].minutes, 15);
    assert_str(steps.at[0].what, "Welcome");
    assert_int_equal(steps.at[1].minutes, 20);
    assert_str(steps.at[1].what, "Names");
    assert_int_equal(steps.at[2].minutes, INT_NONE);
    assert_str(steps.at[2].what, "5min run");
    assert_int_equal(steps.at[3].minutes, INT_NONE);
    assert_str(steps.at[3].what, "30");
    assert_str(steps.at[5].what, "1234 years");
    assert_str(steps.at[6].what, "walk");
    assert_int_equal(modules_minutes(&steps), 80);
    assert_str(modules_steps_text(t->a, &steps), "15 Welcome\n20 Names\n5min run\n30\nTea\n1234 years\n45 walk");
    assert_int_equal(modules_steps_read(t->a, S("")).n, 0);
}

RULE(a_module_keeps_its_steps_and_counts_its_versions)
{
    struct problems ps = { 0 };
    struct module m = module_called("Health", MINE), now;
    int64_t id;
    lay_out(t);
    m.steps = modules_steps_read(t->a, S("15 Welcome\n45 Walk"));
    m.needs = S("health;work");
    assert_int_equal(modules_put(t, &m, &id, &ps), DONE);
    assert_int_equal(modules_get(t, id, &now), DONE);
    assert_int_equal(now.edition, 1);
    assert_int_equal(now.steps.n, 2);
    now.steps = modules_steps_read(t->a, S("Walk only"));
    assert_int_equal(modules_put(t, &now, &id, &ps), DONE);
    assert_int_equal(modules_put(t, &now, &id, &ps), CONFLICT);
    assert_int_equal(modules_get(t, id, &now), DONE);
    assert_int_equal(now.edition, 2);
    assert_int_equal(now.steps.n, 1);
    assert_day(now.changed_on, "2026-11-22");
    t->today = DAY("2026-11-30");
    now.offered = false; /* it says what it said */
    assert_int_equal(modules_put(t, &now, &id, &ps), DONE);
    assert_int_equal(modules_get(t, id, &now), DONE);
    assert_int_equal(now.edition, 2);
    assert_day(now.changed_on, "2026-11-22");
    assert_false(now.offered);
}

RULE(a_module_says_what_is_wrong_with_it)
{
    struct problems ps = { 0 };
    struct module m = module_called(" ", MINE);
    struct buf b;
    int64_t id;
    lay_out(t);
    m.needs = S("health;money_please");
    m.expert = 5;
    buf_init(&b, 20000);
    for (int i = 0; i <= MODULE_STEPS_MOST; i++)
        buf_str(&b, S("Tea\n"));
    m.steps = modules_steps_read(t->a, buf_view(&b));
    assert_int_equal(modules_put(t, &m, &id, &ps), INVALID);
    assert_int_equal(ps.n, 4);
    buf_free(&b);
    buf_init(&b, 20000);
    for (int i = 0; i < MODULE_STEP_MOST; i++)
        buf_str(&b, S("\xd8\xb9"));
    m = module_called("Long", MINE);
    m.steps = modules_steps_read(t->a, buf_view(&b));
    ps.n = 0;
    assert_int_equal(modules_put(t, &m, &id, &ps), DONE);
    buf_str(&b, S("x"));
    m.steps = modules_steps_read(t->a, buf_view(&b));
    assert_int_equal(modules_put(t, &m, &id, &ps), INVALID);
    buf_free(&b);
}

RULE(who_works_in_a_project_reads_its_modules_and_the_houses_and_no_others)
{
    static const enum role readers[] = { ROLE_MANAGER, ROLE_COUNSELLOR, ROLE_INSTRUCTOR, ROLE_PEER };
    struct module m;
    lay_out(t);
    int64_t mine = made(t, "Mine", MINE), theirs = made(t, "Theirs", THEIRS), ours = made(t, "Of the house", 0);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        become(t, readers[i], MINE);
        assert_int_equal(modules_get(t, mine, &m), DONE);
        assert_int_equal(modules_get(t, ours, &m), DONE);
        assert_int_equal(modules_get(t, theirs, &m), NOT_ALLOWED);
        assert_int_equal(modules_of(t, MINE, true).n, 2);
        assert_int_equal(modules_of(t, THEIRS, true).n, 0);
        assert_true(modules_may_see(t, ours));
        assert_false(modules_may_see(t, theirs));
    }
    become(t, ROLE_ADMIN, MINE);
    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(modules_get(t, ours, &m), NOT_ALLOWED);
}

RULE(instructors_write_for_their_project_managers_for_the_house_and_peers_nothing)
{
    struct problems ps = { 0 };
    struct module mine = module_called("New", MINE), ours = module_called("New", 0),
                  theirs = module_called("New", THEIRS);
    int64_t id;
    lay_out(t);
    become(t, ROLE_INSTRUCTOR, MINE);
    assert_int_equal(modules_put(t, &mine, &id, &ps), DONE);
    assert_int_equal(modules_put(t, &ours, &id, &ps), NOT_ALLOWED);
    assert_int_equal(modules_put(t, &theirs, &id, &ps), NOT_ALLOWED);
    become(t, ROLE_PEER, MINE);
    assert_int_equal(modules_put(t, &mine, &id, &ps), NOT_ALLOWED);
    become(t, ROLE_COORDINATOR, MINE);
    assert_int_equal(modules_put(t, &mine, &id, &ps), NOT_ALLOWED);
    become(t, ROLE_MANAGER, MINE);
    assert_int_equal(modules_put(t, &ours, &id, &ps), DONE);
    assert_int_equal(modules_put(t, &theirs, &id, &ps), NOT_ALLOWED);
}

RULE(a_module_moves_to_no_other_project_by_a_change)
{
    struct problems ps = { 0 };
    struct module m;
    int64_t id;
    lay_out(t);
    id = made(t, "Mine", MINE);
    become(t, ROLE_INSTRUCTOR, THEIRS);
    m = module_called("Stolen", THEIRS), m.id = id, m.version = 1;
    assert_int_equal(modules_put(t, &m, &id, &ps), NOT_ALLOWED);
}

RULE(a_module_that_a_series_has_stays)
{
    struct problems ps = { 0 };
    struct series s = { .project = MINE, .name = S("Spring") };
    int64_t series;
    lay_out(t);
    struct module one = { .id = made(t, "One", MINE) }, two = { .id = made(t, "Two", MINE) };
    LIST_ADD(t->a, &s.items, two);
    LIST_ADD(t->a, &s.items, one);
    assert_int_equal(modules_series_put(t, &s, &series, &ps), DONE);
    assert_int_equal(modules_remove(t, one.id, 1), INVALID);
    assert_int_equal(modules_series_get(t, series, &s), DONE);
    assert_int_equal(s.items.n, 2);
    assert_str(s.items.at[0].name, "Two");
    assert_int_equal(modules_series_remove(t, series, 9), CONFLICT);
    assert_int_equal(modules_series_get(t, series, &s), DONE);
    assert_int_equal(s.items.n, 2);
    assert_int_equal(modules_series_remove(t, series, 1), DONE);
    assert_int_equal(modules_remove(t, one.id, 9), CONFLICT);
    assert_int_equal(modules_remove(t, one.id, 1), DONE);
    assert_int_equal(modules_get(t, one.id, &one), NOT_FOUND);
}

RULE(a_series_takes_modules_of_its_project_and_the_house)
{
    struct problems ps = { 0 };
    struct series s = { .project = MINE, .name = S("Spring") };
    int64_t series;
    lay_out(t);
    assert_int_equal(modules_series_put(t, &s, &series, &ps), INVALID); /* none */
    struct module mine = { .id = made(t, "Mine", MINE) }, ours = { .id = made(t, "Of the house", 0) },
                  theirs = { .id = made(t, "Theirs", THEIRS) };
    LIST_ADD(t->a, &s.items, mine);
    LIST_ADD(t->a, &s.items, ours);
    ps.n = 0;
    assert_int_equal(modules_series_put(t, &s, &series, &ps), DONE);
    LIST_ADD(t->a, &s.items, theirs);
    assert_int_equal(modules_series_put(t, &s, &series, &ps), INVALID);
    s.items.n = 0;
    for (int i = 0; i <= SERIES_MOST; i++)
        LIST_ADD(t->a, &s.items, mine);
    ps.n = 0;
    assert_int_equal(modules_series_put(t, &s, &series, &ps), INVALID);
    s.items.n = SERIES_MOST;
    ps.n = 0;
    assert_int_equal(modules_series_put(t, &s, &series, &ps), DONE);
}

RULE(a_work_contact_is_found_by_name_and_organisation_however_they_are_written)
{
    struct problems ps = { 0 };
    struct expert e = {
        .project = MINE, .name = S("Maija Mäki"), .organisation = S("Town"), .email = S("m@example.org")
    };
    int64_t id;
    lay_out(t);
    assert_int_equal(modules_expert_put(t, &e, &id, &ps), DONE);
    assert_int_equal(modules_expert_named(t, MINE, S("maija maki, TOWN")), id);
    assert_int_equal(modules_expert_named(t, MINE, S("Maija Mäki")), id);
    assert_int_equal(modules_expert_named(t, THEIRS, S("Maija Mäki")), 0);
    assert_int_equal(modules_expert_named(t, MINE, S("")), 0);
    assert_int_equal(test_number(t, "SELECT count(*) FROM providers_provider WHERE name = 'Town'"), 1);
    modules_provider_moved(t, S("another"), S("City"));
    modules_provider_moved(t, providers_key(t->a, S("TOWN")), S("City"));
    assert_int_equal(modules_expert_named(t, MINE, S("Maija Mäki, City")), id);
    struct module m = module_called("Health", MINE);
    m.expert = id;
    int64_t module;
    assert_int_equal(modules_put(t, &m, &module, &ps), DONE);
    assert_int_equal(modules_expert_remove(t, id, 2), INVALID);
    assert_int_equal(modules_remove(t, module, 1), DONE);
    assert_int_equal(modules_expert_remove(t, id, 2), DONE);
}

RULE(a_theme_is_said_in_the_readers_language_and_other_words_stay)
{
    struct modules none = { 0 };
    t->lang = lang_get(LANG_fi);
    struct strs themes = modules_themes(t, &none);
    for (size_t i = 0; i < themes.n; i++) {
        t->lang = lang_get(LANG_ar);
        struct str shown = modules_theme_shown(t, themes.at[i]);
        assert_false(str_eq(shown, themes.at[i]));
        t->lang = lang_get(LANG_fi);
        assert_str(modules_theme_shown(t, shown), str_z(t->a, themes.at[i]));
    }
    assert_str(modules_theme_shown(t, S("Our own, with a comma")), "Our own, with a comma");
    assert_str(modules_theme_shown(t, S("")), "");
}

RULES(steps_are_read_line_by_line_with_their_minutes_first, a_module_keeps_its_steps_and_counts_its_versions,
    a_module_says_what_is_wrong_with_it, who_works_in_a_project_reads_its_modules_and_the_houses_and_no_others,
    instructors_write_for_their_project_managers_for_the_house_and_peers_nothing,
    a_module_moves_to_no_other_project_by_a_change, a_module_that_a_series_has_stays,
    a_series_takes_modules_of_its_project_and_the_house,
    a_work_contact_is_found_by_name_and_organisation_however_they_are_written,
    a_theme_is_said_in_the_readers_language_and_other_words_stay)
