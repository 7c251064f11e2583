/* search_hits: what stands in the documents that were chosen. They are looked up sixteen at a time, of all kinds
 * together, as each question to a database on another machine takes its time. */
#include "lang/lang.h"
#include "rooms/search/search_finding.h"
#include "search_sql.h"

enum { AT_ONCE = 16 };

/* What has so little of what was looked for, beside the best of all, is not shown. */
static const double WORTH_SHOWING = 0.25;

struct lookup {
    struct finding *f;
    struct candidate *at[AT_ONCE];
    size_t n;
};

static int64_t part_at(const struct lookup *l, size_t i) { return i < l->n ? l->f->parts[l->at[i]->part].id : 0; }
static int64_t block_at(const struct lookup *l, size_t i)
{
    return i < l->n ? (int64_t)(l->at[i]->place / SEARCH_IN_BLOCK) : 0;
}

#define PLACE(l, i, p, b) .p = part_at(l, (i)-1), .b = block_at(l, (i)-1)
#define PLACES(l) \
    PLACE(l, 1, p1, b1), PLACE(l, 2, p2, b2), PLACE(l, 3, p3, b3), PLACE(l, 4, p4, b4), PLACE(l, 5, p5, b5), \
        PLACE(l, 6, p6, b6), PLACE(l, 7, p7, b7), PLACE(l, 8, p8, b8), PLACE(l, 9, p9, b9), PLACE(l, 10, p10, b10), \
        PLACE(l, 11, p11, b11), PLACE(l, 12, p12, b12), PLACE(l, 13, p13, b13), PLACE(l, 14, p14, b14), \
        PLACE(l, 15, p15, b15), PLACE(l, 16, p16, b16)

static int64_t document_of(const struct lookup *l, size_t i, const struct search_sql_places_rows *places)
{
    const struct candidate *c = l->at[i];

    if (part_at(l, i) == 0)
        return l->f->fresh.at[c->place].document;
    for (size_t k = 0; k < places->n; k++)
        if (places->at[k].part == part_at(l, i) && places->at[k].block == block_at(l, i))
            return id_at(places->at[k].documents, c->place % SEARCH_IN_BLOCK);
    return 0;
}

static void look_up(struct lookup *l)
{
    struct task *t = l->f->t;
    int64_t d[AT_ONCE] = { 0 };
    bool in_parts = false;
    struct search_sql_places_rows places = { 0 };

    if (l->n == 0)
        return;
    for (size_t i = 0; i < l->n; i++)
        in_parts |= part_at(l, i) != 0;
    if (in_parts)
        places = DB_CALL(search_sql_places, t, PLACES(l));
    for (size_t i = 0; i < l->n; i++)
        d[i] = document_of(l, i, &places);
    struct search_sql_document_rows rows = search_sql_documents(t, .d1 = d[0], .d2 = d[1], .d3 = d[2], .d4 = d[3],
        .d5 = d[4], .d6 = d[5], .d7 = d[6], .d8 = d[7], .d9 = d[8], .d10 = d[9], .d11 = d[10], .d12 = d[11],
        .d13 = d[12], .d14 = d[13], .d15 = d[14], .d16 = d[15]);
    for (size_t i = 0; i < l->n; i++) {
        l->at[i]->read = true;
        for (size_t k = 0; k < rows.n; k++)
            if (rows.at[k].id == d[i])
                l->at[i]->document = &rows.at[k];
    }
    l->n = 0;
}

/* From one on as many as are still wanted. */
static void want(struct lookup *l, struct best *b, size_t from, size_t n, double least)
{
    for (size_t i = from; i < b->n && i - from < n && b->at[i].score >= least; i++) {
        l->at[l->n++] = &b->at[i];
        if (l->n == AT_ONCE)
            look_up(l);
    }
}

/* Of a record that is found in several languages the reader's, else the best. */
static bool has_record(struct search_hits *hits, size_t from, const struct search_sql_document_row *row, bool own)
{
    for (size_t i = from; i < hits->n; i++)
        if (hits->at[i].record == row->record) {
            if (own) {
                hits->at[i].document = row->id, hits->at[i].language = row->language;
                hits->at[i].title = row->title, hits->at[i].text = row->body;
            }
            return true;
        }
    return false;
}

static void add_hits(struct lookup *l, struct best *b, double least, size_t most, struct search_hits *hits)
{
    struct task *t = l->f->t;
    size_t from = hits->n;

    for (size_t i = 0; i < b->n && b->at[i].score >= least && hits->n - from < most; i++) {
        if (!b->at[i].read) {
            want(l, b, i, most - (hits->n - from), least);
            look_up(l);
        }
        const struct search_sql_document_row *row = b->at[i].document;
        if (row == NULL || has_record(hits, from, row, str_is(row->language, t->lang->iso3)))
            continue;
        struct search_hit hit = { .kind = search_kind_of(row->kind),
            .document = row->id,
            .record = row->record,
            .language = row->language,
            .title = row->title,
            .text = row->body,
            .score = b->at[i].score };
        LIST_ADD(t->a, hits, hit);
    }
}

void finding_hits(struct finding *f, struct best *best, size_t most, struct search_hits *ret_hits)
{
    struct lookup l = { .f = f };
    double top = 0;

    for (enum search_kind k = 0; k < SEARCH__N; k++)
        top = best[k].n > 0 && best[k].at[0].score > top ? best[k].at[0].score : top;
    for (enum search_kind k = 0; k < SEARCH__N; k++)
        want(&l, &best[k], 0, most, top * WORTH_SHOWING);
    look_up(&l);
    for (enum search_kind k = 0; k < SEARCH__N; k++)
        add_hits(&l, &best[k], top * WORTH_SHOWING, most, ret_hits);
}
