/* Tests of what a spreadsheet can hold, on both sides of each limit, read back by our own reader: the longest text of a
 * cell, the most rows of a sheet. */
#include <fcntl.h>
#include <string.h>
#include <unistd.h>
#include "base/test.h"
#include "lang/lang.h"
#include "rooms/tables/tables.h"

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

/* `letter` so often that it has `n` bytes at least. */
static struct str repeated(struct task *t, const char *letter, size_t n)
{
    size_t size = strlen(letter), all = (n + size - 1) / size * size;
    char *p = NEW_N(t->a, char, all);

    for (size_t at = 0; at < all; at += size)
        memcpy(p + at, letter, size);
    return (struct str){ p, all };
}

/* The same text, to 32,767 bytes of it and never half a letter. */
TEST(a_text_comes_back_from_a_workbook_as_far_as_a_cell_can_hold_it)
{
    static const struct column one[] = { { .key = "text", .type = COLUMN_TEXT } };
    static const char *const letters[] = { "x", "ä", "日", "😀" };
    static const size_t sizes[] = { 1, 254, 255, 256, 257, 32765, 32766, 32767, 32768, 32769, 50000 };
    enum { LETTERS = sizeof letters / sizeof *letters, SIZES = sizeof sizes / sizeof *sizes };
    const struct table_head head = { S("long"), S(""), one, 1 };
    struct task *t = begin();
    struct buf b;
    struct remark why;
    struct row row;

    buf_init(&b, (size_t)8 << 20);
    struct tables *ts = tables_to_buf(t, FORMAT_XLSX, &b);
    tables_begin(ts, &head);
    for (size_t i = 0; i < LETTERS * SIZES; i++)
        tables_row(ts, &(struct cell){ .s = repeated(t, letters[i / SIZES], sizes[i % SIZES]), .known = true });
    tables_end(ts);
    tables_close(ts);
    struct book *book = book_open(t, buf_view(&b), &why);
    assert_non_null(book);
    struct rows *rows = book_rows(book, 0);
    assert_int_equal(rows_next(rows, &row), ROWS_ROW);
    for (size_t i = 0; i < LETTERS * SIZES; i++) {
        size_t size = strlen(letters[i / SIZES]);
        struct str text = repeated(t, letters[i / SIZES], sizes[i % SIZES]);
        assert_int_equal(rows_next(rows, &row), ROWS_ROW);
        assert_int_equal(row.at[0].n, text.n <= 32767 ? text.n : 32767 / size * size);
        assert_true(str_starts(text, row.at[0]));
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
    const struct table_head head = { S("many"), S(""), one, 1 };
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
    assert_str(book_sheet_name(book, 1), "many 2");
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

TESTS(a_text_comes_back_from_a_workbook_as_far_as_a_cell_can_hold_it,
    the_row_after_the_last_of_a_sheet_stands_in_the_next_sheet,
    a_line_end_in_a_cell_breaks_no_table_of_a_terminal_and_numbers_stand_at_the_right)
