/* paper: what a room says, written down block by block for the process that draws it. No drawing here. */
#include "paper/paper.h"
#include "paper/paper_card.h"
#include "paper/paper_print.h"
#include "paper/paper_stream.h"

enum { STREAM_BYTES = 32 << 20, ALL_LINES = 4 };
/* What paper_sheet leaves between the margins, in tenths of a point. */
enum { WIDTH = 4810, WIDTH_WIDE = 7280, TALL = 6900, TALL_WIDE = 4400 };

/* The sentence beside the emblem as the Commission gives it; it has the languages of the Union only. */
struct str paper_emblem_sentence(const struct lang *l)
{
    switch (l->id) {
    case LANG_fi: return S("Euroopan unionin osarahoittama");
    case LANG_sv: return S("Medfinansieras av Europeiska unionen");
    case LANG_en:
    case LANG_so:
    case LANG_ar:
    case LANG_ru:
    case LANG__N: return S("Co-funded by the European Union");
    }
    unreachable();
}

/* ---- what may stand on a paper */

/* Of valid UTF-8, at most `most` bytes and no part of a letter. */
static struct str cut(struct arena *a, struct str s)
{
    size_t n = PAPER_TEXT_MOST;
    if (s.n <= n)
        return s;
    while (n > 0 && ((unsigned char)s.p[n] & 0xC0) == 0x80)
        n--;
    return str_fmt(a, "%.*s…", (int)n, s.p);
}

/* Bytes of the letter there that no text needs: control characters, and what Unicode says is no character (U+xxFFFE,
 * U+xxFFFF, U+FDD0 to U+FDEF), on which cairo gives up. 0: it may stay. */
static size_t unwanted(struct str valid, size_t at)
{
    const unsigned char *u = (const unsigned char *)valid.p + at;
    if ((u[0] < ' ' && u[0] != '\n') || u[0] == 0x7f)
        return 1;
    if (u[0] == 0xEF && ((u[1] == 0xBF && u[2] >= 0xBE) || (u[1] == 0xB7 && u[2] >= 0x90 && u[2] <= 0xAF)))
        return 3;
    return u[0] >= 0xF0 && (u[1] & 0x0F) == 0x0F && u[2] == 0xBF && u[3] >= 0xBE ? 4 : 0;
}

static struct str clean(struct arena *a, struct str s)
{
    struct str valid = s;
    (void)text_clean(a, s, &valid); /* what was wrong in it has been replaced */
    valid = cut(a, valid);
    char *p = NULL;
    for (size_t i = 0; i < valid.n; i++) {
        size_t n = unwanted(valid, i);
        if (n == 0)
            continue;
        if (!p)
            valid.p = p = memcpy(NEW_N(a, char, valid.n), valid.p, valid.n);
        memset(p + i, ' ', n);
    }
    return valid;
}

/* pango takes a minute for a word of 100,000 letters: from LONGEST_WORD bytes on it may be parted (U+200B, which has no
 * width). */
static struct str part_words(struct task *t, struct str s)
{
    enum { LONGEST_WORD = 400 };
    size_t word = 0, longest = 0;
    for (size_t i = 0; i < s.n; i++) {
        word = s.p[i] == ' ' || s.p[i] == '\n' ? 0 : word + 1;
        longest = word > longest ? word : longest;
    }
    if (longest <= LONGEST_WORD)
        return s;
    struct buf *o = task_buf(t, 2 * s.n);
    word = 0;
    for (size_t i = 0; i < s.n; i++) {
        word = s.p[i] == ' ' || s.p[i] == '\n' ? 0 : word + 1;
        if (word > LONGEST_WORD && ((unsigned char)s.p[i] & 0xC0) != 0x80) {
            BUF_LIT(o, "\xe2\x80\x8b");
            word = 1;
        }
        buf_ch(o, s.p[i]);
    }
    return buf_view(o);
}

static void put_text(struct paper *p, struct paper_text text)
{
    for (unsigned i = 0; i < PAPER_LANGUAGES; i++)
        text.at[i] = i < p->languages ? part_words(p->t, clean(p->t->a, text.at[i])) : S("");
    if (text.own && p->languages > 1)
        text.at[1] = S("");
    paper_put_text(p->o, &text);
}

static void put_op(struct paper *p, enum paper_op op)
{
    if (op != PAPER_OP_ITEM)
        p->counted = 0;
    paper_put_number(p->o, op);
}

static void put_pair(struct paper *p, enum paper_op op, struct paper_text first, struct paper_text second)
{
    put_op(p, op);
    put_text(p, first);
    put_text(p, second);
}

/* ---- texts */

struct paper_text paper_tr(const struct paper *p, const char *msgid)
{
    return PAPER_IN(p, l, str_of(lang_tr(l, msgid)));
}

struct paper_text paper_trc(const struct paper *p, const char *context, const char *msgid)
{
    return PAPER_IN(p, l, str_of(lang_trc(l, context, msgid)));
}

/* What is filled in keeps its own direction (PAGES 2.2): U+2068 … U+2069. */
static struct str isolated(struct arena *a, struct str s)
{
    return str_fmt(a, "\xe2\x81\xa8%.*s\xe2\x81\xa9", STR_ARG(s));
}

struct str paper_ltr(struct arena *a, struct str s) { return str_fmt(a, "\xe2\x81\xa6%.*s\xe2\x81\xa9", STR_ARG(s)); }

struct paper_text paper_fill(const struct paper *p, const char *msgid, const struct paper_text *args, size_t nargs)
{
    struct paper_text text = { 0 };
    for (unsigned i = 0; i < p->languages; i++) {
        struct str *each = NEW_N(p->t->a, struct str, nargs);
        for (size_t k = 0; k < nargs; k++)
            each[k] = isolated(p->t->a, args[k].at[i]);
        text.at[i] = tr_fill(p->t->a, lang_tr(p->lang[i], msgid), each, nargs);
    }
    return text;
}

/* ---- blocks */

void paper_card(struct task *t, const struct paper_card *card, struct buf *o)
{
    struct buf *document = task_buf(t, STREAM_BYTES);
    struct paper_opening opening = { .languages = 1,
        .tag = { str_of(card->lang->tag) },
        .rtl = { strcmp(card->lang->dir, "rtl") == 0 },
        .title = part_words(t, clean(t->a, card->title)),
        .house = part_words(t, clean(t->a, card->house)),
        .foot = part_words(t, clean(t->a, card->foot)),
        .made = instant_str(&t->now),
        .card = true };

    paper_put_opening(document, &opening);
    task_must_fit(t, document);
    must(t, paper_print(t, buf_view(document), o) == DONE);
}

struct paper *paper_new(struct task *t, const struct paper_head *head)
{
    struct paper *p = NEW(t->a, struct paper);
    *p = (struct paper){
        .t = t, .lang = { head->lang, head->beside }, .o = task_buf(t, STREAM_BYTES), .wide = head->wide
    };
    p->languages = head->beside && head->beside != head->lang ? 2 : 1;
    struct paper_opening opening = {
        .languages = p->languages,
        .title = clean(t->a, head->title ? str_of(lang_tr(head->lang, head->title)) : head->title_text),
        .house = clean(t->a, head->house),
        .foot = clean(t->a, head->foot),
        .made = str_empty(head->made) ? instant_str(&t->now) : head->made,
        .emblem = head->esf ? paper_emblem_sentence(head->lang) : S(""),
        .wide = head->wide,
        .poster = head->poster,
        .size = head->size,
        .closer = head->closer > PAPER_CLOSEST ? 0 : head->closer,
    };
    if (head->poster && head->esf && p->languages > 1 && !str_eq(opening.emblem, paper_emblem_sentence(head->beside)))
        opening.emblem = str_fmt(
            t->a, "%.*s\n%.*s", STR_ARG(opening.emblem), STR_ARG(paper_emblem_sentence(head->beside)));
    for (unsigned i = 0; i < p->languages; i++) {
        opening.tag[i] = str_of(p->lang[i]->tag);
        opening.rtl[i] = strcmp(p->lang[i]->dir, "rtl") == 0;
    }
    paper_put_opening(p->o, &opening);
    return p;
}

void paper_heading(struct paper *p, unsigned level, struct paper_text text)
{
    must(p->t, level >= 1 && level <= 3);
    put_op(p, PAPER_OP_HEADING);
    paper_put_number(p->o, level);
    put_text(p, text);
}

static void paragraph(struct paper *p, enum paper_style style, struct paper_text text)
{
    put_op(p, PAPER_OP_PARAGRAPH);
    paper_put_number(p->o, style);
    put_text(p, text);
}

void paper_paragraph(struct paper *p, struct paper_text text) { paragraph(p, PAPER_PLAIN, text); }

void paper_note(struct paper *p, struct paper_text text) { paragraph(p, PAPER_SMALL, text); }

void paper_name(struct paper *p, struct paper_text text) { paragraph(p, PAPER_LARGE, text); }

void paper_address(struct paper *p, struct str url) { paragraph(p, PAPER_ADDRESS, paper_own(url)); }

void paper_fact(struct paper *p, struct paper_text label, struct paper_text value)
{
    put_pair(p, PAPER_OP_FACT, label, value);
}

void paper_item(struct paper *p, enum paper_mark mark, struct paper_text text)
{
    put_op(p, PAPER_OP_ITEM);
    paper_put_number(p->o, mark);
    paper_put_number(p->o, ++p->counted);
    put_text(p, text);
}

void paper_lines(struct paper *p, const struct paper_text *below, size_t n)
{
    must(p->t, n >= 1 && n <= ALL_LINES);
    put_op(p, PAPER_OP_LINES);
    paper_put_number(p->o, (uint32_t)n);
    for (size_t i = 0; i < n; i++)
        put_text(p, below[i]);
}

void paper_qr(struct paper *p, struct str bytes, struct paper_text caption)
{
    size_t width;
    struct str dots = paper_qr_dots(p->t, bytes, &width);
    put_op(p, PAPER_OP_QR);
    paper_put_number(p->o, (uint32_t)width);
    paper_put_str(p->o, dots);
    put_text(p, caption);
}

/* ---- posters */

void paper_banner(struct paper *p, struct paper_text above, struct paper_text name)
{
    put_pair(p, PAPER_OP_BANNER, above, name);
}

void paper_plain(struct paper *p, struct paper_text label, struct paper_text value)
{
    put_pair(p, PAPER_OP_PLAIN, label, value);
}

void paper_badge(struct paper *p, enum paper_sign sign, struct paper_text text)
{
    put_op(p, PAPER_OP_BADGE);
    paper_put_number(p->o, sign);
    put_text(p, text);
}

void paper_call(
    struct paper *p, struct str address, struct paper_text caption, struct paper_text label, struct paper_text number)
{
    size_t width;
    struct str dots = paper_qr_dots(p->t, address, &width);
    put_op(p, PAPER_OP_CALL);
    paper_put_number(p->o, (uint32_t)width);
    paper_put_str(p->o, dots);
    put_text(p, caption);
    put_text(p, label);
    put_text(p, number);
}

/* ---- room between blocks */

void paper_gap(struct paper *p, unsigned millimetres)
{
    put_op(p, PAPER_OP_GAP);
    paper_put_number(p->o, millimetres);
}

void paper_page(struct paper *p) { put_op(p, PAPER_OP_PAGE); }

void paper_keep(struct paper *p, unsigned tenths)
{
    put_op(p, PAPER_OP_KEEP);
    paper_put_number(p->o, tenths);
}

/* ---- chapters */

void paper_contents(struct paper *p, const struct paper_text *chapters, size_t n)
{
    must(p->t, n <= PAPER_CHAPTERS);
    put_op(p, PAPER_OP_CONTENTS);
    paper_put_number(p->o, (uint32_t)n);
    for (size_t i = 0; i < n; i++)
        put_text(p, chapters[i]);
}

void paper_chapter(struct paper *p, struct paper_text title)
{
    put_op(p, PAPER_OP_CHAPTER);
    put_text(p, title);
}

/* ---- drawings */

unsigned paper_width(const struct paper *p) { return p->wide ? WIDTH_WIDE : WIDTH; }

unsigned paper_tall(const struct paper *p) { return p->wide ? TALL_WIDE : TALL; }

void paper_picture(struct paper *p, struct paper_text alt, unsigned height, const struct paper_shapes *shapes)
{
    must(p->t, shapes->n <= PAPER_SHAPES && height <= paper_tall(p));
    put_op(p, PAPER_OP_PICTURE);
    put_text(p, alt);
    paper_put_number(p->o, height);
    paper_put_number(p->o, (uint32_t)shapes->n);
    for (size_t i = 0; i < shapes->n; i++) {
        const struct paper_shape *s = &shapes->at[i];
        const unsigned numbers[] = { s->kind, s->series, s->x, s->y, s->width, s->height, s->side };
        for (size_t k = 0; k < sizeof numbers / sizeof *numbers; k++)
            paper_put_number(p->o, numbers[k]);
        paper_put_str(p->o, clean(p->t->a, s->text));
    }
}

/* ---- tables */

void paper_table(struct paper *p, const struct paper_column *columns, size_t n)
{
    must(p->t, p->columns == 0 && n >= 1 && n <= PAPER_COLUMNS);
    put_op(p, PAPER_OP_TABLE);
    paper_put_number(p->o, (uint32_t)n);
    for (size_t i = 0; i < n; i++) {
        put_text(p, columns[i].heading);
        paper_put_number(p->o, columns[i].part);
        paper_put_number(p->o, columns[i].side);
    }
    p->columns = p->cells = n;
}

static bool row_is_full(const struct paper *p) { return p->columns > 0 && p->cells == p->columns; }

void paper_row(struct paper *p, enum paper_row kind)
{
    must(p->t, row_is_full(p));
    put_op(p, PAPER_OP_ROW);
    paper_put_number(p->o, kind);
    p->cells = 0;
}

void paper_cell(struct paper *p, struct paper_text text)
{
    must(p->t, p->cells < p->columns);
    put_op(p, PAPER_OP_CELL);
    put_text(p, text);
    p->cells++;
}

void paper_table_end(struct paper *p)
{
    must(p->t, row_is_full(p));
    put_op(p, PAPER_OP_TABLE_END);
    p->columns = p->cells = 0;
}

enum outcome paper_make(struct paper *p, struct buf *o)
{
    must(p->t, p->columns == 0);
    put_op(p, PAPER_OP_END);
    task_must_fit(p->t, p->o);
    return paper_print(p->t, buf_view(p->o), o);
}
