/* rows: the common half of both readers: empty ends of rows, the header's width, remarks and their texts.
 * Where the cells come from is csv_reader.c and xlsx_reader.c. */
#include "rooms/tables/rows.h"

static void free_scratch(void *x)
{
    struct rows *rs = x;
    arena_free(rs->scratch);
}

static struct arena *new_scratch(struct task *t) { return task_arena(t, (size_t)16 * ROWS_ROW_BYTES); }

void rows_init(struct rows *rs, struct task *t)
{
    rs->t = t;
    rs->scratch = NULL;
    arena_then(t->a, free_scratch, rs);
    rs->scratch = new_scratch(t);
}

void rows_note(struct rows *rs, const char *msgid)
{
    for (size_t i = 0; i < rs->notes_n; i++)
        if (rs->notes[i].msgid == msgid)
            return;
    must(rs->t, rs->notes_n < ROWS_NOTES);
    rs->notes[rs->notes_n++] = (struct remark){ .msgid = msgid };
}

enum rows_step rows_refuse(struct rows *rs, const char *msgid, int64_t line, size_t column)
{
    rs->refusal = (struct remark){ .msgid = msgid, .args = { line, (int64_t)column }, .line = line, .column = column };
    return ROWS_REFUSED;
}

enum rows_step rows_lost(struct rows *rs, const char *msgid, int64_t line, size_t column, struct row *ret_row)
{
    if (rs->width == 0)
        return rows_refuse(rs, msgid, line, column);
    for (size_t i = 0; i < rs->width; i++)
        rs->cells[i] = S("");
    rs->trouble = (struct remark){ .msgid = msgid, .args = { line, (int64_t)column }, .line = line, .column = column };
    *ret_row = (struct row){ .at = rs->cells, .n = rs->width, .line = line, .trouble = &rs->trouble, .lost = true };
    return ROWS_ROW;
}

void rows_normalise(struct rows *rs, size_t n)
{
    if (arena_used(rs->scratch) > ROWS_ROW_BYTES) { /* texts of earlier rows */
        arena_free(rs->scratch);
        rs->scratch = NULL;
        rs->scratch = new_scratch(rs->t);
    }
    bool unseen = false;
    for (size_t i = 0; i < n; i++) {
        struct str c = rs->cells[i];
        /* below U+0300 (lead byte 0xCC) every text is in normal form already; 0xC2 begins a no-break blank */
        for (size_t k = 0; k < c.n; k++)
            if ((unsigned char)c.p[k] >= 0xCC || (unsigned char)c.p[k] == 0xC2) {
                c = letters_tidy(rs->scratch, c, &unseen);
                if (!text_clean(rs->scratch, c, &rs->cells[i]))
                    rs->cells[i] = c;
                break;
            }
    }
    if (unseen)
        rows_note(rs, N_("Blanks that nobody sees (of no width, or not to be broken) were passed over."));
}

void rows_without_header(struct rows *rs) { rs->loose = true; }

void rows_after_header(struct rows *rs, int64_t line, size_t width)
{
    rs->after = line;
    rs->width = width;
}

bool rows_take(struct rows *rs, size_t n, int64_t line, struct row *ret_row)
{
    const size_t in_file = n;
    while (n > 0 && str_trim(rs->cells[n - 1]).n == 0)
        n--;
    if (n == 0 || line <= rs->after)
        return false;

    bool ragged = false;
    if (rs->loose)
        ; /* as long as it is */
    else if (rs->width == 0)
        rs->width = n;
    else if (n > rs->width || (in_file < rs->width && !rs->gaps)) {
        size_t seen = n > rs->width ? n : in_file;
        ragged = true;
        rs->trouble = (struct remark){
            .msgid = N_("Cells on line %1$s: %2$s. Cells in the header: %3$s."),
            .args = { line, (int64_t)seen, (int64_t)rs->width },
            .line = line,
            .column = (n > rs->width ? rs->width : in_file) + 1,
        };
    }
    for (; n < rs->width; n++)
        rs->cells[n] = S("");
    *ret_row = (struct row){ .at = rs->cells, .n = n, .line = line, .trouble = ragged ? &rs->trouble : NULL };
    return true;
}

enum rows_step rows_next(struct rows *rs, struct row *ret_row)
{
    if (rs->refusal.msgid)
        return ROWS_REFUSED;
    return rs->next(rs, ret_row);
}

const struct remark *rows_refusal(const struct rows *rs) { return &rs->refusal; }

const struct remark *rows_notes(const struct rows *rs, size_t *ret_n)
{
    *ret_n = rs->notes_n;
    return rs->notes;
}

void rows_read_as(struct rows *rs, enum alphabet alphabet)
{
    rs->told = true;
    rs->alphabet = alphabet;
}

bool rows_hides(const struct rows *rs, size_t column) { return column < ROWS_COLUMNS && rs->hidden[column]; }

bool rows_guessed(const struct rows *rs) { return rs->guessed; }

int64_t rows_taken(const struct rows *rs) { return rs->taken; }

struct str remark_text(struct arena *a, const struct lang *l, const struct remark *remark)
{
    struct str args[3];
    for (size_t i = 0; i < 3; i++)
        args[i] = str_number(a, remark->args[i]);
    return tr_fill(a, lang_tr(l, remark->msgid), args, 3);
}
