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
                                 "<row><c t=\"s\"><v>2</v></c></row>"))),
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

TEST(a_workbook_with_more_sheets_than_are_read_is_refused)
{
    struct task *t = begin();
    struct str sheets = S("");
    for (int i = 0; i < BOOK_SHEETS + 1; i++)
        sheets = str_fmt(t->a, "%.*s<sheet name=\"s%d\" r:id=\"r1\"/>", STR_ARG(sheets), i);
    struct str workbook = str_fmt(t->a, "<workbook xmlns:r=\"o\"><sheets>%.*s</sheets></workbook>", STR_ARG(sheets));
    assert_str(dump(t, book_of(t, workbook, STRINGS, SHEET(""))), "The workbook has more than 64 sheets.");
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

TEST(a_row_too_wide_or_too_long_is_lost_and_the_next_is_read)
{
    struct task *t = begin();
    struct remark why;
    struct row row;
    struct buf b;
    buf_init(&b, 1 << 20);
    BUF_LIT(&b, "<worksheet><sheetData><row><c><v>1</v></c></row><row r=\"9\"><c r=\"GS9\"><v>1</v></c></row>"
                "<row><c t=\"str\"><v>");
    for (int i = 0; i <= ROWS_CELL; i++)
        buf_ch(&b, 'x');
    BUF_LIT(&b, "</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row></sheetData></worksheet>");
    struct rows *rs = book_rows(book_open(t, book_of(t, WORKBOOK, STRINGS, buf_view(&b)), &why), 0);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_true(row.lost);
    assert_str(remark_text(t->a, t->lang, row.trouble), "Line 9 has more than 200 cells.");
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_true(row.lost);
    assert_str(remark_text(t->a, t->lang, row.trouble), "Line 10 has a cell of more than 100,000 bytes.");
    assert_int_equal(rows_next(rs, &row), ROWS_ROW);
    assert_false(row.lost);
    assert_str(row.at[0], "3");
    assert_int_equal(rows_next(rs, &row), ROWS_END);
    buf_free(&b);
    test_task_end(t);
}

#define BROKEN "The cell on line 1, column 2 refers to something that is not in the workbook. The file is damaged."

TEST(a_broken_reference_refuses_the_file)
{
    struct task *t = begin();
    assert_str(
        dump(t, book_of(t, WORKBOOK, STRINGS, SHEET("<row><c><v>1</v></c><c t=\"s\"><v>3</v></c></row>"))), "!" BROKEN);
    assert_str(
        dump(t, book_of(t, WORKBOOK, STRINGS, SHEET("<row><c><v>1</v></c><c t=\"s\"><v>x</v></c></row>"))), "!" BROKEN);
    assert_str(
        dump(t, book_of(t, WORKBOOK, STRINGS, SHEET("<row><c><v>1</v></c><c s=\"4\"><v>3</v></c></row>"))), "!" BROKEN);
    struct archive_writer *z = book_begin(t);
    archive_add(z, S("xl/workbook.xml"), WORKBOOK);
    archive_add(z, S("xl/worksheets/one.xml"), SHEET("<row><c><v>1</v></c></row>"));
    assert_str(dump(t, archive_end(z)), "The workbook refers to a part that is not in it. The file is damaged.");
    z = book_begin(t);
    archive_add(z, S("xl/workbook.xml"), WORKBOOK);
    archive_add(z, S("xl/strings.xml"), STRINGS);
    assert_str(dump(t, archive_end(z)), "!The workbook refers to a part that is not in it. The file is damaged.");
    test_task_end(t);
}

/* One cell under each way of laying the parts out. */
TEST(parts_are_found_wherever_and_however_they_are_named)
{
#define ROOT(target) S("<Relationships><Relationship Type=\"o/officeDocument\" Target=\"" target "\"/></Relationships>")
#define RELATIONS(sheet, strings) \
    S("<Relationships><Relationship Id=\"r1\" Type=\"x/worksheet\" Target=\"" sheet "\"/><Relationship Id=\"r3\" " \
      "Type=\"x/sharedStrings\" Target=\"" strings "\"/></Relationships>")
    static const struct {
        const char *root, *workbook, *relations, *sheet, *strings;
        struct str root_xml, relations_xml;
    } layouts[] = {
        { "_rels/.rels", "workbook.xml", "_rels/workbook.xml.rels", "s/1.xml", "SharedStrings.xml",
            ROOT("workbook.xml"), RELATIONS("s/1.xml", "sharedStrings.xml") },
        { "_rels\\.rels", "xl\\workbook.xml", "xl\\_rels\\workbook.xml.rels", "xl\\worksheets\\Sheet1.xml",
            "xl\\strings.xml", ROOT("xl/workbook.xml"), RELATIONS("worksheets/sheet1.xml", "./strings.xml") },
        { "_rels/.rels", "a/b/book.xml", "a/b/_rels/book.xml.rels", "a/1.xml", "strings.xml", ROOT("/a/b/book.xml"),
            RELATIONS("../1.xml", "/strings.xml") },
        { "[Content_Types].xml", "xl/workbook.xml", "XL/_rels/Workbook.xml.rels", "xl/1.xml", "xl/s.xml", S("<Types/>"),
            RELATIONS("1.xml", "s.xml") },
    };
    struct task *t = begin();
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        struct archive_writer *z = archive_new(t);
        archive_add(z, str_of(layouts[i].root), layouts[i].root_xml);
        archive_add(z, str_of(layouts[i].workbook), WORKBOOK);
        archive_add(z, str_of(layouts[i].relations), layouts[i].relations_xml);
        archive_add(z, str_of(layouts[i].sheet), SHEET("<row><c t=\"s\"><v>0</v></c></row>"));
        archive_add(z, str_of(layouts[i].strings), STRINGS);
        assert_str(dump(t, archive_end(z)), "1: nimi|\n");
    }
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
        { "mmm/yy", CELL_MONTH },
        { "[$-40B]mmmm\\ yyyy;@", CELL_MONTH },
        { "yyyy\\-mm", CELL_MONTH },
        { "yyyy", CELL_YEAR },
        { "yyyy\\-mm\\-dd", CELL_DAY },
        { "d.m.yyyy hh:mm", CELL_DAY_TIME },
        { "mm/dd/yy\\ hh:mm\\ AM/PM", CELL_DAY_TIME },
        { "h:mm", CELL_TIME },
        { "mm:ss.0", CELL_TIME },
        { "[h]:mm", CELL_DURATION },
        { "\"TRUE\";\"TRUE\";\"FALSE\"", CELL_PLAIN },
        { "0\" days\"", CELL_PLAIN },
        { "[Red]0.00", CELL_PLAIN },
        { "# ##0", CELL_PLAIN },
        { "0", CELL_PLAIN },
        { "00000", CELL_SHOWN },
        { "\"K-\"0", CELL_SHOWN },
        { "000\\-0000", CELL_SHOWN },
        { "0.0%", CELL_PERCENT },
        { "0\"%\"", CELL_PLAIN },
    };
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        assert_int_equal(cell_format_of(codes[i].code).kind, codes[i].kind);
    assert_int_equal(cell_kind_builtin(14), CELL_DAY);
    assert_int_equal(cell_kind_builtin(17), CELL_MONTH);
    assert_int_equal(cell_kind_builtin(22), CELL_DAY_TIME);
    assert_int_equal(cell_kind_builtin(9), CELL_PERCENT);
    assert_int_equal(cell_kind_builtin(1), CELL_PLAIN);
}

/* What a number is read as is what the sheet shows under the format. */
TEST(a_number_is_read_as_its_format_shows_it)
{
    static const struct {
        const char *number, *code, *shown;
    } cells[] = {
        { "100", "00000", "00100" },
        { "0.5", "0%", "50%" },
        { "0.07", "0.00%", "7%" },
        { "0.3333", "0%", "33.33%" },
        { "401234567", "0000000000", "0401234567" },
        { "401234567", "000 000 0000", "040 123 4567" },
        { "401234567", "\"+358 \"00\\ 000\\ 0000", "+358 40 123 4567" },
        { "12345678901", "00000", "12345678901" },
        { "17", "\"K-\"000", "K-017" },
        { "17", "\"K-\"0", "K-17" },
        { "930", "00\":\"00", "09:30" },
        { "5551234", "[<=9999999]###-####;(###) ###-####", "555-1234" },
        { "2125551234", "[<=9999999]###-####;(###) ###-####", "(212) 555-1234" },
        { "100", "[$-40B]00000_)", "00100" },
        { "1.5", "00000", "1.5" },
        { "-5", "00000", "-5" },
        { "90", "0\" min\"", "90" },
        { "1250", "# ##0", "1250" },
        { "42522", "yyyy-mm", "2016-06" },
        { "42522", "yyyy", "2016" },
        { "42522.4", "mm/yyyy", "2016-06" },
        { "1234567890123451", "0", "1234567890123451" },
        { "20260000000000017", "General", "20260000000000017" },
        { "4.89290024005183E+17", "General", "489290024005183000" },
        { "3.58401234567E11", "0.00E+00", "358401234567" },
        { "7.0", "General", "7" },
        { "007", "General", "7" },
        { "0.30000000000000004", "General", "0.3" },
        { "0", "000", "000" },
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct cell_format f = cell_format_of(cells[i].code);
        char text[CELL_TEXT];
        assert_true(cell_number(str_of(cells[i].number), &f, false, text));
        assert_string_equal(text, cells[i].shown);
    }
}

TEST(days_and_times_of_strict_workbooks_are_read_like_numbers)
{
    static const struct {
        const char *raw;
        enum cell_kind kind;
        const char *shown;
    } cells[] = {
        { "1985-12-05T00:00:00", CELL_PLAIN, "1985-12-05" },
        { "1985-12-05", CELL_DAY, "1985-12-05" },
        { "1985-12-05T09:30:00.000Z", CELL_PLAIN, "1985-12-05 09:30" },
        { "1985-12-05T09:30:00", CELL_DAY, "1985-12-05" },
        { "1985-12-05T00:00:00", CELL_MONTH, "1985-12" },
        { "1985-12-05", CELL_YEAR, "1985" },
        { "09:30:00", CELL_PLAIN, "09:30" },
        { "T09:30", CELL_TIME, "09:30" },
        { "1899-12-30T09:30:00", CELL_TIME, "09:30" },
        { "09:30:15", CELL_PLAIN, "09:30:15" },
        { "1985-13-05", CELL_PLAIN, NULL },
        { "noon", CELL_PLAIN, NULL },
        { "1985-12-05Tnoon", CELL_PLAIN, NULL },
    };
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        char text[CELL_TEXT];
        assert_int_equal(cell_iso(str_of(cells[i].raw), cells[i].kind, text), cells[i].shown != NULL);
        if (cells[i].shown)
            assert_string_equal(text, cells[i].shown);
    }
}

TESTS(a_workbook_with_more_sheets_than_are_read_is_refused, csvkit_workbooks_are_read_rightly,
    every_kind_of_cell_becomes_the_text_it_shows, sheets_come_in_the_order_of_the_workbook_each_with_its_own_rows,
    rows_in_a_sheet_may_end_early_but_not_late, a_document_type_ends_the_reading, a_bomb_is_refused_while_it_unpacks,
    what_is_no_workbook_is_said_to_be_none, a_row_too_wide_or_too_long_is_lost_and_the_next_is_read,
    a_broken_reference_refuses_the_file, parts_are_found_wherever_and_however_they_are_named,
    formats_tell_days_from_times_from_numbers, a_number_is_read_as_its_format_shows_it,
    days_and_times_of_strict_workbooks_are_read_like_numbers)
