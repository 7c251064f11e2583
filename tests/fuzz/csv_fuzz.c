/* csv_fuzz: any bytes as a CSV file. Every row has the header's cells at least, lines only grow, cells are valid UTF-8
 * within the limits, and a refusal has a sentence and stays one. */
#include "rooms/tables/tables_read.h"
#include "tests/fuzz/fuzz.h"

static struct task *begin(struct task *t)
{
    *t = (struct task){ .a = arena_new((size_t)64 << 20), .lang = lang_get(LANG_en) };
    return t;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t;
    struct rows *rs = rows_csv(begin(&t), fuzz_str(data, size));
    if (size % 3 == 0) /* somebody said what it is */
        rows_read_as(rs, ALPHABET_ARABIC);
    struct row row;
    enum rows_step s;
    size_t width = 0;
    int64_t line = 0;
    while ((s = rows_next(rs, &row)) == ROWS_ROW) {
        struct str clean;
        if (width == 0)
            width = row.n;
        HOLDS(row.n >= width && row.n <= ROWS_COLUMNS);
        HOLDS(row.line > line);
        line = row.line;
        for (size_t i = 0; i < row.n; i++)
            HOLDS(text_clean(t.a, row.at[i], &clean));
        HOLDS(!row.lost || row.trouble);
        if (row.trouble)
            HOLDS(remark_text(t.a, t.lang, row.trouble).n > 0);
        if (arena_used(t.a) > 32 << 20)
            break;
    }
    if (s == ROWS_REFUSED) {
        HOLDS(remark_text(t.a, t.lang, rows_refusal(rs)).n > 0);
        HOLDS(rows_next(rs, &row) == ROWS_REFUSED);
    }
    arena_free(t.a);
    return 0;
}
