/* Tests of what one organisation of a project sees of another's persons, through the whole gate and on both engines:
 * two organisations of one project with work of the same shape (tests/looks_testing.h). Everybody of one has its family
 * name, so every address is asked for, and nothing of the other's is shown or saved. */
#include "rooms/sight.h"
#include "tests/looks_testing.h"

/* All rows of the second project are the first one's: the groups of one are those of the other organisation. */
static void put_together(struct task *t, int64_t from, int64_t to)
{
    for (enum kind_name k = 0; k < KIND__N; k++) {
        struct str rest = str_of(kinds[k]->tables), table;
        while (!str_empty(rest) && str_cut(&rest, ' ', &table))
            if (str_find(str_of(" people_participation groups_group groups_membership groups_session contacts_contact "
                                "needs_round needs_need instruments_measurement skills_level skills_history "
                                "skills_certificate skills_strength counselling_talk counselling_home_support "
                                "appointments_appointment plans_plan plans_point guidance_guidance referrals_referral "
                                "follow_ups_follow_up orientation_statement outreach_first "),
                    str_fmt(t->a, " %.*s ", STR_ARG(table))) >= 0)
                test_sql(t, str_z(t->a, str_fmt(t->a, "UPDATE %.*s SET project_id = %lld WHERE project_id = %lld",
                                            STR_ARG(table), (long long)to, (long long)from)));
    }
}

static void add_organisations(struct task *t, int64_t project)
{
    test_sql(t, "INSERT INTO projects_organisation (id, source_key, name, name_key, business_id, kind, version) VALUES "
                "(7002, '', 'Hers', 'hers', '', '', 1), (7003, '', 'Others', 'others', '', '', 1)");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO projects_partnership (id, source_key, project_id, organisation_id, part, "
                                "version) VALUES (7002, '', %lld, 7002, 'partner', 1), "
                                "(7003, '', %lld, 7003, 'partner', 1)",
                                (long long)project, (long long)project)));
    test_sql(t, "UPDATE groups_group SET name = source_key");
    test_sql(t, "UPDATE groups_group SET organisation_id = CASE WHEN source_key LIKE 'b%' THEN 7003 ELSE 7002 END");
    test_sql(t, "UPDATE auth_staff_project SET organisation_id = 7002");
    test_sql(t, "INSERT INTO staff (id, source_key, name, sort_key, email, role, tag, totp_last_step, disabled, "
                "version, created_at) VALUES (99, '', 'Other', CAST('' AS {bytes}), 'other@example.org', "
                "'counsellor', 'en', 0, 0, 1, '2026-01-01T00:00:00Z')");
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO auth_staff_project (staff_id, project_id, role, organisation_id) "
                                "VALUES (99, %lld, 'counsellor', 7003)",
                                (long long)project)));
    test_sql(t, "UPDATE counselling_talk SET staff_id = 99 WHERE source_key LIKE 'b%'");
    test_sql(t, "UPDATE counselling_question SET staff_id = 99 WHERE source_key LIKE 'b%'");
}

static void open_on(enum db_engine engine)
{
    if (!house_open(&w, engine))
        skip();
    house_sign_in(&w);
    db_begin_write(w.t);
    bring_world("a", "P1", OURS);
    bring_world("b", "P6", THEIRS);
    put_together(w.t, project_of("P6"), project_of("P1"));
    add_organisations(w.t, project_of("P1"));
    sight_changed(w.t, 0);
    db_commit(w.t);
    for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
        ask(&w, form(role, S("/people/search"), "q=sahra"));
}

/* The address with the id of the project in which they work together. */
static struct str together(struct str target)
{
    char from_id[ID_TEXT], to_id[ID_TEXT];
    struct str out = target;
    int64_t at;

    id_text(project_of("P6"), from_id);
    id_text(project_of("P1"), to_id);
    while ((at = str_find(out, str_of(from_id))) >= 0)
        out = str_fmt(w.t->a, "%.*s%s%.*s", STR_ARG(str_part(out, 0, (size_t)at)), to_id,
            STR_ARG(str_part(out, (size_t)at + strlen(from_id), out.n)));
    return out;
}

static bool shows_theirs(void)
{
    return shows("Suojattu " THEIRS) || shows("Sahra " THEIRS) || shows(THEIRS "\",") || shows(THEIRS ";") ||
           shows("piilossa@");
}

/* How many pages show somebody of one's own organisation; fails where one shows somebody of the other. */
static size_t walk(enum role role, size_t formats)
{
    static const char *const endings[] = { "", ".json", ".csv" };
    size_t own = 0;

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        for (size_t each = 0; row->method == GET && each < 2 * formats; each++) {
            struct str target = together(address(row, each % 2 == 1, endings[each / 2]));
            ask(&w, from(role, target));
            if (shows_theirs())
                fail_msg("%.*s shows persons of another organisation to a %s", STR_ARG(target), role_code(role));
            if (answered.status >= 500)
                fail_msg("%.*s: status %d", STR_ARG(target), answered.status);
            own += shows("Sahra " OURS);
        }
    }
    return own;
}

TEST(no_page_shows_anybody_who_works_for_a_partner_the_persons_of_another)
{
    static const enum role each[] = { ROLE_MANAGER, ROLE_COUNSELLOR, ROLE_INSTRUCTOR, ROLE_PEER, ROLE_COORDINATOR };

    open_on(DB_SQLITE);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        size_t own = walk(each[i], 3);
        if ((each[i] == ROLE_MANAGER || each[i] == ROLE_COUNSELLOR) != (own > 15))
            fail_msg("a %s sees her own on %zu pages", role_code(each[i]), own);
    }
    close_world(NULL);
}

TEST(nor_does_one_on_postgresql)
{
    open_on(DB_POSTGRES);
    assert_true(walk(ROLE_MANAGER, 1) > 10);
    assert_true(walk(ROLE_COUNSELLOR, 1) > 15);
    close_world(NULL);
}

/* What everybody of the project may change, whose persons she sees or not: specialists, absences, providers, courses;
 * what there is to read about a service, and to hear of the house's own texts; a package of a model that does not
 * wait. */
static bool of_all(const struct route_row *row)
{
    static const char *const each[] = { "caseload_back", "groups_period_save", "models_take_it", "services_material",
        "orientation_judged" };
    bool found = row->permission == PERM_STAFF_MANAGE || row->permission == PERM_SPECIALISTS_WRITE ||
                 row->permission == PERM_PROVIDERS_WRITE || row->permission == PERM_INSTRUMENTS_WRITE ||
                 row->permission == PERM_PUBLIC || row->permission == PERM_SIGNED_IN ||
                 row->permission == PERM_ORIENTATION || row->permission == PERM_READ_ALOUD ||
                 (row->records != RECORDS_CHANGE && row->records != RECORDS_BULK);

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        found |= !strcmp(row->name, each[i]);
    return found;
}

TEST(no_form_about_a_person_or_group_of_another_organisation_is_saved)
{
    open_on(DB_SQLITE);
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        if (row->method != POST || row->ids == 0 || of_all(row) || str_starts(str_of(row->path), S("/projects/")) ||
            str_starts(str_of(row->path), S("/reports/")))
            continue;
        for (enum role role = ROLE_MANAGER; role <= ROLE_COUNSELLOR; role++) {
            bool journal;
            bool good = saves(row, role, true, &journal);
            bool says_gone = !strcmp(row->name, "contacts_do_remove"); /* on the page it leads to */
            if (journal || (good && !says_gone))
                fail_msg("%s of another organisation was saved by a %s", row->path, role_code(role));
        }
    }
    close_world(NULL);
}

static bool sees_theirs(enum role role)
{
    char id[ID_TEXT];

    id_text(id_of("people_person", "b1"), id);
    ask(&w, from(role, str_fmt(w.t->a, "/people/%s", id)));
    return answered.status == 200 && shows("Sahra " THEIRS);
}

static void change(const char *sql)
{
    db_begin_write(w.t);
    test_sql(w.t, sql);
    sight_changed(w.t, 0);
    db_commit(w.t);
    session_cache_forget(w.service.auth->cache);
}

/* Each change is seen at once, and back again. */
TEST(managers_of_the_lead_see_everybody_and_so_does_everybody_where_the_project_says_so)
{
    open_on(DB_SQLITE);
    assert_false(sees_theirs(ROLE_MANAGER) || sees_theirs(ROLE_COUNSELLOR));
    change("UPDATE auth_staff_project SET organisation_id = NULL WHERE staff_id IN (2, 3)");
    assert_true(sees_theirs(ROLE_MANAGER));
    assert_false(sees_theirs(ROLE_COUNSELLOR));
    change("UPDATE auth_staff_project SET organisation_id = 7002 WHERE staff_id IN (2, 3)");
    assert_false(sees_theirs(ROLE_MANAGER) || sees_theirs(ROLE_COUNSELLOR));
    change("UPDATE projects_project SET partners_see = 'all'");
    assert_true(sees_theirs(ROLE_MANAGER) && sees_theirs(ROLE_COUNSELLOR));
    change("UPDATE projects_project SET partners_see = 'own'");
    assert_false(sees_theirs(ROLE_MANAGER) || sees_theirs(ROLE_COUNSELLOR));
    change("UPDATE projects_partnership SET part = 'lead', until = '2025-01-01'");
    assert_true(sees_theirs(ROLE_MANAGER) && sees_theirs(ROLE_COUNSELLOR)); /* no partner is left */
    close_world(NULL);
}

/* In no group, nobody answers for her: the lead's counsellor sees her. One of a partner answers for her: that one. */
TEST(whom_nobody_answers_for_is_seen_by_the_lead_and_whom_a_partner_answers_for_by_that_one)
{
    open_on(DB_SQLITE);
    change("DELETE FROM groups_membership WHERE person_id IN (SELECT id FROM people_person WHERE source_key = 'b1')");
    assert_false(sees_theirs(ROLE_MANAGER) || sees_theirs(ROLE_COUNSELLOR));
    change("UPDATE auth_staff_project SET organisation_id = NULL WHERE staff_id = 3");
    assert_true(sees_theirs(ROLE_COUNSELLOR));
    assert_false(sees_theirs(ROLE_MANAGER));
    change("INSERT INTO caseload_responsible (id, source_key, participation_id, staff_id, since, version) "
           "SELECT 1, '', id, 4, '2025-03-01', 1 FROM people_participation WHERE source_key = 'bt1'");
    assert_false(sees_theirs(ROLE_COUNSELLOR));
    assert_true(sees_theirs(ROLE_MANAGER)); /* the instructor who answers is of her organisation */
    close_world(NULL);
}

TESTS(no_page_shows_anybody_who_works_for_a_partner_the_persons_of_another, nor_does_one_on_postgresql,
    no_form_about_a_person_or_group_of_another_organisation_is_saved,
    managers_of_the_lead_see_everybody_and_so_does_everybody_where_the_project_says_so,
    whom_nobody_answers_for_is_seen_by_the_lead_and_whom_a_partner_answers_for_by_that_one)
