/* publications_blocks: see publications_blocks.h. */
#include "rooms/publications/publications_blocks.h"

/* An isolate that runs from left to right, and its end. */
#define LTR_BEGINS "\xe2\x81\xa6"
#define LTR_ENDS   "\xe2\x81\xa9"

struct laying {
    struct task *t;
    struct blocks *list;
    struct buf *words;
    size_t from;        /* where the words of the block in hand begin */
    size_t link;        /* where those of the link in hand do */
    struct str address; /* of that link */
    enum block_what what;
    unsigned level, deep;
    bool numbered[MARKDOWN_DEEP + 1]; /* of the lists inside each other: is it a list of numbers? */
};

static struct str words_since(const struct laying *x, size_t from)
{
    return str_part(buf_view(x->words), from, x->words->n);
}

/* Ends the block in hand, unless nothing stands in it. */
static void end_block(struct laying *x)
{
    struct str text = str_trim(words_since(x, x->from));
    struct block one = { .what = x->what, .level = x->level, .text = str_copy(x->t->a, text) };

    if (!str_empty(text))
        LIST_ADD(x->t->a, x->list, one);
    x->from = x->words->n;
    x->what = BLOCK_PARAGRAPH;
    x->level = 0;
}

/* A link's words, and where they do not say it, the address. */
static void link_step(struct laying *x, const struct markdown_step *s)
{
    bool calls = str_starts(s->ends ? x->address : s->text, S("tel:"));

    if (!s->ends) {
        x->address = s->text;
        if (calls)
            BUF_LIT(x->words, LTR_BEGINS);
        x->link = x->words->n;
        return;
    }
    struct str said = words_since(x, x->link);
    if (calls)
        BUF_LIT(x->words, LTR_ENDS);
    else if (str_starts(x->address, S("http")) && (str_empty(said) || str_find(x->address, said) < 0))
        buf_fmt(x->words, " (" LTR_BEGINS "%.*s" LTR_ENDS ")", STR_ARG(x->address));
    x->address = S("");
}

static void list_step(struct laying *x, const struct markdown_step *s)
{
    end_block(x);
    if (s->ends) {
        x->deep -= x->deep > 0;
        return;
    }
    x->deep += x->deep < MARKDOWN_DEEP;
    x->numbered[x->deep] = s->what == MARKDOWN_NUMBERS;
}

static void item_begins(struct laying *x)
{
    end_block(x);
    x->what = x->numbered[x->deep] ? BLOCK_NUMBER : BLOCK_BULLET;
}

/* A number to call is not parted at the end of a line: its blanks are U+00A0. */
static void words_step(struct laying *x, struct str s)
{
    bool calls = str_starts(x->address, S("tel:"));

    for (size_t i = 0; i < s.n; i++)
        if (calls && s.p[i] == ' ')
            BUF_LIT(x->words, "\xc2\xa0");
        else
            buf_ch(x->words, s.p[i] == '\n' ? ' ' : s.p[i]);
}

static void block_step(struct laying *x, const struct markdown_step *s)
{
    switch (s->what) {
    case MARKDOWN_TEXT: words_step(x, s->text); break;
    case MARKDOWN_LINK: link_step(x, s); break;
    case MARKDOWN_BULLETS:
    case MARKDOWN_NUMBERS: list_step(x, s); break;
    case MARKDOWN_BREAK: buf_ch(x->words, ' '); break;
    case MARKDOWN_PICTURE: buf_z(x->words, s->ends ? "]" : "["); break;
    case MARKDOWN_CELL:
    case MARKDOWN_HEAD_CELL: buf_z(x->words, s->ends ? "   " : ""); break;
    case MARKDOWN_ITEM:
        if (!s->ends)
            item_begins(x);
        else
            end_block(x);
        break;
    case MARKDOWN_HEADING:
        if (!s->ends) {
            end_block(x);
            x->what = BLOCK_HEADING;
            x->level = s->level;
        } else {
            end_block(x);
        }
        break;
    case MARKDOWN_PARAGRAPH:
    case MARKDOWN_VERBATIM:
    case MARKDOWN_ROW:
        if (s->ends)
            end_block(x);
        break;
    case MARKDOWN_QUOTE:
    case MARKDOWN_RULE:
    case MARKDOWN_TABLE:
    case MARKDOWN_TABLE_HEAD:
    case MARKDOWN_TABLE_BODY:
    case MARKDOWN_STRONG:
    case MARKDOWN_EMPHASIS:
    case MARKDOWN_CODE: break;
    }
}

struct blocks publication_blocks(struct task *t, const struct markdown *m)
{
    enum { WORDS_MOST = 4 << 20 };
    struct blocks list = { 0 };
    struct laying x = {
        .t = t, .list = &list, .words = task_buf(t, WORDS_MOST), .address = S(""), .what = BLOCK_PARAGRAPH
    };

    for (size_t i = 0; i < m->n; i++)
        block_step(&x, &m->at[i]);
    end_block(&x);
    return list;
}
