/* Tests of writing: each format's text for one table, and workbooks read back by our own reader. */
#include "base/test.h"
#include "rooms/codes.h"
#include "rooms/tables/tables.h"
#include <fcntl.h>
#include <unistd.h>

/* A table in the arena, to be written in each format: row by row, cells of one row after the other. */
struct table {
    struct table_head head;
    struct cell *at;
    size_t n, cap; /* cells, not rows */
};
#define TABLE_ADD(a, table, ...) \
    table_add( \
        (a), (table), (struct cell[]){ __VA_ARGS__ }, sizeof((struct cell[]){ __VA_ARGS__ }) / sizeof(struct cell))

static void table_add(struct arena *a, struct table *table, const struct cell *cells, size_t n)
{
    for (size_t i = 0; i < n; i++)
        LIST_ADD(a, table, cells[i]);
}

static void tables_put(struct tables *ts, const struct table *table)
{
    tables_begin(ts, &table->head);
    assert_int_equal(table->n % table->head.n, 0);
    for (size_t i = 0; i < table->n; i += table->head.n)
        tables_row(ts, &table->at[i]);
    tables_end(ts);
}

static struct task *begin(enum lang_id id)
{
    struct task *t = test_task();
    t->lang = lang_get(id);
    return t;
}

static const struct column columns[] = {
    { .key = "name", .title = S("Nimi"), .type = COLUMN_TEXT },
    { .key = "sessions", .title = S("Kerrat"), .type = COLUMN_INT },
    { .key = "share", .title = S("Osuus"), .type = COLUMN_PERCENT },
    { .key = "born", .title = S("Syntynyt"), .type = COLUMN_DAY },
    { .key = "seen", .title = S("Nähty"), .type = COLUMN_INSTANT },
    { .key = "hours", .title = S("Tunnit"), .type = COLUMN_MINUTES },
    { .key = "cost", .title = S("Hinta"), .type = COLUMN_MONEY },
    { .key = "gender", .title = S("Sukupuoli"), .type = COLUMN_CODE, .codes = &CODES_gender },
};
enum { N = sizeof columns / sizeof *columns };

static struct table example(struct task *t)
{
    static const struct day born = { "1990-02-28" }, month = { "1985-07" };
    static const struct instant seen = { "2026-11-22T08:30:00Z" };
    struct table table = { .head = { S("people"), S("Osallistujat"), columns, N } };
    TABLE_ADD(t->a, &table, cell_s(S("Päivi; \"Pia\"\nde, Meri")), cell_n(12), cell_n(42), cell_day(&born),
        cell_s(instant_str(&seen)), cell_n(90), cell_n(123450), cell_s(S("woman")));
    TABLE_ADD(t->a, &table, cell_s(S("=1+1")), cell_n(-3), cell_n(0), cell_day(&month), cell_none(), cell_n(6000),
        cell_n(-5), cell_s(S("man")));
    TABLE_ADD(t->a, &table, cell_s(S("+358 40 123")), cell_none(), cell_none(), cell_none(), cell_none(), cell_none(),
        cell_none(), cell_none());
    return table;
}

static struct str written(struct task *t, enum table_format f)
{
    struct buf b;
    struct table table = example(t);
    buf_init(&b, 1 << 20);
    struct tables *ts = tables_to_buf(t, f, &b);
    tables_put(ts, &table);
    tables_close(ts);
    assert_false(buf_full(&b));
    struct str all = str_copy(t->a, buf_view(&b));
    buf_free(&b);
    return all;
}

TEST(csv_for_programs_is_plain_but_for_what_would_run)
{
    struct task *t = begin(LANG_fi);
    assert_str(written(t, FORMAT_CSV),
        "name,sessions,share,born,seen,hours,cost,gender\n"
        "\"Päivi; \"\"Pia\"\"\nde, Meri\",12,42,1990-02-28,2026-11-22T08:30:00Z,90,1234.50,woman\n"
        "'=1+1,-3,0,1985-07,,6000,-0.05,man\n"
        "+358 40 123,,,,,,,\n");
    test_task_end(t);
}

TEST(csv_for_people_opens_in_finnish_excel_and_runs_no_formula)
{
    struct task *t = begin(LANG_en);
    assert_str(written(t, FORMAT_CSV_PEOPLE),
        "\xEF\xBB\xBFNimi;Kerrat;Osuus;Syntynyt;Nähty;Tunnit;Hinta;Sukupuoli\r\n"
        "\"Päivi; \"\"Pia\"\"\nde, Meri\";12;42;1990-02-28;2026-11-22 10:30;1:30;1234,50;Woman\r\n"
        "'=1+1;-3;0;1985-07;;100:00;-0,05;Man\r\n"
        "+358 40 123;;;;;;;\r\n");
    test_task_end(t);
}

TEST(json_is_an_object_of_tables)
{
    struct task *t = begin(LANG_fi);
    struct str j = written(t, FORMAT_JSON);
    assert_true(str_starts(
        j, S("{\n  \"people\": [\n    {\n      \"name\": \"Päivi; \\\"Pia\\\"\\nde, Meri\",\n      \"sessions\": 12,\n"
             "      \"share\": 42,\n      \"born\": \"1990-02-28\",\n")));
    assert_true(str_find(j, S("\"cost\": 1234.50,\n      \"gender\": \"woman\"\n    },\n")) > 0);
    assert_true(str_find(j, S("\"seen\": null,")) > 0);
    assert_true(str_ends(j, S("    }\n  ]\n}\n")));
    test_task_end(t);
}

TEST(text_is_aligned_by_what_the_eye_sees)
{
    static const struct column two[] = { { .key = "nimi", .type = COLUMN_TEXT }, { .key = "kpl", .type = COLUMN_INT } };
    struct task *t = begin(LANG_en);
    struct table table = { .head = { S("t"), S("Kielet"), two, 2 } };
    struct buf b;
    buf_init(&b, 1 << 16);
    TABLE_ADD(t->a, &table, cell_s(S("Ääkkönen")), cell_n(7));
    TABLE_ADD(t->a, &table, cell_s(S("مُدَرِّس")), cell_n(12));
    TABLE_ADD(t->a, &table, cell_s(S("日本")), cell_none());
    TABLE_ADD(t->a, &table, cell_s(S("\u200Eab\u200F")), cell_n(5)); /* marks of direction take no room */
    TABLE_ADD(t->a, &table, cell_none(), cell_n(1));
    struct tables *ts = tables_to_buf(t, FORMAT_TEXT, &b);
    tables_put(ts, &table);
    tables_close(ts);
    assert_str(buf_view(&b), "Kielet\n\nnimi      kpl\n-------------\nÄäkkönen    7\nمُدَرِّس       "
                             "12\n日本\n\u200Eab\u200F          5\n            1\n");
    buf_free(&b);
    test_task_end(t);
}

TEST(a_number_of_hundredths_has_two_decimals)
{
    static const struct column one[] = { { .key = "hours", .type = COLUMN_HUNDREDTHS } };
    static const struct {
        enum table_format format;
        const char *holds;
    } each[] = { { FORMAT_TEXT, "1,50" }, { FORMAT_JSON, "\"hours\": 1.50" }, { FORMAT_CSV, "hours\n1.50\n" },
        { FORMAT_CSV_PEOPLE, "1,50\r\n" }, { FORMAT_XLSX, "PK" } };
    struct task *t = begin(LANG_en);
    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        struct table table = { .head = { S("t"), S(""), one, 1 } };
        struct buf b;
        buf_init(&b, 1 << 16);
        TABLE_ADD(t->a, &table, cell_n(150));
        struct tables *ts = tables_to_buf(t, each[i].format, &b);
        tables_put(ts, &table);
        tables_close(ts);
        assert_true(str_find(buf_view(&b), str_of(each[i].holds)) >= 0);
        buf_free(&b);
    }
    test_task_end(t);
}

TEST(a_workbook_reads_back_as_what_was_written)
{
    struct task *t = begin(LANG_en);
    struct remark why;
    struct book *b = book_open(t, written(t, FORMAT_XLSX), &why);
    assert_non_null(b);
    assert_int_equal(book_sheets(b), 1);
    assert_str(book_sheet_name(b, 0), "people");
    static const char *const want[][N] = {
        { "Nimi", "Kerrat", "Osuus", "Syntynyt", "Nähty", "Tunnit", "Hinta", "Sukupuoli" },
        { "Päivi; \"Pia\"\nde, Meri", "12", "42%", "1990-02-28", "2026-11-22 10:30", "01:30", "1234.5", "Woman" },
        { "=1+1", "-3", "0%", "1985-07", "", "100:00", "-0.05", "Man" },
        { "+358 40 123", "", "", "", "", "", "", "" },
    };
    struct rows *rs = book_rows(b, 0);
    struct row row;
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        assert_int_equal(rows_next(rs, &row), ROWS_ROW);
        assert_int_equal(row.line, i + 1);
        assert_int_equal(row.n, N);
        for (size_t k = 0; k < N; k++)
            assert_str(row.at[k], want[i][k]);
    }
    assert_int_equal(rows_next(rs, &row), ROWS_END);
    test_task_end(t);
}

TEST(many_tables_make_many_sheets_and_a_long_one_keeps_memory_small)
{
    static const struct column two[] = { { .key = "session", .type = COLUMN_TEXT },
        { .key = "minutes", .type = COLUMN_INT } };
    struct task *t = begin(LANG_ar);
    char path[] = "/tmp/kotipolku-write-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    unlink(path);
    struct tables *ts = tables_to_fd(t, FORMAT_XLSX, fd);
    const struct table_head heads[] = { { S("sessions"), S(""), two, 2 },
        { S("a/name:of more than 31 letters ääkköset"), S(""), two, 2 } };
    const size_t before = arena_used(t->a);
    for (int k = 0; k < 2; k++) {
        tables_begin(ts, &heads[k]);
        for (int i = 0; i < 50000; i++)
            tables_row(ts, (struct cell[]){ cell_s(S("s0001")), cell_n(i) });
        tables_end(ts);
    }
    assert_true(arena_used(t->a) - before < 20000);
    tables_close(ts);
    struct remark why;
    struct book *b = book_open_fd(t, fd, &why);
    assert_non_null(b);
    assert_int_equal(book_sheets(b), 2);
    assert_str(book_sheet_name(b, 1), "a-name-of more than 31 letters ");
    struct rows *rs = book_rows(b, 1);
    struct row row;
    for (int i = 0; i <= 50000; i++)
        assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_str(row.at[1], "49999");
    assert_int_equal(row.line, 50001);
    assert_int_equal(rows_next(rs, &row), ROWS_END);
    close(fd);
    test_task_end(t);
}

TEST(json_escapes_what_must_be_escaped_and_nothing_else)
{
    struct buf b;
    struct json j;
    buf_init(&b, 1000);
    js_init(&j, &b);
    js_object(&j);
    js_put_str(&j, "a", S("\x01\t\"\\/é\x7F"));
    js_put_bool(&j, "b", true);
    js_key(&j, S("c"));
    js_array(&j);
    js_end(&j);
    js_key(&j, S("d"));
    js_cents(&j, -5);
    js_end(&j);
    assert_str(buf_view(&b),
        "{\n  \"a\": \"\\u0001\\u0009\\\"\\\\/é\\u007f\",\n  \"b\": true,\n  \"c\": [],\n  \"d\": -0.05\n}\n");
    buf_free(&b);
}

TEST(a_full_disk_fails_the_task)
{
    struct task *t = begin(LANG_fi);
    int fd = open("/dev/full", O_WRONLY);
    assert_true(fd >= 0);
    struct table table = example(t);
    struct tables *ts = tables_to_fd(t, FORMAT_CSV, fd);
    tables_put(ts, &table);
    assert_fails(t, FAIL_DISK, tables_close(ts));
    close(fd);
    test_task_end(t);
}

TESTS(csv_for_programs_is_plain_but_for_what_would_run, csv_for_people_opens_in_finnish_excel_and_runs_no_formula,
    json_is_an_object_of_tables, text_is_aligned_by_what_the_eye_sees, a_number_of_hundredths_has_two_decimals,
    a_workbook_reads_back_as_what_was_written, many_tables_make_many_sheets_and_a_long_one_keeps_memory_small,
    json_escapes_what_must_be_escaped_and_nothing_else, a_full_disk_fails_the_task)
