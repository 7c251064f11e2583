/* book_testing: small workbooks made by hand: sheets with their rows as XML. Only for *_test.c files. */
#pragma once
#include "base/test.h"
#include "rooms/tables/tables.h"

struct test_sheet {
    const char *name, *state; /* state NULL: shown */
    struct str rows;          /* "<row>…</row>" */
};

#define BOOK_CELL(text)         "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define BOOK_ROW(...)           "<row>" __VA_ARGS__ "</row>"
#define BOOK_STYLED(style, raw) "<c s=\"" style "\"><v>" raw "</v></c>"

/* formats: of the styles 1, 2 …, NULL at the end. */
TEST_UNUSED struct str test_book(struct task *t, const char *const *formats, const struct test_sheet *sheets, size_t n)
{
    struct arena *a = t->a;
    struct archive_writer *z = archive_new(t);
    struct str names = S(""), relations = S(""), codes = S(""), styles = S("<xf numFmtId=\"0\"/>");

    for (size_t i = 0; i < n; i++) {
        names = str_fmt(a, "%.*s<sheet name=\"%s\" sheetId=\"%zu\" state=\"%s\" r:id=\"r%zu\"/>", STR_ARG(names),
            sheets[i].name, i + 1, sheets[i].state ? sheets[i].state : "visible", i);
        relations = str_fmt(
            a, "%.*s<Relationship Id=\"r%zu\" Type=\"x/worksheet\" Target=\"s%zu.xml\"/>", STR_ARG(relations), i, i);
        archive_add(z, str_fmt(a, "xl/s%zu.xml", i),
            str_fmt(a, "<worksheet><sheetData>%.*s</sheetData></worksheet>", STR_ARG(sheets[i].rows)));
    }
    for (int i = 0; formats && formats[i]; i++) {
        codes = str_fmt(a, "%.*s<numFmt numFmtId=\"%d\" formatCode=\"%s\"/>", STR_ARG(codes), 164 + i, formats[i]);
        styles = str_fmt(a, "%.*s<xf numFmtId=\"%d\"/>", STR_ARG(styles), 164 + i);
    }
    archive_add(z, S("xl/workbook.xml"),
        str_fmt(a, "<workbook xmlns:r=\"o\"><sheets>%.*s</sheets></workbook>", STR_ARG(names)));
    archive_add(z, S("xl/_rels/workbook.xml.rels"),
        str_fmt(a,
            "<Relationships>%.*s<Relationship Id=\"rs\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>",
            STR_ARG(relations)));
    archive_add(z, S("xl/styles.xml"),
        str_fmt(a, "<styleSheet><numFmts>%.*s</numFmts><cellXfs>%.*s</cellXfs></styleSheet>", STR_ARG(codes),
            STR_ARG(styles)));
    return archive_end(z);
}
