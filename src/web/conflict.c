/* conflict: two persons changed one record. Who and when, and both versions field by field: the one who came second
 * chooses where both changed the same field; what only one of the two changed is shown and stays. */
#include "auth/journal.h"
#include "conflict_html.h"
#include "html/label.h"
#include "web/error_view.h"
#include "web/inside.h"

static struct str option_text(const struct form *f, size_t i, struct str value)
{
    for (size_t k = 0; f->options && k < f->options[i].n; k++)
        if (str_eq(f->options[i].at[k].value, value))
            return f->options[i].at[k].text;
    return value;
}

/* ';'-joined codes or ids as a list of their names */
static struct str list_text(struct task *t, const struct form *f, size_t i)
{
    const struct field *field = &f->table->fields[i];
    struct strs names = strs_split(t->a, f->typed[i], ';');
    for (size_t k = 0; k < names.n; k++)
        names.at[k] = field->codes ? code_text(t->a, t->lang, field->codes, names.at[k])
                                   : option_text(f, i, names.at[k]);
    return lang_list(t->a, t->lang, &names);
}

static struct str shown(struct task *t, const struct form *f, size_t i)
{
    const struct field *field = &f->table->fields[i];
    struct str s = f->typed[i];
    if (str_empty(s))
        return field->kind == FIELD_CHECK ? str_of(tr(t, "no")) : str_of(tr(t, "nothing"));
    switch (field->kind) {
    case FIELD_CHECK: return str_of(tr(t, "yes"));
    case FIELD_YESNO:
        return str_of(str_is(s, "yes") ? tr(t, "yes") : str_is(s, "no") ? tr(t, "no") : tr(t, "not known"));
    case FIELD_CHOICE: return field->codes ? code_text(t->a, t->lang, field->codes, s) : option_text(f, i, s);
    case FIELD_MULTI:
    case FIELD_PICKS: return list_text(t, f, i);
    case FIELD_PICK: return option_text(f, i, s);
    case FIELD_PASSWORD:
    case FIELD_SECRET_CODE: return S("••••");
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_DATE:
    case FIELD_PARTIAL:
    case FIELD_CLOCK:
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_HIDDEN: return s;
    }
    return s;
}

static struct conflict_row row_of(
    struct task *t, const struct form *mine, const struct form *theirs, size_t i, struct conflict_view *v)
{
    const struct field *field = &mine->table->fields[i];
    struct conflict_row row = { .name = str_of(field->name),
        .mine = mine->typed[i],
        .theirs = theirs->typed[i],
        .mine_text = shown(t, mine, i),
        .theirs_text = shown(t, theirs, i),
        .mine_id = str_fmt(t->a, "mine-%s", field->name),
        .theirs_id = str_fmt(t->a, "theirs-%s", field->name) };
    enum form_changed by = field->kind == FIELD_HIDDEN ? CHANGED_NOBODY : form_changed_by(t->a, mine, theirs, i);

    row.label = str_of(field_label(t->lang, field));
    row.kept = by == CHANGED_THEIRS ? row.theirs : row.mine;
    row.only_mine = by == CHANGED_MINE;
    row.only_theirs = by == CHANGED_THEIRS;
    row.disputed = by == CHANGED_BOTH;
    v->differing += by != CHANGED_NOBODY;
    v->disputed += row.disputed;
    v->settled += row.only_mine || row.only_theirs;
    return row;
}

struct reply reply_conflict(
    struct req *r, const struct form *mine, const struct form *theirs, struct url again, const char *record, int64_t id)
{
    struct task *t = &r->task;
    struct conflict_view v = {
        .again = again, .version = theirs->version, .older = mine->version, .unsettled = req_unsettled(r)
    };
    struct journal_change last;

    must(t, mine->table == theirs->table);
    for (size_t i = 0; i < mine->table->n; i++) {
        struct conflict_row row = row_of(t, mine, theirs, i, &v);
        LIST_ADD(t->a, &v.rows, row);
    }
    v.signed_by = journal_last_change(t, record, id, &last);
    if (v.signed_by) {
        v.by = last.name;
        v.at = last.at;
    }
    v.base = mine->base;
    return SHOW(r, 409, conflict, &v);
}
