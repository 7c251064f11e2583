/* markdown_fuzz: any bytes as Markdown. What begins ends, in order and within the bounds; the HTML has no other tag
 * than ours and no address but a safe one; pieces put together again are the text. */
#include "html/markdown.h"
#include "tests/fuzz/fuzz.h"
#include <stdlib.h>

static void check_steps(const struct markdown *m)
{
    enum markdown_what open[MARKDOWN_DEEP * 2 + MARKDOWN_SPANS_DEEP + 16];
    size_t n = 0;

    for (size_t i = 0; i < m->n; i++) {
        const struct markdown_step *s = &m->at[i];
        if (s->what == MARKDOWN_TEXT || s->what == MARKDOWN_BREAK || s->what == MARKDOWN_RULE)
            continue;
        if (s->ends) {
            HOLDS(n > 0 && open[--n] == s->what);
        } else {
            HOLDS(n < sizeof open / sizeof *open);
            open[n++] = s->what;
        }
    }
    HOLDS(n == 0);
}

static void check_html(struct str html)
{
    static const char *const safe[] = { "https://", "http://", "mailto:", "tel:", "/" };
    ptrdiff_t at;

    HOLDS(str_find(html, S("<script")) < 0 && str_find(html, S("<img")) < 0);
    while ((at = str_find(html, S(" href=\""))) >= 0) {
        bool good = false;
        html = str_part(html, (size_t)at + 7, html.n);
        for (size_t i = 0; i < sizeof safe / sizeof *safe; i++)
            good |= str_starts(html, str_of(safe[i]));
        HOLDS(good && !str_starts(html, S("//")));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_new((size_t)1 << 30);
    struct task t = { .a = a, .lang = lang_get(LANG_en) };
    struct buf o;
    struct str typed = S("");

    buf_init(&o, (size_t)64 << 20);
    (void)text_clean(a, fuzz_str(data, size), &typed);
    struct markdown m = markdown_read(&t, typed);
    struct markdown_look look = { .top = 2 };
    struct page p = { .o = &o, .a = a, .lang = t.lang };
    check_steps(&m);
    part_markdown(&p, &m, &look);
    check_html(buf_view(&o));
    HOLDS(markdown_text(a, &m).n <= typed.n * 8 + 8);
    struct strs pieces = markdown_pieces(a, typed), again;
    again = markdown_pieces(a, strs_join(a, &pieces, S("\n\n")));
    HOLDS(pieces.n <= MARKDOWN_PIECES_MOST && again.n == pieces.n);
    buf_free(&o);
    arena_free(a);
    return 0;
}
