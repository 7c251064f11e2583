/* duties_public: the words of the poster and of the statement, in any of our languages. No pages here. */
#include "rooms/duties/duties_public.h"

#include <math.h>
#include "db/db.h"
#include "duties_sql.h"
#include "rooms/projects/projects.h"

enum { STATEMENT_BYTES = 64 << 10, QR_MOST = 300 };

struct told {
    struct duties_sql_shown_row row;
    struct duties_sql_purposes_rows purposes;
    bool esf;
};

static bool read(struct task *t, int64_t project, struct told *ret)
{
    if (!duties_sql_shown(t, project, &ret->row))
        return false;
    ret->purposes = duties_sql_purposes(t, project);
    ret->esf = projects_fund_is_esf(t->a, ret->row.fund);
    return true;
}

/* A text without a language came with an import, and is Finnish as a rule. */
static struct str purpose_in(const struct told *in, const struct lang *lang)
{
    struct str found = S("");

    for (size_t i = 0; i < in->purposes.n; i++)
        if (str_is(in->purposes.at[i].tag, lang->tag) ||
            (found.n == 0 && lang->id == LANG_fi && str_empty(in->purposes.at[i].tag)))
            found = str_trim(in->purposes.at[i].purpose);
    return found;
}

/* What stands between words of a language from right to left keeps its own direction. */
static struct str ltr(struct arena *a, const struct lang *lang, struct str s)
{
    return strcmp(lang->dir, "rtl") == 0 ? paper_ltr(a, s) : s;
}

static struct str days_in(struct arena *a, const struct lang *lang, const struct told *in)
{
    struct str from = lang_day(a, lang, in->row.start_date), to = lang_day(a, lang, in->row.end_date);

    return ltr(a, lang, str_fmt(a, "%.*s\xe2\x80\x93%.*s", STR_ARG(from), STR_ARG(to)));
}

static bool has_days(const struct told *in) { return day_known(in->row.start_date) && day_known(in->row.end_date); }

/* ---- the statement */

static struct str support_in(struct arena *a, const struct lang *lang, const struct told *in)
{
    if (in->row.eu_contribution == INT_NONE || in->row.eu_contribution == 0)
        return str_of(lang_tr(lang, N_("The European Social Fund Plus (ESF+) pays for a part of the project.")));
    struct str sum[] = { ltr(a, lang, lang_money(a, lang, in->row.eu_contribution)) };
    return tr_fill(
        a, lang_tr(lang, N_("The European Social Fund Plus (ESF+) supports the project with %1$s.")), sum, 1);
}

/* The sentences below the name, each a paragraph. */
static struct strs sentences(struct arena *a, const struct lang *lang, const struct told *in)
{
    struct strs list = { 0 };
    struct str purpose = purpose_in(in, lang);

    if (!str_empty(purpose))
        strs_add(a, &list, purpose);
    if (has_days(in)) {
        struct str days[] = { days_in(a, lang, in) };
        strs_add(a, &list, tr_fill(a, lang_tr(lang, N_("The project runs %1$s.")), days, 1));
    }
    if (in->esf)
        strs_add(a, &list, support_in(a, lang, in));
    return list;
}

static struct str text_of(struct task *t, const struct lang *lang, const struct told *in, struct str name)
{
    struct strs list = sentences(t->a, lang, in);
    struct buf *o = task_buf(t, STATEMENT_BYTES);

    buf_str(o, name);
    for (size_t i = 0; i < list.n; i++) {
        BUF_LIT(o, "\n\n");
        buf_str(o, list.at[i]);
    }
    if (in->esf) {
        BUF_LIT(o, "\n\n");
        buf_str(o, paper_emblem_sentence(lang));
    }
    task_must_fit(t, o);
    return buf_view(o);
}

/* ---- the same as HTML */

static void put_escaped(struct buf *o, struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        switch (s.p[i]) {
        case '&': BUF_LIT(o, "&amp;"); break;
        case '<': BUF_LIT(o, "&lt;"); break;
        case '>': BUF_LIT(o, "&gt;"); break;
        case '"': BUF_LIT(o, "&quot;"); break;
        case '\'': BUF_LIT(o, "&#39;"); break;
        case '\n': BUF_LIT(o, "<br>"); break;
        default: buf_ch(o, s.p[i]);
        }
}

static void paragraph(struct buf *o, struct str s)
{
    BUF_LIT(o, "<p>");
    put_escaped(o, s);
    BUF_LIT(o, "</p>\n");
}

/* The twelve stars as in paper_emblem(), as one path: on a circle of a third of the height of 180, each in a circle of
 * an eighteenth of it. Tenths are exact enough: a star is twenty units wide. */
static void put_stars(struct task *t, struct buf *o)
{
    enum { STARS = 12, POINTS = 5, HEIGHT = 180 };
    const double inner = 0.381966;

    BUF_LIT(o, "<path fill=\"#ffcc00\" d=\"");
    for (int i = 0; i < STARS; i++) {
        double around = 2 * M_PI * i / STARS;
        double x = HEIGHT * 0.75 + HEIGHT / 3.0 * sin(around), y = HEIGHT / 2.0 - HEIGHT / 3.0 * cos(around);
        for (int k = 0; k < 2 * POINTS; k++) {
            double r = HEIGHT / 18.0 * (k % 2 ? inner : 1), angle = M_PI * k / POINTS;
            buf_str(o, str_fmt(t->a, "%s%.1f %.1f", k == 0 ? "M" : "L", x + r * sin(angle), y - r * cos(angle)));
        }
        BUF_LIT(o, "Z");
    }
    BUF_LIT(o, "\"/>");
}

/* 76 pixels are 2 cm on most screens; the least is 1 cm. */
static void put_emblem(struct task *t, struct buf *o, const struct lang *lang)
{
    struct str sentence = paper_emblem_sentence(lang);

    BUF_LIT(o, "<p><svg xmlns=\"http://www.w3.org/2000/svg\" width=\"114\" height=\"76\" viewBox=\"0 0 270 180\" "
               "role=\"img\" aria-label=\"");
    put_escaped(o, str_of(lang_tr(lang, N_("Emblem of the European Union: twelve golden stars in a circle on blue"))));
    BUF_LIT(o, "\"><path fill=\"#003399\" d=\"M0 0h270v180H0z\"/>");
    put_stars(t, o);
    BUF_LIT(o, "</svg> <strong");
    if (lang->id != LANG_en && str_eq(sentence, paper_emblem_sentence(lang_get(LANG_en))))
        BUF_LIT(o, " lang=\"en\" dir=\"ltr\"");
    BUF_LIT(o, ">");
    put_escaped(o, sentence);
    BUF_LIT(o, "</strong></p>\n");
}

static struct str html_of(struct task *t, const struct lang *lang, const struct told *in, struct str name)
{
    struct strs list = sentences(t->a, lang, in);
    struct buf *o = task_buf(t, STATEMENT_BYTES);

    buf_str(o, str_fmt(t->a, "<section lang=\"%s\" dir=\"%s\">\n<h2>", lang->tag, lang->dir));
    put_escaped(o, name);
    BUF_LIT(o, "</h2>\n");
    for (size_t i = 0; i < list.n; i++)
        paragraph(o, list.at[i]);
    if (in->esf)
        put_emblem(t, o, lang);
    BUF_LIT(o, "</section>\n");
    task_must_fit(t, o);
    return buf_view(o);
}

enum outcome duties_publicity(struct task *t, int64_t project, const struct lang *lang, struct publicity *ret_publicity)
{
    struct told in = { 0 };

    if (!read(t, project, &in))
        return NOT_FOUND;
    struct str name = projects_name_in(t, lang, project);
    *ret_publicity = (struct publicity){ .name = name,
        .purpose = purpose_in(&in, lang),
        .text = text_of(t, lang, &in, name),
        .html = html_of(t, lang, &in, name),
        .esf = in.esf };
    return DONE;
}

/* ---- the poster */

/* At most so many characters, to the end of a word. */
static struct str shortened(struct arena *a, struct str s, size_t most)
{
    size_t n = 0, blank = 0;

    for (size_t i = 0; i < s.n; i++) {
        if (((unsigned char)s.p[i] & 0xC0) == 0x80)
            continue;
        if (n++ == most)
            return str_fmt(a, "%.*s…", (int)(blank > 0 ? blank : i), s.p);
        if (s.p[i] == ' ' || s.p[i] == '\n')
            blank = i;
    }
    return s;
}

static struct paper_text same_or_both(const struct paper *p, struct paper_text text)
{
    return p->languages < 2 || str_eq(text.at[0], text.at[1]) ? paper_own(text.at[0]) : text;
}

/* What is left out more and more: see the header. */
static const struct poster_room {
    size_t purpose; /* characters, of one language and of each of two */
    size_t beside;
    bool dots;
} rooms[] = { { 420, 220, true }, { 420, 220, false }, { 260, 140, false }, { 120, 70, false }, { 0, 0, false } };

static void put_purpose(struct paper *p, const struct told *in, const struct poster_room *room)
{
    size_t most = p->languages > 1 ? room->beside : room->purpose;
    struct paper_text text = PAPER_IN(p, l, shortened(p->t->a, purpose_in(in, l), most));

    if (most > 0 && (!str_empty(text.at[0]) || (p->languages > 1 && !str_empty(text.at[1]))))
        paper_paragraph(p, text);
}

/* In smaller letters when it is long. */
static void put_name(struct paper *p, struct paper_text name)
{
    enum { SHORT = 60 /* bytes */ };
    size_t longest = name.at[0].n;

    if (p->languages > 1 && name.at[1].n > longest)
        longest = name.at[1].n;
    bool two = p->languages > 1 && !name.own; /* in half the width */
    if (longest <= SHORT && !two)
        paper_name(p, name);
    else
        paper_heading(p, longest > SHORT && two ? 2 : 1, name);
}

static struct str sum_in(struct arena *a, const struct lang *l, const struct told *in)
{
    if (in->row.eu_contribution == INT_NONE || in->row.eu_contribution == 0)
        return str_of(lang_tr(l, N_("Support of the European Union")));
    return ltr(a, l, lang_money(a, l, in->row.eu_contribution));
}

static void put_facts(struct paper *p, const struct told *in)
{
    struct arena *a = p->t->a;

    if (has_days(in))
        paper_fact(p, paper_tr(p, N_("Time")), PAPER_IN(p, l, days_in(a, l, in)));
    if (!str_empty(in->row.lead_organisation))
        paper_fact(p, paper_tr(p, N_("Who carries it out")), paper_own(in->row.lead_organisation));
    if (in->esf)
        paper_fact(p, paper_tr(p, N_("European Social Fund Plus (ESF+)")), PAPER_IN(p, l, sum_in(a, l, in)));
}

static struct paper *poster(struct task *t, int64_t project, const struct told *in, const struct lang *const langs[2],
    const struct poster_room *room)
{
    struct paper_head head = {
        .lang = langs[0], .beside = langs[1], .title_text = projects_name_in(t, langs[0], project), .poster = true
    };
    struct paper *p = projects_paper(t, project, head);

    put_name(p, same_or_both(p, PAPER_IN(p, l, projects_name_in(t, l, project))));
    put_purpose(p, in, room);
    paper_gap(p, 3);
    put_facts(p, in);
    if (str_empty(in->row.website))
        return p;
    paper_gap(p, 3);
    if (room->dots && in->row.website.n <= QR_MOST)
        paper_qr(p, in->row.website, paper_own(in->row.website));
    else
        paper_address(p, in->row.website);
    return p;
}

enum outcome duties_poster(
    struct task *t, int64_t project, const struct lang *lang, const struct lang *beside, struct buf *o)
{
    const struct lang *const langs[2] = { lang, beside };
    struct told in = { 0 };
    enum outcome how = INVALID;

    if (!read(t, project, &in))
        return NOT_FOUND;
    for (size_t i = 0; how == INVALID && i < sizeof rooms / sizeof *rooms; i++)
        how = paper_make(poster(t, project, &in, langs, &rooms[i]), o);
    return how;
}
