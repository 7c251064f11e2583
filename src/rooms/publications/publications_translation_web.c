/* publications_translation_web: the source and its translation side by side, piece by piece. The form's fields are made
 * for the text in hand: one for each piece, named by its print, so that what was typed stays with what it translates
 * when somebody changes the source meanwhile. No rules here. */
#include "publications_translation_html.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"

/* The text with its pieces, and the fields: 0 the language, then one a piece, then a box for each changed one. */
struct translating {
    struct publication p;
    const struct lang *lang;
    struct publication_text source, text; /* text.number 0: there is none yet */
    struct publication_pieces pieces;
    struct form_table table;
    size_t *still; /* of a piece: the index of its box; 0: none */
    void *values;
};
enum { FIELD_IN, FIRST_PIECE };

/* ---- a table of fields for this text */

static size_t size_of(enum field_kind kind) { return kind == FIELD_CHECK ? sizeof(int64_t) : sizeof(struct str); }

static void add_field(struct task *t, struct form_table *table, struct field *fields, struct field f, struct str name)
{
    f.name = str_z(t->a, name);
    f.offset = table->size;
    table->size += size_of(f.kind);
    fields[table->n++] = f;
}

static struct field field_of(struct task *t, size_t piece)
{
    struct field f = { .kind = FIELD_LONG, .max = PUBLICATION_BODY_MOST, .need = OPTIONAL };

    if (piece == PIECE_TITLE)
        return (
            struct field){ .kind = FIELD_TEXT, .max = PUBLICATION_TITLE_MOST, .need = REQUIRED, .label = N_("Title") };
    f.label = piece == PIECE_SUMMARY
                  ? N_("In short")
                  : str_z(t->a, trf(t, "Paragraph %1$s", lang_number(t->a, t->lang, (int64_t)piece - PIECE_BODY + 1)));
    f.max = piece == PIECE_SUMMARY ? PUBLICATION_SUMMARY_MOST : PUBLICATION_BODY_MOST;
    return f;
}

static bool asked(const struct publication_piece *p) { return !str_empty(p->source); }

/* Twice the same paragraph: the place goes into the name, too. */
static struct str name_of(struct task *t, const struct translating *x, size_t i, const char *what)
{
    size_t before = 0;

    for (size_t k = 0; k < i; k++)
        before += str_eq(x->pieces.at[k].print, x->pieces.at[i].print);
    return str_fmt(t->a, "%s_%s%.*s_%zu", x->lang->tag, what, STR_ARG(x->pieces.at[i].print), before);
}

static void make_table(struct task *t, struct translating *x)
{
    struct field *fields = NEW_N(t->a, struct field, x->pieces.n * 2 + 1);

    x->table = (struct form_table){ .name = "translation", .fields = fields };
    x->still = NEW_N(t->a, size_t, x->pieces.n);
    add_field(t, &x->table, fields, (struct field){ .kind = FIELD_HIDDEN, .need = OPTIONAL }, S("in"));
    for (size_t i = 0; i < x->pieces.n; i++)
        add_field(t, &x->table, fields, field_of(t, i), i == PIECE_TITLE ? S("title") : name_of(t, x, i, ""));
    for (size_t i = 0; i < x->pieces.n; i++)
        if (x->pieces.at[i].stands == PIECE_CHANGED) {
            x->still[i] = x->table.n;
            add_field(t, &x->table, fields,
                (struct field){ .kind = FIELD_CHECK, .need = OPTIONAL, .label = N_("It is right as it is") },
                name_of(t, x, i, "still_"));
        }
}

static struct str *text_at(const struct translating *x, void *values, size_t piece)
{
    return (struct str *)(void *)((char *)values + x->table.fields[FIRST_PIECE + piece].offset);
}

/* The language asked for; without one the reader's own, or another than that of the source. */
static const struct lang *into(struct req *r, const struct publication *p)
{
    const struct lang *asked = publication_language_asked(r, p), *source = lang_by_tag(p->source);

    if (req_has(r, "in"))
        return asked;
    return r->task.lang != source ? r->task.lang : lang_get((enum lang_id)(source->id == LANG_fi ? LANG_sv : LANG_fi));
}

static enum outcome to_translate(struct req *r, struct translating *x)
{
    struct task *t = &r->task;
    enum outcome found = publications_get(t, r->ids[0], &x->p);

    if (found != DONE)
        return found;
    x->lang = into(r, &x->p);
    if (str_is(x->p.source, x->lang->tag) || !publications_text(t, x->p.id, x->p.source, 0, &x->source))
        return NOT_FOUND;
    bool is_new = !publications_text(t, x->p.id, str_of(x->lang->tag), 0, &x->text);
    if (is_new)
        x->text = (struct publication_text){ .number = 0, .basis = S("") };
    x->pieces = publication_pieces(t, &x->source, is_new ? NULL : &x->text);
    make_table(t, x);
    x->values = arena_alloc(t->a, x->table.size);
    *(struct str *)x->values = str_of(x->lang->tag);
    for (size_t i = 0; i < x->pieces.n; i++)
        *text_at(x, x->values, i) = x->pieces.at[i].text;
    return DONE;
}

/* ---- the page */

static struct reply show(struct req *r, int status, struct translating *x, struct form form)
{
    struct task *t = &r->task;
    const struct lang *source = lang_by_tag(x->p.source);
    struct publications_translation_view v = { .id = x->p.id,
        .open = x->pieces.open,
        .form = form,
        .title = x->p.title,
        .name = str_of(x->lang->name),
        .lang = str_of(x->lang->tag),
        .dir = str_of(x->lang->dir),
        .source_lang = str_of(source->tag),
        .source_dir = str_of(source->dir),
        .advice = publication_advice_of(t, x->lang, x->text.number == 0 ? S("") : x->text.body) };

    for (size_t i = 0; i < x->pieces.n; i++) {
        const struct publication_piece *p = &x->pieces.at[i];
        struct translation_row row = { .source = markdown_read(t, p->source),
            .look = { .top = 2 },
            .field = FIRST_PIECE + i,
            .still = x->still[i],
            .changed = p->stands == PIECE_CHANGED,
            .missing = p->stands == PIECE_MISSING };
        if (asked(p))
            LIST_ADD(t->a, &v.rows, row);
    }
    return SHOW(r, status, publications_translation, &v);
}

struct reply publications_translate(struct req *r)
{
    struct translating x = { 0 };
    enum outcome found = to_translate(r, &x);

    if (found != DONE)
        return reply_refused(r, found);
    return show(r, 200, &x, form_show(&r->task, &x.table, x.values, x.text.number));
}

/* A changed piece holds again when it was translated anew, or when somebody says that it is right as it is. */
static void take(const struct translating *x, void *values, struct publication_pieces *pieces)
{
    for (size_t i = 0; i < pieces->n; i++) {
        struct publication_piece *p = &pieces->at[i];
        struct str typed = *text_at(x, values, i);
        bool still = x->still[i] > 0 && *(bool *)((char *)values + x->table.fields[x->still[i]].offset);
        if (p->stands == PIECE_CHANGED && (still || !str_eq(str_trim(typed), str_trim(p->text))))
            p->stands = PIECE_CURRENT;
        p->text = typed;
        if (str_empty(typed) && asked(p))
            p->stands = PIECE_MISSING;
        else if (p->stands == PIECE_MISSING)
            p->stands = PIECE_CURRENT;
    }
}

struct reply publications_translated(struct req *r)
{
    struct task *t = &r->task;
    struct translating x = { 0 };
    struct form form;
    enum outcome how = to_translate(r, &x);

    if (how != DONE)
        return reply_refused(r, how);
    void *values = arena_alloc(t->a, x.table.size);
    struct form theirs = form_show(t, &x.table, x.values, x.text.number);
    if (!form_read_over(r, &theirs, values, &form))
        return show(r, 422, &x, form);
    struct publication_pieces pieces = x.pieces;
    struct publication_text fresh = { .number = form.version };
    take(&x, values, &pieces);
    publication_translated(t, &pieces, x.text.number == 0 ? NULL : &x.text, &fresh);
    how = publications_put_text(t, x.p.id, str_of(x.lang->tag), &fresh, &form.problems);
    if (how == INVALID)
        return show(r, 422, &x, form);
    if (how == CONFLICT)
        return reply_conflict(r, &form, &theirs, URL(t, publications_translated, x.p.id), "publication", x.p.id);
    return reply_outcome(r, how, URL(t, publications_one, x.p.id), tr(t, "The translation is saved."));
}
