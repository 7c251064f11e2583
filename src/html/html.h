/* html: typed output. Escaping lives here and nowhere else. Templates (tools/tplc) call these; C code of rooms does not. */
#pragma once
#include "base/buf.h"
#include "lang/lang.h"

struct url { struct str s; };          /* a checked address of this program (path, query, fragment), not escaped */

/* What every page gets: where it writes, for whom, in which language. Filled by web/; see web/page.h for the frame's data. */
struct page {
    struct buf        *o;
    struct arena      *a;
    const struct lang *lang;           /* so that tr(p, "…") works */
    struct day         today;
    const struct frame *frame;         /* title bar, navigation, notices; web/frame.h */
    struct str         csrf;           /* token for forms */
    struct str         form_id;        /* fresh id for a form (idempotent post); one per page */
};

void html_raw(struct page *p, const char *markup, size_t n);     /* tplc's own literals only */
/* {{ x }} in text and in quoted attributes: one escape serves both (& < > " '). By type: */
void html_str(struct page *p, struct str s);
void html_z(struct page *p, const char *z);
void html_int(struct page *p, int64_t n);       /* plain digits, for attributes and ids */
void html_day(struct page *p, struct day d);    /* as stored; use day(x) for people */
void html_instant(struct page *p, struct instant i);
void html_clock(struct page *p, struct clock c);
void html_url(struct page *p, struct url u);    /* href, src, action, formaction only */
void html_bool_(struct page *p, bool b);        /* never called: a bool in {{ }} is a mistake; see HTML_PUT */
#define HTML_PUT(p, x) _Generic((x), \
    struct str: html_str, char *: html_z, const char *: html_z, \
    int: html_int, unsigned: html_int, long: html_int, long long: html_int, size_t: html_int, \
    struct day: html_day, struct instant: html_instant, struct clock: html_clock)((p), (x))
