/* measurements_sheet_web: her own estimate on paper, to tick: one language or two, a picture for each question, a box
 * for each answer, and a code with which the worker's phone opens the page where the answers are typed in. No name is
 * on it. */
#include "auth/sign_in.h"
#include "lang/lang.h"
#include "rooms/instruments/instruments_drawn.h"
#include "rooms/instruments/instruments_view.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"

/* Tenths of a point: where answers begin, beside the picture of the question; a picture; a box to tick; a line of text;
 * a letter of it, about. */
enum { LEFT = 620, PICTURE = 420, SMALL = 200, BOX = 170, LINE = 120, LETTER = 52, APART = 60 };

static size_t letters_of(struct str text)
{
    size_t n = 0;

    for (size_t i = 0; i < text.n; i++)
        n += ((unsigned char)text.p[i] & 0xC0U) != 0x80U;
    return n;
}

/* Broken between words into lines of at most so many letters. */
static struct strs lines_of(struct task *t, struct str text, size_t letters)
{
    struct strs words = strs_split(t->a, text, ' '), lines = { 0 };
    struct str line = S("");

    for (size_t i = 0; i < words.n; i++) {
        struct str longer = str_empty(line) ? words.at[i]
                                            : str_fmt(t->a, "%.*s %.*s", STR_ARG(line), STR_ARG(words.at[i]));
        if (!str_empty(line) && letters_of(longer) > letters) {
            strs_add(t->a, &lines, line);
            longer = words.at[i];
        }
        line = longer;
    }
    strs_add(t->a, &lines, line);
    return lines;
}

struct sheet {
    struct paper *p;
    const struct instrument *i;
    struct paper_shapes shapes; /* of the question in hand */
    unsigned lowest;            /* how far down they reach */
};

static struct str texts_in(const struct instrument *i, const struct str *texts, const struct lang *l)
{
    return texts[instrument_language(i, str_of(l->iso3))];
}

static struct str value_in(struct task *t, const struct instrument *i, size_t item, const struct lang *l, int64_t value)
{
    struct task in = *t;

    in.lang = l;
    return instrument_value_text(&in, i, item, instrument_language(i, str_of(l->iso3)), value);
}

/* One answer: its picture, a box to tick, and below it what it says in each language. x, width: its place. */
static void put_answer(
    struct sheet *s, size_t item, const struct instrument_answer *answer, int64_t value, unsigned x, unsigned width)
{
    struct task *t = s->p->t;
    unsigned y = 0, middle = x + width / 2;

    if (answer != NULL && !str_empty(answer->picture)) {
        instrument_drawn(t, &s->shapes, answer->picture, (struct drawn_at){ middle - SMALL / 2, 0, SMALL });
        y = SMALL + APART;
    }
    instrument_box(t, &s->shapes, (struct drawn_at){ middle - BOX / 2, y, BOX });
    y += BOX + LINE;
    for (unsigned k = 0; k < s->p->languages; k++) {
        struct strs lines = lines_of(t, value_in(t, s->i, item, s->p->lang[k], value), width / LETTER);
        for (size_t n = 0; n < lines.n; n++, y += LINE) {
            struct paper_shape text = {
                .kind = PAPER_SHAPE_TEXT, .series = 1, .x = middle, .y = y, .side = PAPER_MIDDLE, .text = lines.at[n]
            };
            LIST_ADD(t->a, &s->shapes, text);
        }
        y += LINE / 4;
        if (value_in(t, s->i, item, s->p->lang[0], value).n <= 2)
            break; /* a number is the same in both */
    }
    s->lowest = y > s->lowest ? y : s->lowest;
}

static void put_question(struct sheet *s, size_t item)
{
    const struct instrument_item *q = &s->i->items.at[item];
    const struct instrument_scale *scale = q->most == INT_NONE ? &s->i->scales.at[q->scale] : NULL;
    size_t n = scale != NULL ? scale->n : (size_t)q->most + 1;
    unsigned width = (paper_width(s->p) - LEFT) / (unsigned)n;
    struct paper_text question = PAPER_IN(s->p, l, texts_in(s->i, q->texts, l));

    s->shapes = (struct paper_shapes){ 0 };
    s->lowest = PICTURE;
    instrument_drawn(s->p->t, &s->shapes, q->picture, (struct drawn_at){ 0, 0, PICTURE });
    for (size_t k = 0; k < n; k++)
        put_answer(s, item, scale != NULL ? &scale->at[k] : NULL, scale != NULL ? scale->at[k].value : (int64_t)k,
            LEFT + width * (unsigned)k, width);
    paper_keep(s->p, s->lowest + 5 * LINE);
    paper_heading(s->p, 3, question);
    paper_gap(s->p, 1);
    paper_picture(s->p, question, s->lowest, &s->shapes);
    paper_gap(s->p, 2);
}

/* The language asked for, if the instrument speaks it: a paper is in the program's languages. */
static const struct lang *spoken(const struct instrument *i, struct str tag, const struct lang *otherwise)
{
    const struct lang *l = lang_by_tag(tag);

    if (l == NULL || !str_eq(i->languages.at[instrument_language(i, str_of(l->iso3))], str_of(l->iso3)))
        return otherwise;
    return l;
}

struct reply measurements_sheet(struct req *r)
{
    struct task *t = &r->task;
    struct measurement m;
    struct instrument i;
    enum outcome found = measurements_get(t, r->ids[0], &m);

    if (found == DONE)
        found = instruments_get(t, m.instrument, &i);
    if (found != DONE)
        return reply_refused(r, found);
    const struct lang *l = spoken(&i, req_get(r, "in"), t->lang);
    const struct lang *beside = req_has(r, "beside") ? spoken(&i, req_get(r, "beside"), NULL) : NULL;
    struct paper *p = projects_paper(
        t, m.project, (struct paper_head){ .lang = l, .beside = beside, .title_text = texts_in(&i, i.title, l) });
    struct sheet s = { .p = p, .i = &i };
    paper_heading(p, 1, PAPER_IN(p, in, texts_in(&i, i.title, in)));
    if (i.about != NULL)
        paper_paragraph(p, PAPER_IN(p, in, texts_in(&i, i.about, in)));
    paper_paragraph(p, paper_tr(p, N_("Tick one box for each question.")));
    for (size_t k = 0; k < i.items.n; k++)
        put_question(&s, k);
    paper_keep(p, 1200);
    paper_qr(p, link_address(t, URL(t, measurements_one, m.id).s),
        paper_tr(p, N_("For the worker: here the answers are typed in.")));
    paper_note(p, paper_own(id_str(t->a, m.id)));
    return papers_reply(r, p, "estimate", URL(t, measurements_one, m.id));
}
