/* operations_undo: see operations_undo.h. */
#include "rooms/operations/operations_undo.h"

#include "auth/journal.h"
#include "auth/viewer.h"
#include "lang/lang.h"
#include "operations_put_sql.h"
#include "operations_undo_sql.h"

enum { TEXTS = 19, NUMBERS = 5, PARTED = '\x1f', DAY_SECONDS = 24 * 60 * 60 };

/* The texts of an operation, in the order in which they are kept. */
static void texts_of(struct operation *o, struct str *ret_at[TEXTS])
{
    struct str *const all[TEXTS] = { &o->name, &o->name_language, &o->summary, &o->beneficiary, &o->business_id,
        &o->contractor, &o->fund, &o->period, &o->programme, &o->priority, &o->objective, &o->category, &o->theme,
        &o->authority, &o->country, &o->regions, &o->locality, &o->postal_code, &o->website };

    memcpy(ret_at, all, sizeof all);
}

/* Texts of a list are of lines; nothing below a blank but a line's end is in them (text_clean). */
struct str operation_as_text(struct arena *a, const struct operation *o)
{
    struct operation copy = *o;
    struct str *at[TEXTS];
    struct strs parts = { 0 };
    const int64_t numbers[NUMBERS] = { o->natural_person, o->listed, o->total_cents, o->eu_cents, o->cofinancing };

    texts_of(&copy, at);
    for (size_t i = 0; i < TEXTS; i++)
        strs_add(a, &parts, *at[i]);
    strs_add(a, &parts, day_str(&copy.starts_on));
    strs_add(a, &parts, day_str(&copy.ends_on));
    for (size_t i = 0; i < NUMBERS; i++)
        strs_add(a, &parts, numbers[i] == INT_NONE ? S("") : str_number(a, numbers[i]));
    return str_copy(a, strs_join(a, &parts, S("\x1f")));
}

static bool number_of(struct str *rest, int64_t *ret_n)
{
    struct str part;

    if (!str_cut(rest, PARTED, &part))
        return false;
    *ret_n = INT_NONE;
    return str_empty(part) || str_int(part, ret_n);
}

static bool day_of(struct str *rest, struct day *ret_day)
{
    struct str part;

    *ret_day = DAY("");
    return str_cut(rest, PARTED, &part) && (str_empty(part) || day_read_partial(part, ret_day));
}

bool operation_of_text(struct str text, struct operation *ret_o)
{
    struct operation o = { .published_at = { "" } };
    struct str *at[TEXTS], rest = text;
    int64_t natural, listed;

    texts_of(&o, at);
    for (size_t i = 0; i < TEXTS; i++)
        if (!str_cut(&rest, PARTED, at[i]))
            return false;
    if (!day_of(&rest, &o.starts_on) || !day_of(&rest, &o.ends_on) || !number_of(&rest, &natural) ||
        !number_of(&rest, &listed) || !number_of(&rest, &o.total_cents) || !number_of(&rest, &o.eu_cents) ||
        !number_of(&rest, &o.cofinancing))
        return false;
    o.natural_person = natural == 1;
    o.listed = listed == 1;
    *ret_o = o;
    return true;
}

static struct operations_import line_of(const struct operations_undo_sql_line_row *r)
{
    return (struct operations_import){ .id = r->id,
        .added = r->added,
        .changed = r->changed_,
        .source = r->source,
        .name = r->name,
        .staff = r->staff,
        .made_at = r->made_at,
        .undone_at = r->undone_at };
}

struct operations_imports operations_imports(struct task *t, int64_t limit)
{
    struct operations_undo_sql_line_rows rows = operations_undo_sql_lines(t, limit);
    struct operations_imports list = { 0 };

    for (size_t i = 0; i < rows.n; i++)
        LIST_ADD(t->a, &list, line_of(&rows.at[i]));
    return list;
}

enum outcome operations_import_get(struct task *t, int64_t import, struct operations_import *ret_import)
{
    struct operations_undo_sql_line_row row;

    if (!operations_undo_sql_line(t, import, &row))
        return NOT_FOUND;
    *ret_import = line_of(&row);
    return DONE;
}

void operations_import_keep(struct operations_in *in, struct str name)
{
    struct task *t = in->t;
    struct instant old = instant_from_unix(instant_unix(t->now) - (int64_t)OPERATION_UNDO_DAYS * DAY_SECONDS);

    operations_undo_sql_forget_old_rows(t, old);
    operations_undo_sql_forget_old(t, old);
    if (in->made + in->changed > 0)
        operations_undo_sql_add(t, .id = in->import, .source = in->source, .name = name, .staff_id = t->viewer->staff,
            .made_at = t->now, .added = in->made, .changed_ = in->changed);
}

enum outcome operations_import_undo(struct task *t, int64_t import, struct str *ret_why)
{
    struct operations_import line;
    struct operations_undo_sql_later_row later;
    struct operation o;

    *ret_why = S("");
    if (operations_import_get(t, import, &line) != DONE || !str_empty(instant_str(&line.undone_at)))
        return NOT_FOUND;
    if (operations_undo_sql_later(t, line.source, import, &later)) {
        *ret_why = trf(t, "A later list of the same source is in: %1$s. Take that one back first.", later.name);
        return CONFLICT;
    }
    struct operations_undo_sql_changed_rows rows = operations_undo_sql_changed(t, import);
    for (size_t i = 0; i < rows.n; i++) {
        task_may_go_on(t);
        must(t, operation_of_text(rows.at[i].stood, &o));
        o.id = rows.at[i].operation;
        operation_says_again(t, &o);
    }
    operations_undo_sql_drop_words(t, import);
    operations_undo_sql_drop_made(t, import);
    operations_undo_sql_forget_rows(t, import);
    operations_undo_sql_done(t, import, t->now);
    operations_count_again(t);
    journal_write(t, JOURNAL_IMPORT, "operations", import, S("undone"));
    return DONE;
}
