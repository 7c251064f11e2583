/* retention_files_web: the register of processing activities and the protocol of a run, to take along: PDF and CSV. No
 * rules here. */
#include "base/settings.h"
#include "lang/lang.h"
#include "rooms/papers.h"
#include "rooms/retention/retention_view.h"
#include "rooms/routes.h"
#include "rooms/tables/tables.h"

enum { CSV_MOST = 1 << 20 };

static struct paper *paper_begun(struct req *r, const char *title)
{
    struct task *t = &r->task;
    const struct paper_head head = {
        .lang = t->lang, .title = title, .house = t->settings ? t->settings->service_name : S("")
    };
    struct paper *p = paper_new(t, &head);

    paper_heading(p, 1, paper_tr(p, title));
    return p;
}

static struct paper_text in_words(struct str s) { return (struct paper_text){ .at = { s } }; }

static struct reply csv_reply(struct req *r, struct buf *o, const char *name)
{
    task_must_fit(&r->task, o);
    return reply_bytes(r, 200, table_format_type(FORMAT_CSV_PEOPLE), buf_view(o), name);
}

/* ---- the register */

enum { KIND, DATA, PURPOSE, BASIS, WHOSE, SOURCE, GIVEN_TO, HOW_LONG, ENDS, WHY, REGISTER__N };
static const struct column register_columns[REGISTER__N] = {
    [KIND] = { "kind", N_("Kind of data"), .type = COLUMN_TEXT },
    [DATA] = { "data", N_("Data"), .type = COLUMN_TEXT },
    [PURPOSE] = { "purpose", N_("Purpose"), .type = COLUMN_TEXT },
    [BASIS] = { "basis", N_("Legal basis"), .type = COLUMN_TEXT },
    [WHOSE] = { "whose", N_("Of whom"), .type = COLUMN_TEXT },
    [SOURCE] = { "source", N_("Source"), .type = COLUMN_TEXT },
    [GIVEN_TO] = { "recipients", N_("Who gets it"), .type = COLUMN_TEXT },
    [HOW_LONG] = { "how_long", N_("How long"), .type = COLUMN_TEXT },
    [ENDS] = { "ends", N_("What happens then"), .type = COLUMN_TEXT },
    [WHY] = { "why", N_("Why"), .type = COLUMN_TEXT },
};

static struct str told(struct task *t, const char *msgid) { return str_of(lang_tr(t->lang, msgid)); }

static void say(struct task *t, struct retention_facts *facts, const char *label, struct str text, bool own)
{
    struct retention_fact one = { told(t, label), text, own };

    LIST_ADD(t->a, facts, one);
}

static struct retention_facts of_all(struct task *t)
{
    struct str controller = t->settings ? t->settings->controller : S("");
    struct str contact = t->settings ? t->settings->controller_contact : S("");
    struct retention_facts facts = { 0 };

    if (str_empty(controller))
        say(t, &facts, N_("Controller"),
            str_of(tr(t, "Not said yet. Write it in the settings: controller, controller_contact.")), false);
    else
        say(t, &facts, N_("Controller"), controller, true);
    if (!str_empty(contact))
        say(t, &facts, N_("Whom to ask about data"), contact, true);
    say(t, &facts, N_("Outside the European Union"),
        str_of(tr(t, "The program sends nothing outside the European Union. The house chooses who sends "
                     "its messages.")),
        false);
    say(t, &facts, N_("How it is protected"),
        str_of(tr(t, "Each worker sees only those with whom he or she works. A journal keeps who looked and "
                     "who changed. Phone numbers, addresses, identity codes and notes are encrypted in the "
                     "database, and backups as a whole.")),
        false);
    return facts;
}

static struct retention_register_row row_of(struct task *t, enum retention_category category)
{
    struct retention_line line = retention_line_of(t, category);
    const struct str texts[REGISTER__N] = {
        [DATA] = line.what,
        [PURPOSE] = line.purpose,
        [BASIS] = line.basis,
        [WHOSE] = line.whose,
        [SOURCE] = line.from,
        [GIVEN_TO] = line.given_to,
        [HOW_LONG] = str_empty(line.how_long) ? str_of(tr(t, "Not ended here")) : line.how_long,
        [ENDS] = line.ends,
        [WHY] = line.why,
    };
    struct retention_register_row row = { .name = line.name };

    for (size_t k = DATA; k < REGISTER__N; k++)
        say(t, &row.facts, register_columns[k].heading, texts[k], false);
    return row;
}

struct retention_register_view retention_register_of(struct task *t)
{
    struct retention_register_view v = { .all = of_all(t) };

    for (enum retention_category c = 0; c < RETENTION__N; c++) {
        struct retention_register_row row = row_of(t, c);
        LIST_ADD(t->a, &v.rows, row);
    }
    return v;
}

static struct reply register_csv(struct req *r, const struct retention_register_view *v)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, CSV_MOST);
    struct tables *out = tables_to_buf(t, FORMAT_CSV_PEOPLE, o);
    const struct table_head head = { .name = S("register"),
        .title = str_of(tr(t, "Register of processing activities")),
        .columns = register_columns,
        .n = REGISTER__N };

    tables_begin(out, &head);
    for (size_t i = 0; i < v->rows.n; i++) {
        const struct retention_register_row *row = &v->rows.at[i];
        struct cell cells[REGISTER__N] = { [KIND] = cell_s(row->name) };
        for (size_t k = 0; k < row->facts.n; k++)
            cells[DATA + k] = cell_s(row->facts.at[k].text);
        tables_row(out, cells);
    }
    tables_end(out);
    tables_close(out);
    return csv_reply(r, o, "register.csv");
}

static void put_facts(struct paper *p, const struct retention_facts *facts)
{
    for (size_t i = 0; i < facts->n; i++) {
        const struct retention_fact *f = &facts->at[i];
        paper_fact(p, in_words(f->label), f->own ? paper_own(f->text) : in_words(f->text));
    }
}

struct reply retention_register_file(struct req *r, const struct retention_register_view *v)
{
    struct task *t = &r->task;

    if (str_is(r->accept, "csv"))
        return register_csv(r, v);
    struct paper *p = paper_begun(r, N_("Register of processing activities"));
    paper_paragraph(p, paper_tr(p, N_("What is kept about people, why, by which right, who gets it and how long (GDPR, "
                                      "article 30). It is made from the table by which data ends.")));
    paper_fact(p, paper_tr(p, N_("Made on")), PAPER_IN(p, l, lang_day(t->a, l, t->today)));
    put_facts(p, &v->all);
    for (size_t i = 0; i < v->rows.n; i++) {
        paper_heading(p, 2, in_words(v->rows.at[i].name));
        put_facts(p, &v->rows.at[i].facts);
    }
    return papers_reply(r, p, "register", URL(t, retention_register));
}

/* ---- the protocol */

enum { P_KIND, P_ENDS, P_PERSONS, P_RECORDS, P_DONE_PERSONS, P_DONE_RECORDS, P_WHY, P_UNTIL, PROTOCOL__N };
static const struct column protocol_columns[PROTOCOL__N] = {
    [P_KIND] = { "kind", N_("Kind of data"), .type = COLUMN_TEXT },
    [P_ENDS] = { "ends", N_("What happens then"), .type = COLUMN_TEXT },
    [P_PERSONS] = { "persons", N_("Persons due"), .type = COLUMN_INT },
    [P_RECORDS] = { "records", N_("Records due"), .type = COLUMN_INT },
    [P_DONE_PERSONS] = { "persons_done", N_("Persons done"), .type = COLUMN_INT },
    [P_DONE_RECORDS] = { "records_done", N_("Records done"), .type = COLUMN_INT },
    [P_WHY] = { "stays_because", N_("Stays because"), .type = COLUMN_TEXT },
    [P_UNTIL] = { "until", N_("At the latest until"), .type = COLUMN_DAY },
};

static struct reply protocol_csv(struct req *r, const struct retention_run_view *v)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, CSV_MOST);
    struct tables *out = tables_to_buf(t, FORMAT_CSV_PEOPLE, o);
    const struct table_head head = {
        .name = S("protocol"), .title = str_of(tr(t, "Protocol")), .columns = protocol_columns, .n = PROTOCOL__N
    };

    tables_begin(out, &head);
    for (size_t i = 0; i < v->counts.n; i++) {
        const struct retention_count_line *line = &v->counts.at[i];
        const struct cell cells[PROTOCOL__N] = { [P_KIND] = cell_s(line->name),
            [P_ENDS] = cell_s(line->ends),
            [P_PERSONS] = cell_n(line->c.persons),
            [P_RECORDS] = cell_n(line->c.records),
            [P_DONE_PERSONS] = cell_n(line->c.done_persons),
            [P_DONE_RECORDS] = cell_n(line->c.done_records) };
        tables_row(out, cells);
    }
    for (size_t i = 0; i < v->helds.n; i++) {
        const struct retention_held_line *line = &v->helds.at[i];
        const struct cell cells[PROTOCOL__N] = { [P_KIND] = cell_s(line->name),
            [P_PERSONS] = cell_n(line->persons),
            [P_WHY] = cell_s(line->why),
            [P_UNTIL] = cell_day(&line->until) };
        tables_row(out, cells);
    }
    tables_end(out);
    tables_close(out);
    return csv_reply(r, o, "protocol.csv");
}

static void put_number(struct task *t, struct paper *p, int64_t n)
{
    paper_cell(p, PAPER_IN(p, l, lang_number(t->a, l, n)));
}

static void put_counts(struct task *t, struct paper *p, const struct retention_run_view *v)
{
    const struct paper_column columns[] = { { paper_tr(p, N_("Kind of data")), 6, PAPER_START },
        { paper_tr(p, N_("Persons done")), 2, PAPER_END }, { paper_tr(p, N_("Records done")), 2, PAPER_END } };

    paper_table(p, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->counts.n; i++) {
        paper_row(p, PAPER_ROW);
        paper_cell(p, in_words(v->counts.at[i].name));
        put_number(t, p, v->counts.at[i].c.done_persons);
        put_number(t, p, v->counts.at[i].c.done_records);
    }
    paper_table_end(p);
}

static void put_helds(struct task *t, struct paper *p, const struct retention_run_view *v)
{
    const struct paper_column columns[] = { { paper_tr(p, N_("Kind of data")), 4, PAPER_START },
        { paper_tr(p, N_("Why")), 5, PAPER_START }, { paper_tr(p, N_("Persons")), 2, PAPER_END },
        { paper_tr(p, N_("At the latest until")), 3, PAPER_START } };

    paper_heading(p, 2, paper_tr(p, N_("What stays, and why")));
    paper_table(p, columns, sizeof columns / sizeof *columns);
    for (size_t i = 0; i < v->helds.n; i++) {
        const struct retention_held_line *line = &v->helds.at[i];
        paper_row(p, PAPER_ROW);
        paper_cell(p, in_words(line->name));
        paper_cell(p, in_words(line->why));
        put_number(t, p, line->persons);
        paper_cell(p, PAPER_IN(p, l, day_known(line->until) ? lang_day(t->a, l, line->until) : S("")));
    }
    paper_table_end(p);
}

struct reply retention_run_file(struct req *r, const struct retention_run_view *v)
{
    struct task *t = &r->task;

    if (str_is(r->accept, "csv"))
        return protocol_csv(r, v);
    struct paper *p = paper_begun(r, N_("Protocol"));
    paper_fact(p, paper_tr(p, N_("Let run")), paper_own(v->r.started_by));
    paper_fact(p, paper_tr(p, N_("Finished")), PAPER_IN(p, l, lang_instant(t->a, l, v->r.finished_at)));
    if (v->counts.n > 0)
        put_counts(t, p, v);
    if (v->helds.n > 0)
        put_helds(t, p, v);
    return papers_reply(r, p, "protocol", URL(t, retention_run_page, v->r.id));
}
