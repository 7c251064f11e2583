/* Tests of datapackage.json: what is written reads back, and what could lead out of the folder is refused. */
#include "base/test.h"
#include "rooms/tables/tables.h"

static const struct column people[]   = { { .key = "person", .type = COLUMN_TEXT }, { .key = "birth_date", .type = COLUMN_DAY } };
static const struct column projects[] = { { .key = "project", .type = COLUMN_TEXT }, { .key = "total_budget", .type = COLUMN_MONEY } };

TEST(a_written_package_reads_back)
{
    struct task *t = test_task();
    struct buf   b;
    buf_init(&b, 1 << 16);
    const struct table_head heads[] = { { S("people"), S("Osallistujat"), people, 2 }, { S("projects"), S(""), projects, 2 } };
    datapackage_write(&b, S("kotipolku"), S("Omat tiedot"), t->now, heads, 2);
    assert_true(str_find(buf_view(&b), S("\"name\": \"birth_date\",\n            \"type\": \"date\"")) > 0);
    assert_true(str_find(buf_view(&b), S("\"created\": \"2026-11-22T08:30:00Z\"")) > 0);
    struct datapackage_files files;
    struct remark        why;
    assert_true(datapackage_read(t, buf_view(&b), &files, &why));
    assert_int_equal(files.n, 2);
    assert_str(files.at[1].name, "projects");
    assert_str(files.at[1].path, "projects.csv");
    buf_free(&b);
    test_task_end(t);
}

TEST(what_is_no_package_is_refused_with_a_sentence)
{
    static const struct { struct str json; const char *refusal; } cases[] = {
        { S("{\n\"resources\": [\n"), "datapackage.json is not JSON (line 3)." },
        { S("[]"), "datapackage.json has no list of resources." },
        { S("{\"resources\": [{\"path\": \"people.csv\"}, {\"path\": \"../people.csv\"}]}"),
          "datapackage.json: the path of resource 2 is not a plain file name." },
        { S("{\"resources\": [{\"path\": \"/etc/passwd\"}]}"), "datapackage.json: the path of resource 1 is not a plain file name." },
        { S("{\"resources\": [{\"path\": [\"a.csv\", \"b.csv\"]}]}"), "datapackage.json: the path of resource 1 is not a plain file name." },
        { S("{\"resources\": [3]}"), "datapackage.json: the path of resource 1 is not a plain file name." },
    };
    struct task         *t = test_task();
    struct datapackage_files files;
    struct remark        why;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_false(datapackage_read(t, cases[i].json, &files, &why));
        assert_str(remark_text(t->a, lang_get(LANG_en), &why), cases[i].refusal);
    }
    assert_true(datapackage_read(t, S("{\"resources\": [{\"path\": \"people.csv\"}]}"), &files, &why));
    assert_str(files.at[0].name, "people");
    test_task_end(t);
}

TESTS(a_written_package_reads_back, what_is_no_package_is_refused_with_a_sentence)
