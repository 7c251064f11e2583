/* Tests of open data: which address is which file, how files lead to each other, what the sitemap and the catalogue
 * name. The walk as a whole: tests/web/publish.test.mjs. */
#include <fcntl.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/settings.h"
#include "rooms/open_data/open_data.h"
#include "rooms/open_data/open_data_noted.h"
#include "rooms/open_data/open_data_publish.h"
#include "rooms/operations/operations.h"
#include "rooms/orientation/orientation.h"
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
    is_file(t, "/p/projects", "p/ar/projects.html", "/p/ar/projects");
    is_file(t, "/p/operations", "p/ar/operations.html", "/p/ar/operations");
    is_file(t, "/orientation", "o/ar.html", "/o/ar");
    is_file(t, "/p/sv/projects/" ID, "p/sv/projects/" ID ".html", "/p/sv/projects/" ID);
    is_file(t, "/p/sv/projects/" ID "/picture", "p/sv/projects/" ID "/picture.png", "/p/sv/projects/" ID "/picture");
    is_file(t, "/p/fi/operations.csv", "p/fi/operations.csv", "/p/fi/operations.csv");
    is_file(t, "/p/fi/operations?format=csv&for=kohesio", "p/fi/operations.for-kohesio.csv",
        "/p/fi/operations?format=csv&for=kohesio");
    is_file(t, "/o/so/" ID "/" ID "/" ID "?beside=fi&answer=2", "o/so/" ID "/" ID "/" ID ".answer-2.beside-fi.html",
        "/o/so/" ID "/" ID "/" ID "?answer=2&beside=fi");
    is_file(t, "/hsds/services?page=2", "hsds/services.page-2.json", "/hsds/services?page=2");
}

/* A value is a piece of a name by itself, or by its letters and a number that no other value has. */
RULE(each_value_of_a_facet_and_each_page_of_it_is_a_file)
{
    struct open_page one, other;

    is_file(t, "/p/fi/projects?start=0&theme=work", "p/fi/projects.theme-work.html", "/p/fi/projects?theme=work");
    is_file(t, "/p/fi/projects?start=975&theme=work", "p/fi/projects.theme-work.start-975.html",
        "/p/fi/projects?theme=work&start=975");
    is_file(t, "/p/fi/projects?start=100000", "p/fi/projects.start-100000.html", "/p/fi/projects?start=100000");
    assert_true(open_data_page(t, S("/p/fi/projects?fund=ESF%2B"), lang_get(LANG_fi), &one));
    assert_true(str_starts(one.file, S("p/fi/projects.fund-esf--")) && str_ends(one.file, S(".html")));
    assert_str(one.target, "/p/fi/projects?fund=ESF%2B");
    assert_true(open_data_page(t, S("/p/fi/projects?fund=ESF-+"), lang_get(LANG_fi), &other));
    assert_false(str_eq(one.file, other.file));
    assert_true(one.narrowed && !one.indexed);
    assert_true(open_data_page(t, S("/p/fi/projects?organisation=..%2F..%2Fx"), lang_get(LANG_fi), &one));
    assert_true(str_find(one.file, S("..")) < 0);
}

RULE(what_is_asked_of_the_house_is_no_file)
{
    static const char *const each[] = { "/search", "/services?q=lapsi", "/sign-in", "/people", ("/p/" ID),
        ("/id/publication/" ID), "/services/manage", "/nowhere", "", "/p/fi/projects?q=x",
        "/p/fi/projects?theme=work&region=01", "/p/fi/projects?theme=work&start=1025", "/p/fi/projects?sort=new",
        "/p/fi/projects?theme=work&theme=skills", "/p/fi/projects?theme=", "/p/fi/projects?format=../x",
        "/p/fi/projects?theme=work&format=csv", ("/o/fi/" ID "/" ID "/" ID "?big=1"), ("/p/" ID "/media/" ID),
        ("/p/fi/" ID "?start=25"), "/p/fi/projects?theme=%zz" };
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

/* ---- the folder */

static struct open_folder *folder_begin(struct task *t, const char *path)
{
    struct buf *why = task_buf(t, 2000);
    struct open_folder *f = open_folder_begin(t, str_of(path), why);

    if (f == NULL)
        fail_msg("%.*s", (int)why->n, why->p);
    return f;
}

static bool there(struct task *t, const char *path, const char *file)
{
    return access(str_z(t->a, str_fmt(t->a, "%s/%s", path, file)), F_OK) == 0;
}

static int64_t size_of(struct task *t, const char *path, const char *file)
{
    struct stat st;

    return stat(str_z(t->a, str_fmt(t->a, "%s/%s", path, file)), &st) == 0 ? (int64_t)st.st_size : -1;
}

static void limit_files(rlim_t most)
{
    struct rlimit limit;

    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = most;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

/* A file may have 64 kB, no more: as when the disk is full. */
RULE(a_walk_that_the_disk_cuts_short_leaves_what_was_there_and_is_taken_up)
{
    char path[] = "/tmp/kotipolku-open-XXXXXX";
    struct buf *why = task_buf(t, 2000), *much = task_buf(t, 1 << 20);
    struct published done;

    assert_non_null(mkdtemp(path));
    for (size_t i = 0; i < 200 << 10; i++)
        buf_ch(much, 'x');
    struct open_folder *f = folder_begin(t, path);
    assert_true(open_folder_put(f, t->a, S("p/a.html"), S("old"), why));
    assert_true(open_folder_put(f, t->a, S("p/old.html"), S("goes"), why));
    assert_true(open_folder_end(f, &done, why));
    assert_int_equal(done.changed, 2);

    f = folder_begin(t, path);
    signal(SIGXFSZ, SIG_IGN);
    limit_files(64 << 10);
    assert_true(open_folder_put(f, t->a, S("q/new.html"), S("new"), why));
    assert_false(open_folder_put(f, t->a, S("p/a.html"), buf_view(much), why));
    limit_files(RLIM_INFINITY);
    assert_true(str_find(buf_view(why), S("p/a.html cannot be written: File too large")) > 0);
    assert_int_equal(size_of(t, path, "p/a.html"), 3);
    assert_true(there(t, path, "p/old.html") && !there(t, path, "p/a.html.new")); /* nothing is removed yet */

    f = folder_begin(t, path);
    assert_false(open_folder_keep(f, t->a, S("p/a.html"))); /* it may be of before or of the walk that was cut short */
    assert_true(open_folder_put(f, t->a, S("p/a.html"), buf_view(much), why));
    assert_false(open_folder_same(f));
    assert_true(open_folder_end(f, &done, why));
    assert_int_equal(size_of(t, path, "p/a.html"), 200 << 10);
    assert_int_equal(done.removed, 2); /* also what the walk that was cut short had written */
    assert_false(there(t, path, "q"));
    f = folder_begin(t, path);
    assert_true(open_folder_put(f, t->a, S("p/a.html"), buf_view(much), why));
    assert_true(open_folder_end(f, &done, why));
    assert_true(open_folder_same(f));
    assert_int_equal(done.changed + done.removed, 0);
    f = folder_begin(t, path);
    assert_true(open_folder_keep(f, t->a, S("p/a.html")));
    assert_false(open_folder_keep(f, t->a, S("p/b.html")));
    assert_true(open_folder_end(f, &done, why));
    assert_int_equal(done.files, 1);
    assert_int_equal(done.removed, 0);
    assert_int_equal(system(str_z(t->a, str_fmt(t->a, "rm -r %s", path))), 0);
}

/* A list that was cut in the middle of a name: that of a folder, and of a file of ours. */
RULE(a_folder_whose_first_walk_was_cut_short_is_ours)
{
    char path[] = "/tmp/kotipolku-open-XXXXXX";
    struct buf *why = task_buf(t, 2000);
    struct published done;

    assert_non_null(mkdtemp(path));
    struct open_folder *f = folder_begin(t, path);
    assert_true(open_folder_put(f, t->a, S("p/one.html"), S("1"), why));
    FILE *list = fopen(str_z(t->a, str_fmt(t->a, "%s/.kotipolku-files", path)), "a");
    assert_true(list != NULL && fputs("p", list) >= 0 && fclose(list) == 0);
    f = folder_begin(t, path);
    assert_true(open_folder_put(f, t->a, S("p/two.html"), S("2"), why));
    assert_true(open_folder_end(f, &done, why));
    assert_int_equal(done.removed, 1);
    assert_true(there(t, path, "p/two.html") && !there(t, path, "p/one.html"));
    assert_int_equal(system(str_z(t->a, str_fmt(t->a, "rm -r %s", path))), 0);
}

static struct str name_of(struct arena *a, int64_t i)
{
    return str_fmt(
        a, "p/fi/%lld/%.*s.html", (long long)i, (int)(i % 50), "one that is longer or shorter and so on and so on..");
}

/* More than a piece of what is read at once, and more marks than there is room for at first. */
RULE(what_a_walk_notes_takes_no_memory_however_long_it_is)
{
    enum { NAMES = 20000, AHEAD = 5000 };
    char path[] = "/tmp/kotipolku-open-XXXXXX";
    struct str line;

    assert_non_null(mkdtemp(path));
    int folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    struct noted *noted = noted_begin(t, folder);
    struct noted_marks *marks = noted_marks_begin(t, folder);
    size_t used = arena_used(t->a);
    for (int64_t i = 0; i < NAMES + AHEAD; i++) {
        struct arena *a = arena_new(1 << 20);
        if (i < NAMES) {
            struct str name = name_of(a, i);
            assert_true(noted_mark(marks, name, 2));
            assert_false(noted_mark(marks, name, 2));
            assert_false(noted_has(marks, name, 1));
            noted_put(noted, name);
            noted_put(noted, S("\n"));
        }
        if (i >= AHEAD) {
            assert_true(noted_read(noted, a, &line));
            assert_true(str_eq(line, name_of(a, i - AHEAD)));
            assert_true(noted_has(marks, line, 2) && noted_mark(marks, line, 1) && noted_has(marks, line, 2));
        }
        arena_free(a);
    }
    assert_false(noted_read(noted, t->a, &line));
    noted_put(noted, S("one more\n"));
    assert_true(noted_read(noted, t->a, &line));
    assert_str(line, "one more");
    assert_false(noted_has(marks, S("p/fi/never.html"), 3));
    assert_in_range(arena_used(t->a) - used, 0, 4096);
    assert_int_equal(close(folder), 0);
    assert_int_equal(rmdir(path), 0); /* they have no names in it */
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

/* What is open to all: the projects that are shown, in every language, and courses with their topics. */
RULE(projects_and_courses_are_among_the_addresses)
{
    struct problems wrong = { 0 };
    struct operations_in in = operations_begin(t, S("L"));
    struct str base = S("https://house.example"), part;
    int64_t course, ids[3];

    for (int64_t i = 0; i < 3; i++)
        ids[i] = operations_put(&in, &(struct operation){ .source_key = str_number(t->a, i),
                                         .name = S("N"),
                                         .name_language = S("fin"),
                                         .cofinancing = INT_NONE,
                                         .total_cents = INT_NONE,
                                         .eu_cents = INT_NONE });
    operations_end(&in);
    assert_true(open_data_sitemap_portion(t, base, S("operation"), 0, &part));
    assert_int_equal(times(part, "<url>"), 3 * LANG__N);
    assert_int_equal(times(part, "/p/fi/projects/"), 3);
    struct public_places rest = operations_places(t, ids[0] < ids[1] ? ids[0] : ids[1], 1);
    assert_int_equal(rest.n, 1);
    assert_int_equal(operations_bounds(t, 2).n, 1);
    assert_int_equal(orientation_take_ours(t, &course, &wrong), DONE);
    assert_int_equal(orientation_places(t, 0, 10).n + orientation_topics(t, 0, 10).n, 0); /* not shown yet */
    assert_int_equal(orientation_bring_out(t, course), DONE);
    assert_true(open_data_sitemap_portion(t, base, S("course"), 0, &part));
    assert_int_equal(times(part, "<url>"), LANG__N);
    assert_true(open_data_sitemap_portion(t, base, S("topic"), 0, &part));
    assert_int_equal(times(part, "<url>"), 9 * LANG__N);
    assert_int_equal(orientation_places(t, course, 10).n, 0);
    assert_true(open_data_sitemap_portion(t, base, S("list-of-operations"), 0, &part));
    assert_int_equal(times(part, "<url>"), LANG__N);
}

RULES(each_open_address_is_a_file_of_its_own, what_is_asked_of_the_house_is_no_file,
    each_value_of_a_facet_and_each_page_of_it_is_a_file,
    a_walk_that_the_disk_cuts_short_leaves_what_was_there_and_is_taken_up,
    a_folder_whose_first_walk_was_cut_short_is_ours, what_a_walk_notes_takes_no_memory_however_long_it_is,
    projects_and_courses_are_among_the_addresses, files_lead_to_each_other_from_wherever_they_are,
    addresses_in_a_page_are_turned_and_nothing_else_is, the_sitemap_names_every_open_page_in_each_language_it_is_in,
    every_row_of_the_sitemap_is_open_to_somebody_who_is_not_signed_in,
    the_catalogue_says_the_same_as_json_and_as_turtle)
