/* markdown: from what was typed to steps. md4c calls back; no call-back of a library may fail(), so steps and words go
 * into buffers first, which only remember that they are full. Drawing: markdown_draw.c. */
#include "html/markdown.h"

#include <md4c.h>
#include <stdlib.h>

enum { WORDS_MOST = 4 << 20 };

struct raw {
    struct markdown_step step; /* its text: from, n in words */
    size_t from, n;
};
struct reading {
    struct buf *raws, *words;
    size_t n;
    unsigned deep, spans_deep;
    bool flattened;
};

/* ---- collecting */

static int step(struct reading *x, enum markdown_what what, bool ends, unsigned level, size_t from)
{
    struct raw one = { .step = { .what = what, .ends = ends, .level = level }, .from = from, .n = x->words->n - from };

    if (x->n == MARKDOWN_STEPS_MOST)
        return -1; /* md4c goes on after a positive number */
    buf_put(x->raws, (const char *)&one, sizeof one);
    x->n++;
    return buf_full(x->raws) || buf_full(x->words) ? -1 : 0;
}

static void put_letter(struct buf *o, unsigned long c)
{
    if (c == 0 || c > 0x10ffff || (c >= 0xd800 && c < 0xe000) || (c < 0x20 && c != '\n' && c != '\t'))
        c = 0xfffd;
    if (c < 0x80) {
        buf_ch(o, (char)c);
    } else if (c < 0x800) {
        buf_ch(o, (char)(0xc0 | c >> 6));
        buf_ch(o, (char)(0x80 | (c & 0x3f)));
    } else if (c < 0x10000) {
        buf_ch(o, (char)(0xe0 | c >> 12));
        buf_ch(o, (char)(0x80 | (c >> 6 & 0x3f)));
        buf_ch(o, (char)(0x80 | (c & 0x3f)));
    } else {
        buf_ch(o, (char)(0xf0 | c >> 18));
        buf_ch(o, (char)(0x80 | (c >> 12 & 0x3f)));
        buf_ch(o, (char)(0x80 | (c >> 6 & 0x3f)));
        buf_ch(o, (char)(0x80 | (c & 0x3f)));
    }
}

/* "&amp;" and numbers; another name stands as it was typed. */
static void put_entity(struct buf *o, struct str s)
{
    static const struct {
        const char *name;
        unsigned long letter;
    } known[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' }, { "&quot;", '"' }, { "&apos;", '\'' },
        { "&nbsp;", 0xa0 }, { "&shy;", 0xad }, { "&ndash;", 0x2013 }, { "&mdash;", 0x2014 }, { "&euro;", 0x20ac } };
    char digits[16] = "";

    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(s, known[i].name)) {
            put_letter(o, known[i].letter);
            return;
        }
    if (s.n < 4 || s.n > 11 || s.p[1] != '#') {
        buf_str(o, s);
        return;
    }
    bool hex = s.p[2] == 'x' || s.p[2] == 'X';
    memcpy(digits, s.p + 2 + hex, s.n - 3 - hex);
    put_letter(o, strtoul(digits, NULL, hex ? 16 : 10));
}

static void put_attribute(struct buf *o, const MD_ATTRIBUTE *a)
{
    for (size_t i = 0; a->size > 0 && a->substr_offsets[i] < a->size; i++) {
        struct str s = { a->text + a->substr_offsets[i], a->substr_offsets[i + 1] - a->substr_offsets[i] };
        if (a->substr_types[i] == MD_TEXT_ENTITY)
            put_entity(o, s);
        else
            buf_str(o, s);
    }
}

/* ---- what md4c tells */

static bool is_container(MD_BLOCKTYPE type)
{
    return type == MD_BLOCK_QUOTE || type == MD_BLOCK_UL || type == MD_BLOCK_OL;
}

static bool block_of(MD_BLOCKTYPE type, enum markdown_what *ret_what)
{
    static const struct {
        MD_BLOCKTYPE type;
        enum markdown_what what;
    } all[] = { { MD_BLOCK_QUOTE, MARKDOWN_QUOTE }, { MD_BLOCK_UL, MARKDOWN_BULLETS },
        { MD_BLOCK_OL, MARKDOWN_NUMBERS }, { MD_BLOCK_LI, MARKDOWN_ITEM }, { MD_BLOCK_HR, MARKDOWN_RULE },
        { MD_BLOCK_H, MARKDOWN_HEADING }, { MD_BLOCK_CODE, MARKDOWN_VERBATIM }, { MD_BLOCK_P, MARKDOWN_PARAGRAPH },
        { MD_BLOCK_TABLE, MARKDOWN_TABLE }, { MD_BLOCK_THEAD, MARKDOWN_TABLE_HEAD },
        { MD_BLOCK_TBODY, MARKDOWN_TABLE_BODY }, { MD_BLOCK_TR, MARKDOWN_ROW }, { MD_BLOCK_TH, MARKDOWN_HEAD_CELL },
        { MD_BLOCK_TD, MARKDOWN_CELL } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].type == type) {
            *ret_what = all[i].what;
            return true;
        }
    return false;
}

/* Deeper than MARKDOWN_DEEP a quote or list is none; an item of such a list begins on a line of its own. */
static int enter_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
    struct reading *x = userdata;
    enum markdown_what what;
    unsigned level = 0;

    if (!block_of(type, &what))
        return 0;
    x->deep += is_container(type);
    if (x->deep > MARKDOWN_DEEP && (is_container(type) || type == MD_BLOCK_LI)) {
        x->flattened = true;
        return type == MD_BLOCK_LI ? step(x, MARKDOWN_BREAK, false, 0, x->words->n) : 0;
    }
    if (type == MD_BLOCK_H)
        level = ((const MD_BLOCK_H_DETAIL *)detail)->level;
    if (type == MD_BLOCK_OL)
        level = ((const MD_BLOCK_OL_DETAIL *)detail)->start;
    return step(x, what, false, level, x->words->n);
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *userdata)
{
    struct reading *x = userdata;
    enum markdown_what what;
    bool flat = x->deep > MARKDOWN_DEEP && (is_container(type) || type == MD_BLOCK_LI);
    unsigned level = type == MD_BLOCK_H ? ((const MD_BLOCK_H_DETAIL *)detail)->level : 0;

    if (!block_of(type, &what))
        return 0;
    x->deep -= is_container(type);
    return flat || type == MD_BLOCK_HR ? 0 : step(x, what, true, level, x->words->n);
}

static bool span_of(MD_SPANTYPE type, enum markdown_what *ret_what)
{
    static const struct {
        MD_SPANTYPE type;
        enum markdown_what what;
    } all[] = { { MD_SPAN_EM, MARKDOWN_EMPHASIS }, { MD_SPAN_STRONG, MARKDOWN_STRONG }, { MD_SPAN_A, MARKDOWN_LINK },
        { MD_SPAN_IMG, MARKDOWN_PICTURE }, { MD_SPAN_CODE, MARKDOWN_CODE } };

    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].type == type) {
            *ret_what = all[i].what;
            return true;
        }
    return false;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *userdata)
{
    struct reading *x = userdata;
    enum markdown_what what;
    size_t from = x->words->n;

    if (!span_of(type, &what))
        return 0;
    if (++x->spans_deep > MARKDOWN_SPANS_DEEP) {
        x->flattened = true;
        return 0;
    }
    if (type == MD_SPAN_A)
        put_attribute(x->words, &((const MD_SPAN_A_DETAIL *)detail)->href);
    if (type == MD_SPAN_IMG)
        put_attribute(x->words, &((const MD_SPAN_IMG_DETAIL *)detail)->src);
    return step(x, what, false, 0, from);
}

static int leave_span(MD_SPANTYPE type, void *detail, void *userdata)
{
    struct reading *x = userdata;
    enum markdown_what what;

    if (!span_of(type, &what))
        return 0;
    return x->spans_deep-- > MARKDOWN_SPANS_DEEP ? 0 : step(x, what, true, 0, x->words->n);
}

static int text(MD_TEXTTYPE type, const MD_CHAR *p, MD_SIZE n, void *userdata)
{
    struct reading *x = userdata;
    size_t from = x->words->n;
    struct str s = { p, n };

    if (type == MD_TEXT_BR)
        return step(x, MARKDOWN_BREAK, false, 0, from);
    if (type == MD_TEXT_SOFTBR)
        s = S("\n");
    if (type == MD_TEXT_NULLCHAR)
        s = S("\xEF\xBF\xBD");
    if (type == MD_TEXT_ENTITY)
        put_entity(x->words, s);
    else
        buf_str(x->words, s);
    return step(x, MARKDOWN_TEXT, false, 0, from);
}

/* ---- from what was collected to steps */

/* The web, mail, telephone, and pages of this program; no other scheme, nothing that begins at another server. */
static bool leads_safely(struct str s)
{
    static const char *const schemes[] = { "https://", "http://", "mailto:", "tel:" };

    for (size_t i = 0; i < s.n; i++)
        if ((unsigned char)s.p[i] <= 0x20 || s.p[i] == '\\' || s.p[i] == 0x7f)
            return false;
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(s, str_of(schemes[i])) && s.n > strlen(schemes[i]))
            return true;
    return s.n > 0 && s.p[0] == '/' && !str_starts(s, S("//"));
}

/* Is there nothing but blanks between this step and its end? */
static bool is_mute(const struct markdown *m, size_t i)
{
    unsigned open = 1;

    for (i++; i < m->n && open > 0; i++) {
        const struct markdown_step *s = &m->at[i];
        if (s->what == MARKDOWN_TEXT && !str_empty(str_trim(s->text)))
            return false;
        if (s->what == MARKDOWN_PICTURE)
            open += s->ends ? -1U : 1U;
    }
    return true;
}

static void look_through(struct markdown *m)
{
    for (size_t i = 0; i < m->n; i++) {
        struct markdown_step *s = &m->at[i];
        if (s->what == MARKDOWN_HEADING && (m->least == 0 || s->level < m->least))
            m->least = s->level;
        if (s->what == MARKDOWN_LINK && !s->ends && !leads_safely(s->text)) {
            s->text = S("");
            m->unsafe++;
        }
        if (s->what == MARKDOWN_PICTURE && !s->ends) {
            s->text = str_starts(s->text, S("file:")) ? str_part(s->text, 5, s->text.n) : S("");
            m->mute += is_mute(m, i);
        }
    }
}

/* What could not be read at all stands as it was typed. */
static struct markdown as_typed(struct task *t, struct str typed)
{
    struct markdown m = { .at = NEW_N(t->a, struct markdown_step, 3), .n = 3, .flattened = true };

    m.at[0] = (struct markdown_step){ .what = MARKDOWN_PARAGRAPH };
    m.at[1] = (struct markdown_step){ .what = MARKDOWN_TEXT, .text = typed };
    m.at[2] = (struct markdown_step){ .what = MARKDOWN_PARAGRAPH, .ends = true };
    return m;
}

struct markdown markdown_read(struct task *t, struct str typed)
{
    static const MD_PARSER parser = { .flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS |
                                               MD_FLAG_COLLAPSEWHITESPACE | MD_FLAG_PERMISSIVEURLAUTOLINKS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = text };
    struct buf *raws = task_buf(t, MARKDOWN_STEPS_MOST * sizeof(struct raw)), *words = task_buf(t, WORDS_MOST);
    struct reading x = { .raws = raws, .words = words };
    struct markdown m = { 0 };
    bool broken = typed.n > WORDS_MOST || md_parse(typed.p, (MD_SIZE)typed.n, &parser, &x) != 0;

    if (broken)
        return as_typed(t, typed);
    m.at = NEW_N(t->a, struct markdown_step, x.n + 1);
    for (; m.n < x.n; m.n++) {
        struct raw one;
        memcpy(&one, raws->p + m.n * sizeof one, sizeof one);
        m.at[m.n] = one.step;
        m.at[m.n].text = one.n > 0 ? (struct str){ words->p + one.from, one.n } : S("");
    }
    m.flattened = x.flattened;
    look_through(&m);
    return m;
}

/* ---- pieces */

static bool is_fence(struct str line)
{
    line = str_trim(line);
    return str_starts(line, S("```")) || str_starts(line, S("~~~"));
}

struct strs markdown_pieces(struct arena *a, struct str typed)
{
    struct strs pieces = { 0 };
    struct str rest = typed, line;
    size_t begins = 0;
    bool fenced = false;

    while (str_cut(&rest, '\n', &line)) {
        size_t at = (size_t)(line.p - typed.p);
        fenced ^= is_fence(line);
        if (fenced || !str_empty(str_trim(line)) || pieces.n + 1 == MARKDOWN_PIECES_MOST)
            continue;
        struct str piece = str_trim(str_part(typed, begins, at - begins));
        if (!str_empty(piece))
            strs_add(a, &pieces, piece);
        begins = at;
    }
    struct str last = str_trim(str_part(typed, begins, typed.n));
    if (!str_empty(last))
        strs_add(a, &pieces, last);
    return pieces;
}
