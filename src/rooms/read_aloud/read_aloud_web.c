/* read_aloud_web: sounds for everybody; the list of texts, and recording one. No rules here. */
#include "read_aloud_texts_html.h"
#include "rooms/aloud.h"
#include "rooms/read_aloud/read_aloud_view.h"
#include "rooms/routes.h"
#include "web/req.h"

FORM_DEFINE(aloud, ALOUD_FIELDS)

struct heard read_aloud_of(struct task *t, const struct lang *l, struct str words)
{
    struct heard h = { .label = str_of(lang_tr(l, N_("Listen"))) };
    int64_t sound = read_aloud_find(t, l, words);

    if (sound != 0)
        h.url = URL(t, read_aloud_sound, sound);
    return h;
}

struct reply read_aloud_sound(struct req *r)
{
    struct file f;

    if (r->task.db == NULL)
        fail(&r->task, FAIL_DB, "no connection to the database");
    return read_aloud_file(&r->task, r->ids[0], &f) == DONE ? files_send(r, &f) : reply_not_found(r);
}

static struct url in_language(struct task *t, struct url u, const struct lang *l)
{
    return url_with(t->a, u, "in", str_of(l->tag));
}

/* ?in=, else the language of the page. */
static const struct lang *asked(struct req *r)
{
    const struct lang *l = req_has(r, "in") ? lang_by_tag(req_get(r, "in")) : NULL;

    return l != NULL ? l : r->task.lang;
}

static const struct aloud_sound *sound_of(const struct aloud_sounds *all, struct str print)
{
    for (size_t i = 0; i < all->n; i++)
        if (str_eq(all->at[i].print, print))
            return &all->at[i];
    return NULL;
}

static struct aloud_row row_of(struct task *t, const struct aloud_sound *s)
{
    return (struct aloud_row){ .id = s->id,
        .words = s->words,
        .place = S(""),
        .staff_name = s->staff_name,
        .added_at = s->added_at,
        .hear = URL(t, read_aloud_sound, s->id) };
}

static bool says(struct task *t, const struct aloud_texts *texts, struct str print)
{
    for (size_t i = 0; i < texts->n; i++)
        if (str_eq(read_aloud_print(t, texts->at[i].words), print))
            return true;
    return false;
}

struct reply read_aloud_list(struct req *r)
{
    struct task *t = &r->task;
    const struct lang *l = asked(r);
    struct aloud_texts texts = aloud_texts(t, l);
    struct aloud_sounds sounds = read_aloud_all(t, l);
    struct aloud_list_view v = { .lang = str_of(l->tag),
        .dir = str_of(l->dir),
        .languages = frame_every_language(t->a, URL(t, read_aloud_list), "in", l) };

    for (size_t i = 0; i < texts.n; i++) {
        struct str print = read_aloud_print(t, texts.at[i].words);
        const struct aloud_sound *s = sound_of(&sounds, print);
        struct aloud_row row = { 0 };
        if (s != NULL)
            row = row_of(t, s);
        row.place = texts.at[i].place;
        row.words = texts.at[i].words;
        row.record = url_with(t->a, in_language(t, URL(t, read_aloud_record), l), "print", print);
        v.recorded += s != NULL;
        LIST_ADD(t->a, &v.rows, row);
    }
    for (size_t i = 0; i < sounds.n; i++)
        if (!says(t, &texts, sounds.at[i].print)) {
            struct aloud_row row = row_of(t, &sounds.at[i]);
            LIST_ADD(t->a, &v.outdated, row);
        }
    return SHOW(r, 200, aloud_list, &v);
}

/* The text of this print in the language. */
static bool find(struct task *t, const struct lang *l, struct str print, struct aloud_text *ret)
{
    struct aloud_texts texts = aloud_texts(t, l);

    for (size_t i = 0; i < texts.n; i++)
        if (str_eq(read_aloud_print(t, texts.at[i].words), print)) {
            *ret = texts.at[i];
            return true;
        }
    return false;
}

static struct reply show(
    struct req *r, int status, const struct lang *l, const struct aloud_text *text, struct form form)
{
    struct task *t = &r->task;
    struct aloud_record_view v = { .form = form,
        .place = text->place,
        .words = text->words,
        .lang = str_of(l->tag),
        .dir = str_of(l->dir),
        .print = read_aloud_print(t, text->words),
        .back = in_language(t, URL(t, read_aloud_list), l) };

    v.file = file_field_of(t, &v.form, tr(t, "File with the sound"), str_of(tr(t, "One minute and 2 MB at most.")),
        files_accept(t, MEDIA_AUDIO));
    file_field_records(r, &v.file, READ_ALOUD_SECONDS);
    return SHOW(r, status, aloud_record, &v);
}

struct reply read_aloud_record(struct req *r)
{
    struct task *t = &r->task;
    const struct lang *l = asked(r);
    struct aloud_text text;

    if (!find(t, l, req_get(r, "print"), &text))
        return reply_redirect(r, in_language(t, URL(t, read_aloud_list), l), NULL);
    return show(r, 200, l, &text, form_show(t, &aloud_form, NULL, 0));
}

struct reply read_aloud_save(struct req *r)
{
    struct task *t = &r->task;
    const struct upload *file = req_chosen(r);
    struct aloud_values v;
    struct aloud_text text;
    struct form form;
    bool read = form_read(r, &aloud_form, &v, &form);
    const struct lang *l = read ? lang_by_tag(v.in) : NULL;

    if (l == NULL || !find(t, l, v.print, &text))
        return reply_redirect(
            r, URL(t, read_aloud_list), tr(t, "The text has changed. Choose it from the list once more."));
    struct file_wish w = { .words = S(""), .name = S(""), .bytes = S("") };
    if (file != NULL)
        w.bytes = file->bytes, w.name = S("sound");
    enum outcome how = read_aloud_put(t, l, text.words, &w, &form.problems);
    if (how == INVALID)
        return show(r, 422, l, &text, form);
    return reply_outcome(
        r, how, in_language(t, URL(t, read_aloud_list), l), tr(t, "The sound is saved. Everybody hears it now."));
}

struct reply read_aloud_drop(struct req *r)
{
    return reply_outcome(r, read_aloud_remove(&r->task, r->ids[0]), URL(&r->task, read_aloud_list),
        tr(&r->task, "The sound is removed."));
}
