/* Tests of the CSV reader: its own small cases and, where they stand beside the checkout, the public collections
 * csv-spectrum and csvkit-examples, which are not copied here. */
#include "base/buf.h"
#include "rooms/tables/tables_read.h"
#include "tests/shared_testing.h"

static struct task *begin(void)
{
    struct task *t = test_task();
    t->lang = lang_get(LANG_en);
    return t;
}

/* All rows as "cell|cell\n", then "!" and the refusal. */
static struct str dump(struct task *t, struct rows *rs)
{
    struct buf b;
    buf_init(&b, 1 << 20);
    struct row row;
    enum rows_step s;
    while ((s = rows_next(rs, &row)) == ROWS_ROW) {
        for (size_t i = 0; i < row.n; i++) {
            if (i)
                buf_ch(&b, '|');
            buf_str(&b, row.at[i]);
        }
        if (row.trouble) {
            buf_z(&b, row.lost ? "LOST <" : " <");
            buf_str(&b, remark_text(t->a, t->lang, row.trouble));
            buf_fmt(&b, " %zu>", row.trouble->column);
        }
        buf_ch(&b, '\n');
    }
    if (s == ROWS_REFUSED) {
        buf_ch(&b, '!');
        buf_str(&b, remark_text(t->a, t->lang, rows_refusal(rs)));
    }
    struct str all = str_copy(t->a, buf_view(&b));
    buf_free(&b);
    return all;
}

static struct str notes(struct task *t, const struct rows *rs)
{
    size_t n;
    const struct remark *at = rows_notes(rs, &n);
    struct str all = S("");
    for (size_t i = 0; i < n; i++) {
        struct str text = remark_text(t->a, t->lang, &at[i]);
        all = str_fmt(t->a, "%.*s%s%.*s", STR_ARG(all), i ? " " : "", STR_ARG(text));
    }
    return all;
}

struct csv_case {
    struct str file;
    const char *rows, *notes;
};
#define F(literal) S(literal)

static const struct csv_case cases[] = {
    { F("a,b\n1,2\n"), "a|b\n1|2\n", "" },
    { F("a,b\n1,2"), "a|b\n1|2\n", "" },
    { F(""), "", "" },
    { F("\n\n"), "", "" },
    { F("a\n1\n\n2\n"), "a\n1\n2\n", "" },
    { F("a;b\r\n1;2\r\n"), "a|b\n1|2\n", "The separator was a semicolon. The lines ended with CRLF." },
    { F("a\tb\r1\t2\r"), "a|b\n1|2\n", "The separator was a tab. The lines ended with CR." },
    { F("\xEF\xBB\xBF"
        "a,b\n\"ä\",2\n"),
        "a|b\nä|2\n", "The file began with a byte order mark." },
    { F("nimi;kunta\nP\xE4ivi;\x80\n"), "nimi|kunta\nPäivi|€\n",
        "The separator was a semicolon. The file was in Windows-1252 (Latin-1)." },
    { F("a\nx\x81\n"), "a\nx\xC2\x81\n", "The file was in Windows-1252 (Latin-1)." },
    /* each line for itself, whichever comes first; in the end it is said */
    { F("a\n\xC3\xA4\n\xE4\n"), "a\nä\nä\n!Some lines of the file are in UTF-8 (line 2), others are not (line 3).",
        NULL },
    { F("a\n\xE4\n\nx\n\xC3\xA4\n"),
        "a\nä\nx\nä\n!Some lines of the file are in UTF-8 (line 5), others are not (line 2).", NULL },
    { F("\xEF\xBB\xBF"
        "a\n\xE4\n"),
        "a\nä\n!Some lines of the file are in UTF-8 (line 1), others are not (line 2).", NULL },
    { F("\xFF\xFE"
        "a\0,\0b\0\n\0\x3D\xD8\x00\xDE,\0x\0"),
        "a|b\n😀|x\n", "The file was in UTF-16." },
    { F("a\0,\0b\0\n\0"
        "1\0,\0"
        "2\0"),
        "a|b\n1|2\n", "The file was in UTF-16." },
    { F("\0a\0,\0b\0\n\0"
        "1\0,\0"
        "2"),
        "a|b\n1|2\n", "The file was in UTF-16." },
    { F("\xFE\xFF\xDC\x00"), "!Line 1 has bytes that are not text in the encoding of the file. Save the file as UTF-8.",
        NULL },
    { F("\"Aino; Meri\";\"sanoi \"\"hei\"\"\";\n;;\n"), "Aino; Meri|sanoi \"hei\"\n",
        "The separator was a semicolon." },
    { F("Name, first;Age\nAino;30\nMeri;31\n"), "Name, first|Age\nAino|30\nMeri|31\n",
        "The separator was a semicolon." },
    { F("sep=|\na|b,c\n"), "a|b,c\n", "" },
    { F("\"sep=;\"\r\na;b\r\n"), "a|b\n", "The separator was a semicolon. The lines ended with CRLF." },
    { F("SEP=;\na;b,c;d\n"), "a|b,c|d\n", NULL },
    { F("Sep=\t\t\t\na\tb\n"), "a|b\n", NULL },
    { F("sep=;;;\na;b\n"), "a|b\n", NULL },
    { F("\"sep=;\",,\na,b,c\n"), "a|b|c\n", "" }, /* saved again with commas */
    { F("sep=,\n"), "", NULL },
    { F("sepia;b\n1;2\n"), "sepia|b\n1|2\n", NULL },
    { F("sep=xy\n1\n"), "sep=xy\n1\n", NULL },
    /* blanks nobody sees: at ends, in the header, alone in a row; joiners within Persian words stay */
    { F("a\u00A0,\u200Bb\n\uFEFFx\u00A0\u200B,\u202A040 1\u202C\n\u00A0,\u3000\n \t, \ny,Anna\u00A0Maria\n"),
        "a|b\nx|040 1\ny|Anna Maria\n",
        "Blanks that nobody sees (of no width, or not to be broken) were passed over." },
    { F("a\nمی\u200Cخواهم\u200C\nz\u200E\n"), "a\nمی\u200Cخواهم\nz\n", NULL },
    { F("a\n\xA0x\xA0\n"), "a\nx\n", NULL },
    { F("a,b\n\"x\ny\",2\n3\n"), "a|b\nx\ny|2\n3| <Cells on line 4: 1. Cells in the header: 2. 2>\n", "" },
    { F("a,b\n1,2,3\n4,5,,\n"), "a|b\n1|2|3 <Cells on line 2: 3. Cells in the header: 2. 3>\n4|5\n", "" },
    /* a row that cannot be split is one row: the next line is read */
    { F("a,b\n1,\"x\" y\n3,4\n"),
        "a|b\n|LOST <Line 2 has text after a closing quotation mark. Inside a cell, write the mark twice. 2>\n3|4\n",
        NULL },
    { F("a,b\n1,\"x\n2,3\n4,5\n"), "a|b\n|LOST <The quotation mark on line 2 is never closed. 2>\n2|3\n4|5\n", NULL },
    { F("a,b\r\n1,\"x\r\n2,\"y\"\r\n4,5\r\n"),
        "a|b\n|LOST <Line 3 has text after a closing quotation mark. Inside a cell, write the mark twice. "
        "2>\n2|y\n4|5\n",
        NULL },
    { F("a,b\n1,2\n3,\0\n4,5\n"),
        "a|b\n1|2\n|LOST <Line 3 has a NUL byte. The file is damaged or is not text. 2>\n4|5\n", NULL },
    { F("a,\"b\" c\n1,2\n"), "!Line 1 has text after a closing quotation mark. Inside a cell, write the mark twice.",
        NULL },
    { F("a\ne\xCC\x81\n"), "a\né\n", "" },
    { F("PK\003\004xx"), "!The file is a workbook or a zip archive, not CSV.", NULL },
    { F(" \n[{\"a\": 1}]"), "!The file is JSON, not CSV.", NULL },
    { F("{\"a\": [1]}"), "!The file is JSON, not CSV.", NULL },
    { F("\x1F\x8B\x08\0\0"), "!The file is compressed. Unpack it first.", NULL },
    { F("BZh91AY"), "!The file is compressed. Unpack it first.", NULL },
    { F("<html><table>"),
        "!The file is a web page or XML, whatever its name says. Open it in a spreadsheet program and "
        "save it as .xlsx or as CSV.",
        NULL },
    { F("{\\rtf1"), "!The file is a text document or a presentation, not a table.", NULL },
    { F("\xFF\xD8\xFF\xE0"), "!The file is a picture, not a table.", NULL },
    { F("\xD0\xCF\x11\xE0\xA1"), "!The file is in the old Excel format (.xls). Save it as .xlsx or as CSV.", NULL },
    { F("a,b,c\n,,\n1,,\n,,3\n"), "a|b|c\n1||\n||3\n", "" },
    { F("a,b\n1,\"say \"\"hei\"\", \nthen go\"\n\"\",\"\"\"\"\n"), "a|b\n1|say \"hei\", \nthen go\n|\"\n", "" },
    { F("\"two\nlines\",b\n1,\"{\"\"k\"\": [0, 1.5]}\"\n"), "two\nlines|b\n1|{\"k\": [0, 1.5]}\n", "" },
    { F("a\r\"x\ry\"\r"), "a\nx\ry\n", "The lines ended with CR." },
    { F("a,b,,\n1,2,\n1,2,3\n"), "a|b\n1|2\n1|2|3 <Cells on line 3: 3. Cells in the header: 2. 3>\n", NULL },
    { F("n\n01\n200.000.000\n4,5\n1e5\n"),
        "n\n01\n200.000.000\n4|5 <Cells on line 4: 2. Cells in the header: 1. 2>\n1e5\n", NULL },
    { F("a,b\nʤ,\xC2\xA9\n"), "a|b\nʤ|©\n", "" },
};

TEST(small_files_are_read_as_the_table_says)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct task *t = begin();
        struct rows *rs = rows_csv(t, cases[i].file);
        assert_str(dump(t, rs), cases[i].rows);
        if (cases[i].notes)
            assert_str(notes(t, rs), cases[i].notes);
        test_task_end(t);
    }
}

static struct rows *written(struct task *t, const struct buf *b, int *ret_fd)
{
    char path[] = "/tmp/kotipolku-csv-XXXXXX";
    *ret_fd = mkstemp(path);
    assert_true(*ret_fd >= 0);
    unlink(path);
    for (size_t done = 0; done < b->n;) {
        ssize_t n = write(*ret_fd, b->p + done, b->n - done);
        assert_true(n > 0);
        done += (size_t)n;
    }
    assert_true(lseek(*ret_fd, 0, SEEK_SET) == 0);
    return rows_csv_fd(t, *ret_fd);
}

TEST(a_large_file_comes_row_by_row_from_a_file_with_every_line_number)
{
    struct task *t = begin();
    struct buf b;
    buf_init(&b, 64 << 20);
    BUF_LIT(&b, "n,text,ä\r\n");
    for (int i = 0; i < 200000; i++)
        buf_fmt(&b, "%d,\"rivi \"\"%d\"\"\r\nkaksi\",Ääkköset\r\n", i, i);
    int fd;
    struct rows *rs = written(t, &b, &fd);
    struct row row;
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    for (int i = 0; i < 200000; i++) {
        assert_int_equal(rows_next(rs, &row), ROWS_ROW);
        assert_int_equal(row.line, 2 + 2 * i);
        char want[40];
        snprintf(want, sizeof want, "rivi \"%d\"\r\nkaksi", i);
        assert_str(row.at[1], want);
        assert_str(row.at[2], "Ääkköset");
    }
    assert_int_equal(rows_next(rs, &row), ROWS_END);
    assert_true(arena_used(t->a) < 2 << 20);
    close(fd);
    buf_free(&b);
    test_task_end(t);
}

TEST(a_byte_beyond_ascii_deep_in_the_file_still_finds_the_encoding)
{
    struct task *t = begin();
    struct buf b;
    buf_init(&b, 4 << 20);
    BUF_LIT(&b, "a,b\n");
    for (int i = 0; i < 100000; i++)
        BUF_LIT(&b, "1,2\n");
    BUF_LIT(&b, "H\xE4m\xE4l\xE4inen,x\n");
    int fd;
    struct rows *rs = written(t, &b, &fd);
    struct row row;
    for (int i = 0; i < 100001; i++)
        assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_str(row.at[0], "Hämäläinen");
    assert_int_equal(row.line, 100002);
    assert_str(notes(t, rs), "The file was in Windows-1252 (Latin-1).");
    close(fd);
    buf_free(&b);
    test_task_end(t);
}

/* head, then `n` times part, then tail: the last row but one is lost as said, and the one after it is read */
static void assert_long(const char *head, const char *part, int n, const char *tail, const char *trouble)
{
    struct task *t = begin();
    struct buf b;
    buf_init(&b, 8 << 20);
    buf_z(&b, head);
    for (int i = 0; i < n; i++)
        buf_z(&b, part);
    buf_z(&b, tail);
    buf_z(&b, "last\n");
    struct rows *rs = rows_csv(t, buf_view(&b));
    struct row row;
    struct str said = S("");
    bool last = false;
    while (rows_next(rs, &row) == ROWS_ROW) {
        if (row.lost && said.n == 0)
            said = remark_text(t->a, t->lang, row.trouble);
        last = str_is(row.at[0], "last");
    }
    assert_str(said, trouble);
    assert_true(last);
    buf_free(&b);
    test_task_end(t);
}

TEST(cells_rows_and_columns_beyond_the_limits_are_one_lost_row_each)
{
    assert_long("a,b\n", "x", 100000, ",2\n", "");
    assert_long("a,b\n", "x", 100001, ",2\n", "Line 2 has a cell of more than 100,000 bytes.");
    assert_long("a\n", "a,", 199, "a\n", "");
    assert_long("a\n", "a,", 200, "a\n", "Line 2 has more than 200 cells.");
    assert_long("a\n", "x", 3000000, "\n", "Line 2 is longer than 1,000,000 bytes.");
    assert_long("a\n\"", "xxxxxxxxx\n", 300000, "\n", "The quotation mark on line 2 is never closed.");
}

/* --- the public collections */

static struct str shared(struct task *t, const char *folder, const char *name)
{
    int fd = shared_open(t, str_z(t->a, str_fmt(t->a, "%s/%s", folder, name)));
    off_t size = lseek(fd, 0, SEEK_END);
    char *p = NEW_N(t->a, char, size + 1);
    assert_int_equal(pread(fd, p, (size_t)size, 0), size);
    close(fd);
    return (struct str){ p, (size_t)size };
}

static const struct {
    const char *name, *rows;
} spectrum[] = {
    { "comma_in_quotes.csv", "first|last|address|city|zip\nJohn|Doe|120 any st.|Anytown, WW|08123\n" },
    { "empty.csv", "a|b|c\n1||\n2|3|4\n" },
    { "empty_crlf.csv", "a|b|c\n1||\n2|3|4\n" },
    { "escaped_quotes.csv", "a|b\n1|ha \"ha\" ha\n3|4\n" },
    { "json.csv", "key|val\n1|{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}\n" },
    { "location_coordinates.csv", "Contact Phone Number|Location Coordinates|Cities|Counties\n"
                                  "2095257564|37\xEF\xBF\xBD"
                                  "36'37.8\"N 121\xEF\xBF\xBD"
                                  "2'17.9\"W|Modesto|Stanislaus\n" },
    { "newlines.csv", "a|b|c\n1|2|3\nOnce upon \na time|5|6\n7|8|9\n" },
    { "newlines_crlf.csv", "a|b|c\n1|2|3\nOnce upon \r\na time|5|6\n7|8|9\n" },
    { "quotes_and_newlines.csv", "a|b\n1|ha \n\"ha\" \nha\n3|4\n" },
    { "simple.csv", "a|b|c\n1|2|3\n" },
    { "simple_crlf.csv", "a|b|c\n1|2|3\n" },
    { "utf8.csv", "a|b|c\n1|2|3\n4|5|ʤ\n" },
};

TEST(csv_spectrum_is_read_rightly)
{
    NEEDS_SHARED("csv-spectrum");
    for (size_t i = 0; i < sizeof spectrum / sizeof *spectrum; i++) {
        struct task *t = begin();
        struct str name = str_fmt(t->a, "csvs/%s", spectrum[i].name);
        assert_str(dump(t, rows_csv(t, shared(t, "csv-spectrum", str_z(t->a, name)))), spectrum[i].rows);
        test_task_end(t);
    }
}

/* rows: with the header; columns: of the header; one cell that matters, and the refusal if there is one. */
static const struct kit {
    const char *name;
    size_t rows, columns, row, column;
    const char *cell, *refusal;
} kit[] = {
    { "bad.csv", 4, 3, 1, 3, "I'm too long!", NULL },
    { "bad_skip_lines.csv", 4, 3, 0, 0, "column_a", NULL },
    { "blanks.csv", 2, 6, 1, 5, ".", NULL },
    { "blanks_converted.csv", 1, 6, 0, 5, "f", NULL },
    { "date_like_number.csv", 2, 1, 1, 0, "4.5", NULL },
    { "dummy.csv", 2, 3, 1, 2, "3", NULL },
    { "dummy.tsv", 2, 3, 1, 2, "3", NULL },
    { "dummy2.csv", 2, 3, 1, 0, "1", NULL },
    { "dummy3.csv", 3, 3, 2, 1, "4", NULL },
    { "dummy_col_shuffled.csv", 2, 3, 1, 2, "1", NULL },
    { "dummy_col_shuffled_ragged.csv", 2, 4, 1, 3, "4", NULL },
    { "empty.csv", 0, 0, 0, 0, NULL, NULL },
    { "foo1.csv", 3, 3, 2, 1, "Howard", NULL },
    { "foo2.csv", 3, 3, 2, 1, "Tim", NULL },
    { "iris.csv", 151, 5, 150, 4, "Iris-virginica", NULL },
    { "irismeta.csv", 4, 3, 3, 1, "", NULL },
    { "join_a.csv", 4, 3, 3, 0, "3", NULL },
    { "join_a_short.csv", 4, 3, 2, 1, "", NULL },
    { "join_b.csv", 4, 3, 3, 0, "4", NULL },
    { "join_no_header_row.csv", 4, 3, 0, 0, "d", NULL },
    { "join_short.csv", 3, 5, 1, 2, "", NULL },
    { "ks_1033_data.csv", 1576, 14, 1, 4, "RIFLE,5.56 MILLIMETER", NULL },
    { "mac_newlines.csv", 3, 3, 2, 0, "Once upon\ra time", NULL },
    { "no_header_row.csv", 1, 3, 0, 0, "1", NULL },
    { "no_header_row2.csv", 1, 3, 0, 0, "4", NULL },
    { "no_header_row3.csv", 2, 3, 1, 2, "6", NULL },
    { "null_byte.csv", 2, 3, 1, 0, "", NULL },
    { "optional_quote_characters.csv", 2, 3, 1, 1, "2", NULL },
    { "sheetsxls_converted.csv", 6, 9, 5, 0, "Unicode! Σ", NULL },
    { "sheetsxlsx_converted.csv", 6, 8, 2, 8, "Extra data past headers will be trimmed", NULL },
    { "sniff_limit.csv", 2, 3, 1, 1, "2", NULL },
    { "sort_ints_nulls.csv", 4, 3, 2, 1, "", NULL },
    { "test_date_format.csv", 3, 1, 2, 0, "31/12/2012", NULL },
    { "test_date_format_converted.csv", 3, 1, 1, 0, "2014-01-02", NULL },
    { "test_empty_columns.csv", 3, 3, 2, 2, "c", NULL },
    { "test_empty_columns_long_row.csv", 1, 3, 0, 2, "c", NULL },
    { "test_empty_columns_short_row.csv", 1, 3, 0, 2, "c", NULL },
    { "test_extra_header.csv", 2, 4, 1, 3, "", NULL },
    { "test_geo.csv", 18, 12, 17, 11, "-95.250699", NULL },
    { "test_geojson.csv", 4, 7, 1, 3, "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}", NULL },
    { "test_header_newline.csv", 2, 3, 0, 0, "\t\n\v\f\r start \t\n\v\f\r end \t\n\v\f\r", NULL },
    { "test_ignore_case.csv", 6, 3, 2, 2, "A", NULL },
    { "test_join_short_rows.csv", 4, 3, 1, 1, "cat", NULL },
    { "test_latin1.csv", 3, 3, 2, 2, "©", NULL },
    { "test_literal_order.csv", 4, 2, 1, 0, "192", NULL },
    { "test_locale.csv", 2, 3, 1, 1, "200.000.000", NULL },
    { "test_locale_converted.csv", 2, 3, 1, 1, "200000000", NULL },
    { "test_no_leading_zeroes.csv", 2, 3, 1, 0, "01", NULL },
    { "test_numeric_date_format.csv", 3, 1, 2, 0, "20121231", NULL },
    { "test_precision.csv", 2, 1, 1, 0, "1.234567", NULL },
    { "test_skip_lines.csv", 2, 3, 1, 1, "2", NULL },
    { "test_utf16_big.csv", 3, 3, 2, 2, "ʤ", NULL },
    { "test_utf16_little.csv", 3, 3, 2, 2, "ʤ", NULL },
    { "test_utf8.csv", 3, 3, 2, 2, "ʤ", NULL },
    { "test_utf8_bom.csv", 3, 3, 2, 2, "ʤ", NULL },
    { "testdbf_converted.csv", 9, 12, 1, 3, "Congressional District 8", NULL },
    { "testfixed", 4, 1, 3, 0, "Row with blanks", NULL },
    { "testfixed_converted.csv", 5, 8, 1, 5, "4:14:00", NULL },
    { "testfixed_schema.csv", 9, 3, 1, 2, "18", NULL },
    { "testfixed_schema_no_inference.csv", 4, 3, 3, 0, "c", NULL },
    { "testfixed_skip_lines", 4, 1, 3, 0, "Row with blanks", NULL },
    { "testjson_converted.csv", 6, 7, 3, 0, "Chicago Tribune", NULL },
    { "testjson_multiline_converted.csv", 3, 3, 2, 1, "2", NULL },
    { "testjson_nested_converted.csv", 3, 7, 1, 0, "Chicago Reader", NULL },
    { "testxls_converted.csv", 6, 8, 2, 7, "Extra data beyond headers will be trimmed", NULL },
    { "testxls_unicode_converted.csv", 2, 3, 1, 2, "3.0", NULL },
    { "testxlsx_converted.csv", 6, 8, 2, 7, "Extra data beyond headers will be trimmed", NULL },
    { "testxlsx_noinference_converted.csv", 6, 8, 1, 5, "1971-01-01 04:14:00", NULL },
    { "testxlsx_unicode_converted.csv", 2, 3, 1, 2, "3", NULL },
    { "dummy.csv.bz2", 0, 0, 0, 0, NULL, "The file is compressed. Unpack it first." },
    { "dummy.csv.gz", 0, 0, 0, 0, NULL, "The file is compressed. Unpack it first." },
    { "dummy.xls", 0, 0, 0, 0, NULL, "The file is in the old Excel format (.xls). Save it as .xlsx or as CSV." },
    { "sheets.xls", 0, 0, 0, 0, NULL, "The file is in the old Excel format (.xls). Save it as .xlsx or as CSV." },
    { "test.xls", 0, 0, 0, 0, NULL, "The file is in the old Excel format (.xls). Save it as .xlsx or as CSV." },
    { "test_skip_lines.xls", 0, 0, 0, 0, NULL,
        "The file is in the old Excel format (.xls). Save it as .xlsx or as CSV." },
    { "dummy.xlsx", 0, 0, 0, 0, NULL, "The file is a workbook or a zip archive, not CSV." },
    { "testdbf.dbf", 0, 0, 0, 0, NULL, "Line 1 has a NUL byte. The file is damaged or is not text." },
    { "test_geojson.json", 0, 0, 0, 0, NULL, "The file is JSON, not CSV." },
    { "testjson.json", 0, 0, 0, 0, NULL, "The file is JSON, not CSV." },
    { "testjson_multiline.json", 0, 0, 0, 0, NULL, "The file is JSON, not CSV." },
    { "testjson_nested.json", 0, 0, 0, 0, NULL, "The file is JSON, not CSV." },
};

static void check_kit(const struct kit *k)
{
    struct task *t = begin();
    struct rows *rs = rows_csv(t, shared(t, "csvkit-examples", k->name));
    struct row row;
    enum rows_step s;
    size_t n = 0, columns = 0;
    bool seen = !k->cell;
    for (; (s = rows_next(rs, &row)) == ROWS_ROW; n++) {
        if (n == 0)
            columns = row.n;
        if (n != k->row || !k->cell)
            continue;
        assert_true(k->column < row.n);
        assert_str(row.at[k->column], k->cell);
        seen = true;
    }
    assert_str(s == ROWS_REFUSED ? remark_text(t->a, t->lang, rows_refusal(rs)) : S(""), k->refusal ? k->refusal : "");
    assert_int_equal(n, k->rows);
    assert_int_equal(columns, k->columns);
    assert_true(seen);
    test_task_end(t);
}

TEST(csvkit_examples_are_read_rightly_or_refused_with_a_sentence)
{
    NEEDS_SHARED("csvkit-examples");
    for (size_t i = 0; i < sizeof kit / sizeof *kit; i++) {
        print_message("%s\n", kit[i].name);
        check_kit(&kit[i]);
    }
}

TESTS(small_files_are_read_as_the_table_says, a_large_file_comes_row_by_row_from_a_file_with_every_line_number,
    a_byte_beyond_ascii_deep_in_the_file_still_finds_the_encoding,
    cells_rows_and_columns_beyond_the_limits_are_one_lost_row_each, csv_spectrum_is_read_rightly,
    csvkit_examples_are_read_rightly_or_refused_with_a_sentence)
