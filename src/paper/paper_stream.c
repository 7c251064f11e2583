/* paper_stream: see the header. Numbers have four bytes, the lowest first; a text is its length and its bytes. */
#include "paper/paper_stream.h"

static const struct str magic = { "paper 1\n", 8 };

void paper_put_number(struct buf *o, uint32_t n)
{
    for (int i = 0; i < 4; i++)
        buf_ch(o, (char)(n >> 8 * i & 0xff));
}

void paper_put_str(struct buf *o, struct str s)
{
    paper_put_number(o, (uint32_t)s.n);
    buf_str(o, s);
}

void paper_put_text(struct buf *o, const struct paper_text *text)
{
    paper_put_number(o, text->own);
    for (int i = 0; i < PAPER_LANGUAGES; i++)
        paper_put_str(o, text->at[i]);
}

/* Of the page; a poster's by its size and how close it is set. */
enum { SHAPE_WIDE = 1, SHAPE_CARD, SHAPE_POSTER, CLOSER = PAPER_CLOSEST + 1, SIZES = PAPER_A5 + 1 };

void paper_put_opening(struct buf *o, const struct paper_opening *opening)
{
    buf_str(o, magic);
    for (int i = 0; i < PAPER_LANGUAGES; i++) {
        paper_put_str(o, opening->tag[i]);
        paper_put_number(o, opening->rtl[i]);
    }
    paper_put_number(o, opening->languages);
    paper_put_str(o, opening->title);
    paper_put_str(o, opening->house);
    paper_put_str(o, opening->foot);
    paper_put_str(o, opening->made);
    paper_put_str(o, opening->emblem);
    unsigned poster = SHAPE_POSTER + (unsigned)opening->size * CLOSER + opening->closer;
    paper_put_number(o, opening->card ? SHAPE_CARD : opening->poster ? poster : opening->wide);
}

static struct str take(struct paper_reader *r, size_t n)
{
    if (n > r->rest.n) {
        r->bad = true;
        r->rest.n = 0;
        return S("");
    }
    struct str s = str_part(r->rest, 0, n);
    r->rest = str_part(r->rest, n, r->rest.n);
    return s;
}

uint32_t paper_get_number(struct paper_reader *r, uint32_t most)
{
    struct str s = take(r, 4);
    uint32_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n |= (uint32_t)(unsigned char)s.p[i] << 8 * i;
    if (n <= most)
        return n;
    r->bad = true;
    return 0;
}

struct str paper_get_str(struct paper_reader *r) { return take(r, paper_get_number(r, UINT32_MAX)); }

struct paper_text paper_get_text(struct paper_reader *r)
{
    struct paper_text text = { .own = paper_get_number(r, 1) };
    for (int i = 0; i < PAPER_LANGUAGES; i++)
        text.at[i] = paper_get_str(r);
    return text;
}

struct paper_opening paper_get_opening(struct paper_reader *r)
{
    struct paper_opening opening = { 0 };
    if (!str_eq(take(r, magic.n), magic))
        r->bad = true;
    for (int i = 0; i < PAPER_LANGUAGES; i++) {
        opening.tag[i] = paper_get_str(r);
        opening.rtl[i] = paper_get_number(r, 1);
    }
    opening.languages = paper_get_number(r, PAPER_LANGUAGES);
    opening.title = paper_get_str(r);
    opening.house = paper_get_str(r);
    opening.foot = paper_get_str(r);
    opening.made = paper_get_str(r);
    opening.emblem = paper_get_str(r);
    uint32_t shape = paper_get_number(r, SHAPE_POSTER + SIZES * CLOSER - 1);
    opening.wide = shape == SHAPE_WIDE;
    opening.card = shape == SHAPE_CARD;
    opening.poster = shape >= SHAPE_POSTER;
    if (opening.poster) {
        opening.size = (enum paper_size)((shape - SHAPE_POSTER) / CLOSER);
        opening.closer = (shape - SHAPE_POSTER) % CLOSER;
    }
    if (opening.languages == 0)
        r->bad = true;
    return opening;
}
