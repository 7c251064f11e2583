/* Tests of what a spreadsheet can hold, on both sides of each limit, read back by our own reader: the longest text of a
 * cell, the most rows of a sheet. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "base/test.h"
#include "lang/lang.h"
#include "rooms/tables/tables.h"
#include "rooms/tables/tables_archive.h"

static struct task *begin(void)
{
    struct task *t = test_task();

    t->lang = lang_get(LANG_en);
    return t;
}

static int temporary(void)
{
    char path[] = "/tmp/kotipolku-limits-XXXXXX";
    int fd = mkstemp(path);

    assert_true(fd >= 0);
    unlink(path);
    return fd;
}

static struct str repeated(struct task *t, const char *letter, size_t times)
{
    size_t size = strlen(letter);
    char *p = NEW_N(t->a, char, times *size);

    for (size_t i = 0; i < times; i++)
        memcpy(p + i * size, letter, size);
    return (struct str){ p, times * size };
}

/* 32,767 units of UTF-16, of which the last letter has two, and never half a letter. */
TEST(a_text_comes_back_from_a_workbook_as_far_as_a_cell_can_hold_it)
{
    static const struct column one[] = { { .key = "text", .type = COLUMN_TEXT } };
    static const struct {
        const char *letter;
        size_t most;
    } letters[] = { { "x", 32767 }, { "ä", 32767 }, { "日", 32767 }, { "😀", 16383 } };
    static const size_t times[] = { 1, 254, 255, 256, 257, 16382, 16383, 16384, 32766, 32767, 32768, 50000 };
    enum { LETTERS = sizeof letters / sizeof *letters, TIMES = sizeof times / sizeof *times };
    const struct table_head head = { S("long"), S(""), one, 1 };
    struct task *t = begin();
    struct buf b;
    struct remark why;
    struct row row;

    buf_init(&b, (size_t)8 << 20);
    struct tables *ts = tables_to_buf(t, FORMAT_XLSX, &b);
    tables_begin(ts, &head);
    for (size_t i = 0; i < LETTERS * TIMES; i++)
        tables_row(ts, &(struct cell){ .s = repeated(t, letters[i / TIMES].letter, times[i % TIMES]), .known = true });
    tables_end(ts);
    tables_close(ts);
    struct book *book = book_open(t, buf_view(&b), &why);
    assert_non_null(book);
    struct rows *rows = book_rows(book, 0);
    assert_int_equal(rows_next(rows, &row), ROWS_ROW);
    for (size_t i = 0; i < LETTERS * TIMES; i++) {
        size_t n = times[i % TIMES], most = letters[i / TIMES].most;
        assert_int_equal(rows_next(rows, &row), ROWS_ROW);
        if (!str_eq(row.at[0], repeated(t, letters[i / TIMES].letter, n < most ? n : most)))
            fail_msg("%s %zu times: %zu bytes", letters[i / TIMES].letter, n, row.at[0].n);
    }
    assert_int_equal(rows_next(rows, &row), ROWS_END);
    buf_free(&b);
    test_task_end(t);
}

/* A sheet ends at row 1,048,576 (Excel and LibreOffice show no more); the next row stands in a second sheet. */
TEST(the_row_after_the_last_of_a_sheet_stands_in_the_next_sheet)
{
    enum { ROWS = 1048576 }; /* with the heading one more than fits */
    static const struct column one[] = { { .key = "n", .type = COLUMN_INT } };
    const struct table_head head = { S("many rows of a name of 31 signs"), S(""), one, 1 };
    struct task *t = begin();
    struct remark why;
    struct row row;
    int fd = temporary();

    struct tables *ts = tables_to_fd(t, FORMAT_XLSX, fd);
    tables_begin(ts, &head);
    for (int64_t i = 1; i <= ROWS; i++)
        tables_row(ts, &(struct cell){ .n = i, .known = true });
    tables_end(ts);
    tables_close(ts);
    struct book *book = book_open_fd(t, fd, &why);
    assert_non_null(book);
    assert_int_equal(book_sheets(book), 2);
    assert_str(book_sheet_name(book, 1), "many rows of a name of 31 si 2");
    struct rows *rows = book_rows(book, 1);
    assert_int_equal(rows_next(rows, &row), ROWS_ROW);
    assert_str(row.at[0], "n");
    assert_int_equal(rows_next(rows, &row), ROWS_ROW);
    assert_str(row.at[0], "1048576");
    assert_int_equal(rows_next(rows, &row), ROWS_END);
    close(fd);
    test_task_end(t);
}

/* One row of a text and a time on a terminal. */
TEST(a_line_end_in_a_cell_breaks_no_table_of_a_terminal_and_numbers_stand_at_the_right)
{
    static const struct column two[] = { { .key = "a", .type = COLUMN_TEXT },
        { .key = "hours", .type = COLUMN_MINUTES } };
    static const char *const ends[] = { "\n", "\r", "\t" };
    const struct table_head head = { S("t"), S(""), two, 2 };
    struct task *t = begin();

    for (size_t i = 0; i < 3; i++) {
        struct buf b;
        buf_init(&b, 1 << 16);
        struct tables *ts = tables_to_buf(t, FORMAT_TEXT, &b);
        tables_begin(ts, &head);
        tables_row(ts, (struct cell[]){ cell_s(str_fmt(t->a, "x%sy", ends[i])), cell_n(90) });
        tables_end(ts);
        tables_close(ts);
        assert_true(str_find(buf_view(&b), S("x y   1:30\n")) >= 0);
        buf_free(&b);
    }
    test_task_end(t);
}

static void write_book(struct task *t, struct buf *b, const struct table_head *head, const struct cell *cells)
{
    buf_init(b, 1 << 20);
    struct tables *ts = tables_to_buf(t, FORMAT_XLSX, b);
    tables_begin(ts, head);
    tables_row(ts, cells);
    tables_end(ts);
    tables_close(ts);
}

/* The first sheet as it stands in the file: what it is made of, not what a reader makes of it. */
static struct str sheet_of(struct task *t, const struct table_head *head, const struct cell *cells)
{
    enum { ROOM = 100000 };
    char *p = NEW_N(t->a, char, ROOM);
    enum archive_trouble trouble;
    struct buf b;
    ptrdiff_t n = 0, more = 1;

    write_book(t, &b, head, cells);
    struct archive *z = archive_open(t, buf_view(&b), -1, &trouble);
    assert_non_null(z);
    struct entry *e = archive_read(z, archive_find_part(z, "xl/worksheets/sheet1.xml"));
    assert_non_null(e);
    for (; more > 0; n += more)
        more = entry_read(e, p + n, (size_t)(ROOM - n));
    assert_int_equal(more, 0);
    buf_free(&b);
    return (struct str){ p, (size_t)n };
}

/* What a spreadsheet does not take in the name of a sheet is a dash there, an apostrophe too. */
TEST(the_name_of_a_sheet_is_one_that_a_spreadsheet_takes)
{
    static const struct column one[] = { { .key = "n", .type = COLUMN_INT } };
    static const struct {
        const char *name, *sheet;
    } each[] = { { "'Aino's'", "-Aino-s-" }, { "a[b]c:d*e?f/g\\h", "a-b-c-d-e-f-g-h" }, { "", "table" },
        { "ääääääääääääääääääääääääääääääÄ", "ääääääääääääääääääääääääääääääÄ" },
        { "ääääääääääääääääääääääääääääääÄö", "ääääääääääääääääääääääääääääääÄ" } };
    struct task *t = begin();

    for (size_t i = 0; i < sizeof each / sizeof *each; i++) {
        const struct table_head head = { str_of(each[i].name), S(""), one, 1 };
        struct remark why;
        struct buf b;
        write_book(t, &b, &head, &(struct cell){ .n = 1, .known = true });
        struct book *book = book_open(t, buf_view(&b), &why);
        assert_non_null(book);
        assert_str(book_sheet_name(book, 0), each[i].sheet);
        buf_free(&b);
    }
    test_task_end(t);
}

/* A workbook knows no day before 1900, and not every program counts those of early 1900 alike: they are texts. */
TEST(days_of_1900_and_before_are_texts_in_a_workbook)
{
    static const struct column one[] = { { .key = "day", .type = COLUMN_DAY } };
    static const struct {
        const char *day;
        bool text;
    } each[] = { { "1899-12-31", true }, { "1900-02-28", true }, { "1900-12-31", true }, { "1901-01-01", false } };
    const struct table_head head = { S("days"), S(""), one, 1 };
    struct task *t = begin();

    for (size_t i = 0; i < sizeof each / sizeof *each; i++)
        assert_int_equal(str_find(sheet_of(t, &head, &(struct cell){ .s = str_of(each[i].day), .known = true }),
                             str_of(each[i].day)) > 0,
            each[i].text);
    test_task_end(t);
}

TEST(a_sheet_goes_from_right_to_left_in_such_a_language_and_a_long_heading_makes_no_column_wide)
{
    struct task *t = begin();

    for (enum lang_id l = 0; l < LANG__N; l++)
        for (size_t letters = 39; letters <= 60; letters += 7) {
            const struct column one[] = { { .key = "n", .title = repeated(t, "x", letters), .type = COLUMN_INT } };
            const struct table_head head = { S("t"), S(""), one, 1 };
            t->lang = lang_get(l);
            struct str sheet = sheet_of(t, &head, &(struct cell){ .n = 1, .known = true });
            assert_int_equal(str_find(sheet, S("rightToLeft=\"1\"")) > 0, l == LANG_ar);
            assert_true(str_find(sheet, S(" width=\"40.")) > 0);
        }
    test_task_end(t);
}

TESTS(a_text_comes_back_from_a_workbook_as_far_as_a_cell_can_hold_it,
    the_row_after_the_last_of_a_sheet_stands_in_the_next_sheet,
    a_line_end_in_a_cell_breaks_no_table_of_a_terminal_and_numbers_stand_at_the_right,
    the_name_of_a_sheet_is_one_that_a_spreadsheet_takes, days_of_1900_and_before_are_texts_in_a_workbook,
    a_sheet_goes_from_right_to_left_in_such_a_language_and_a_long_heading_makes_no_column_wide)
