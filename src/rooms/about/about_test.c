/* Tests of the open pages about the service: they say what the settings say in every language, and an address to write
 * to becomes a link only when it is one, escaped. */
#include "lang/lang.h"
#include "tests/gate_testing.h"

static struct house w;

static int open_world(void **state)
{
    assert_true(house_open(&w, DB_SQLITE));
    return 0;
}

static int close_world(void **state)
{
    buf_free(&answered.body);
    house_close(&w);
    return 0;
}

static void look(const char *path, enum lang_id lang)
{
    struct http x = { .method = S("GET"), .target = str_fmt(w.t->a, "%s?lang=%s", path, lang_get(lang)->tag) };

    ask(&w, x);
    assert_int_equal(answered.status, 200);
}

static bool shows(struct str text) { return str_find(buf_view(&answered.body), text) >= 0; }

/* The message in that language, as HTML writes its apostrophes. */
static bool says(enum lang_id lang, const char *message)
{
    struct strs pieces = strs_split(w.t->a, str_of(lang_tr(lang_get(lang), message)), '\'');

    return shows(strs_join(w.t->a, &pieces, S("&#39;")));
}

static const char *const pages[] = { "/accessibility", "/privacy", "/about" }; /* they say whom to ask */

/* The rest of the settings is as in a house that nobody has set up. */
static void set(const char *controller, const char *contact, const char *legal_basis, const char *source)
{
    w.settings = settings_default();
    w.settings.controller = str_of(controller);
    w.settings.controller_contact = str_of(contact);
    w.settings.legal_basis = str_of(legal_basis);
    w.settings.source_address = str_of(source);
}

TEST(a_contact_is_a_link_to_write_to_only_when_it_is_an_address_and_nothing_else)
{
    static const struct {
        const char *contact, *link, *shown;
    } each[] = {
        { "neuvonta@example.org", "href=\"mailto:neuvonta@example.org\"", ">neuvonta@example.org<" },
        { " neuvonta@example.org ", "href=\"mailto:neuvonta@example.org\"", ">neuvonta@example.org<" },
        { "a&b?cc=x@example.org", "href=\"mailto:a%26b%3Fcc%3Dx@example.org\"", ">a&amp;b?cc=x@example.org<" },
        { "<b>@example.org", "href=\"mailto:%3Cb%3E@example.org\"", ">&lt;b&gt;@example.org<" },
        { "Talo, neuvonta@example.org", NULL, ">Talo, neuvonta@example.org<" },
        { "neuvonta@example.org tai 09 123", NULL, ">neuvonta@example.org tai 09 123<" },
        { "@example.org", NULL, ">@example.org<" },
        { "Soita 09 123", NULL, ">Soita 09 123<" },
    };
    const char *const by_mail = "Write to:", *const here = "You reach us here:";

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
            set("", each[i].contact, "", "");
            look(pages[p], LANG_en);
            assert_true(shows(str_of(each[i].shown)));
            assert_int_equal(says(LANG_en, by_mail), each[i].link != NULL);
            assert_int_equal(says(LANG_en, here), each[i].link == NULL);
            if (each[i].link)
                assert_true(shows(str_of(each[i].link)));
            assert_false(shows(S("mailto:Talo")) || shows(S("<b>@")));
        }
}

TEST(the_pages_say_in_every_language_what_the_settings_say_and_without_them_whom_to_ask)
{
    static const char ask_somebody[] = "Ask a worker of the project whom you know. They can tell you who answers in "
                                       "the organisation that runs this service.";

    for (enum lang_id l = 0; l < LANG__N; l++)
        for (size_t p = 0; p < sizeof pages / sizeof *pages; p++) {
            bool privacy = p == 1, program = p == 2;
            set("Talo & tupa ry", "neuvonta@example.org", "Suostumus <6 a>", "");
            look(pages[p], l);
            assert_true(says(l, "Responsible organisation:") && says(l, "Write to:") && !says(l, ask_somebody));
            assert_true(shows(S("<bdi>Talo &amp; tupa ry</bdi>")));
            assert_int_equal(shows(S("<bdi>Suostumus &lt;6 a&gt;</bdi>")), privacy);
            set("", "", "", "");
            look(pages[p], l);
            assert_true(says(l, ask_somebody) && !says(l, "Responsible organisation:") && !says(l, "Write to:"));
            assert_int_equal(says(l, "The organisation that runs your project is responsible for your data. It has not "
                                     "written its name here."),
                privacy);
            assert_int_equal(says(l, "The organisation that runs this service gives you the source code of this "
                                     "version when you ask for it."),
                program);
        }
}

/* What somebody typed leads nowhere but to the web. */
TEST(the_source_is_a_link_when_it_is_an_address_of_the_web)
{
    static const struct {
        const char *source;
        bool link;
    } each[] = { { "https://example.org/kotipolku?a&b", true }, { "http://example.org/", true },
        { "javascript:alert(1)", false }, { "example.org", false }, { "", false } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        set("", "", "", each[i].source);
        look("/about", LANG_en);
        assert_int_equal(says(LANG_en, "The source code of this version is here:"), each[i].link);
        assert_false(shows(S("javascript:")));
        assert_true(!each[i].link || shows(S("href=\"http")));
    }
    assert_false(shows(S("a&b\"")));
}

TEST(the_days_after_which_texts_go_are_those_of_the_settings)
{
    set("", "", "", "");
    w.settings.draft_days = 13;
    look("/privacy", LANG_fi);
    assert_true(shows(S("13")));
    w.settings.draft_days = 17;
    look("/privacy", LANG_fi);
    assert_true(shows(S("17")) && !shows(S(" 13 ")));
}

TEST(the_manifest_is_json_whatever_the_service_is_called)
{
    set("", "", "", "");
    w.settings.service_name = S("Koti \"polku\" \\ \n & <b>");
    look("/manifest.webmanifest", LANG_en);
    assert_true(shows(S("\"name\":\"Koti \\\"polku\\\" \\\\   & <b>\"")));
    assert_true(shows(S("\"start_url\":\"/\"")));
}

TESTS_BETWEEN(open_world, close_world, a_contact_is_a_link_to_write_to_only_when_it_is_an_address_and_nothing_else,
    the_pages_say_in_every_language_what_the_settings_say_and_without_them_whom_to_ask,
    the_source_is_a_link_when_it_is_an_address_of_the_web, the_days_after_which_texts_go_are_those_of_the_settings,
    the_manifest_is_json_whatever_the_service_is_called)
