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

/* The page of a conflict names what is to be chosen; of what was not chosen it carries what the writer had written. */
static struct str not_chosen(struct task *t, const struct field *field, const struct values *vs)
{
    struct str one = values_find(vs, str_of(field->name));
    if (!one.p)
        one = values_find(vs, str_fmt(t->a, "mine-%s", field->name));
    return one.p ? one : S("");
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
        if (str_empty(f->typed[i]))
            f->typed[i] = not_chosen(t, field, vs);
    }
    struct str base = values_find(vs, S("shown"));
    f->base = base.p ? base : S("");
}

bool req_unsettled(struct req *r)
{
    struct strs disputed = req_all(r, "disputed");
    for (size_t i = 0; i < disputed.n; i++)
        if (!values_find(&r->web->values, disputed.at[i]).p)
            return true;
    return false;
}

/* Of a form filled from a draft the version that it was typed over: a later change must show as a conflict. So it must
 * where two versions met and nobody chose between them. */
static const char *version_field(struct req *r)
{
    if (req_has(r, "draft_version"))
        return "draft_version";
    return req_has(r, "older") && req_unsettled(r) ? "older" : "version";
}

static bool read_and_parse(struct req *r, void *ret_values, struct form *f)
{
    int64_t version;
    form_fill(&r->task, f, &r->web->values);
    if (str_int(req_get(r, version_field(r)), &version) && version >= 0)
        f->version = version;
    return form_parse(&r->task, f, ret_values);
}

bool form_read(struct req *r, const struct form_table *table, void *ret_values, struct form *ret_form)
{
    *ret_form = form_show(&r->task, table, NULL, 0);
    return read_and_parse(r, ret_values, ret_form);
}

bool form_read_over(struct req *r, const struct form *stands, void *ret_values, struct form *ret_form)
{
    must(&r->task, stands->stands && stands->stored);
    *ret_form = form_show(&r->task, stands->table, NULL, 0);
    ret_form->stands = stands->stands;
    ret_form->stored = stands->stored;
    return read_and_parse(r, ret_values, ret_form);
}
