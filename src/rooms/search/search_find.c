/* search_find: BM25 over words and runs of four letters, over every document that has one of them: the parts of the
 * index are read term by term and added up in an array with a number for each document. 0.7 MB for 100,000 documents,
 * given back at the end. */
#include "rooms/search/search_finding.h"

#include "db/db.h"
#include "lang/terms.h"
#include <math.h>
#include <stdlib.h>

static const double K1 = 1.2, B = 0.75;
enum {
    MEMORY_MOST = 256 << 20,
    READ_ALWAYS = 6,   /* terms */
    READ_MOST = 200000 /* places of terms, beyond these */
};
static const double OWN_LANGUAGE = 1.3; /* so much better is a document in the reader's language */

/* ---- what is looked for, and where */

static void read_faces(struct finding *f)
{
    struct search_sql_face_rows rows = search_sql_faces(f->t);
    struct str own = str_of(f->t->lang->iso3);

    f->nfaces = rows.n > 0 ? (size_t)rows.at[rows.n - 1].face + 1 : 0;
    f->faces = NEW_N(f->a, struct face, f->nfaces);
    for (size_t i = 0; i < rows.n; i++) {
        const struct search_sql_face_row *row = &rows.at[i];
        struct face *face = &f->faces[row->face];
        face->kind = search_kind_of(row->kind);
        face->own = str_eq(row->language, own);
        face->visible = face->kind != SEARCH__N && (f->kind == SEARCH__N || f->kind == face->kind) &&
                        search_sees(f->t->viewer, row->permission, row->project);
    }
}

static int by_text(const void *a, const void *b)
{
    const struct term_wanted *x = a, *y = b;

    return str_cmp(x->text, y->text);
}

void finding_sort(struct finding *f)
{
    size_t kept = 0;

    if (f->nterms == 0)
        return;
    qsort(f->terms, f->nterms, sizeof *f->terms, by_text);
    for (size_t i = 1; i < f->nterms; i++) {
        struct term_wanted *one = &f->terms[kept];
        if (!str_eq(one->text, f->terms[i].text))
            f->terms[++kept] = f->terms[i];
        else if (f->terms[i].weight > one->weight)
            one->weight = f->terms[i].weight;
    }
    f->nterms = kept + 1;
}

static void want_terms(struct finding *f, const struct search_words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        struct strs terms = terms_of_word(f->a, words->at[i].text);
        for (size_t k = 0; k < terms.n && f->nterms < SEARCH_TERMS_MOST; k++)
            f->terms[f->nterms++] = (struct term_wanted){ .text = terms.at[k], .weight = words->at[i].weight };
    }
    finding_sort(f);
}

static void read_parts(struct finding *f)
{
    struct search_sql_read_parts_rows rows = search_sql_read_parts(f->t);
    int64_t length = 0;

    f->fresh = search_sql_fresh(f->t);
    f->parts = NEW_N(f->a, struct part, rows.n + 1);
    for (size_t i = 0; i < rows.n; i++) {
        size_t n = (size_t)rows.at[i].documents;
        must(f->t, rows.at[i].faces.n == n * FACE_BYTES);
        f->parts[i] = (struct part){ rows.at[i].part, n, rows.at[i].faces, NEW_N(f->a, float, n) };
        f->documents += rows.at[i].documents;
        length += rows.at[i].length;
    }
    struct pack faces = { 0 };
    for (size_t i = 0; i < f->fresh.n; i++) {
        struct str packed = f->fresh.at[i].terms;
        uint64_t n = 0;
        (void)unpack_number(&packed, &n);
        pack_face(f->a, &faces, (uint32_t)f->fresh.at[i].face, n);
        length += (int64_t)n;
    }
    f->parts[rows.n] = (struct part){ 0, f->fresh.n, pack_view(&faces), NEW_N(f->a, float, f->fresh.n) };
    f->nparts = rows.n + 1;
    f->documents += (int64_t)f->fresh.n;
    double average = f->documents > 0 && length > 0 ? (double)length / (double)f->documents : 1;
    for (unsigned i = 0; i < LENGTHS; i++) {
        f->norm[i] = K1 * (1 - B + B * length_of_step(i) / average);
        f->once[i] = 1 / (1 + f->norm[i]);
    }
}

/* ---- counting */

static struct term_wanted *wanted(const struct finding *f, struct str term)
{
    struct term_wanted key = { .text = term };

    return bsearch(&key, f->terms, f->nterms, sizeof key, by_text);
}

/* Calls with each term of a fresh document that is wanted: both are sorted. */
static void each_fresh_term(
    struct finding *f, size_t document, void (*give)(struct finding *f, size_t document, size_t term, uint32_t times))
{
    struct str packed = f->fresh.at[document].terms, term;
    uint64_t times = 0;
    size_t i = 0;

    (void)unpack_number(&packed, &times);
    while (i < f->nterms && unpack_bytes(&packed, &term) && unpack_number(&packed, &times)) {
        while (i < f->nterms && str_cmp(f->terms[i].text, term) < 0)
            i++;
        if (i < f->nterms && str_eq(f->terms[i].text, term))
            give(f, document, i, (uint32_t)times);
    }
}

static void count_fresh(struct finding *f, size_t document, size_t term, uint32_t times) { f->terms[term].documents++; }

static struct str nth(const struct finding *f, size_t i) { return i < f->nterms ? f->terms[i].text : S(""); }

/* The sixteen terms from one on, as the statements take them. */
#define SIXTEEN(f, i) \
    .t1 = nth(f, i), .t2 = nth(f, (i) + 1), .t3 = nth(f, (i) + 2), .t4 = nth(f, (i) + 3), .t5 = nth(f, (i) + 4), \
    .t6 = nth(f, (i) + 5), .t7 = nth(f, (i) + 6), .t8 = nth(f, (i) + 7), .t9 = nth(f, (i) + 8), \
    .t10 = nth(f, (i) + 9), .t11 = nth(f, (i) + 10), .t12 = nth(f, (i) + 11), .t13 = nth(f, (i) + 12), \
    .t14 = nth(f, (i) + 13), .t15 = nth(f, (i) + 14), .t16 = nth(f, (i) + 15)

void finding_count(struct finding *f)
{
    for (size_t i = 0; i < f->nterms && f->nparts > 1; i += SEARCH_AT_ONCE) {
        struct search_sql_counts_rows rows = DB_CALL(search_sql_counts, f->t, SIXTEEN(f, i));
        for (size_t k = 0; k < rows.n; k++) {
            struct term_wanted *term = wanted(f, rows.at[k].term);
            if (term != NULL)
                term->documents = rows.at[k].documents;
        }
    }
    for (size_t i = 0; i < f->fresh.n; i++)
        each_fresh_term(f, i, count_fresh);
}

static int by_documents(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

    return x < y ? -1 : x > y;
}

/* So many documents may a term have and still be read: of a long question the rarest say what it is about, and the
 * common ones would have most of the index read. */
static int64_t common_from(struct finding *f)
{
    int64_t *counts = NEW_N(f->a, int64_t, f->nterms + 1), sum = 0;

    for (size_t i = 0; i < f->nterms; i++)
        counts[i] = f->terms[i].documents;
    qsort(counts, f->nterms, sizeof *counts, by_documents);
    for (size_t i = 0; i < f->nterms; i++) {
        sum += counts[i];
        if (i >= READ_ALWAYS && sum > READ_MOST)
            return counts[i - 1];
    }
    return INT64_MAX;
}

static void weigh_terms(struct finding *f)
{
    int64_t most = common_from(f);
    size_t kept = 0;

    for (size_t i = 0; i < f->nterms; i++) {
        struct term_wanted term = f->terms[i];
        double with = (double)term.documents, all = (double)f->documents;
        if (term.documents == 0 || term.documents > most)
            continue;
        if (with > all)
            with = all;
        term.worth = term.weight * (K1 + 1) * log(1 + (all - with + 0.5) / (with + 0.5));
        f->terms[kept++] = term;
    }
    f->nterms = kept;
}

static struct part *part_of(struct finding *f, int64_t id)
{
    for (size_t i = 0; i < f->nparts; i++, f->last = (f->last + 1) % f->nparts)
        if (f->parts[f->last].id == id)
            return &f->parts[f->last];
    return NULL;
}

static bool add_posting(void *x, const struct search_sql_postings_row *row)
{
    struct finding *f = x;
    struct part *part = part_of(f, row->part);
    const struct term_wanted *term = wanted(f, row->term);
    struct str places = row->places;
    uint64_t after = 0;
    uint32_t times;

    if (part == NULL || term == NULL)
        return true;
    while (posting_next(&places, &after, &times) && after <= part->n) {
        size_t place = (size_t)after - 1;
        unsigned length = length_at(part->faces, place);
        double worth = times == 1 ? f->once[length] : times / (times + f->norm[length]);
        part->scores[place] += (float)(term->worth * worth);
    }
    return true;
}

static void score_fresh(struct finding *f, size_t document, size_t term, uint32_t times)
{
    struct part *part = &f->parts[f->nparts - 1];

    part->scores[document] += (float)(f->terms[term].worth * times /
                                      (times + f->norm[length_at(part->faces, document)]));
}

void finding_score(struct finding *f)
{
    for (size_t i = 0; i < f->nterms && f->nparts > 1; i += SEARCH_AT_ONCE)
        DB_CALL(search_sql_postings_few, f->t, SIXTEEN(f, i), add_posting, f);
    for (size_t i = 0; i < f->fresh.n; i++)
        each_fresh_term(f, i, score_fresh);
}

/* NULL: it is not for this viewer. */
static const struct face *face_of(const struct finding *f, const struct part *part, size_t place)
{
    uint32_t at = face_at(part->faces, place);

    return at < f->nfaces && f->faces[at].visible ? &f->faces[at] : NULL;
}

size_t finding_most(struct finding *f)
{
    float most = 0;

    for (size_t i = 0; i < f->nparts; i++)
        memset(f->parts[i].scores, 0, f->parts[i].n * sizeof *f->parts[i].scores);
    for (unsigned i = 0; i < LENGTHS; i++)
        f->once[i] = 1, f->norm[i] = 0;
    for (size_t i = 0; i < f->nterms; i++)
        f->terms[i].worth = 1;
    finding_score(f);
    for (size_t p = 0; p < f->nparts; p++)
        for (size_t i = 0; i < f->parts[p].n; i++)
            if (f->parts[p].scores[i] > most && face_of(f, &f->parts[p], i) != NULL)
                most = f->parts[p].scores[i];
    return (size_t)(most + 0.5F);
}

/* ---- the best */

/* Sorted, the best first. */
static void offer(struct best *b, struct candidate c)
{
    size_t low = 0, high = b->n;

    if (b->n == FINDING_CANDIDATES && b->at[FINDING_CANDIDATES - 1].score >= c.score)
        return;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (b->at[middle].score >= c.score)
            low = middle + 1;
        else
            high = middle;
    }
    if (b->n < FINDING_CANDIDATES)
        b->n++;
    memmove(&b->at[low + 1], &b->at[low], (b->n - 1 - low) * sizeof *b->at);
    b->at[low] = c;
}

static struct best *choose(struct finding *f)
{
    struct best *best = NEW_N(f->a, struct best, SEARCH__N);

    for (size_t p = 0; p < f->nparts; p++) {
        const struct part *part = &f->parts[p];
        for (size_t i = 0; i < part->n; i++) {
            const struct face *face = part->scores[i] > 0 ? face_of(f, part, i) : NULL;
            if (face == NULL)
                continue;
            double points = part->scores[i] * (face->own ? OWN_LANGUAGE : 1);
            offer(&best[face->kind], (struct candidate){ .score = points, .part = (uint32_t)p, .place = (uint32_t)i });
        }
    }
    return best;
}

void finding_begin(struct finding *f, struct task *t, enum search_kind kind)
{
    *f = (struct finding){ .t = t, .a = task_arena(t, MEMORY_MOST), .outer = t->a, .kind = kind };
    f->slot = task_arena_slot(t);
    *f->slot = t->a = f->a;
    f->terms = NEW_N(f->a, struct term_wanted, SEARCH_TERMS_MOST);
    read_faces(f);
    read_parts(f);
}

void finding_end(struct finding *f)
{
    f->t->a = f->outer;
    *f->slot = NULL;
    arena_free(f->a);
}

struct search_hits search_find(struct task *t, const struct search_words *words, enum search_kind kind, size_t most)
{
    struct finding f;
    struct search_hits hits = { 0 };

    if (words->n == 0)
        return hits;
    finding_begin(&f, t, kind);
    want_terms(&f, words);
    finding_count(&f);
    weigh_terms(&f);
    finding_score(&f);
    struct best *best = choose(&f);
    t->a = f.outer;
    finding_hits(&f, best, most, &hits);
    finding_end(&f);
    return hits;
}
