/* conflict: two persons changed one record. Both versions are shown field by field; the one who came second chooses. */
#include "conflict_html.h"
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
        names.at[k] = field->codes ? code_name(t->lang, field->codes, names.at[k]) : option_text(f, i, names.at[k]);
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
    case FIELD_CHOICE: return field->codes ? code_name(t->lang, field->codes, s) : option_text(f, i, s);
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

struct reply reply_conflict(struct req *r, const struct form *mine, const struct form *theirs, struct url again)
{
    struct conflict_view v = { .again = again, .version = theirs->version };
    must(&r->task, mine->table == theirs->table);
    for (size_t i = 0; i < mine->table->n; i++) {
        const struct field *field = &mine->table->fields[i];
        struct conflict_row row = { .name = str_of(field->name), .mine = mine->typed[i], .theirs = theirs->typed[i] };
        row.label = str_of(field->label ? lang_tr(r->task.lang, field->label) : field->name);
        row.same = field->kind == FIELD_HIDDEN || str_eq(str_trim(row.mine), str_trim(row.theirs));
        row.mine_text = shown(&r->task, mine, i);
        row.theirs_text = shown(&r->task, theirs, i);
        row.mine_id = str_fmt(r->task.a, "mine-%s", field->name);
        row.theirs_id = str_fmt(r->task.a, "theirs-%s", field->name);
        v.differing += !row.same;
        LIST_ADD(r->task.a, &v.rows, row);
    }
    return SHOW(r, 409, conflict, &v);
}
