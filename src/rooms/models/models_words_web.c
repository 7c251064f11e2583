/* models_words_web: the words of a model's phases, modules, roles and costs in another language than it is written in:
 * one form with a field for each, the original beside it. Its text is translated with the publication. No rules here.
 */
#include "models_part_html.h"
#include "rooms/models/models_parts.h"
#include "rooms/models/models_web.h"

enum { FIRST_WORD = 1 }; /* behind the language */

struct wording {
    struct model m;
    const struct lang *lang, *source;
    struct model_saids said; /* those that have a text in the source */
    struct form_table table;
    void *values;
};

static const char *label_of(const char *field)
{
    if (strcmp(field, "name") == 0)
        return N_("Name");
    if (strcmp(field, "audience") == 0)
        return N_("For whom?");
    if (strcmp(field, "steps") == 0)
        return N_("Steps of a session");
    return strcmp(field, "source") == 0 ? N_("Where is it from?") : N_("Text");
}

static struct str *text_at(const struct wording *w, void *values, size_t i)
{
    return (struct str *)(void *)((char *)values + w->table.fields[i].offset);
}

static void make_table(struct task *t, struct wording *w)
{
    struct field *fields = NEW_N(t->a, struct field, w->said.n + FIRST_WORD);

    fields[0] = (struct field){ .name = "in", .kind = FIELD_HIDDEN, .need = OPTIONAL, .label = "" };
    for (size_t i = 0; i < w->said.n; i++) {
        const struct model_said *s = &w->said.at[i];
        bool line = strcmp(s->field, "text") != 0 && strcmp(s->field, "steps") != 0;
        fields[i + FIRST_WORD] = (struct field){ .name = str_z(t->a,
                                                     str_fmt(t->a, "%s_%s_%.*s", s->part, s->field, STR_ARG(s->key))),
            .kind = line ? FIELD_TEXT : FIELD_LONG,
            .max = strcmp(s->field, "steps") == 0 ? MODEL_STEPS_MOST
                   : line                         ? MODEL_NAME_MOST
                                                  : MODEL_TEXT_MOST,
            .need = OPTIONAL,
            .label = label_of(s->field),
            .offset = (i + FIRST_WORD) * sizeof(struct str) };
    }
    w->table = (struct form_table){ .name = "model_words",
        .fields = fields,
        .n = w->said.n + FIRST_WORD,
        .size = (w->said.n + FIRST_WORD) * sizeof(struct str) };
}

static enum outcome to_word(struct req *r, struct wording *w)
{
    struct task *t = &r->task;
    enum outcome found = models_get(t, r->ids[0], 0, &w->m);

    if (found != DONE)
        return found;
    w->source = lang_by_tag(w->m.source);
    w->lang = req_has(r, "in") ? lang_by_tag(req_get(r, "in")) : NULL;
    if (w->lang == NULL)
        w->lang = t->lang != w->source ? t->lang : lang_get(w->source->id == LANG_en ? LANG_fi : LANG_en);
    if (w->lang == w->source)
        return NOT_FOUND;
    struct model_saids all = models_said(t, &w->m);
    for (size_t i = 0; i < all.n; i++)
        if (!str_empty(all.at[i].words->in[w->source->id]))
            LIST_ADD(t->a, &w->said, all.at[i]);
    make_table(t, w);
    w->values = arena_alloc(t->a, w->table.size);
    *text_at(w, w->values, 0) = str_of(w->lang->tag);
    for (size_t i = 0; i < w->said.n; i++)
        *text_at(w, w->values, i + FIRST_WORD) = w->said.at[i].words->in[w->lang->id];
    return DONE;
}

static struct reply show(struct req *r, int status, const struct wording *w, struct form form)
{
    struct models_words_view v = { .id = w->m.id,
        .form = form,
        .name = str_of(w->lang->name),
        .tag = str_of(w->lang->tag),
        .source_lang = str_of(w->source->tag),
        .source_dir = str_of(w->source->dir) };

    for (size_t i = 0; i < w->said.n; i++) {
        const struct model_said *s = &w->said.at[i];
        struct words_row row = { i + FIRST_WORD, s->words->in[w->source->id], S(""),
            i == 0 || !str_eq(s->key, w->said.at[i - 1].key) };
        if (row.first)
            row.heading = s->words->in[w->source->id];
        LIST_ADD(r->task.a, &v.rows, row);
    }
    return SHOW(r, status, models_words, &v);
}

struct reply models_words_page(struct req *r)
{
    struct wording w = { 0 };
    enum outcome found = to_word(r, &w);

    if (found != DONE)
        return reply_refused(r, found);
    return show(r, 200, &w, form_show(&r->task, &w.table, w.values, w.m.version));
}

struct reply models_words_save(struct req *r)
{
    static const enum model_part parts[] = { MODEL_PHASES, MODEL_MODULES, MODEL_ROLES, MODEL_COSTS };
    struct task *t = &r->task;
    struct wording w = { 0 };
    struct form form;
    enum outcome how = to_word(r, &w);

    if (how != DONE)
        return reply_refused(r, how);
    void *values = arena_alloc(t->a, w.table.size);
    struct form theirs = form_show(t, &w.table, w.values, w.m.version);
    if (!form_read_over(r, &theirs, values, &form))
        return show(r, 422, &w, form);
    for (size_t i = 0; i < w.said.n; i++)
        w.said.at[i].words->in[w.lang->id] = *text_at(&w, values, i + FIRST_WORD);
    w.m.version = form.version;
    for (size_t i = 0; how == DONE && i < sizeof parts / sizeof *parts; i++) {
        how = models_put(t, &w.m, parts[i], &form.problems);
        w.m.version++;
    }
    if (how == INVALID)
        return show(r, 422, &w, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, models_words_save, w.m.id), "model", w.m.id);
    return reply_outcome(r, how, URL(t, models_one, w.m.id), tr(t, "Saved."));
}
