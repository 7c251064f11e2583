/* markdown: what people write for pages (headings, lists, tables, links, pictures) as steps, drawn as safe HTML or read
 * as plain text. No HTML of the writer goes through, links lead to the web, a mail program, a telephone or a page of
 * ours, and nothing that is written fails: what is nested too deeply is flattened. md4c is named in markdown.c only. */
#pragma once
#include "html/html.h"

enum {
    MARKDOWN_DEEP = 8,           /* quotes and lists inside each other */
    MARKDOWN_SPANS_DEEP = 16,    /* bold, links … inside each other */
    MARKDOWN_STEPS_MOST = 60000, /* more is shown as it was typed */
    MARKDOWN_PIECES_MOST = 300
};
enum markdown_what {
    MARKDOWN_QUOTE,
    MARKDOWN_BULLETS,
    MARKDOWN_NUMBERS, /* level: the first number */
    MARKDOWN_ITEM,
    MARKDOWN_RULE,
    MARKDOWN_HEADING, /* level: 1 … 6 as typed */
    MARKDOWN_VERBATIM,
    MARKDOWN_PARAGRAPH,
    MARKDOWN_TABLE,
    MARKDOWN_TABLE_HEAD,
    MARKDOWN_TABLE_BODY,
    MARKDOWN_ROW,
    MARKDOWN_HEAD_CELL,
    MARKDOWN_CELL,
    MARKDOWN_STRONG,
    MARKDOWN_EMPHASIS,
    MARKDOWN_CODE,
    MARKDOWN_LINK,    /* text: where it leads, or "" where that is not safe */
    MARKDOWN_PICTURE, /* text: what stands behind "file:", or ""; its alternative text stands inside */
    MARKDOWN_TEXT,    /* text; has no end */
    MARKDOWN_BREAK    /* has no end, as MARKDOWN_RULE */
};
struct markdown_step {
    enum markdown_what what;
    bool ends;
    unsigned level;
    struct str text;
};
/* The steps from the first to the last; what begins also ends, in order. least: the highest heading, 0: there is none.
 * What the writer should know: flattened (nested too deeply), pictures without alternative text, links that lead
 * nowhere safe. */
struct markdown {
    struct markdown_step *at;
    size_t n;
    unsigned least;
    bool flattened;
    size_t mute, unsafe;
};
struct markdown markdown_read(struct task *t, struct str typed);

/* Where a file of this name lies, what it is, and how large (0: not known). A film may have words for who does not
 * hear, in some languages. false: there is none; its alternative text stands there. */
enum markdown_shows { MARKDOWN_SHOWS_PICTURE, MARKDOWN_SHOWS_SOUND, MARKDOWN_SHOWS_FILM };
enum { MARKDOWN_TRACKS = 8 };
struct markdown_track {
    struct url url;
    struct str lang, name;
};
struct markdown_picture {
    struct url url;
    int64_t width, height;
    enum markdown_shows shows;
    struct markdown_track tracks[MARKDOWN_TRACKS];
    size_t n;
};
/* How it is drawn. top: the level of its highest heading (2 below an h1); no level is left out. A text that is drawn
 * piece by piece goes on with one look: `least` of the whole, last 0. */
struct markdown_look {
    unsigned top, least, last;
    bool (*picture)(void *x, struct str name, struct markdown_picture *ret_picture);
    void *x;
};
/* {% include markdown(&v.body, &v.look) %} */
void part_markdown(struct page *p, const struct markdown *m, struct markdown_look *look);
/* Its words alone: blocks have an empty line between them, items and rows a line each. */
struct str markdown_text(struct arena *a, const struct markdown *m);
/* The pieces that are translated one by one: what has empty lines around it (inside ``` there are none). At most
 * MARKDOWN_PIECES_MOST: the last one is the rest. */
struct strs markdown_pieces(struct arena *a, struct str typed);
