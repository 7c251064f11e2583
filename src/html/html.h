/* html: typed output. Escaping lives here and nowhere else. Templates (tools/tplc) call these; C code of rooms does
 * not. How to write a page: README.md beside this file. */
#pragma once
#include "base/buf.h"
#include "lang/lang.h"

struct url {
    struct str s;
}; /* a checked address of this program (path, query, fragment), not escaped */
struct svg {
    struct str s;
}; /* a drawing made by this program's own chart code: the only markup printed as it is */

struct form;
struct form_table;
struct draft;

/* What every page gets: where it writes, for whom, in which language. Filled by web/; see web/frame.h for the frame's
 * data. */
struct page {
    struct buf *o;
    struct arena *a;
    const struct lang *lang; /* so that tr(p, "…") works */
    /* Who learns Finnish reads it beside her language (web/req.h); NULL: nobody wants it, or lang is Finnish. */
    const struct lang *beside;
    struct day today;
    const struct frame *frame; /* title bar, navigation, notices; web/frame.h */
    struct str csrf;           /* token for forms */
    struct str form_id;        /* fresh id for a form (idempotent post); one per page */
    /* Was something typed into the form that goes to `action` and not saved? NULL: nobody keeps such text. */
    bool (*draft)(struct page *p, struct str action, const struct form *f, struct draft *ret_draft);
    struct str form_action; /* of the form being drawn, and what was found for it: see form_field */
    const struct form_table *draft_of;
    struct draft *kept;
    /* What is shown again comes from a device's queue: its entry there, when it was written, and where it is sent. */
    struct str queued, queued_at, queued_to;
    const struct form *drawn_form; /* whose fields are being drawn, and which of them were: see form_close */
    bool *drawn;
    bool form_has_files;
    size_t form_begins; /* where its content begins in o; form_marks: one of its fields must be filled in */
    bool form_marks;
    const struct form *wrong_form; /* drawn with something wrong in it; NULL: none */
};

void html_raw(struct page *p, const char *markup, size_t n); /* tplc's own literals only */
#define HTML_LIT(p, literal) html_raw((p), literal, sizeof(literal) - 1)
/* {{ x }} in text and in quoted attributes: one escape serves both (& < > " '). By type: */
void html_str(struct page *p, struct str s);
void html_strp(struct page *p, const struct str *s); /* element of a list of texts */
void html_z(struct page *p, const char *z);
void html_int(struct page *p, int64_t n);    /* plain digits, for attributes and ids */
void html_day(struct page *p, struct day d); /* as stored; use day(x) for people */
void html_instant(struct page *p, struct instant i);
void html_clock(struct page *p, struct clock c);
void html_url(struct page *p, struct url u); /* href, src, action, formaction only */
/* No bool: {{ true }} is a mistake that does not compile. */
#define HTML_PUT(p, x) \
    _Generic((x), \
    struct str: html_str, struct str *: html_strp, const struct str *: html_strp, \
    char *: html_z, const char *: html_z, \
    int: html_int, unsigned: html_int, long: html_int, long long: html_int, size_t: html_int, \
    struct day: html_day, struct instant: html_instant, struct clock: html_clock)((p), (x))

/* Direction. Localized numbers, dates and times come out in <bdi dir="ltr"> (html_ltr) or <bdi> (html_auto: words with
 * numbers) when the page runs right to left, and plainly when it does not. Where no element may stand (attributes,
 * messages, <option>), html_isolate puts U+2066 or U+2068 … U+2069 around instead. */
void html_ltr(struct page *p, struct str s);
void html_auto(struct page *p, struct str s);
void html_bdi(struct page *p, struct str s); /* user text: always <bdi> */
struct str html_isolate(struct page *p, struct str s, bool ltr);
/* The Finnish beside what was written last, in an element of its own; "": nothing. */
void html_beside(struct page *p, struct str fi);
/* A message with its values, and the Finnish beside it where the page has it and it says something else. The values
 * stand in both as they are given: numbers and names, nothing that a language says in its own way. context: NULL or
 * that of trc. */
void html_both(struct page *p, const char *context, const char *msgid, const struct str *args, size_t nargs);
struct str html_range(
    struct page *p, struct str from, struct str to); /* "9.00–10.30"; one of them when the other is empty */

/* Arguments of messages: texts are isolated when they or the page run right to left; numbers are localized. */
struct str html_arg_str(struct page *p, struct str s);
struct str html_arg_strp(struct page *p, const struct str *s);
struct str html_arg_z(struct page *p, const char *z);
struct str html_arg_int(struct page *p, int64_t n);
#define HTML_ARG(p, x) \
    _Generic((x), \
    struct str: html_arg_str, struct str *: html_arg_strp, const struct str *: html_arg_strp, \
    char *: html_arg_z, const char *: html_arg_z, \
    int: html_arg_int, unsigned: html_arg_int, long: html_arg_int, long long: html_arg_int, \
    size_t: html_arg_int)((p), (x))

/* A view of any text: struct str, pointer to one, or NUL-terminated. */
static inline struct str html_same(struct str s) { return s; }
static inline struct str html_at(const struct str *s) { return *s; }
#define HTML_STR(x) \
    _Generic((x), \
    struct str: html_same, struct str *: html_at, const struct str *: html_at, char *: str_of, const char *: str_of)(x)

/* <svg class="kp-icon"><use href="SPRITE#name">: decoration, hidden from screen readers. direction: mirrored when right
 * to left. */
void html_icon(struct page *p, struct url sprite, const char *name, bool direction);
void html_svg(struct page *p, struct svg drawing);
/* JSON-LD as a block of data; nothing in it ends the element, and no browser runs it. Empty: nothing. */
void html_linked_data(struct page *p, struct str json);
/* "tel:" with the digits of a phone number; "mailto:". */
struct url html_tel(struct page *p, struct str number);
struct url html_mailto(struct page *p, struct str address);
