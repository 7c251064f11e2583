/* Tests of the whole site map, row by row, through the whole gate: what a page shows of persons stands in the journal,
 * and no address shows or takes out anything of a project in which one does not work. Two projects of the same shape;
 * everybody of a project has its family name, so that a page which shows somebody of it can be told. Who may open a
 * route at all: matrix_test. What the journal is: journal_test. */
#include "tests/looks_testing.h"

/* The manager, or the first after her who has the permission. */
static enum role who_may(const struct route_row *row)
{
    static const enum role each[] = { ROLE_MANAGER, ROLE_COUNSELLOR, ROLE_ADMIN };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct viewer v = { .staff = 1, .role = each[i] };
        if (permitted(&v, row->permission))
            return each[i];
    }
    fail_msg("nobody may open %s", row->path);
    return ROLE_NONE;
}

static bool is_page(const struct route_row *row, enum role *ret_role)
{
    /* the page of another address, and the pages of refusals: again_test.mjs, refused_test.mjs */
    if (strcmp(row->name, "web_again") == 0 || strcmp(row->name, "web_refused") == 0 ||
        strcmp(row->name, "counselling_answer_page") == 0 ||
        strcmp(row->name, "measurements_linked") == 0 ||    /* her own, by link: secret_links_test */
        strcmp(row->name, "invitations_open") == 0 ||       /* her own, by link: invitations_test */
        strcmp(row->name, "sign_up_place") == 0 ||          /* her own, by link: sign_up_offer_test */
        strcmp(row->name, "referrals_receive_page") == 0 || /* for who has the link: referrals_test */
        strncmp(row->path, "/my", 3) == 0 ||                /* her own, by link: own_page_gate_test */
        strcmp(row->name, "reports_feed") == 0 ||           /* report_feed_test */
        strcmp(row->name, "calendar_feed") == 0)            /* secret_links_test */
        return false;
    *ret_role = who_may(row);
    return row->method == GET && !not_there(row);
}

/* A draft has no letter, and what was sent has no form. */
static void referral_is(const char *state)
{
    db_begin_write(w.t);
    test_sql(w.t, str_z(w.t->a, str_fmt(w.t->a, "UPDATE referrals_referral SET state = '%s'", state)));
    db_commit(w.t);
}

TEST(every_page_of_the_kinds_list_and_view_leaves_its_row_and_no_other_page_leaves_one)
{
    size_t looks = 0, wrong = 0;

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        enum role role;
        if (!is_page(row, &role))
            continue;
        int64_t before = newest(), first = 0;
        struct str target = address(row, false, "");
        bool look = row->records == RECORDS_VIEW || row->records == RECORDS_LIST;
        bool letter = strcmp(row->name, "referrals_letter") == 0;
        if (letter)
            referral_is("sent");
        ask(&w, from(role, target));
        if (letter)
            referral_is("draft");
        if (row->ids > 0) {
            struct str rest = str_of(row->path), part;
            while (str_cut(&rest, '/', &part) && !str_starts(rest, S("{}")))
                continue;
            first = record(part, false, false);
        }
        const char *its = str_z(
            w.t->a, str_fmt(w.t->a, "act = '%s' AND what = '%s' AND subject = %lld AND staff_id = %d",
                        row->records == RECORDS_VIEW ? "look" : "list", row->name, (long long)first, (int)role));
        if (answered.status >= 400 || (look && (answered.status != 200 || since(before, its) != 1))) {
            print_error("! %.*s: status %d, %lld rows of its own; see query()\n", STR_ARG(target), answered.status,
                (long long)since(before, its));
            wrong++;
        }
        if (since(before, "act IN ('look', 'list')") != look) {
            print_error("! %.*s: looks that are not its own\n", STR_ARG(target));
            wrong++;
        }
        looks += look;
    }
    assert_int_equal(wrong, 0);
    assert_true(looks > 30);
}

TEST(a_page_that_shows_the_name_of_a_person_is_of_the_kind_list_or_view)
{
    size_t named = 0;

    test_sql(w.t, "UPDATE groups_group SET name = source_key");
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        enum role role;
        if (!is_page(row, &role))
            continue;
        ask(&w, from(role, address(row, false, "")));
        named += shows(OURS);
        if (shows(OURS) && row->records != RECORDS_VIEW && row->records != RECORDS_LIST)
            fail_msg("%s shows a person and leaves no look", row->path);
    }
    assert_true(named > 20);
}

/* A row of what was done to it, and one of a look at a page of its room, though no kind has all of these. */
TEST(the_page_of_the_journal_has_a_noun_for_every_kind_of_record)
{
    char id[ID_TEXT];

    id_text(77, id);
    for (enum kind_name k = 0; k < KIND__N; k++) {
        const struct kind *kind = kinds[k];
        const char *const whats[] = { kind->noun.code, str_z(w.t->a, str_fmt(w.t->a, "%s_page", kind->name)) };
        for (size_t i = 0; i < 2; i++) {
            db_begin_write(w.t);
            test_sql(w.t, "DELETE FROM journal WHERE subject = 77");
            journal_write(w.t, JOURNAL_CHANGE, whats[i], 77, S(""));
            db_commit(w.t);
            ask(&w, from(ROLE_ADMIN, str_fmt(w.t->a, "/journal?record=%s", id)));
            if (!shows(str_z(w.t->a, str_fmt(w.t->a, ">%s\n<a", kind->noun.name))))
                fail_msg("%s has no noun on the page of the journal", whats[i]);
        }
    }
}

/* ---- what non-disclosure hides */

static bool shows_hidden(void) { return shows(HIDDEN_PHONE) || shows(HIDDEN_EMAIL) || shows(HIDDEN_POST); }

/* Every page about her, and every page at all: what non-disclosure hides is shown only together with a reveal. */
TEST(what_non_disclosure_hides_is_on_no_page_that_leaves_no_reveal)
{
    int64_t her = id_of("people_person", "a2");
    size_t revealed = 0;
    char id[ID_TEXT];

    id_text(her, id);
    const char *its = str_z(
        w.t->a, str_fmt(w.t->a, "act = 'reveal' AND what = 'person' AND subject = %lld AND staff_id = %d",
                    (long long)her, (int)ROLE_MANAGER));
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        struct str target = str_of(row->path);
        enum role role;
        if (!is_page(row, &role) || (row->ids == 1) != str_starts(target, S("/people/{}")))
            continue;
        if (row->ids == 1)
            target = str_fmt(w.t->a, "/people/%s%.*s", id, STR_ARG(str_part(target, 10, target.n)));
        else
            target = address(row, false, "");
        int64_t before = newest();
        ask(&w, from(role, target));
        revealed += shows_hidden();
        if (shows_hidden() != (since(before, its) == 1))
            fail_msg("%.*s: shows what is hidden: %d; reveals in the journal: %d", STR_ARG(target), shows_hidden(),
                (int)since(before, its));
    }
    assert_int_equal(revealed, 1); /* the form in which it is changed */
}

TEST(the_button_that_reveals_shows_what_is_hidden_and_leaves_a_reveal_and_its_refusal_shows_nothing)
{
    static const struct {
        enum role role;
        int64_t reveals;
    } each[] = { { ROLE_MANAGER, 1 }, { ROLE_COUNSELLOR, 1 }, { ROLE_INSTRUCTOR, 0 }, { ROLE_PEER, 0 },
        { ROLE_COORDINATOR, 0 }, { ROLE_ADMIN, 0 } };
    char id[ID_TEXT];

    id_text(id_of("people_person", "a2"), id);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        int64_t before = newest();
        ask(&w, form(each[i].role, str_fmt(w.t->a, "/people/%s/reveal", id), ""));
        assert_int_equal(shows_hidden(), each[i].reveals);
        assert_int_equal(since(before, "act = 'reveal' AND what = 'person'"), each[i].reveals);
    }
}

TEST(the_form_of_somebody_who_hides_nothing_leaves_no_reveal)
{
    int64_t before = newest();
    char id[ID_TEXT];

    id_text(id_of("people_person", "a1"), id);
    ask(&w, from(ROLE_MANAGER, str_fmt(w.t->a, "/people/%s/edit", id)));
    assert_int_equal(answered.status, 200);
    assert_true(shows("1234567"));
    assert_int_equal(since(before, "act = 'reveal'"), 0);
}

/* ---- what leaves the house */

static bool has_names(void) { return shows("workbook.xml") || shows("people.csv"); }

TEST(taking_data_out_leaves_an_export_and_only_who_manages_the_project_gets_a_file)
{
    static const char *const formats[] = { "xlsx", "zip" };
    char ours[ID_TEXT], theirs[ID_TEXT];

    id_text(project_of("P1"), ours);
    id_text(project_of("P6"), theirs);
    for (size_t f = 0; f < 2; f++)
        for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
            for (int other = 0; other < 2; other++) {
                int64_t before = newest();
                bool good = role == ROLE_MANAGER && !other;
                const char *fields = str_z(
                    w.t->a, str_fmt(w.t->a, "project=%s&format=%s", other ? theirs : ours, formats[f]));
                ask(&w, form(role, S("/exchange/take-out"), fields));
                assert_int_equal(answered.status == 200, good);
                assert_int_equal(has_names(), good);
                assert_int_equal(since(before, "act = 'export' AND what = 'project'"), good);
                assert_int_equal(
                    since(before,
                        str_z(w.t->a, str_fmt(w.t->a, "act = 'export' AND detail = '%s' AND subject = 5", formats[f]))),
                    good);
            }
}

/* Her page was open when she was taken off the project: the form she still has brings nothing. */
TEST(a_manager_taken_off_the_project_takes_nothing_out)
{
    char id[ID_TEXT];

    id_text(5, id);
    const char *fields = str_z(w.t->a, str_fmt(w.t->a, "project=%s&format=zip", id));
    test_sql(w.t, "UPDATE auth_staff_project SET project_id = 6 WHERE staff_id = 2");
    session_cache_forget(w.service.auth->cache);
    int64_t before = newest();
    ask(&w, form(ROLE_MANAGER, S("/exchange/take-out"), fields));
    assert_true(answered.status == 403 || answered.status == 404);
    assert_false(has_names());
    assert_int_equal(since(before, "act = 'export'"), 0);
    test_sql(w.t, "UPDATE auth_staff_project SET project_id = 5, role = 'counsellor' WHERE staff_id = 2");
    session_cache_forget(w.service.auth->cache);
    ask(&w, form(ROLE_MANAGER, S("/exchange/take-out"), fields));
    assert_int_equal(answered.status, 403);
    assert_int_equal(since(before, "act = 'export'"), 0);
    test_sql(w.t, "UPDATE auth_staff_project SET role = 'manager' WHERE staff_id = 2");
    session_cache_forget(w.service.auth->cache);
}

/* ---- what belongs to others */

TEST(no_address_shows_anybody_of_a_project_in_which_one_does_not_work)
{
    static const char *const formats[] = { "", ".json", ".csv" };

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        if (row->method != GET)
            continue;
        for (enum role role = ROLE_ADMIN; role < ROLE__N; role++)
            for (size_t f = 0; f < 3; f++) {
                struct str target = address(row, true, formats[f]);
                int64_t before = newest();
                ask(&w, from(role, target));
                if (shows("Suojattu " THEIRS) || shows("Sahra " THEIRS) || shows(THEIRS "\",") || shows(HIDDEN_EMAIL))
                    fail_msg("%.*s shows others to %s", STR_ARG(target), role_code(role));
                assert_true(row->ids == 0 || answered.status >= 400 || since(before, "act = 'look'") == 0);
            }
    }
}

/* ---- what is saved */

/* What keeps words or signs somebody out changes no record. */
static bool is_no_change(const struct route_row *row)
{
    static const char *const each[] = { "people_search_for", "web_draft_save", "staff_account_save" };
    bool found = row->records != RECORDS_CHANGE && row->records != RECORDS_BULK;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        found |= !strcmp(row->name, each[i]);
    return found || row->permission == PERM_PUBLIC || row->permission == PERM_SIGNED_IN;
}

/* Forms that cannot be done in our world and say so on the page they lead to: steps of an import that is done, a
 * session that was not cancelled, a member with marks, a place that was not offered, a child with bookings, a state
 * that appointments, first steps and steps do not have, a plan that does not wait, a publication that everybody saw, a
 * list that does not wait, a series whose days nobody has looked at, an expert who is not named any more, a module that
 * a session has, a page that nobody sees, a model that was published, a section that stays empty, a package that does
 * not wait, a notice with which nothing is done, a material that nobody has chosen, a course that does not wait for
 * review, a notice that has nowhere to go, a link to an own page that nobody has, a telephone number that is none,
 * somebody who was not turned away, letters of which none waits, a link of a house that sends nothing, a message that
 * waits and is not sent again, a session that is over, a child that was not brought, nobody chosen, a plan that has
 * changed since, a place that was visited, a preview after a term was changed, an answer that says nothing, words that
 * nobody shows. */
static bool leads_to_a_refusal(const struct route_row *row)
{
    static const char *const each[] = { "exchange_mend_cells", "exchange_say_columns", "lists_take",
        "exchange_go_on_with_it", "exchange_start_it", "exchange_cancel_it", "groups_session_restore",
        "groups_member_drop", "groups_place_decline", "people_child_remove", "appointments_state",
        "counselling_new_link", "counselling_answer_read", "plans_do_take_up", "plans_step_do_state",
        "follow_ups_not_reached", "follow_ups_undo", "follow_ups_open", "referrals_link", "referrals_say",
        "stories_step", "publications_step", "publications_publish_now", "publications_do_remove", "orientation_do",
        "orientation_judged", "models_send_now", "groups_series_make", "groups_session_thank", "modules_drop",
        "operations_do_withdraw", "models_drop", "models_section_save", "models_take_it", "models_notice_do",
        "modules_material", "modules_theme_material", "services_material", "own_page_paper", "own_page_wish",
        "sign_up_put_back", "messages_letters_save", "messages_link_send", "messages_send_again", "messages_tell_save",
        "child_care_ask", "child_care_give_back", "child_care_carers_save", "child_care_fetched",
        "child_care_practice_save", "child_care_save", "voice_move_undo", "retention_run_drop", "retention_run_start",
        "outreach_drop", "outreach_first_state", "invitations_write_down", "read_aloud_save" };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        if (!strcmp(row->name, each[i]))
            return true;
    return false;
}

/* The same forms, which are saved of one's own records below, about a record of another project. */
TEST(no_form_about_a_record_of_another_project_is_saved_by_anybody)
{
    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        if (row->method != POST || row->ids == 0 || is_no_change(row) || row->permission == PERM_STAFF_MANAGE ||
            row->permission == PERM_SPECIALISTS_WRITE || row->permission == PERM_PROVIDERS_WRITE ||
            row->permission == PERM_INSTRUMENTS_WRITE || row->permission == PERM_ORIENTATION ||
            row->permission == PERM_SERVICES_WRITE || row->permission == PERM_READ_ALOUD ||
            strcmp(row->name, "orientation_judged") == 0 || /* of the house */
            strcmp(row->name, "caseload_back") == 0)        /* of staff, who all work in our project */
            continue;
        for (enum role role = ROLE_MANAGER; role < ROLE__N; role++) {
            bool journal;
            bool good = saves(row, role, true, &journal);
            bool says_gone = !strcmp(row->name, "contacts_do_remove") ||
                             !strcmp(row->name, "models_take_it"); /* on the page it leads to */
            if (journal || (good && !says_gone))
                fail_msg("%s of others was saved by %s", row->path, role_code(role));
        }
    }
}

TEST(a_form_that_was_saved_is_in_the_journal)
{
    size_t saved = 0;

    for (unsigned i = 0; i < site_map_n; i++) {
        const struct route_row *row = &site_map[i];
        bool journal;
        if (row->method != POST || is_no_change(row))
            continue;
        enum role role = who_may(row);
        bool good = saves(row, role, false, &journal);
        if (good && !journal && !leads_to_a_refusal(row))
            fail_msg("%s was saved and is not in the journal", row->path);
        assert_false(journal && leads_to_a_refusal(row));
        saved += good && journal;
    }
    assert_true(saved >= 35);
}

TESTS_BETWEEN(open_world, close_world,
    every_page_of_the_kinds_list_and_view_leaves_its_row_and_no_other_page_leaves_one,
    no_address_shows_anybody_of_a_project_in_which_one_does_not_work,
    a_page_that_shows_the_name_of_a_person_is_of_the_kind_list_or_view,
    the_page_of_the_journal_has_a_noun_for_every_kind_of_record,
    what_non_disclosure_hides_is_on_no_page_that_leaves_no_reveal,
    the_button_that_reveals_shows_what_is_hidden_and_leaves_a_reveal_and_its_refusal_shows_nothing,
    the_form_of_somebody_who_hides_nothing_leaves_no_reveal,
    taking_data_out_leaves_an_export_and_only_who_manages_the_project_gets_a_file,
    a_manager_taken_off_the_project_takes_nothing_out, no_form_about_a_record_of_another_project_is_saved_by_anybody,
    a_form_that_was_saved_is_in_the_journal)
