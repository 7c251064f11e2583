/* Tests of open data: which address is which file, how files lead to each other, what the sitemap and the catalogue
 * name. The walk as a whole: tests/web/publish.test.mjs. */
#include "base/settings.h"
#include "rooms/open_data/open_data.h"
#include "rooms/open_data/open_data_publish.h"
#include "rooms/public_pages.h"
#include "rooms/tables/tables.h"
#include "tests/people_testing.h"

#define ID "0c00000000001"

static void is_file(struct task *t, const char *address, const char *file, const char *target)
{
    struct open_page page;

    assert_true(open_data_page(t, str_of(address), lang_get(LANG_ar), &page));
    assert_string_equal(str_z(t->a, page.file), file);
    assert_string_equal(str_z(t->a, page.target), target);
}

RULE(each_open_address_is_a_file_of_its_own)
{
    is_file(t, "/p/fi/" ID, "p/fi/" ID ".html", "/p/fi/" ID);
    is_file(t, "/p/fi/" ID ".json", "p/fi/" ID ".json", "/p/fi/" ID ".json");
    is_file(t, "/p/fi/" ID "?format=pdf&beside=ar", "p/fi/" ID ".beside-ar.pdf", "/p/fi/" ID "?beside=ar&format=pdf");
    is_file(t, "/p/fi/" ID "?beside=ar", "p/fi/" ID ".beside-ar.html", "/p/fi/" ID "?beside=ar");
    is_file(t, "/p/sv/project/" ID "/feed", "p/sv/project/" ID "/feed.xml", "/p/sv/project/" ID "/feed");
    is_file(t, "/p/ar/" ID "/picture", "p/ar/" ID "/picture.png", "/p/ar/" ID "/picture");
    is_file(t, "/services?start=20&door=health", "services.door-health.start-20.ar.html",
        "/services?door=health&start=20&lang=ar");
    is_file(t, "/services/" ID "?lang=so", "services/" ID ".so.html", "/services/" ID "?lang=so");
    is_file(t, "/catalogue.ttl", "catalogue.ttl", "/catalogue.ttl");
    is_file(t, "/", "p/ar.html", "/p/ar"); /* the files have a first page of their own */
    is_file(t, "/p", "p/ar.html", "/p/ar");
}

RULE(what_is_asked_of_the_house_is_no_file)
{
    static const char *const each[] = { "/search", "/services?q=lapsi", "/services?door=../x", "/sign-in", "/people",
        ("/p/" ID), ("/id/publication/" ID), "/services/manage", "/nowhere", "" };
    struct open_page page;

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_false(open_data_page(t, str_of(each[i]), lang_get(LANG_fi), &page));
}

RULE(files_lead_to_each_other_from_wherever_they_are)
{
    static const char *const each[][3] = { { "index.html", "p/fi.html", "p/fi.html" },
        { "p/fi/a.html", "p/fi/b.html", "b.html" }, { "p/fi/a.html", "p/sv/b.html", "../sv/b.html" },
        { "p/fi/project/a.html", "assets/x.css", "../../../assets/x.css" },
        { "p/fi/a.html", "p/fi.html", "../fi.html" } };

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_string_equal(str_z(t->a, open_data_relative(t->a, str_of(each[i][0]), str_of(each[i][1]))), each[i][2]);
}

static struct str mark(void *x, struct str address, bool whole, bool send)
{
    struct task *t = x;

    return str_fmt(t->a, "[%.*s%s%s]", STR_ARG(address), whole ? " whole" : "", send ? " send" : "");
}

RULE(addresses_in_a_page_are_turned_and_nothing_else_is)
{
    const struct open_links links = { S("https://house.example"), mark, t };
    struct str page = S("<a href=\"/a?x=1&amp;y=2\">/b</a><img src=\"/c\" alt=\"href=/d\"><form action=\"/e\"><a "
                        "href=\"https://other.example/f\"><a href=\"#g\"><script src=\"/h\" defer></script><link "
                        "rel=\"manifest\" href=\"/i\"><meta content=\"https://house.example/j\"><p>href=&quot;/k</p>");
    struct str turned = open_data_turned(t, page, OPEN_PAGE, &links);

    assert_string_equal(str_z(t->a, turned),
        "<a href=\"[/a?x=1&amp;y=2]\">/b</a><img src=\"[/c]\" alt=\"href=/d\"><form action=\"[/e send]\"><a "
        "href=\"https://other.example/f\"><a href=\"#g\"><meta content=\"[/j whole]\"><p>href=&quot;/k</p>");
    turned = open_data_turned(t, S("{\"url\": \"https://house.example/j\", \"x\": \" href=\"}"), OPEN_DATA, &links);
    assert_string_equal(str_z(t->a, turned), "{\"url\": \"[/j whole]\", \"x\": \" href=\"}");
}

/* How often a text stands in another. */
static size_t times(struct str text, const char *part)
{
    size_t n = 0;

    for (ptrdiff_t at; (at = str_find(text, str_of(part))) >= 0; n++)
        text = str_part(text, (size_t)at + 1, text.n);
    return n;
}

RULE(the_sitemap_names_every_open_page_in_each_language_it_is_in)
{
    struct str base = S("https://house.example"), list, part;
    int64_t project = project_new(t, "P"), id = id_new();
    char text[ID_TEXT];

    id_text(id, text);
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_publication (id, project_id, kind, source_tag, review_note, "
                                "state, public_on, public_at, version) VALUES (%lld, %lld, 'news', 'fi', '', "
                                "'published', '2026-01-01', '2026-01-01T08:00:00Z', 1)",
                                (long long)id, (long long)project)));
    test_sql(t, str_z(t->a, str_fmt(t->a,
                                "INSERT INTO publications_language (publication_id, tag, newest, shown) VALUES (%lld, "
                                "'fi', 1, 1), (%lld, 'so', 1, 0)",
                                (long long)id, (long long)id)));
    list = open_data_sitemap_list(t, base);
    assert_int_equal(times(list, "<loc>https://house.example/sitemap/part.xml?of=publications</loc>"), 1);
    assert_int_equal(times(list, "of=picture"), 0);
    assert_true(open_data_sitemap_portion(t, base, S("publications"), 0, &part));
    assert_int_equal(times(part, "<url>"), 1); /* not in Somali yet */
    assert_int_equal(times(part, str_z(t->a, str_fmt(t->a,
                                                 "<loc>https://house.example/p/fi/%s</loc><lastmod>2026-01-01"
                                                 "T08:00:00Z</lastmod>",
                                                 text))),
        1);
    assert_true(open_data_sitemap_portion(t, base, S("publications"), id, &part));
    assert_int_equal(times(part, "<url>"), 0);
    assert_true(open_data_sitemap_portion(t, base, S("about"), 0, &part));
    assert_int_equal(times(part, "<url>"), LANG__N);
    assert_false(open_data_sitemap_portion(t, base, S("picture"), 0, &part));
    assert_false(open_data_sitemap_portion(t, base, S("people"), 0, &part));
}

RULE(every_row_of_the_sitemap_is_open_to_somebody_who_is_not_signed_in)
{
    for (size_t i = 0; i < public_rows_n; i++) {
        assert_ptr_equal(public_row_of(public_rows[i].route), &public_rows[i]);
        assert_ptr_equal(public_row_named(str_of(public_rows[i].name)), &public_rows[i]);
    }
}

RULE(the_catalogue_says_the_same_as_json_and_as_turtle)
{
    const struct settings settings = { .service_name = S("Kotipolku \"x\""), .data_licence = S("https://l.example/4") };
    struct str base = S("https://house.example");

    t->settings = &settings;
    struct str json = open_data_jsonld(t, base), turtle = open_data_turtle(t, base);
    assert_int_equal(times(turtle, "dct:title \"Kotipolku \\\"x\\\"\""), 1);
    assert_int_equal(times(turtle, "dct:license <https://l.example/4>"), dataset_forms_n);

    for (size_t i = 0; i < datasets_n; i++) {
        assert_int_equal(times(json, str_z(t->a, str_fmt(t->a,
                                                     "\"@id\": \"https://house.example/catalogue#%s\",\n      "
                                                     "\"@type\": \"dcat:Dataset\"",
                                                     datasets[i].key))),
            1);
        assert_int_equal(times(turtle, str_z(t->a, str_fmt(t->a, "<https://house.example/catalogue#%s> a dcat:Dataset",
                                                       datasets[i].key))),
            1);
    }
    assert_int_equal(times(turtle, " a dcat:Distribution"), dataset_forms_n);
    for (size_t i = 0; i < dataset_forms_n; i++) {
        bool known = false;
        for (size_t k = 0; k < datasets_n; k++)
            known |= strcmp(dataset_forms[i].key, datasets[k].key) == 0;
        assert_true(known); /* a form of a data set that there is */
    }
    t->settings = NULL;
}

RULES(each_open_address_is_a_file_of_its_own, what_is_asked_of_the_house_is_no_file,
    files_lead_to_each_other_from_wherever_they_are, addresses_in_a_page_are_turned_and_nothing_else_is,
    the_sitemap_names_every_open_page_in_each_language_it_is_in,
    every_row_of_the_sitemap_is_open_to_somebody_who_is_not_signed_in,
    the_catalogue_says_the_same_as_json_and_as_turtle)
