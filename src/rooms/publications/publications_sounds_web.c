/* publications_sounds_web: paragraphs read aloud: which are, recording one, taking one away; and how pages offer them.
 * No rules here. */
#include "publications_sounds_html.h"
#include "rooms/publications/publications_parts_view.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"

FORM_DEFINE(publication_recording, PUBLICATION_RECORDING_FIELDS)

/* ---- offered beside the words, in their language */

struct listening {
    struct publication_sounds sounds;
    struct str label;
    int64_t publication;
    bool open;
};

struct listening *publication_listening(struct task *t, int64_t publication, const struct lang *l, bool open)
{
    struct listening *x = NEW(t->a, struct listening);

    *x = (struct listening){ .sounds = publication_sounds(t, publication, str_of(l->tag)),
        .label = str_of(lang_tr(l, N_("Listen to it"))),
        .publication = publication,
        .open = open };
    return x;
}

bool publication_any_heard(const struct listening *x)
{
    for (size_t i = 0; i < x->sounds.n; i++)
        if (x->sounds.at[i].shown || !x->open)
            return true;
    return false;
}

struct heard publication_heard(struct task *t, const struct listening *x, struct str words)
{
    const struct publication_sound *s = publication_sound_of(t, &x->sounds, words, x->open);

    if (s == NULL)
        return (struct heard){ .label = x->label };
    return (struct heard){ x->open ? URL(t, publications_sound_open, x->publication, s->id)
                                   : URL(t, publications_sound_hear, x->publication, s->id),
        x->label };
}

void publication_spoken_rows(
    struct task *t, const struct listening *x, const struct publication_text *text, struct spoken_rows *rows)
{
    struct strs all = publication_paragraphs(t, text);

    for (size_t i = PIECE_BODY; i < all.n && publication_any_heard(x); i++) {
        struct spoken_row one = { markdown_read(t, all.at[i]), publication_heard(t, x, all.at[i]) };
        LIST_ADD(t->a, rows, one);
    }
}

/* ---- everybody */

struct reply publications_sound_open(struct req *r)
{
    struct task *t = &r->task;
    struct file f;

    if (t->db == NULL)
        fail(t, FAIL_DB, "no connection to the database");
    return publications_sound_shown(t, r->ids[0], r->ids[1], &f) ? files_send(r, &f) : reply_not_found(r);
}

/* ---- staff: the paragraphs of a language */

static struct url in_language(struct task *t, struct url u, struct str tag) { return url_with(t->a, u, "in", tag); }

static struct str place_name(struct task *t, size_t piece)
{
    if (piece == PIECE_TITLE)
        return str_of(tr(t, "Title"));
    if (piece == PIECE_SUMMARY)
        return str_of(tr(t, "In short"));
    return trf(t, "Paragraph %1$s", lang_number(t->a, t->lang, (int64_t)piece - PIECE_BODY + 1));
}

static struct str plain_words(struct task *t, struct str typed)
{
    struct markdown m = markdown_read(t, typed);

    return markdown_text(t->a, &m);
}

static struct sound_row row_of(struct task *t, int64_t publication, struct str words, const struct publication_sound *s)
{
    struct sound_row row = { .words = plain_words(t, words), .s = s };

    if (s == NULL)
        return row;
    row.hear = URL(t, publications_sound_hear, publication, s->id);
    row.remove = URL(t, publications_sound_remove_page, publication, s->id);
    row.color = s->outdated ? "warning" : s->shown ? "success" : "info";
    row.stands = str_of(s->outdated ? tr(t, "Outdated")
                        : s->shown  ? tr(t, "Everybody hears it")
                                    : tr(t, "Not published yet"));
    return row;
}

static void add_rows(struct task *t, const struct publication *p, const struct publication_text *text,
    struct publications_sounds_view *v)
{
    struct publication_sounds *sounds = NEW(t->a, struct publication_sounds);
    struct strs all = publication_paragraphs(t, text);
    struct url record = in_language(t, URL(t, publications_sound_record, p->id), v->lang);

    *sounds = publication_sounds(t, p->id, v->lang);
    for (size_t i = 0; i < all.n; i++) {
        if (!publication_speakable(t, all.at[i]))
            continue;
        struct sound_row row = row_of(t, p->id, all.at[i], publication_sound_of(t, sounds, all.at[i], false));
        row.place = place_name(t, i);
        row.record = url_with(t->a, record, "words", publication_print(t, all.at[i]));
        v->all++;
        v->recorded += row.s != NULL;
        LIST_ADD(t->a, &v->rows, row);
    }
    for (size_t i = 0; i < sounds->n; i++)
        if (sounds->at[i].outdated) {
            struct sound_row row = row_of(t, p->id, sounds->at[i].words, &sounds->at[i]);
            LIST_ADD(t->a, &v->outdated, row);
        }
}

struct reply publications_sounds_page(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    struct publication_text text;
    enum outcome found = publications_get(t, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    const struct lang *l = publication_language_asked(r, &p);
    struct publications_sounds_view v = { .id = p.id, .title = p.title, .lang = str_of(l->tag), .dir = str_of(l->dir) };
    struct publication_languages all = publications_languages(t, &p);
    for (size_t i = 0; i < all.n; i++) {
        const struct lang *one = all.at[i].lang;
        struct publication_language_link link = { in_language(
                                                      t, URL(t, publications_sounds_page, p.id), str_of(one->tag)),
            str_of(one->name), str_of(one->tag), str_of(one->dir), one == l };
        if (all.at[i].number > 0)
            LIST_ADD(t->a, &v.languages, link);
    }
    if (publications_text(t, p.id, v.lang, 0, &text))
        add_rows(t, &p, &text, &v);
    return SHOW(r, 200, publications_sounds, &v);
}

/* ---- recording one */

/* The paragraph of this print, or (none asked for) the first that nobody has read aloud. */
static bool to_record(
    struct task *t, int64_t publication, struct str tag, struct str print, struct publications_recording_view *v)
{
    struct publication_text text;
    struct publication_sounds sounds = publication_sounds(t, publication, tag);

    if (!publications_text(t, publication, tag, 0, &text))
        return false;
    struct strs all = publication_paragraphs(t, &text);
    for (size_t i = 0; i < all.n; i++) {
        if (!publication_speakable(t, all.at[i]))
            continue;
        struct str one = publication_print(t, all.at[i]);
        if (str_empty(print) ? publication_sound_of(t, &sounds, all.at[i], false) != NULL : !str_eq(print, one))
            continue;
        v->print = one;
        v->place = place_name(t, i);
        v->words = markdown_read(t, all.at[i]);
        return true;
    }
    return false;
}

static struct reply show_recording(
    struct req *r, int status, const struct publication *p, struct publications_recording_view *v)
{
    struct task *t = &r->task;
    const struct lang *l = lang_by_tag(v->lang);

    v->id = p->id;
    v->title = p->title;
    v->dir = str_of(l->dir);
    v->look = publication_look(t, 2);
    publication_look_files(t, v->look, p->id, false);
    v->back = in_language(t, URL(t, publications_sounds_page, p->id), v->lang);
    v->file = file_field_of(t, &v->form, tr(t, "File with the sound"), files_hint(t, PUBLICATION_SOUND_GROUPS),
        files_accept(t, PUBLICATION_SOUND_GROUPS));
    file_field_records(r, &v->file, 0);
    return SHOW(r, status, publications_recording, v);
}

struct reply publications_sound_record(struct req *r)
{
    struct task *t = &r->task;
    struct publication p;
    enum outcome found = publications_get(t, r->ids[0], &p);

    if (found != DONE)
        return reply_refused(r, found);
    struct publications_recording_view v = { .lang = str_of(publication_language_asked(r, &p)->tag) };
    if (!to_record(t, p.id, v.lang, req_get(r, "words"), &v))
        return reply_redirect(r, in_language(t, URL(t, publications_sounds_page, p.id), v.lang),
            tr(t, "The text has changed. Choose the paragraph once more."));
    struct publication_recording_values values = { .in = v.lang, .print = v.print };
    v.form = form_show(t, &publication_recording_form, &values, 0);
    return show_recording(r, 200, &p, &v);
}

/* Back to the paragraphs, or on to the next one that nobody has read aloud. */
static struct reply recorded(struct req *r, enum outcome how, struct str tag)
{
    struct task *t = &r->task;
    struct publications_recording_view next = { .lang = tag };
    struct url list = in_language(t, URL(t, publications_sounds_page, r->ids[0]), tag);

    if (how == DONE && to_record(t, r->ids[0], tag, S(""), &next))
        return reply_redirect(r,
            url_with(t->a, in_language(t, URL(t, publications_sound_record, r->ids[0]), tag), "words", next.print),
            tr(t, "The sound is saved. Here is the next paragraph."));
    return reply_outcome(r, how, list, tr(t, "The sound is saved. Listen to it once, then send the text for review."));
}

struct reply publications_sound_save(struct req *r)
{
    struct task *t = &r->task;
    const struct upload *file = req_chosen(r);
    struct publication_recording_values values;
    struct publications_recording_view v = { .lang = S("") };
    struct publication p;
    enum outcome how = publications_get(t, r->ids[0], &p);

    if (how != DONE)
        return reply_refused(r, how);
    if (!form_read(r, &publication_recording_form, &values, &v.form) || lang_by_tag(values.in) == NULL)
        return reply_not_found(r);
    v.lang = values.in;
    if (!to_record(t, p.id, v.lang, values.print, &v))
        return reply_redirect(
            r, URL(t, publications_sounds_page, p.id), tr(t, "The text has changed. Choose the paragraph once more."));
    struct publication_sound_new n = { .publication = p.id,
        .tag = v.lang,
        .print = v.print,
        .bytes = file != NULL ? file->bytes : S(""),
        .chosen = file != NULL };
    how = publications_sound_add(t, &n, &v.form.problems);
    return how == INVALID ? show_recording(r, 422, &p, &v) : recorded(r, how, v.lang);
}

/* ---- heard and taken away */

struct reply publications_sound_hear(struct req *r)
{
    struct publication_sound s;
    struct file f;
    enum outcome how = publications_sound_get(&r->task, r->ids[0], r->ids[1], &s, &f);

    return how == DONE ? files_send(r, &f) : reply_refused(r, how);
}

struct reply publications_sound_remove_page(struct req *r)
{
    struct task *t = &r->task;
    struct publication_sound *s = NEW(t->a, struct publication_sound);
    struct file f;
    enum outcome how = publications_sound_get(t, r->ids[0], r->ids[1], s, &f);

    if (how != DONE)
        return reply_refused(r, how);
    const struct lang *l = lang_by_tag(s->tag);
    struct publications_sound_view v = { .id = r->ids[0],
        .sound = s->id,
        .one = row_of(t, r->ids[0], s->words, s),
        .lang = s->tag,
        .dir = str_of(l != NULL ? l->dir : "auto"),
        .back = in_language(t, URL(t, publications_sounds_page, r->ids[0]), s->tag) };
    return SHOW(r, 200, publications_sound_remove, &v);
}

struct reply publications_sound_drop(struct req *r)
{
    struct task *t = &r->task;
    struct publication_sound s = { .tag = S("") };
    struct publication p;
    struct file f;
    struct url back = URL(t, publications_sounds_page, r->ids[0]);
    enum outcome how = publications_sound_get(t, r->ids[0], r->ids[1], &s, &f);

    if (how == DONE)
        how = publications_sound_remove(t, r->ids[0], r->ids[1]);
    else if (how == NOT_FOUND && publications_get(t, r->ids[0], &p) == DONE)
        how = DONE; /* gone already: that is what was wanted */
    return reply_outcome(r, how, str_empty(s.tag) ? back : in_language(t, back, s.tag), tr(t, "The sound is removed."));
}
