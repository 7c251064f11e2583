/* publications_paper_web: a publication as PDF, in a language or in two side by side, whose paragraphs begin at one
 * height. The same bytes for all: they are kept, as the page's are. No rules here. */
#include "auth/sign_in.h"
#include "rooms/papers.h"
#include "rooms/projects/projects.h"
#include "rooms/publications/publications_blocks.h"
#include "rooms/publications/publications_house.h"
#include "rooms/publications/publications_web.h"
#include "rooms/routes.h"

/* A block of either language, "" where that one has none there. */
static void put_block(struct paper *p, const struct block *b, unsigned least, struct paper_text text)
{
    unsigned level = b->level > least ? 3 : 2;

    switch (b->what) {
    case BLOCK_HEADING: paper_heading(p, level, text); break;
    case BLOCK_PARAGRAPH: paper_paragraph(p, text); break;
    case BLOCK_BULLET: paper_item(p, PAPER_BULLET, text); break;
    case BLOCK_NUMBER: paper_item(p, PAPER_NUMBER, text); break;
    }
}

/* A paragraph in one or both languages: what stands in it goes block by block. */
static void put_piece(struct paper *p, struct str one, struct str other, unsigned least)
{
    struct task *t = p->t;
    struct markdown first = markdown_read(t, one), second = markdown_read(t, other);
    struct blocks a = publication_blocks(t, &first), b = publication_blocks(t, &second);

    for (size_t i = 0; i < a.n || i < b.n; i++) {
        struct paper_text text = { .at = { i < a.n ? a.at[i].text : S(""), i < b.n ? b.at[i].text : S("") } };
        put_block(p, i < a.n ? &a.at[i] : &b.at[i], least, text);
    }
}

static void put_text(struct paper *p, const struct publication_public *v)
{
    unsigned least = markdown_read(p->t, v->text.body).least;

    for (size_t i = 0; i < v->pieces.n; i++) {
        struct str one = v->pieces.at[i].text;
        struct str other = v->beside != NULL ? v->beside_pieces.at[i].text : S("");
        struct paper_text text = { .at = { one, other } };
        if (i == PIECE_TITLE)
            paper_heading(p, 1, text);
        else if (i == PIECE_SUMMARY && !str_empty(one))
            paper_paragraph(p, text);
        else if (i >= PIECE_BODY)
            put_piece(p, one, other, least);
    }
}

struct reply publications_paper(struct req *r, const struct publication_public *v, struct str stamp)
{
    struct task *t = &r->task;
    struct str page = link_address(t, URL(t, publications_any_language, v->id).s);
    struct paper_head head = { .lang = v->lang,
        .beside = v->beside,
        .title_text = v->text.title,
        .made = str_fmt(t->a, "%.*sT00:00:00Z", STR_ARG(day_str(&v->changed_on))) }; /* the same text, the same bytes */
    struct paper *p = projects_paper(t, v->project, head);
    struct buf *o = task_buf(t, PAPER_BYTES);

    put_text(p, v);
    paper_gap(p, 4);
    if (publications_unread(t, v->id, v->lang) || (v->beside != NULL && publications_unread(t, v->id, v->beside)))
        paper_note(p, paper_tr(p, N_("Nobody has read this translation yet whose mother tongue it is. Ask if something "
                                     "is unclear.")));
    paper_note(p, paper_trf(p, N_("Last changed on %1$s."), PAPER_IN(p, l, lang_day(t->a, l, v->changed_on))));
    paper_qr(p, page, paper_tr(p, N_("This text on the web, in all its languages")));
    if (paper_make(p, o) != DONE)
        return papers_too_long(r, url_to(t->a, (unsigned)ROUTE_publications_in_fi + (unsigned)v->lang->id, 1, &v->id));
    return reply_kept(r, PAPER_TYPE, stamp, buf_view(o));
}
