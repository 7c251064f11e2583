/* markdown_draw: the steps of a text as HTML, written through the typed writer, and as plain words. */
#include "html/markdown.h"

enum { COLUMNS = 40 };

struct drawing {
    struct page *p;
    const struct markdown *m;
    struct markdown_look *look;
    unsigned level; /* of the heading that is open */
    struct str heads[COLUMNS];
    size_t column;
};

/* ---- words */

/* Between a step and its end. *ret_end: the end. */
static struct str words_inside(struct arena *a, const struct markdown *m, size_t begins, size_t *ret_end)
{
    size_t open = 1, most = 1, n = 0, end = begins + 1;

    for (; end < m->n; end++) {
        if (m->at[end].what == m->at[begins].what)
            open += m->at[end].ends ? (size_t)-1 : 1;
        if (open == 0)
            break;
        most += m->at[end].text.n + 1;
    }
    char *words = arena_alloc(a, most);
    for (size_t i = begins + 1; i < end; i++) {
        const struct markdown_step *s = &m->at[i];
        if (s->what == MARKDOWN_TEXT && s->text.n > 0)
            memcpy(words + n, s->text.p, s->text.n);
        n += s->what == MARKDOWN_TEXT ? s->text.n : 0;
        if (s->what == MARKDOWN_BREAK)
            words[n++] = ' ';
    }
    *ret_end = end;
    return (struct str){ words, n };
}

static const char *mark_after(const struct markdown_step *s)
{
    if (s->what == MARKDOWN_BREAK)
        return "\n";
    if (!s->ends)
        return "";
    switch (s->what) {
    case MARKDOWN_PARAGRAPH:
    case MARKDOWN_HEADING:
    case MARKDOWN_VERBATIM:
    case MARKDOWN_TABLE:
    case MARKDOWN_BULLETS:
    case MARKDOWN_NUMBERS: return "\n\n";
    case MARKDOWN_ITEM:
    case MARKDOWN_ROW: return "\n";
    case MARKDOWN_CELL:
    case MARKDOWN_HEAD_CELL: return " ";
    case MARKDOWN_QUOTE:
    case MARKDOWN_RULE:
    case MARKDOWN_TABLE_HEAD:
    case MARKDOWN_TABLE_BODY:
    case MARKDOWN_STRONG:
    case MARKDOWN_EMPHASIS:
    case MARKDOWN_CODE:
    case MARKDOWN_LINK:
    case MARKDOWN_PICTURE:
    case MARKDOWN_TEXT:
    case MARKDOWN_BREAK: break;
    }
    return "";
}

/* No more than two line ends in a row. */
struct str markdown_text(struct arena *a, const struct markdown *m)
{
    size_t most = 1, n = 0, ends = 2;

    for (size_t i = 0; i < m->n; i++)
        most += m->at[i].text.n + 2;
    char *out = arena_alloc(a, most);
    for (size_t i = 0; i < m->n; i++) {
        struct str s = m->at[i].what == MARKDOWN_TEXT ? m->at[i].text : str_of(mark_after(&m->at[i]));
        for (size_t k = 0; k < s.n; k++) {
            ends = s.p[k] == '\n' ? ends + 1 : 0;
            if (ends <= 2)
                out[n++] = s.p[k];
        }
    }
    return str_trim((struct str){ out, n });
}

/* ---- HTML */

static void heading(struct drawing *d, const struct markdown_step *s)
{
    struct markdown_look *look = d->look;
    struct page *p = d->p;

    if (!s->ends) {
        unsigned level = look->top + s->level - (look->least > s->level ? s->level : look->least);
        unsigned next = look->last == 0 ? look->top : look->last + 1;
        d->level = level < next ? level : next;
        d->level = d->level > 6 ? 6 : d->level;
        look->last = d->level;
    }
    html_raw(p, s->ends ? "</h" : "<h", s->ends ? 3 : 2);
    html_int(p, d->level);
    if (!s->ends)
        HTML_LIT(p, " class=\"ds-heading\"");
    HTML_LIT(p, ">");
}

/* Nothing is fetched from there before somebody goes there, and there nobody hears where she came from. */
static void link(struct page *p, const struct markdown_step *s)
{
    if (s->ends) {
        HTML_LIT(p, "</a>");
        return;
    }
    if (str_empty(s->text)) { /* leads nowhere safe: its words stand alone */
        HTML_LIT(p, "<a>");
        return;
    }
    HTML_LIT(p, "<a class=\"ds-link\" href=\"");
    html_url(p, (struct url){ s->text });
    HTML_LIT(p, "\"");
    if (str_starts(s->text, S("http")))
        HTML_LIT(p, " rel=\"noopener noreferrer\"");
    if (str_starts(s->text, S("tel:"))) /* "116 117" is not turned round in a text that runs from right to left */
        HTML_LIT(p, " dir=\"ltr\"");
    HTML_LIT(p, ">");
}

static void sizes(struct page *p, const struct markdown_picture *f)
{
    if (f->width <= 0 || f->height <= 0)
        return;
    HTML_LIT(p, "\" width=\"");
    html_int(p, f->width);
    HTML_LIT(p, "\" height=\"");
    html_int(p, f->height);
}

static void image(struct page *p, const struct markdown_picture *f, struct str alt)
{
    HTML_LIT(p, "<img class=\"kp-picture\" loading=\"lazy\" src=\"");
    html_url(p, f->url);
    HTML_LIT(p, "\" alt=\"");
    html_str(p, alt);
    sizes(p, f);
    HTML_LIT(p, "\">");
}

/* Nothing is fetched before somebody plays it. */
static void player(struct page *p, const struct markdown_picture *f, struct str alt)
{
    bool film = f->shows == MARKDOWN_SHOWS_FILM;

    if (film)
        HTML_LIT(p, "<video class=\"kp-picture\" controls preload=\"none\" src=\"");
    else
        HTML_LIT(p, "<audio class=\"kp-sound\" controls preload=\"none\" src=\"");
    html_url(p, f->url);
    HTML_LIT(p, "\" aria-label=\"");
    html_str(p, alt);
    if (film)
        sizes(p, f);
    HTML_LIT(p, "\">");
    for (size_t i = 0; film && i < f->n; i++) {
        HTML_LIT(p, "<track kind=\"captions\" src=\"");
        html_url(p, f->tracks[i].url);
        HTML_LIT(p, "\" srclang=\"");
        html_str(p, f->tracks[i].lang);
        HTML_LIT(p, "\" label=\"");
        html_str(p, f->tracks[i].name);
        if (i == 0)
            HTML_LIT(p, "\" default>"); /* shown from the start */
        else
            HTML_LIT(p, "\">");
    }
    html_raw(p, film ? "</video>" : "</audio>", 8);
}

/* Gives the step at which it ends. */
static size_t picture(struct drawing *d, size_t i)
{
    struct page *p = d->p;
    struct markdown_picture found = { .shows = MARKDOWN_SHOWS_PICTURE };
    size_t end;
    struct str name = d->m->at[i].text, alt = words_inside(p->a, d->m, i, &end);

    if (str_empty(name) || !d->look->picture || !d->look->picture(d->look->x, name, &found))
        html_bdi(p, alt);
    else if (found.shows == MARKDOWN_SHOWS_PICTURE)
        image(p, &found, alt);
    else
        player(p, &found, alt);
    return end;
}

static void numbers(struct page *p, const struct markdown_step *s)
{
    if (s->ends || s->level == 1) {
        html_raw(p, s->ends ? "</ol>" : "<ol>", s->ends ? 5 : 4);
        return;
    }
    HTML_LIT(p, "<ol start=\"");
    html_int(p, s->level);
    HTML_LIT(p, "\">");
}

/* On a phone a row is a block, and each cell carries its label. */
static void cell(struct drawing *d, const struct markdown_step *s)
{
    struct page *p = d->p;

    if (s->ends) {
        HTML_LIT(p, "</div></td>");
        d->column++;
        return;
    }
    HTML_LIT(p, "<td data-label=\"");
    html_str(p, d->column < COLUMNS ? d->heads[d->column] : S(""));
    HTML_LIT(p, "\"><div>");
}

static void head_cell(struct drawing *d, const struct markdown_step *s, size_t i)
{
    size_t end;

    if (s->ends) {
        HTML_LIT(d->p, "</th>");
        d->column++;
        return;
    }
    if (d->column < COLUMNS)
        d->heads[d->column] = words_inside(d->p->a, d->m, i, &end);
    HTML_LIT(d->p, "<th scope=\"col\">");
}

static void simple(struct page *p, const struct markdown_step *s)
{
    static const struct {
        const char *begin, *end;
    } tags[] = {
        [MARKDOWN_QUOTE] = { "<blockquote class=\"kp-quote\">", "</blockquote>" },
        [MARKDOWN_BULLETS] = { "<ul>", "</ul>" },
        [MARKDOWN_ITEM] = { "<li>", "</li>" },
        [MARKDOWN_RULE] = { "<hr>", "" },
        [MARKDOWN_VERBATIM] = { "<pre class=\"kp-prewrap\"><code>", "</code></pre>" },
        [MARKDOWN_PARAGRAPH] = { "<p>", "</p>" },
        [MARKDOWN_TABLE] = { "<table class=\"ds-table kp-stacked\">", "</table>" },
        [MARKDOWN_TABLE_HEAD] = { "<thead>", "</thead>" },
        [MARKDOWN_TABLE_BODY] = { "<tbody>", "</tbody>" },
        [MARKDOWN_ROW] = { "<tr>", "</tr>" },
        [MARKDOWN_STRONG] = { "<strong>", "</strong>" },
        [MARKDOWN_EMPHASIS] = { "<em>", "</em>" },
        [MARKDOWN_CODE] = { "<code>", "</code>" },
        [MARKDOWN_BREAK] = { "<br>", "" },
    };
    const char *tag = s->ends ? tags[s->what].end : tags[s->what].begin;

    html_raw(p, tag, strlen(tag));
}

static size_t draw(struct drawing *d, size_t i)
{
    const struct markdown_step *s = &d->m->at[i];

    switch (s->what) {
    case MARKDOWN_TEXT: html_str(d->p, s->text); break;
    case MARKDOWN_HEADING: heading(d, s); break;
    case MARKDOWN_PICTURE: return picture(d, i);
    case MARKDOWN_NUMBERS: numbers(d->p, s); break;
    case MARKDOWN_CELL: cell(d, s); break;
    case MARKDOWN_HEAD_CELL: head_cell(d, s, i); break;
    case MARKDOWN_LINK: link(d->p, s); break;
    case MARKDOWN_ROW:
        d->column = 0;
        simple(d->p, s);
        break;
    case MARKDOWN_QUOTE:
    case MARKDOWN_BULLETS:
    case MARKDOWN_ITEM:
    case MARKDOWN_RULE:
    case MARKDOWN_VERBATIM:
    case MARKDOWN_PARAGRAPH:
    case MARKDOWN_TABLE:
    case MARKDOWN_TABLE_HEAD:
    case MARKDOWN_TABLE_BODY:
    case MARKDOWN_STRONG:
    case MARKDOWN_EMPHASIS:
    case MARKDOWN_CODE:
    case MARKDOWN_BREAK: simple(d->p, s); break;
    }
    return i;
}

void part_markdown(struct page *p, const struct markdown *m, struct markdown_look *look)
{
    struct drawing d = { .p = p, .m = m, .look = look };

    if (look->least == 0)
        look->least = m->least;
    for (size_t i = 0; i < m->n; i++)
        i = draw(&d, i);
}
