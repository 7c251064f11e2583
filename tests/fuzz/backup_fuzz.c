/* backup_fuzz: any bytes as what stands inside a backup (behind its seal), packed or not, and as a backup's first
 * lines. Refused with a sentence, or every value is of its column's type and within the bytes that came. The first byte
 * says in what pieces the bytes come: a record may stand across their ends. */
#include "db/sealed_file.h"
#include "rooms/backup/backup_packed.h"
#include "tests/fuzz/fuzz.h"

struct pieces {
    struct str rest, piece;
    char *own; /* a piece of exactly its size: one byte too much is seen */
    size_t most;
};

static bool more(void *x, struct str *ret_bytes)
{
    struct pieces *p = x;
    free(p->own);
    p->own = NULL;
    if (p->rest.n == 0)
        return false;
    size_t n = p->rest.n < p->most ? p->rest.n : p->most;
    p->own = malloc(n);
    if (!p->own)
        abort();
    memcpy(p->own, p->rest.p, n);
    p->rest = str_part(p->rest, n, p->rest.n);
    *ret_bytes = (struct str){ p->own, n };
    return true;
}

static unsigned look_at_row(const struct db_table *table, const struct db_value *values)
{
    unsigned sum = 0;
    for (unsigned i = 0; i < table->ncolumns; i++) {
        HOLDS(values[i].type == table->columns[i].type);
        if (!values[i].null && (values[i].type == DB_TEXT || values[i].type == DB_BYTES))
            for (size_t k = 0; k < values[i].s.n; k++)
                sum += (unsigned char)values[i].s.p[k];
    }
    return sum;
}

static void look_at_table(const struct db_table *table)
{
    HOLDS(table->name.n > 0 && table->name.n <= RECORD_NAME);
    HOLDS(table->ncolumns > 0 && table->ncolumns <= TABLE_COLUMNS);
    for (unsigned i = 0; i < table->ncolumns; i++)
        HOLDS(strlen(table->columns[i].name) > 0 && strlen(table->columns[i].name) <= RECORD_NAME);
}

static void read_records(struct task *t, struct str bytes)
{
    struct pieces pieces = { .rest = str_part(bytes, 1, bytes.n), .most = (size_t)(unsigned char)*bytes.p + 1 };
    struct records_in *in = records_in_new(t, more, &pieces);
    enum records_kind kind;
    volatile unsigned seen = 0;
    do {
        kind = records_next(in);
        if (kind == RECORD_TABLE)
            look_at_table(records_in_table(in));
        if (kind == RECORD_ROW)
            seen += look_at_row(records_in_table(in), records_in_row(in));
    } while (kind != RECORD_BAD && kind != RECORD_END);
    HOLDS(kind == RECORD_END || records_trouble(in).n > 0);
    HOLDS(kind != RECORD_END || pieces.rest.n == 0);
    HOLDS(records_next(in) == RECORD_BAD);
    (void)seen; /* every byte of a row was read: for the sanitizer */
    free(pieces.own);
}

static void read_packed(struct task *t, struct str bytes)
{
    struct pieces pieces = { .rest = str_part(bytes, 1, bytes.n), .most = (size_t)(unsigned char)*bytes.p + 1 };
    struct packed_in *in = packed_in_new(t, more, &pieces);
    volatile unsigned seen = 0;
    struct str piece;
    while (packed_more(in, &piece)) {
        HOLDS(piece.n > 0 && piece.n <= PACKED_PIECE);
        for (size_t i = 0; i < piece.n; i++)
            seen += (unsigned char)piece.p[i];
    }
    HOLDS(packed_bad(in) || pieces.rest.n == 0);
    HOLDS(!packed_more(in, &piece));
    (void)seen;
    free(pieces.own);
}

static void read_head(struct task *t, struct str bytes)
{
    struct sealed_head h;
    if (!sealed_head_read(t->a, bytes, &h))
        return;
    HOLDS(h.bytes <= bytes.n && h.bytes <= SEALED_HEAD_MOST);
    HOLDS(str_find(h.first, S("\n")) < 0 && sealed_line(&h, "salt").n == 32 && sealed_line(&h, "stream").n == 48);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct task t = { .a = arena_new((size_t)1 << 30) };
    arena_on_full(t.a, task_full, &t);
    read_head(&t, fuzz_str(data, size));
    if (size > 0) {
        read_records(&t, fuzz_str(data, size));
        read_packed(&t, fuzz_str(data, size));
    }
    arena_free(t.a);
    return 0;
}
