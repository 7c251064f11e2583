/* xlsx_fuzz: any bytes as a workbook. Refused with a sentence, or read row by row within the limits. */
#include "rooms/tables/tables_read.h"
#include "tests/fuzz/fuzz.h"

static void read_sheet(struct task *t, struct book *b, size_t i)
{
    struct rows *rs = book_rows(b, i);
    struct row row;
    enum rows_step s;
    int64_t line = 0;
    while ((s = rows_next(rs, &row)) == ROWS_ROW) {
        HOLDS(row.n <= ROWS_COLUMNS && row.line > line && (!row.lost || row.trouble));
        line = row.line;
        for (size_t k = 0; k < row.n; k++)
            HOLDS(row.at[k].n <= 3 * ROWS_CELL);
    }
    if (s == ROWS_REFUSED)
        HOLDS(remark_text(t->a, t->lang, rows_refusal(rs)).n > 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t = { .a = arena_new((size_t)256 << 20), .lang = lang_get(LANG_en) };
    struct remark why;
    struct book *b = book_open(&t, fuzz_str(data, size), &why);
    if (!b)
        HOLDS(remark_text(t.a, t.lang, &why).n > 0);
    for (size_t i = 0; b && i < book_sheets(b); i++) {
        HOLDS(book_sheet_state(b, i) <= SHEET_NO_TABLE);
        read_sheet(&t, b, i);
    }
    arena_free(t.a);
    return 0;
}
