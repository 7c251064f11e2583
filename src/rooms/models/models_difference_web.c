/* models_difference_web: what was changed in a model, as pages show it. */
#include "rooms/models/models_package_view.h"

static struct diff_row row_of(struct task *t, const struct diff_part *p)
{
    static const char *const colors[] = {
        [DIFF_SAME] = "neutral", [DIFF_CHANGED] = "info", [DIFF_LEFT_OUT] = "warning", [DIFF_ADDED] = "success"
    };
    struct diff_row row = {
        .p = p, .kind = diff_part_kind(t, p), .color = colors[p->state], .state = str_of(diff_state_text(t, p->state))
    };

    for (size_t i = 0; i < p->fields.n; i++) {
        const struct diff_field *f = &p->fields.at[i];
        struct diff_field_row one = { .label = diff_field_label(t, p, f), .f = f };
        if (f->lang != NULL) {
            one.language = lang_language_name(t->a, t->lang, str_of(f->lang->iso3));
            one.lang = str_of(f->lang->tag);
            one.dir = str_of(f->lang->dir);
        }
        LIST_ADD(t->a, &row.fields, one);
    }
    return row;
}

struct diff_view models_diff_view(struct task *t, const struct difference *d)
{
    struct diff_view v = { .modules_same = difference_count(d, "modules", DIFF_SAME),
        .modules_changed = difference_count(d, "modules", DIFF_CHANGED),
        .modules_added = difference_count(d, "modules", DIFF_ADDED),
        .modules_left_out = difference_count(d, "modules", DIFF_LEFT_OUT) };

    for (size_t i = 0; i < d->parts.n; i++) {
        struct diff_row row = row_of(t, &d->parts.at[i]);
        if (d->parts.at[i].state == DIFF_SAME)
            LIST_ADD(t->a, &v.same, row);
        else
            LIST_ADD(t->a, &v.changed, row);
    }
    return v;
}
