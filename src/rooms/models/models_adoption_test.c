/* Tests of packages between two houses, both in one database: what goes out comes in as a draft with its origin, twice
 * makes no second copy, what was changed is told and heard, and nothing half-done stays. */
#include "auth/token.h"
#include "base/settings.h"
#include "rooms/models/models_adoption.h"
#include "rooms/models/models_innokyla.h"
#include "rooms/models/models_send.h"
#include "rooms/modules/modules.h"
#include "tests/models_testing.h"

static const struct settings house = { .service_name = S("Lahden talo"),
    .controller = S("Yhdistys"),
    .public_address = S("https://first.example"),
    .listen = S("127.0.0.1:8080") };

/* The version that everybody sees, as if it were of a model of another house. */
static struct pack other_house(struct task *t, int64_t model)
{
    struct pack p;

    assert_true(models_pack_open(t, model, 0, &p));
    p.own.key = id_str(t->a, id_new());
    p.own.house = S("Toinen talo");
    return p;
}

static struct str zipped(struct task *t, const struct pack *p)
{
    size_t left_out;

    return models_zip(t, p, &left_out);
}

static int64_t arrive(struct task *t, int64_t project, struct str bytes)
{
    struct problems wrong = { 0 };
    int64_t arrival = 0;

    assert_int_equal(models_arrive(t, project, S("model.zip"), bytes, &arrival, &wrong), DONE);
    return arrival;
}

/* Taken into a new project; its manager is asking afterwards. */
static int64_t adopted(struct task *t, const struct pack *p, int64_t *ret_project)
{
    struct problems wrong = { 0 };
    int64_t model = 0;

    *ret_project = project_new(t, "OTHER");
    become(t, ROLE_MANAGER, *ret_project);
    int64_t arrival = arrive(t, *ret_project, zipped(t, p));
    assert_int_equal(models_take(t, arrival, &model, &wrong), DONE);
    return model;
}

static struct pack first(struct task *t)
{
    t->settings = &house;
    return other_house(t, model_made(t, project_new(t, "FIRST")));
}

RULE(out_in_and_out_again_says_the_same)
{
    struct pack p = first(t), again, before;
    struct model_origin origin;
    int64_t project, model = adopted(t, &p, &project);

    put_author(t, model);
    assert_int_equal(publish_model(t, project, model, ""), 1);
    assert_true(models_pack_open(t, model, 0, &again));
    struct difference d = models_difference(t, &p.m, &again.m);
    for (size_t i = 0; i < d.parts.n; i++)
        assert_int_equal(d.parts.at[i].state, DIFF_SAME);
    assert_int_equal(difference_count(&d, "modules", DIFF_SAME), 2);
    assert_int_equal(difference_count(&d, "texts", DIFF_SAME), 2);
    assert_int_equal(again.m.figures.n, 1);
    assert_str(again.m.figures.at[0].house, "Lahden talo");
    assert_int_equal(again.m.figures.at[0].n, 57);
    assert_str(again.m.figures.at[0].definition.in[LANG_fi], "Henkilöt, jotka \"ohjattiin\"");
    assert_str(again.adopted.key, str_z(t->a, p.own.key));
    assert_str(again.adopted.authors.at[0].organisation, "Yhdistys");
    assert_true(models_origin_pack(t, model, &origin, &before));
    assert_str(origin.citation, str_z(t->a, p.own.citation));
    assert_day(origin.adopted_on, "2026-11-22");
}

RULE(the_name_of_an_author_goes_out_only_when_she_agreed)
{
    struct pack p;

    t->settings = &house;
    int64_t model = model_made(t, project_new(t, "FIRST"));
    test_sql(t, "UPDATE models_author SET shown_name = 'Name', agreed_on = '2026-11-01'");
    assert_true(models_pack_open(t, model, 0, &p));
    assert_str(p.own.authors.at[0].name, "Name");
    test_sql(t, "UPDATE models_author SET agreed_on = NULL");
    assert_true(models_pack_open(t, model, 0, &p));
    assert_str(p.own.authors.at[0].name, "");
    assert_str(p.own.authors.at[0].organisation, "Yhdistys");
}

RULE(its_modules_are_among_those_of_the_project_and_keep_their_key)
{
    struct pack p = first(t);
    int64_t project, model = adopted(t, &p, &project), module = modules_of_key(t, project, S(KEY_A));
    struct module m;

    (void)model;
    assert_int_equal(modules_get(t, module, &m), DONE);
    assert_str(m.name, "Terveys");
    assert_int_equal(m.steps.n, 2);
    assert_int_equal(m.steps.at[0].minutes, 15);
    assert_int_equal(m.sessions, 2);
    assert_str(m.needs, "health");
    assert_int_equal(modules_of(t, project, true).n, 2);
}

RULE(a_module_that_went_to_another_house_and_comes_back_is_the_one_of_before)
{
    struct problems wrong = { 0 };
    struct pack p = first(t);
    struct module own = { .name = S("Oma"), .sessions = INT_NONE, .minutes = INT_NONE, .offered = true };
    int64_t project = project_new(t, "OTHER"), module = 0, taken = 0;

    become(t, ROLE_MANAGER, project);
    own.project = project;
    assert_int_equal(modules_take(t, &own, S(""), &module, &wrong), DONE);
    p.m.modules.at[0].key = id_str(t->a, module);
    assert_int_equal(modules_of_key(t, project, p.m.modules.at[0].key), module);
    assert_int_equal(models_take(t, arrive(t, project, zipped(t, &p)), &taken, &wrong), DONE);
    assert_int_equal(modules_of(t, project, true).n, 2); /* it and the other one */
}

RULE(a_package_that_comes_twice_makes_no_second_copy_and_says_what_is_newer)
{
    struct pack p = first(t);
    struct problems wrong = { 0 };
    struct arrived a;
    int64_t project, model = adopted(t, &p, &project), other = 0;

    p.own.edition = 2;
    p.m.modules.at[0].minutes = 60;
    int64_t arrival = arrive(t, project, zipped(t, &p));
    assert_int_equal(models_arrival(t, arrival, &a, &wrong), DONE);
    assert_int_equal(a.is, ARRIVED_BEFORE);
    assert_int_equal(a.here, model);
    assert_int_equal(a.here_edition, 1);
    assert_int_equal(difference_count(&a.newer, "modules", DIFF_CHANGED), 1);
    assert_true(a.module_is_here[0]);
    assert_int_equal(models_take(t, arrival, &other, &wrong), INVALID);
    assert_int_equal(modules_of(t, project, true).n, 2);
    assert_int_equal(test_number(t, "SELECT count(*) FROM models_model"), 2);
}

RULE(a_model_of_the_house_itself_does_not_come_back)
{
    struct problems wrong = { 0 };
    struct arrived a;
    struct pack p;

    t->settings = &house;
    int64_t project = project_new(t, "FIRST"), model = model_made(t, project);
    assert_true(models_pack_open(t, model, 0, &p));
    int64_t arrival = arrive(t, project, zipped(t, &p));
    assert_int_equal(models_arrival(t, arrival, &a, &wrong), DONE);
    assert_int_equal(a.is, ARRIVED_OURS);
    assert_int_equal(models_take(t, arrival, &model, &wrong), INVALID);
}

RULE(only_a_manager_brings_one_in_and_nobody_else_sees_it)
{
    struct pack p = first(t);
    struct problems wrong = { 0 };
    struct str bytes = zipped(t, &p);
    struct arrived a;
    int64_t project = project_new(t, "OTHER"), arrival = 0, model;

    become(t, ROLE_INSTRUCTOR, project);
    assert_int_equal(models_arrive(t, project, S("x"), bytes, &arrival, &wrong), NOT_ALLOWED);
    become(t, ROLE_MANAGER, project);
    arrival = arrive(t, project, bytes);
    become(t, ROLE_MANAGER, project);
    assert_int_equal(models_arrival(t, arrival, &a, &wrong), NOT_FOUND);
    assert_int_equal(models_take(t, arrival, &model, &wrong), NOT_FOUND);
}

RULE(what_was_left_behind_for_a_day_is_thrown_away)
{
    struct pack p = first(t);
    struct str bytes = zipped(t, &p);
    int64_t project = project_new(t, "OTHER");

    become(t, ROLE_MANAGER, project);
    (void)arrive(t, project, bytes);
    become(t, ROLE_MANAGER, project);
    t->now = instant_from_unix(instant_unix(t->now) + 24 * 60 * 60);
    (void)arrive(t, project, bytes);
    assert_int_equal(test_number(t, "SELECT count(*) FROM models_arrival"), 2);
    t->now = instant_from_unix(instant_unix(t->now) + 1);
    (void)arrive(t, project, bytes);
    assert_int_equal(test_number(t, "SELECT count(*) FROM models_arrival"), 1);
    assert_int_equal(test_number(t, "SELECT count(DISTINCT arrival_id) FROM models_arrival_piece"), 1);
}

/* ---- telling and hearing */

static struct model_notice notice_of(struct task *t, int64_t model)
{
    struct problems wrong = { 0 };
    struct model_notice n;

    assert_int_equal(models_notice(t, model, &n, &wrong), DONE);
    return n;
}

/* The first house has a model, the second has adopted and changed it. */
struct two {
    int64_t first_project, first, second_project, second;
    struct model_notice notice;
};

static struct two two_houses(struct task *t)
{
    struct two x;
    struct model m;
    struct pack p;

    t->settings = &house;
    x.first_project = project_new(t, "FIRST");
    x.first = model_made(t, x.first_project);
    p = other_house(t, x.first);
    x.second = adopted(t, &p, &x.second_project);
    assert_int_equal(models_get(t, x.second, 0, &m), DONE);
    m.modules.at[0].minutes = 90;
    m.modules.at[1].name.in[LANG_fi] = S("Työ ja opiskelu");
    put_part(t, x.second, m, MODEL_MODULES);
    put_author(t, x.second);
    assert_int_equal(publish_model(t, x.second_project, x.second, ""), 1);
    x.notice = notice_of(t, x.second);
    x.notice.of = id_str(t->a, x.first); /* the key that it had before it came from another house */
    become(t, ROLE_MANAGER, x.first_project);
    return x;
}

RULE(a_notice_says_who_since_when_which_version_and_what_was_changed)
{
    struct two x = two_houses(t);
    struct problems wrong = { 0 };
    struct model_notice n;

    assert_true(models_notice_read(t, models_notice_json(t, &x.notice), &n, &wrong));
    assert_str(n.who, "OTHER, Yhdistys");
    assert_int_equal(n.of_edition, 1);
    assert_day(n.since, "2026-11-22");
    assert_int_equal(difference_count(&n.difference, "modules", DIFF_CHANGED), 2);
    assert_true(str_starts(n.address, S("https://first.example/")));
}

RULE(nothing_is_told_before_it_is_published)
{
    struct pack p = first(t);
    struct problems wrong = { 0 };
    struct model_notice n;
    int64_t project, model = adopted(t, &p, &project);

    assert_int_equal(models_notice(t, model, &n, &wrong), INVALID);
    assert_int_equal(wrong.n, 1);
}

RULE(what_came_over_the_web_is_shown_to_nobody_before_somebody_has_looked)
{
    struct two x = two_houses(t);
    struct str json = models_notice_json(t, &x.notice);
    struct problems wrong = { 0 };
    struct model_adoption a;
    struct difference d;

    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(models_notice_take(t, x.first, json, "web", &wrong), DONE);
    assert_int_equal(models_adoptions(t, x.first, true).n, 0);
    become(t, ROLE_MANAGER, x.first_project);
    a = models_adoptions(t, x.first, false).at[0];
    assert_int_equal(models_adoption_get(t, x.first, a.id, &a, &d), DONE);
    assert_int_equal(difference_count(&d, "modules", DIFF_CHANGED), 2);
    assert_int_equal(models_show_adoption(t, x.first, &a, true), DONE);
    assert_int_equal(models_adoptions(t, x.first, true).n, 1);
    /* the same once more, as when an answer was lost: it stands as it is */
    assert_int_equal(models_notice_take(t, x.first, json, "web", &wrong), DONE);
    assert_int_equal(models_adoptions(t, x.first, true).n, 1);
    /* the same adopter says something else: one row, which waits again */
    x.notice.what_changed = S("More");
    json = models_notice_json(t, &x.notice);
    assert_int_equal(models_notice_take(t, x.first, json, "web", &wrong), DONE);
    assert_int_equal(models_adoptions(t, x.first, false).n, 1);
    assert_int_equal(models_adoptions(t, x.first, true).n, 0);
}

RULE(who_does_not_know_the_secret_tells_nothing_in_the_name_of_an_adopter)
{
    struct two x = two_houses(t);
    struct problems wrong = { 0 };

    assert_true(x.notice.key.n > 30);
    assert_int_equal(models_notice_take(t, x.first, models_notice_json(t, &x.notice), "file", &wrong), DONE);
    x.notice.key = id_str(t->a, x.second);
    x.notice.who = S("Somebody else");
    assert_int_equal(models_notice_take(t, x.first, models_notice_json(t, &x.notice), "web", &wrong), DONE);
    assert_int_equal(models_adoptions(t, x.first, false).n, 2);
}

static struct str refused(struct task *t, const struct two *x, struct str json)
{
    struct problems wrong = { 0 };

    assert_int_equal(models_notice_take(t, x->first, json, "web", &wrong), INVALID);
    assert_int_equal(wrong.n, 1);
    return wrong.at[0].text;
}

RULE(a_notice_that_is_none_is_refused_with_a_sentence)
{
    struct two x = two_houses(t);
    struct model_notice n = x.notice;
    char *large = arena_alloc(t->a, NOTICE_MOST + 2);

    memset(large, 'x', NOTICE_MOST + 1);
    assert_str(refused(t, &x, (struct str){ large, NOTICE_MOST + 1 }), "This file is too large for a notice.");
    assert_str(refused(t, &x, S("{}")), "This is no notice that a model was adopted, or one of a newer program.");
    assert_str(refused(t, &x, S("no JSON")), "This is no notice that a model was adopted, or one of a newer program.");
    n.of = S(KEY_A);
    assert_str(refused(t, &x, models_notice_json(t, &n)), "This notice is about another model.");
    n = x.notice, n.of_edition = 2;
    assert_str(refused(t, &x, models_notice_json(t, &n)), "There is no such version of this model here.");
    n = x.notice, n.who = S("");
    assert_str(refused(t, &x, models_notice_json(t, &n)), "The notice does not say who has adopted the model.");
    n = x.notice, n.address = S("javascript:alert(1)");
    assert_str(refused(t, &x, models_notice_json(t, &n)), "The address in the notice is none of the web.");
    n = x.notice, n.since = DAY("2026-11-23");
    assert_str(refused(t, &x, models_notice_json(t, &n)), "The notice is of a day that has not come yet.");
    assert_int_equal(models_adoptions(t, x.first, false).n, 0);
}

RULE(twenty_wait_and_the_next_one_is_sent_by_mail)
{
    struct two x = two_houses(t);
    struct problems wrong = { 0 };

    for (int i = 0; i < NOTICES_WAITING_MOST; i++) {
        x.notice.key = str_fmt(t->a, "k%d", i);
        assert_int_equal(models_notice_take(t, x.first, models_notice_json(t, &x.notice), "web", &wrong), DONE);
    }
    /* one of them again, and by file, are taken */
    assert_int_equal(models_notice_take(t, x.first, models_notice_json(t, &x.notice), "web", &wrong), DONE);
    x.notice.key = S("new");
    assert_str(refused(t, &x, models_notice_json(t, &x.notice)),
        "Too many notices wait here to be read. Send yours to the project by mail, please.");
    assert_int_equal(models_notice_take(t, x.first, models_notice_json(t, &x.notice), "file", &wrong), DONE);
}

RULE(a_notice_is_removed_by_who_publishes_and_by_nobody_else)
{
    struct two x = two_houses(t);
    struct problems wrong = { 0 };

    assert_int_equal(models_notice_take(t, x.first, models_notice_json(t, &x.notice), "file", &wrong), DONE);
    struct model_adoption a = models_adoptions(t, x.first, false).at[0];
    become(t, ROLE_INSTRUCTOR, x.first_project);
    assert_int_equal(models_adoption_drop(t, x.first, a.id, a.version), NOT_ALLOWED);
    become(t, ROLE_MANAGER, x.second_project);
    assert_int_equal(models_adoption_drop(t, x.first, a.id, a.version), NOT_ALLOWED);
    become(t, ROLE_MANAGER, x.first_project);
    assert_int_equal(models_adoption_drop(t, x.first, a.id, a.version + 1), CONFLICT);
    assert_int_equal(models_adoption_drop(t, x.first, a.id, a.version), DONE);
    assert_int_equal(models_adoptions(t, x.first, false).n, 0);
}

/* ---- over the web */

RULE(only_who_brings_the_token_of_the_package_is_heard)
{
    struct two x = two_houses(t);
    struct str json = models_notice_json(t, &x.notice);
    struct problems wrong = { 0 };
    struct pack p;

    assert_true(models_pack_open(t, x.first, 0, &p));
    assert_int_equal(p.own.token.n, 43);
    assert_str(p.own.tell,
        str_z(t->a, str_fmt(t->a, "https://first.example/p/models/%.*s/notices", STR_ARG(id_str(t->a, x.first)))));
    t->viewer = &VIEWER_NOBODY;
    assert_int_equal(models_hear_notice(t, x.first, S(""), json, &wrong), INVALID);
    assert_int_equal(models_hear_notice(t, x.first, token_new(t), json, &wrong), INVALID);
    assert_int_equal(wrong.n, 2);
    assert_int_equal(models_hear_notice(t, x.first, p.own.token, json, &wrong), DONE);
    test_sql(t, "DELETE FROM models_hearing");
    assert_int_equal(models_hear_notice(t, x.first, S(""), json, &wrong), INVALID);
    become(t, ROLE_MANAGER, x.first_project);
    assert_int_equal(models_adoptions(t, x.first, false).n, 1);
    assert_int_equal(models_adoptions(t, x.first, true).n, 0);
}

RULE(a_package_of_a_house_without_an_address_says_nowhere_to_tell_it)
{
    struct settings inside = house;
    struct problems wrong = { 0 };
    struct pack p;
    int64_t project;

    inside.public_address = S("");
    t->settings = &inside;
    p = other_house(t, model_made(t, project_new(t, "FIRST")));
    assert_str(p.own.token, "");
    int64_t model = adopted(t, &p, &project);
    put_author(t, model);
    assert_int_equal(publish_model(t, project, model, ""), 1);
    assert_int_equal(models_send(t, model, &wrong), INVALID);
    assert_int_equal(wrong.n, 1);
}

static struct model_sending sending(struct task *t, int64_t model)
{
    struct model_sending s;

    assert_true(models_sending(t, model, &s));
    return s;
}

static void tried(struct task *t, int64_t model, enum net_how how, const char *why, int64_t status, const char *said)
{
    struct net_sent s = { .asked = { how, str_of(why) }, .status = status, .said = str_of(said) };

    models_sent(t, model, &s);
}

RULE(a_notice_that_nobody_takes_is_tried_again_some_times_and_one_that_is_refused_is_not)
{
    struct two x = two_houses(t);
    struct problems wrong = { 0 };

    become(t, ROLE_MANAGER, x.second_project);
    assert_int_equal(models_send_due(t), 0);
    assert_int_equal(models_send(t, x.second, &wrong), DONE);
    assert_int_equal(models_send_due(t), x.second);
    for (int i = 1; i < SEND_TRIES_MOST; i++) {
        tried(t, x.second, i == 1 ? NET_AWAY : NET_SILENT, i == 1 ? "" : "connection", 0, "");
        assert_str(sending(t, x.second).state, "waits");
        assert_int_equal(models_send_due(t), 0);
        t->now = instant_from_unix(instant_unix(t->now) + 5 * 60 - 1);
        assert_int_equal(models_send_due(t), 0);
        t->now = instant_from_unix(instant_unix(t->now) + 24 * 60 * 60);
        assert_int_equal(models_send_due(t), x.second);
    }
    tried(t, x.second, NET_ANSWERS, "", 503, "");
    assert_str(sending(t, x.second).state, "failed");
    assert_str(sending(t, x.second).why, "error");
    tried(t, x.second, NET_ANSWERS, "", 200, ""); /* nobody has sent it */
    assert_str(sending(t, x.second).state, "failed");
    assert_int_equal(models_send(t, x.second, &wrong), DONE);
    tried(t, x.second, NET_ANSWERS, "", 422, "{\"message\":\"Not\\u0001 <so>.\"}");
    assert_str(sending(t, x.second).state, "failed");
    assert_str(sending(t, x.second).why, "refused");
    assert_true(str_ends(sending(t, x.second).said, S(" <so>.")));
    assert_int_equal(models_send(t, x.second, &wrong), DONE);
    tried(t, x.second, NET_SILENT, "inside", 0, "<html>");
    assert_str(sending(t, x.second).state, "failed");
    assert_str(sending(t, x.second).said, "");
}

RULE(what_was_taken_is_told_on_that_day)
{
    struct two x = two_houses(t);
    struct problems wrong = { 0 };
    struct model_origin origin;

    become(t, ROLE_MANAGER, x.second_project);
    assert_int_equal(models_send(t, x.second, &wrong), DONE);
    tried(t, x.second, NET_ANSWERS, "", 429, "");
    assert_str(sending(t, x.second).state, "waits");
    assert_str(sending(t, x.second).why, "busy");
    assert_true(models_origin(t, x.second, &origin));
    assert_false(day_known(origin.told_on));
    tried(t, x.second, NET_ANSWERS, "", 200, "{}");
    assert_str(sending(t, x.second).state, "told");
    assert_true(models_origin(t, x.second, &origin));
    assert_day(origin.told_on, "2026-11-22");
    become(t, ROLE_MANAGER, x.first_project);
    assert_int_equal(models_send(t, x.second, &wrong), NOT_ALLOWED);
}

RULE(an_adopted_draft_can_be_removed)
{
    struct pack p = first(t);
    int64_t project, model = adopted(t, &p, &project);

    assert_int_equal(models_remove(t, model, version_of(t, model)), DONE);
    assert_int_equal(test_number(t, "SELECT count(*) FROM models_telling"), 0);
}

/* ---- Innokylä */

RULE(innokyla_gets_its_blocks_in_its_order_and_the_file_leaves_empty_ones_out)
{
    struct model m;

    t->settings = &house;
    int64_t model = model_made(t, project_new(t, "FIRST"));
    assert_int_equal(models_get(t, model, 0, &m), DONE);
    struct innokyla_blocks all = models_innokyla(t, &m);
    assert_int_equal(all.n, 19);
    assert_string_equal(all.at[0].heading, "Toimintamallin nimi");
    assert_str(all.at[0].text, "Omin sanoin");
    assert_str(all.at[6].text, "Yhdistys (Kirjoittaja)");
    assert_string_equal(all.at[7].heading, "Ratkaisun perusidea");
    assert_str(all.at[7].text, "Yksi.\n\nKaksi.");
    assert_true(str_empty(all.at[8].text));
    struct str file = models_innokyla_text(t, &all);
    assert_true(str_starts(file, S("Toimintamallin nimi\n\nOmin sanoin\n\n\n")));
    assert_true(str_find(file, S("Toimivuuden")) < 0);
}

RULES(out_in_and_out_again_says_the_same, the_name_of_an_author_goes_out_only_when_she_agreed,
    its_modules_are_among_those_of_the_project_and_keep_their_key,
    a_module_that_went_to_another_house_and_comes_back_is_the_one_of_before,
    a_package_that_comes_twice_makes_no_second_copy_and_says_what_is_newer,
    a_model_of_the_house_itself_does_not_come_back, only_a_manager_brings_one_in_and_nobody_else_sees_it,
    what_was_left_behind_for_a_day_is_thrown_away, a_notice_says_who_since_when_which_version_and_what_was_changed,
    nothing_is_told_before_it_is_published, what_came_over_the_web_is_shown_to_nobody_before_somebody_has_looked,
    who_does_not_know_the_secret_tells_nothing_in_the_name_of_an_adopter,
    a_notice_that_is_none_is_refused_with_a_sentence, twenty_wait_and_the_next_one_is_sent_by_mail,
    a_notice_is_removed_by_who_publishes_and_by_nobody_else, only_who_brings_the_token_of_the_package_is_heard,
    a_package_of_a_house_without_an_address_says_nowhere_to_tell_it,
    a_notice_that_nobody_takes_is_tried_again_some_times_and_one_that_is_refused_is_not,
    what_was_taken_is_told_on_that_day, an_adopted_draft_can_be_removed,
    innokyla_gets_its_blocks_in_its_order_and_the_file_leaves_empty_ones_out)
