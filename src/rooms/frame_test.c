/* Tests of the frame and of the parts for all rooms: in every language, for somebody and for nobody. */
#include "base/test.h"
#include "parts_html.h"
#include "rooms/routes.h"
#include "web/req.h"
#include "web/frame.h"

static struct frame frame_of(struct task *t, bool signed_in)
{
    struct frame f = { .service_name = S("Koti & polku"),
        .signed_in = signed_in,
        .viewer = signed_in ? 42 : 0,
        .viewer_name = S("Liisa <b>"),
        .sign_in = { S("/sign-in") },
        .notice = signed_in ? S("The register is saved.") : S("") };
    if (signed_in)
        f.sign_out.s = S("/sign-out");
    for (int i = 0; i < LANG__N; i++) {
        const struct lang *l = lang_get((enum lang_id)i);
        struct frame_link link = { .url = { S("/?lang=x&y=1") },
            .text = str_of(l->name),
            .current = l == t->lang,
            .lang = str_of(l->tag),
            .dir = str_of(l->dir) };
        LIST_ADD(t->a, &f.languages, link);
    }
    struct frame_link nav[] = { { .url = { S("/") }, .text = S("Home"), .room = ROOM_HOME },
        { .url = { S("/groups") }, .text = S("Groups"), .room = ROOM_GROUPS } };
    for (size_t i = 0; signed_in && i < 2; i++)
        LIST_ADD(t->a, &f.nav, nav[i]);
    return f;
}

static struct str page_of(struct task *t, enum lang_id lang, bool signed_in, const struct frame_args *args)
{
    struct buf o;
    t->lang = lang_get(lang);
    struct frame f = frame_of(t, signed_in);
    buf_init(&o, 1 << 20);
    struct page p = {
        .o = &o, .a = t->a, .lang = t->lang, .today = t->today, .frame = &f, .csrf = S("token"), .form_id = S("f1")
    };
    frame_begin(&p, args);
    part_pager(&p, &(struct pager){ .next = { S("/groups?after=5") } });
    part_empty_state(&p, "Nothing <here>.");
    part_status_tag(&p, "success", S("Held"));
    frame_end(&p);
    struct str s = str_copy(t->a, buf_view(&o));
    buf_free(&o);
    return s;
}

static size_t count(struct str s, const char *z)
{
    size_t n = 0;
    for (ptrdiff_t at; (at = str_find(s, str_of(z))) >= 0; n++)
        s = str_part(s, (size_t)at + 1, s.n);
    return n;
}

/* Every element is closed in order; the reader of HTML is as strict as tplc's. */
static bool balanced(struct str s)
{
    static const char *const VOID[] = { "meta", "link", "input", "br", "use", "!doctype" };
    struct str open[64];
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '<')
            continue;
        bool closing = s.p[i + 1] == '/', is_void = false;
        size_t from = i + 1 + closing, end = from;
        while (end < s.n && s.p[end] != ' ' && s.p[end] != '>' && s.p[end] != '/')
            end++;
        struct str name = str_part(s, from, end - from);
        for (size_t k = 0; k < sizeof VOID / sizeof *VOID; k++)
            is_void = is_void || str_is(name, VOID[k]);
        if (closing && (n == 0 || !str_eq(open[--n], name)))
            return false;
        if (!closing && !is_void && n < 64)
            open[n++] = name;
    }
    return n == 0;
}

TEST(the_page_says_its_language_and_direction)
{
    struct task *t = test_task();
    for (int i = 0; i < LANG__N; i++) {
        struct str s = page_of(
            t, (enum lang_id)i, true, &(struct frame_args){ .title = "Groups", .room = ROOM_GROUPS });
        struct str head = str_fmt(
            t->a, "<!doctype html><html lang=\"%s\" dir=\"%s\" data-user=\"42\"", t->lang->tag, t->lang->dir);
        assert_true(str_starts(s, head));
        assert_true(balanced(s));
        assert_int_equal(count(s, "<main"), 1);
        assert_int_equal(count(s, "<nav class=\"kp-nav kp-wide-only\""), 1);
        assert_int_equal(count(s, "hreflang="), LANG__N);
    }
    test_task_end(t);
}

TEST(the_title_tells_problems_first_and_escapes)
{
    struct task *t = test_task();
    struct str s = page_of(
        t, LANG_en, true, &(struct frame_args){ .title_text = S("A <b> group"), .room = ROOM_GROUPS, .problem = true });
    assert_int_equal(count(s, "<title>Error: A &lt;b&gt; group – Koti &amp; polku</title>"), 1);
    assert_int_equal(count(s, "<bdi>Liisa &lt;b&gt;</bdi>"), 2);
    assert_int_equal(count(s, "<b>"), 0);
    test_task_end(t);
}

TEST(the_current_room_is_marked_and_the_way_back_is_shown)
{
    struct task *t = test_task();
    struct str s = page_of(t, LANG_ar, true,
        &(struct frame_args){ .title = "Groups", .room = ROOM_GROUPS, .back = { S("/groups?a=1&b=2") } });
    assert_int_equal(count(s, "<a href=\"/groups\" aria-current=\"page\">"), 2); /* the wide menu and the phone's */
    assert_int_equal(count(s, "<a href=\"/\" aria-current"), 0);
    assert_int_equal(count(s, "<a class=\"ds-link\" href=\"/groups?a=1&amp;b=2\">"), 1);
    assert_int_equal(count(s, "رجوع"), 1);
    test_task_end(t);
}

TEST(nobody_sees_a_way_in_and_no_menu)
{
    struct task *t = test_task();
    struct str s = page_of(t, LANG_fi, false, &(struct frame_args){ .title = "Home", .room = ROOM_HOME });
    assert_true(balanced(s));
    assert_int_equal(count(s, "kp-nav"), 0);
    assert_int_equal(count(s, "href=\"/sign-in\""), 1);
    assert_int_equal(count(s, "sign-out"), 0);
    assert_int_equal(count(s, "data-user=\"0\""), 1);
    test_task_end(t);
}

TEST(signing_out_is_a_form_with_its_token)
{
    struct task *t = test_task();
    struct str s = page_of(t, LANG_sv, true, &(struct frame_args){ .title = "Home", .room = ROOM_HOME });
    assert_int_equal(count(s, "<form method=\"post\" novalidate action=\"/sign-out\" class=\"kp-sign-out\">"
                              "<input type=\"hidden\" name=\"csrf\" value=\"token\">"),
        2); /* the header of a wide window and the menu of a phone */
    assert_int_equal(count(s, "role=\"status\"><p>The register is saved.</p>"), 1);
    test_task_end(t);
}

TEST(the_pager_shows_only_what_there_is)
{
    struct task *t = test_task();
    struct str s = page_of(t, LANG_en, true, &(struct frame_args){ .title = "Home", .room = ROOM_HOME });
    assert_int_equal(count(s, "rel=\"next\" href=\"/groups?after=5\""), 1);
    assert_int_equal(count(s, "rel=\"prev\""), 0);
    assert_int_equal(count(s, "<p>Nothing &lt;here&gt;.</p>"), 1);
    assert_int_equal(count(s, "data-color=\"success\""), 2); /* the notice and the tag */
    test_task_end(t);
}

TESTS(the_page_says_its_language_and_direction, the_title_tells_problems_first_and_escapes,
    the_current_room_is_marked_and_the_way_back_is_shown, nobody_sees_a_way_in_and_no_menu,
    signing_out_is_a_form_with_its_token, the_pager_shows_only_what_there_is)
