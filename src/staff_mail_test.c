/* Tests of the links with which staff sign in: in a house that sends e-mail they are mailed, too. Through the gate. */
#include "rooms/messages/messages_queue.h"
#include "tests/gate_testing.h"

static void add_staff(struct house *w)
{
    struct task *t = w->t;
    struct str cookie = w->cookie[ROLE_ADMIN];
    char form_id[ID_TEXT];

    id_text(id_new(), form_id);
    struct http x = { .method = S("POST"),
        .target = S("/staff/new"),
        .body = str_fmt(t->a, "csrf=%.*s&form_id=%s&version=0&name=Uusi&email=Uusi%%40example.org&role=manager",
            STR_ARG(csrf_make(t, cookie)), form_id) };
    x.header[HEADER_COOKIE] = str_fmt(t->a, "kp_session=%.*s", STR_ARG(cookie));
    x.header[HEADER_CONTENT_TYPE] = S("application/x-www-form-urlencoded");
    ask(w, x);
    assert_int_equal(answered.status, 200);
}

static void link_is_mailed(enum db_engine engine)
{
    struct house w;

    if (!house_open(&w, engine))
        return;
    struct task *t = w.t;
    w.settings.mail_server = S("smtps://mail.example.org");
    w.settings.mail_from = S("koti@example.org");
    house_sign_in(&w);
    add_staff(&w);
    assert_true(str_find(buf_view(&answered.body), S("on its way by e-mail")) > 0);
    t->settings = &w.settings;
    db_begin_write(t);
    struct messages_out out = messages_claim(t, CHANNEL_email, 10);
    db_commit(t);
    assert_int_equal(out.n, 1);
    assert_true(str_is(out.at[0].to, "uusi@example.org"));
    ptrdiff_t at = str_find(out.at[0].text, S("/welcome?link="));
    assert_true(at > 0);
    /* the same as on the page */
    assert_true(str_find(buf_view(&answered.body), str_part(out.at[0].text, (size_t)at, 40)) > 0);
    house_close(&w);
}

static void nothing_is_mailed(enum db_engine engine)
{
    struct house w;

    if (!house_open(&w, engine))
        return;
    house_sign_in(&w);
    add_staff(&w);
    assert_true(str_find(buf_view(&answered.body), S("on its way by e-mail")) < 0);
    db_begin_read(w.t);
    assert_int_equal(test_number(w.t, "SELECT count(*) FROM messages_message"), 0);
    db_rollback(w.t->db);
    house_close(&w);
}

TEST(the_link_of_a_new_member_of_staff_is_mailed_in_a_house_that_sends_e_mail)
{
    link_is_mailed(DB_SQLITE);
    link_is_mailed(DB_POSTGRES);
}

TEST(nothing_is_mailed_in_a_house_that_sends_none)
{
    nothing_is_mailed(DB_SQLITE);
    nothing_is_mailed(DB_POSTGRES);
}

TESTS(the_link_of_a_new_member_of_staff_is_mailed_in_a_house_that_sends_e_mail,
    nothing_is_mailed_in_a_house_that_sends_none)
