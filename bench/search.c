/* search: figures of the search, by bench/search.sh.
 *     search quality NEWS.tsv URL        news in five languages: does a headline find its own text? MRR@10 each
 *     search fill NEWS.tsv URL N         N documents made of the sentences of the news, one word in thirty changed
 *     search speed NEWS.tsv URL ROUNDS   questions: headlines, one to three words, and misspelt ones
 * URL: a database that `kotipolku migrate` made and that is empty. The floor of a question: its statements alone, every
 * row read and nothing done with it. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include "auth/viewer.h"
#include "base/id.h"
#include "base/task.h"
#include "base/whole_file.h"
#include "db/db.h"
#include "lang/terms.h"
#include "rooms/search/search_find.h"
#include "rooms/search/search_index.h"
#include "search_sql.h"

enum { LANGUAGES_READ = 5, LINES_MOST = 3000, DOCS_MOST = 400 };
static const char *const tags[LANGUAGES_READ] = { "en", "fi", "sv", "so", "ar" };

struct line {
    struct str doc, text[LANGUAGES_READ];
};
struct bench {
    struct task t;
    struct arena *long_; /* of the news */
    struct line lines[LINES_MOST];
    size_t nlines;
    size_t first[DOCS_MOST + 1]; /* line of each headline; and the end */
    size_t ndocs;
};

static double seconds(void)
{
    struct timespec at;
    clock_gettime(CLOCK_MONOTONIC, &at);
    return (double)at.tv_sec + (double)at.tv_nsec / 1e9;
}

static void again(struct bench *b)
{
    if (b->t.a)
        arena_free(b->t.a);
    b->t.a = arena_new((size_t)1 << 30);
}

static void die(const char *what, struct buf *why)
{
    fprintf(stderr, "search: %s %.*s\n", what, why ? (int)why->n : 0, why && why->p ? why->p : "");
    exit(1);
}

static void read_news(struct bench *b, const char *path)
{
    FILE *f = fopen(path, "r");
    char *row = NULL;
    size_t room = 0;
    ssize_t n;
    bool head = true;

    if (!f)
        die(path, NULL);
    while ((n = getline(&row, &room, f)) > 0 && b->nlines < LINES_MOST) {
        struct str rest = str_copy(b->long_, (struct str){ row, (size_t)n - (row[n - 1] == '\n') }), number;
        struct line *l = &b->lines[b->nlines];
        if (head) {
            head = false;
            continue;
        }
        (void)str_cut(&rest, '\t', &l->doc), (void)str_cut(&rest, '\t', &number);
        for (size_t i = 0; i < LANGUAGES_READ; i++)
            (void)str_cut(&rest, '\t', &l->text[i]);
        if (b->nlines == 0 || !str_eq(l->doc, b->lines[b->nlines - 1].doc))
            b->first[b->ndocs++] = b->nlines;
        b->nlines++;
    }
    b->first[b->ndocs] = b->nlines;
    free(row);
    fclose(f);
}

/* ---- quality */

static void put_news(struct bench *b)
{
    for (size_t d = 0; d < b->ndocs; d++) {
        again(b);
        db_begin_write(&b->t);
        for (size_t l = 0; l < LANGUAGES_READ; l++) {
            struct strs body = { 0 };
            for (size_t i = b->first[d] + 1; i < b->first[d + 1]; i++)
                strs_add(b->t.a, &body, b->lines[i].text[l]);
            search_put(&b->t, &(struct search_document){ .kind = SEARCH_PUBLICATION,
                                  .permission = PERM_PUBLIC,
                                  .record = (int64_t)(d * LANGUAGES_READ + l + 1),
                                  .version = 1,
                                  .language = str_of(tags[l]),
                                  .title = S(""),
                                  .text = strs_join(b->t.a, &body, S("\n")) });
        }
        db_commit(&b->t);
    }
}

static struct search_hits ask(struct bench *b, struct str question, size_t most)
{
    again(b);
    db_begin_read(&b->t);
    struct search_words words = search_words_of(b->t.a, question);
    struct search_hits hits = search_find(&b->t, &words, SEARCH__N, most);
    db_commit(&b->t);
    return hits;
}

static void quality(struct bench *b)
{
    put_news(b);
    printf("language MRR@10 (%zu headlines against %zu texts)\n", b->ndocs, b->ndocs * LANGUAGES_READ);
    for (size_t l = 0; l < LANGUAGES_READ; l++) {
        double sum = 0;
        b->t.lang = lang_by_tag(str_of(tags[l]));
        for (size_t d = 0; d < b->ndocs; d++) {
            struct search_hits hits = ask(b, b->lines[b->first[d]].text[l], 10);
            for (size_t i = 0; i < hits.n; i++)
                if (hits.at[i].record == (int64_t)(d * LANGUAGES_READ + l + 1))
                    sum += 1.0 / (double)(i + 1);
        }
        printf("%s %.4f\n", tags[l], sum / (double)b->ndocs);
    }
}

/* ---- speed */

static uint64_t state = 88172645463325252;
static size_t chance(size_t n)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return (size_t)(state % n);
}

/* A sentence in which one word of thirty is another one: a letter of it is changed. */
static struct str sentence(struct bench *b, size_t l)
{
    struct str text = b->lines[chance(b->nlines)].text[l];
    char *p = arena_alloc(b->t.a, text.n + 1);

    memcpy(p, text.p, text.n);
    for (size_t i = 1; i + 1 < text.n; i++)
        if (p[i] >= 'a' && p[i] <= 'z' && chance(180) == 0)
            p[i] = (char)('a' + chance(26));
    return (struct str){ p, text.n };
}

static struct str some_words(struct bench *b, size_t l, size_t n)
{
    struct strs words = strs_split(b->t.a, b->lines[chance(b->nlines)].text[l], ' ');
    size_t from = words.n > n ? chance(words.n - n) : 0;
    struct strs some = { words.at + from, words.n - from < n ? words.n - from : n };

    return strs_join(b->t.a, &some, S(" "));
}

static void fill(struct bench *b, int64_t n)
{
    double began = seconds();

    for (int64_t i = 0; i < n;) {
        again(b);
        db_begin_write(&b->t);
        for (int k = 0; k < 100 && i < n; k++, i++) {
            size_t l = chance(LANGUAGES_READ);
            struct strs body = { 0 };
            for (size_t s = 3 + chance(8); s > 0; s--)
                strs_add(b->t.a, &body, sentence(b, l));
            search_put(&b->t, &(struct search_document){ .kind = (enum search_kind)chance(SEARCH__N),
                                  .permission = chance(4) ? PERM_PUBLIC : PERM_SIGNED_IN,
                                  .record = i + 1,
                                  .version = 1,
                                  .language = str_of(tags[l]),
                                  .title = some_words(b, l, 5),
                                  .text = strs_join(b->t.a, &body, S(" ")) });
        }
        db_commit(&b->t);
        if (i % 10000 == 0)
            again(b), search_tend(&b->t);
    }
    double put = seconds();
    again(b), search_tend(&b->t);
    printf("documents %lld, ms each %.3f, the last tending %.1f s\n", (long long)n, (put - began) * 1000 / (double)n,
        seconds() - put);
}

static bool count_row(void *x, const struct search_sql_postings_row *row)
{
    *(size_t *)x += row->places.n;
    return true;
}

/* The statements of a question alone. */
static size_t floor_of(struct bench *b, struct str question)
{
    struct str term[SEARCH_TERMS_MOST] = { 0 };
    size_t n = 0, bytes = 0;

    again(b);
    db_begin_read(&b->t);
    struct search_words words = search_words_of(b->t.a, question);
    for (size_t i = 0; i < words.n; i++) {
        struct strs terms = terms_of_word(b->t.a, words.at[i].text);
        for (size_t k = 0; k < terms.n && n < SEARCH_TERMS_MOST; k++)
            term[n++] = terms.at[k];
    }
    (void)search_sql_faces(&b->t), (void)search_sql_read_parts(&b->t), (void)search_sql_fresh(&b->t);
    for (size_t i = 0; i < n; i += 16) {
        struct str *s = &term[i];
#define SIXTEEN \
    .t1 = s[0], .t2 = s[1], .t3 = s[2], .t4 = s[3], .t5 = s[4], .t6 = s[5], .t7 = s[6], .t8 = s[7], .t9 = s[8], \
    .t10 = s[9], .t11 = s[10], .t12 = s[11], .t13 = s[12], .t14 = s[13], .t15 = s[14], .t16 = s[15]
        (void)DB_CALL(search_sql_counts, &b->t, SIXTEEN);
        DB_CALL(search_sql_postings_few, &b->t, SIXTEEN, count_row, &bytes);
    }
    db_commit(&b->t);
    return bytes;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static void say(const char *what, double *ms, double *floor_ms, size_t n)
{
    qsort(ms, n, sizeof *ms, by_size);
    qsort(floor_ms, n, sizeof *floor_ms, by_size);
    printf("%-12s %zu questions  p50 %.2f  p99 %.2f  most %.2f ms   floor p50 %.2f  p99 %.2f ms\n", what, n, ms[n / 2],
        ms[n * 99 / 100], ms[n - 1], floor_ms[n / 2], floor_ms[n * 99 / 100]);
}

enum { WAYS = 5 };
static struct str question(struct bench *b, size_t way, size_t l)
{
    struct arena *a = b->t.a;
    if (way == 0)
        return b->lines[b->first[chance(b->ndocs)]].text[l];
    b->t.a = b->long_;
    struct str words = some_words(b, l, way == 4 ? 1 : way);
    b->t.a = a;
    if (way == 4 && words.n > 4) { /* two letters exchanged */
        char *p = arena_alloc(b->long_, words.n);
        memcpy(p, words.p, words.n);
        p[2] = words.p[3], p[3] = words.p[2];
        words.p = p;
    }
    return words;
}

static void speed(struct bench *b, size_t rounds)
{
    static const char *const names[WAYS] = { "headlines", "one word", "two words", "three words", "misspelt" };
    double *ms = calloc(rounds, sizeof *ms), *least = calloc(rounds, sizeof *least);

    for (size_t way = 0; way < WAYS; way++) {
        for (size_t i = 0; i < rounds; i++) {
            size_t l = chance(LANGUAGES_READ);
            again(b);
            struct str q = question(b, way, l);
            b->t.lang = lang_by_tag(str_of(tags[l]));
            double from = seconds();
            (void)floor_of(b, q);
            least[i] = (seconds() - from) * 1000;
            from = seconds();
            (void)ask(b, q, 5);
            if (way == 4) {
                db_begin_read(&b->t);
                (void)search_meant(&b->t, q);
                db_commit(&b->t);
            }
            ms[i] = (seconds() - from) * 1000;
        }
        say(names[way], ms, least, rounds);
    }
    free(ms), free(least);
}

int main(int n, char **args)
{
    static struct bench b;
    struct landing landing;
    struct buf why;

    if (n < 4)
        die("quality|fill|speed NEWS.tsv URL [N]", NULL);
    b.long_ = arena_new((size_t)1 << 30);
    buf_init(&why, 1000);
    b.t = (struct task){
        .viewer = &VIEWER_PROGRAM, .lang = lang_get(LANG_fi), .landing = &landing, .now = instant_now()
    };
    again(&b);
    b.t.db = db_open(str_of(args[3]), &(struct db_options){ .cache_kb = 4096 }, &why);
    if (!b.t.db)
        die("cannot open:", &why);
    if (setjmp(landing.jump))
        die(landing.text, NULL);
    read_news(&b, args[2]);
    if (strcmp(args[1], "quality") == 0)
        quality(&b);
    else if (strcmp(args[1], "fill") == 0 && n > 4)
        fill(&b, atoll(args[4]));
    else if (strcmp(args[1], "speed") == 0 && n > 4)
        speed(&b, (size_t)atoll(args[4]));
    db_close(b.t.db);
    return 0;
}
