/* exchange_columns: what was said of the columns of a sheet, kept with its import and remembered for the next one. */
#include "rooms/exchange/exchange_columns.h"

#include "exchange_stage_sql.h"
#include "jobs/jobs.h"

/* What was said here, else what was said of the project's sheets before. */
static struct mapping_saids said_of(const struct exchange_mends *mends, struct task *t)
{
    struct mapping_saids list = { .now = true };

    for (size_t i = 0; i < mends->n; i++) {
        struct mapping_said one = { mends->at[i].column, mends->at[i].value };
        if (str_is(mends->at[i].file, EXCHANGE_COLUMNS))
            LIST_ADD(t->a, &list, one);
    }
    return list;
}

static void keep_said(struct task *t, int64_t import, const struct mapping_saids *said)
{
    for (size_t i = 0; i < said->n; i++) /* lines below nought: no row is left out by them */
        exchange_stage_sql_add_mend(
            t, import, S(EXCHANGE_COLUMNS), -(int64_t)i - 1, said->at[i].heading, said->at[i].field);
}

/* Days come and go, and so do the sheets of a workbook; everything else was said before. */
static bool all_said(const struct sheet *s)
{
    bool all = s->doubts == 0 && !s->asks_year && s->sheets.n < 2;

    for (size_t i = 0; i < s->m.n; i++) {
        const struct mapping_column *c = &s->m.at[i];
        all &= c->why == MAPPING_SAID || c->why == MAPPING_EMPTY || c->field == SHEET_DAY;
    }
    return all;
}

bool exchange_asks_columns(struct task *t, int64_t project, int64_t import, const struct exchange_file *files, size_t n)
{
    struct sheet s;

    if (!sheet_open(t, files, n, S(""), S(""), &s))
        return false;
    struct mapping_saids before = mapping_recall(t, sheet_source(t, project));
    sheet_guess(t, &s, &before);
    if (!all_said(&s))
        return true;
    struct mapping_saids said = sheet_said(t, &s);
    keep_said(t, import, &said);
    return false;
}

enum outcome exchange_sheet_of(struct task *t, const struct staged *s, struct str wanted, struct sheet *ret)
{
    struct staged_files files = exchange_staged_files(t, s->id);
    struct exchange_mends mends = exchange_staged_mends(t, s->id);
    struct mapping_saids said = said_of(&mends, t);
    bool known;
    struct str before = mapping_said_of(&said, S(SHEET_ASK_SHEET), &known);

    if (wanted.n == 0)
        wanted = before;
    if (!sheet_open(t, files.at, files.n, S(""), wanted, ret))
        return NOT_FOUND;
    if (said.n == 0 || !str_eq(wanted, before)) /* what was said is of another sheet */
        said = mapping_recall(t, sheet_source(t, s->project));
    sheet_guess(t, ret, &said);
    return DONE;
}

enum outcome exchange_say_columns_are(struct task *t, const struct staged *s, const struct mapping_saids *said)
{
    if (exchange_stage_sql_begin_work(t, s->id, S("checking"), s->state, str_of(t->lang->tag)) == 0)
        return CONFLICT;
    exchange_stage_sql_drop_said(t, s->id, S(EXCHANGE_COLUMNS));
    keep_said(t, s->id, said);
    mapping_remember(t, sheet_source(t, s->project), said);
    return DONE;
}

enum outcome exchange_check_columns(struct task *t, const struct staged *s, const struct mapping_saids *said)
{
    enum outcome how = exchange_say_columns_are(t, s, said);

    return how == DONE && !jobs_add(t, exchange_job_check, s->id) ? CONFLICT : how;
}

struct staged_files exchange_staged_tables(
    struct task *t, int64_t import, const struct exchange_mends *mends, struct exchange_options *o)
{
    struct staged_files files = exchange_staged_files(t, import), made = { 0 };
    struct mapping_saids said = said_of(mends, t);
    struct sheet_files *of = NEW(t->a, struct sheet_files);
    struct exchange_stage_sql_import_row row;
    struct sheet s;
    bool known;

    if (said.n == 0 || !exchange_stage_sql_import(t, import, &row) ||
        !sheet_open(t, files.at, files.n, S(""), mapping_said_of(&said, S(SHEET_ASK_SHEET), &known), &s))
        return files;
    sheet_guess(t, &s, &said);
    sheet_translate(t, &s, row.project, mends, of);
    for (size_t i = 0; i < of->n; i++)
        LIST_ADD(t->a, &made, of->at[i]);
    o->refused = &of->rejections;
    o->noticed = &of->notes;
    return made;
}
