/* Tests of the workbook reader: workbooks made by hand with every kind of cell, hostile ones (bombs, document types,
 * broken archives) and, where they stand beside the checkout, public examples, which are not copied here. */
#include "base/buf.h"
#include "rooms/tables/tables.h"
#include "rooms/tables/xlsx_cells.h"
#include "tests/shared_testing.h"

static struct task *begin(void)
{
    struct task *t = test_task();
    t->lang = lang_get(LANG_en);
    return t;
}

/* rows: with the header; row, column: one cell that matters */
static const struct {
    const char *file, *name;
    size_t sheets, sheet, rows, columns, row, column;
    const char *cell;
} kit[] = {
    { "dummy.xlsx", "Sheet1", 1, 0, 2, 3, 1, 2, "3" },
    { "ne_1033_data.xlsx", "NE data", 1, 0, 1037, 14, 1, 9, "2008-07-11" },
    { "sheets.xlsx", "not this one", 3, 0, 0, 0, 0, 0, NULL },
    { "sheets.xlsx", "data", 3, 1, 6, 7, 1, 1, "1971-01-01" },
    { "sheets.xlsx", "data", 3, 1, 6, 7, 2, 5, "1948-01-01 14:57:13" },
    { "sheets.xlsx", "ʤ", 3, 2, 2, 3, 0, 0, "a" },
    { "test.xlsx", "Sheet1", 1, 0, 6, 7, 1, 5, "1971-01-01 04:14" },
    { "test.xlsx", "Sheet1", 1, 0, 6, 7, 3, 4, "41800000.01" },
    { "test.xlsx", "Sheet1", 1, 0, 6, 7, 3, 3, "no" },
    { "test.xlsx", "Sheet1", 1, 0, 6, 7, 5, 0, "Unicode! Σ" },
    { "test_skip_lines.xlsx", "Sheet1", 1, 0, 6, 7, 1, 1, "1971-01-01" },
};

TEST(csvkit_workbooks_are_read_rightly)
{
    NEEDS_SHARED("csvkit-examples");
    for (size_t i = 0; i < sizeof kit / sizeof *kit; i++) {
        struct task *t = begin();
        int fd = shared_open(t, str_z(t->a, str_fmt(t->a, "csvkit-examples/%s", kit[i].file)));
        struct remark why;
        struct row row;
        struct book *b = book_open_fd(t, fd, &why);
        assert_non_null(b);
        assert_int_equal(book_sheets(b), kit[i].sheets);
        assert_str(book_sheet_name(b, kit[i].sheet), kit[i].name);
        struct rows *rs = book_rows(b, kit[i].sheet);
        size_t n = 0;
        for (; rows_next(rs, &row) == ROWS_ROW; n++) {
            if (n == 0)
                assert_int_equal(row.n, kit[i].columns);
            if (n == kit[i].row && kit[i].cell)
                assert_str(row.at[kit[i].column], kit[i].cell);
        }
        assert_null(rows_refusal(rs)->msgid);
        assert_int_equal(n, kit[i].rows);
        test_task_end(t);
        close(fd);
    }
}

/* --- workbooks made by hand, one part after the other */

static struct archive_writer *book_begin(struct task *t)
{
    struct archive_writer *z = archive_new(t);
    archive_add(z, S("xl/_rels/workbook.xml.rels"),
        S("<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/one.xml\"/>"
          "<Relationship Id=\"r2\" Type=\"x/styles\" Target=\"/xl/styles.xml\"/>"
          "<Relationship Id=\"r3\" Type=\"x/sharedStrings\" Target=\"strings.xml\"/></Relationships>"));
    archive_add(z, S("xl/styles.xml"),
        S("<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"d.m.yyyy\"/><numFmt numFmtId=\"165\" "
          "formatCode=\"0.00 &quot;days&quot;\"/></numFmts>"
          "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf "
          "numFmtId=\"20\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"));
    return z;
}

#define WORKBOOK \
    S("<x:workbook xmlns:x=\"m\" xmlns:r=\"o\"><x:workbookPr/><x:sheets><x:sheet name=\"people\" sheetId=\"1\" " \
      "r:id=\"r1\"/></x:sheets></x:workbook>")
#define STRINGS \
    S("<sst><si><t>ni</t><t>mi</t></si><si><r><t>rivi</t></r><r><t xml:space=\"preserve\"> " \
      "2</t></r><rPh><t>no</t></rPh></si><si><t>a_x000D_\nb_x005F_x</t></si></sst>")

static struct str book_of(struct task *t, struct str workbook, struct str strings, struct str sheet)
{
    struct archive_writer *z = book_begin(t);
    archive_add(z, S("xl/workbook.xml"), workbook);
    archive_add(z, S("xl/strings.xml"), strings);
    archive_add(z, S("xl/worksheets/one.xml"), sheet);
    return archive_end(z);
}

/* Rows as "line: cell|cell\n" and "!" refusal. */
static struct str dump(struct task *t, struct str bytes)
{
    struct remark why = { 0 };
    struct book *b = book_open(t, bytes, &why);
    struct str all = S("");
    if (!b)
        return remark_text(t->a, t->lang, &why);
    struct rows *rs = book_rows(b, 0);
    struct row row;
    enum rows_step s;
    while ((s = rows_next(rs, &row)) == ROWS_ROW) {
        all = str_fmt(t->a, "%.*s%lld:", STR_ARG(all), (long long)row.line);
        for (size_t i = 0; i < row.n; i++)
            all = str_fmt(t->a, "%.*s %.*s|", STR_ARG(all), STR_ARG(row.at[i]));
        all = str_fmt(t->a, "%.*s\n", STR_ARG(all));
    }
    if (s == ROWS_REFUSED)
        all = str_fmt(t->a, "%.*s!%.*s", STR_ARG(all), STR_ARG(remark_text(t->a, t->lang, rows_refusal(rs))));
    return all;
}

#define SHEET(rows) S("<worksheet><sheetData>" rows "</sheetData></worksheet>")

TEST(every_kind_of_cell_becomes_the_text_it_shows)
{
    struct task *t = begin();
    assert_str(dump(t, book_of(t, WORKBOOK, STRINGS,
                           SHEET("<row r=\"2\"><c r=\"A2\" t=\"s\"><v>0</v></c><c r=\"C2\" "
                                 "t=\"inlineStr\"><is><t>päivä</t></is></c><c><v>7</v></c></row>"
                                 "<row r=\"3\"><c r=\"A3\" s=\"1\"/></row>"
                                 "<row r=\"5\"><c r=\"A5\" t=\"s\"><v>1</v></c><c r=\"B5\" t=\"b\"><v>1</v></c><c "
                                 "r=\"C5\" s=\"1\"><v>46348</v></c>"
                                 "<c r=\"D5\" s=\"2\"><v>0.3958333333</v></c></row>"
                                 "<row><c t=\"str\"><f>1+1</f><v>kaksi</v></c><c s=\"3\"><v>0.1</v></c><c "
                                 "s=\"1\"><v>60.5</v></c><c t=\"e\"><v>#N/A</v></c></row>"
                                 "<row><c t=\"s\"><v>2</v></c><c t=\"s\"><v>99</v></c></row>"))),
        "2: nimi| | päivä| 7|\n5: rivi 2| yes| 2026-11-22| 09:30|\n6: kaksi| 0.1| 1900-02-28| #N/A|\n7: a\r\nb_x| | | "
        "|\n");
    test_task_end(t);
}

/* A workbook as a file on the disk. */
static int on_disk(struct str bytes)
{
    char path[] = "/tmp/kotipolku-xlsx-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    unlink(path);
    assert_int_equal(write(fd, bytes.p, bytes.n), bytes.n);
    assert_int_equal(lseek(fd, 0, SEEK_SET), 0);
    return fd;
}

static struct str three_sheets(struct task *t)
{
    struct archive_writer *z = archive_new(t);
    archive_add(z, S("xl/_rels/workbook.xml.rels"),
        S("<Relationships><Relationship Id=\"r9\" Type=\"x/worksheet\" Target=\"worksheets/c.xml\"/><Relationship "
          "Id=\"r1\" Type=\"x/worksheet\" Target=\"worksheets/a.xml\"/><Relationship Id=\"r5\" Type=\"x/worksheet\" "
          "Target=\"worksheets/b.xml\"/><Relationship Id=\"r2\" Type=\"x/styles\" Target=\"styles.xml\"/>"
          "</Relationships>"));
    archive_add(z, S("xl/workbook.xml"),
        S("<workbook xmlns:r=\"o\"><sheets><sheet name=\"ohje\" sheetId=\"7\" r:id=\"r1\"/><sheet name=\"Ryhmä ﺔ\" "
          "sheetId=\"2\" r:id=\"r9\"/><sheet name=\"a &amp; b\" sheetId=\"3\" r:id=\"r5\"/></sheets></workbook>"));
    archive_add(z, S("xl/styles.xml"),
        S("<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"22\"/></cellXfs></styleSheet>"));
    archive_add(z, S("xl/worksheets/a.xml"), SHEET(""));
    archive_add(z, S("xl/worksheets/b.xml"), SHEET("<row r=\"1\"><c><v>yksi</v></c></row>"));
    archive_add(z, S("xl/worksheets/c.xml"),
        SHEET("<row r=\"1\"><c t=\"str\"><v>Σ</v></c><c><v>41800000.01</v></c><c s=\"1\"><v>46348.1775</v></c></row>"));
    return archive_end(z);
}

TEST(sheets_come_in_the_order_of_the_workbook_each_with_its_own_rows)
{
    static const char *const names[] = { "ohje", "Ryhmä ﺔ", "a & b" };
    struct task *t = begin();
    struct remark why;
    struct row row;
    int fd = on_disk(three_sheets(t));
    struct book *b = book_open_fd(t, fd, &why);
    assert_non_null(b);
    assert_int_equal(book_sheets(b), 3);
    for (size_t i = 0; i < 3; i++)
        assert_str(book_sheet_name(b, i), names[i]);
    assert_int_equal(rows_next(book_rows(b, 0), &row), ROWS_END);
    struct rows *rs = book_rows(b, 1);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_int_equal(row.n, 3);
    assert_str(row.at[0], "Σ");
    assert_str(row.at[1], "41800000.01");
    assert_str(row.at[2], "2026-11-22 04:15:36");
    assert_int_equal(rows_next(rs, &row), ROWS_END);
    rs = book_rows(b, 2);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_str(row.at[0], "yksi");
    test_task_end(t);
    close(fd);
}

TEST(rows_in_a_sheet_may_end_early_but_not_late)
{
    struct task *t = begin();
    struct remark why;
    struct row row;
    struct rows *rs = book_rows(book_open(t,
                                    book_of(t, WORKBOOK, STRINGS,
                                        SHEET("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>1</v></c></"
                                              "row><row><c r=\"D9\"><v>1</v></c></row>")),
                                    &why),
        0);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_null(row.trouble);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_str(remark_text(t->a, t->lang, row.trouble), "Cells on line 3: 4. Cells in the header: 2.");
    test_task_end(t);
}

#define NO_BOOK "The file is not a workbook (.xlsx), or it is damaged."

TEST(a_document_type_ends_the_reading)
{
    struct task *t = begin();
    const char *refusal = "The workbook has a document type declaration, which a workbook never needs. It is not read.";
    struct str bomb = S(
        "<!DOCTYPE s [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>");
    assert_str(dump(t, book_of(t, WORKBOOK, bomb, SHEET(""))), refusal);
    assert_str(dump(t, book_of(t, WORKBOOK, STRINGS, bomb)), str_z(t->a, str_fmt(t->a, "!%s", refusal)));
    test_task_end(t);
}

TEST(a_bomb_is_refused_while_it_unpacks)
{
    struct task *t = begin();
    struct buf b;
    buf_init(&b, 64 << 20);
    BUF_LIT(&b, "<worksheet><sheetData>");
    while (b.n < 20 << 20)
        BUF_LIT(&b, "<row></row>                                                  ");
    BUF_LIT(&b, "</sheetData></worksheet>");
    assert_str(dump(t, book_of(t, WORKBOOK, STRINGS, buf_view(&b))), "!The workbook is too large when unpacked.");
    buf_free(&b);
    test_task_end(t);
}

TEST(what_is_no_workbook_is_said_to_be_none)
{
    struct task *t = begin();
    assert_str(dump(t, S("")), NO_BOOK);
    assert_str(dump(t, S("PK\003\004 and then nothing")), NO_BOOK);
    assert_str(dump(t, book_of(t, S("<workbook><sheets>"), STRINGS, SHEET(""))), NO_BOOK);
    assert_str(
        dump(t, book_of(t, WORKBOOK, STRINGS, S("<worksheet><row><c><v>1</v></c></row><row"))), "1: 1|\n!" NO_BOOK);
    assert_str(dump(t, archive_end(book_begin(t))), NO_BOOK);
    struct str whole = book_of(t, WORKBOOK, STRINGS, SHEET("<row><c><v>1</v></c></row>"));
    for (size_t n = 0; n < whole.n; n += 97)
        assert_str(dump(t, str_part(whole, 0, n)), NO_BOOK);
    test_task_end(t);
}

TEST(wide_and_long_cells_are_refused_with_their_line)
{
    struct task *t = begin();
    assert_str(dump(t, book_of(t, WORKBOOK, STRINGS, SHEET("<row r=\"9\"><c r=\"GS9\"><v>1</v></c></row>"))),
        "!Line 9 has more than 200 cells.");
    struct buf b;
    buf_init(&b, 1 << 20);
    BUF_LIT(&b, "<worksheet><sheetData><row><c t=\"str\"><v>");
    for (int i = 0; i <= ROWS_CELL; i++)
        buf_ch(&b, 'x');
    BUF_LIT(&b, "</v></c></row></sheetData></worksheet>");
    assert_str(dump(t, book_of(t, WORKBOOK, STRINGS, buf_view(&b))), "!Line 1 has a cell of more than 100,000 bytes.");
    buf_free(&b);
    test_task_end(t);
}

TEST(formats_tell_days_from_times_from_numbers)
{
    static const struct {
        const char *code;
        enum cell_kind kind;
    } codes[] = {
        { "General", CELL_PLAIN },
        { "0.00", CELL_PLAIN },
        { "#,##0.00\\ \"€\"", CELL_PLAIN },
        { "@", CELL_PLAIN },
        { "d.m.yyyy", CELL_DAY },
        { "[$-40B]d. mmmm yyyy;@", CELL_DAY },
        { "mmm/yy", CELL_DAY },
        { "yyyy\\-mm\\-dd", CELL_DAY },
        { "d.m.yyyy hh:mm", CELL_DAY_TIME },
        { "mm/dd/yy\\ hh:mm\\ AM/PM", CELL_DAY_TIME },
        { "h:mm", CELL_TIME },
        { "mm:ss.0", CELL_TIME },
        { "[h]:mm", CELL_DURATION },
        { "\"TRUE\";\"TRUE\";\"FALSE\"", CELL_PLAIN },
        { "0\" days\"", CELL_PLAIN },
        { "[Red]0.00", CELL_PLAIN },
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_int_equal(cell_kind_of_format(codes[i].code), codes[i].kind);
    assert_int_equal(cell_kind_builtin(14), CELL_DAY);
    assert_int_equal(cell_kind_builtin(22), CELL_DAY_TIME);
    assert_int_equal(cell_kind_builtin(9), CELL_PLAIN);
}

TESTS(csvkit_workbooks_are_read_rightly, every_kind_of_cell_becomes_the_text_it_shows,
    sheets_come_in_the_order_of_the_workbook_each_with_its_own_rows, rows_in_a_sheet_may_end_early_but_not_late,
    a_document_type_ends_the_reading, a_bomb_is_refused_while_it_unpacks, what_is_no_workbook_is_said_to_be_none,
    wide_and_long_cells_are_refused_with_their_line, formats_tell_days_from_times_from_numbers)
