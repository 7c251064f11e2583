/* form_read: from the values of a request to the typed[] of a form. What stands where is html/form.h's business
 * (drawing and parsing); here only the browser's pieces are put together. */
#include "web/inside.h"

static struct str joined(struct task *t, const struct field *field, const struct values *vs)
{
    struct strs all = { NULL, 0 };
    for (size_t i = 0; i < vs->n; i++)
        if (str_is(vs->at[i].name, field->name))
            strs_add(t->a, &all, vs->at[i].value);
    return form_join(t->a, &all);
}

/* Three inputs; the conflict page sends them as one. */
static struct str date_pieces(struct task *t, const struct field *field, const struct values *vs)
{
    struct str one = values_find(vs, str_of(field->name)), piece[3];
    static const char ends[] = "dmy";
    if (one.p)
        return one;
    for (size_t i = 0; i < 3; i++) {
        piece[i] = values_find(vs, str_fmt(t->a, "%s-%c", field->name, ends[i]));
        if (!piece[i].p)
            piece[i] = S("");
    }
    return form_join_date(t->a, piece[0], piece[1], piece[2]);
}

void form_fill(struct task *t, struct form *f, const struct values *vs)
{
    must(t, f->table && f->typed);
    for (size_t i = 0; i < f->table->n; i++) {
        const struct field *field = &f->table->fields[i];
        struct str one;
        if (field->kind == FIELD_MULTI || field->kind == FIELD_PICKS) {
            f->typed[i] = joined(t, field, vs);
        } else if (field->kind == FIELD_PARTIAL) {
            f->typed[i] = date_pieces(t, field, vs);
        } else {
            one = values_find(vs, str_of(field->name));
            f->typed[i] = one.p ? one : S("");
        }
    }
}

bool form_read(struct req *r, const struct form_table *table, void *ret_values, struct form *ret_form)
{
    int64_t version;
    *ret_form = form_show(&r->task, table, NULL, 0);
    form_fill(&r->task, ret_form, &r->web->values);
    /* a form filled from a draft was typed over the version of then: a later change must show as a conflict */
    if (str_int(req_get(r, req_has(r, "draft_version") ? "draft_version" : "version"), &version) && version >= 0)
        ret_form->version = version;
    return form_parse(&r->task, ret_form, ret_values);
}
