/* search_parts: the parts of the index. A hundred new documents become a part; six parts of a level become one of the
 * next, so that there are few however many documents there are, and each document is written anew only a few times.
 * A part is never changed: what finds it reads it without waiting. What was changed or removed since is in the parts
 * until they are put together; searching leaves it out because the document is gone. */
#include "base/keys.h"
#include "base/log.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "lang/terms.h"
#include "rooms/search/search_index.h"
#include "rooms/search/search_pack.h"
#include "search_sql.h"
#include <stdlib.h>

enum { BEING_MADE, IS_READ, TO_REMOVE };

/* ---- documents of a part: their ids in rows of 64 */

static void add_places(struct task *t, int64_t part, struct str ids)
{
    enum { ROW_BYTES = SEARCH_IN_BLOCK * 8 };

    for (size_t from = 0; from < ids.n; from += ROW_BYTES)
        search_sql_add_place(t, part, (int64_t)(from / ROW_BYTES), str_part(ids, from, ROW_BYTES));
}

/* ---- a part of the fresh documents */

struct entry {
    struct str term;
    uint32_t place, times;
};
struct entries {
    struct entry *at;
    size_t n, cap;
};

static int by_term(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int by = str_cmp(x->term, y->term);

    return by != 0 ? by : x->place < y->place ? -1 : x->place > y->place;
}

static uint64_t read_entries(struct arena *a, struct str packed, uint32_t place, struct entries *list)
{
    uint64_t length = 0, times;
    struct entry one = { .place = place };

    (void)unpack_number(&packed, &length);
    while (unpack_bytes(&packed, &one.term) && unpack_number(&packed, &times)) {
        one.times = (uint32_t)times;
        LIST_ADD(a, list, one);
    }
    return length;
}

static void add_postings(struct task *t, struct arena *a, int64_t part, const struct entries *list)
{
    for (size_t i = 0; i < list->n;) {
        struct posting posting = { 0 };
        struct str term = list->at[i].term;
        for (; i < list->n && str_eq(list->at[i].term, term); i++)
            posting_add(a, &posting, list->at[i].place, list->at[i].times);
        search_sql_add_posting(t, part, term, posting.documents, pack_view(&posting.pack));
    }
}

enum { ARENA_MOST = 64 << 20 };

void search_settle(struct task *t)
{
    struct arena *a = task_arena(t, ARENA_MOST), **slot = task_arena_slot(t);
    struct task beside = *t;
    struct entries list = { 0 };
    struct pack ids = { 0 }, faces = { 0 };
    int64_t part = id_new(), length = 0;

    *slot = a;
    beside.a = a;
    struct search_sql_fresh_rows rows = search_sql_fresh(&beside);
    for (size_t i = 0; i < rows.n; i++) {
        uint64_t long_ = read_entries(a, rows.at[i].terms, (uint32_t)i, &list);
        pack_id(a, &ids, rows.at[i].document);
        pack_face(a, &faces, (uint32_t)rows.at[i].face, long_);
        length += (int64_t)long_;
    }
    if (list.n > 0)
        qsort(list.at, list.n, sizeof *list.at, by_term);
    search_sql_add_part(t, part, 0, IS_READ, (int64_t)rows.n, length, pack_view(&faces));
    add_places(t, part, pack_view(&ids));
    add_postings(t, a, part, &list);
    search_sql_settled(t);
    *slot = NULL;
    arena_free(a);
}

/* ---- several parts become one */

/* Read at a time of each source: so many terms, or so many bytes, as a word may stand in every document. */
enum { TERMS_A_TIME = 400, BYTES_A_TIME = 2 << 20 };

struct read_term {
    struct str term, places;
};
struct read_terms {
    struct read_term *at;
    size_t n, cap;
};
struct source {
    int64_t part;
    uint32_t *place; /* in the new part; GONE: the document is not there any more */
    size_t documents, at, bytes;
    struct arena *a; /* of what was read */
    struct read_terms read;
};
#define GONE UINT32_MAX

struct joining {
    struct task *t;
    struct arena *a; /* of the whole */
    struct source *at;
    size_t n;
    int64_t part, documents, length;
    struct pack ids, faces;
    struct hash_set alive;
};

static bool note_alive(void *x, const struct search_sql_alive_row *row)
{
    struct joining *j = x;
    hash_set_add(j->a, &j->alive, (uint64_t)row->document);
    return true;
}

static void find_alive(struct joining *j, const struct pack *ids)
{
    struct str all = pack_view(ids);
    int64_t low = INT64_MAX, high = 0;

    for (size_t i = 0; i < all.n / 8; i++) {
        int64_t id = id_at(all, i);
        low = id < low ? id : low;
        high = id > high ? id : high;
    }
    if (high > 0)
        search_sql_alive(j->t, low, high, note_alive, j);
}

/* Which documents of the sources are alive, and where they stand in the new part. */
static void number_documents(struct joining *j)
{
    struct pack old = { 0 };
    size_t place = 0;

    for (size_t i = 0; i < j->n; i++) {
        struct search_sql_places_of_rows rows = search_sql_places_of(j->t, j->at[i].part);
        for (size_t k = 0; k < rows.n; k++)
            pack_bytes(j->a, &old, rows.at[k].documents);
    }
    find_alive(j, &old);
    for (size_t i = 0; i < j->n; i++) {
        struct source *s = &j->at[i];
        struct search_sql_faces_of_row row;
        if (!search_sql_faces_of(j->t, s->part, &row) || row.faces.n < s->documents * FACE_BYTES)
            fail(j->t, FAIL_BUG, "a part of the index has lost its faces");
        s->place = NEW_N(j->a, uint32_t, s->documents);
        for (size_t k = 0; k < s->documents; k++, place++) {
            int64_t id = id_at(pack_view(&old), place);
            s->place[k] = GONE;
            if (id == 0 || !hash_set_has(&j->alive, (uint64_t)id))
                continue;
            s->place[k] = (uint32_t)j->documents++;
            double length = length_of_step(length_at(row.faces, k));
            j->length += (int64_t)length;
            pack_id(j->a, &j->ids, id);
            pack_bytes(j->a, &j->faces, str_part(row.faces, k * FACE_BYTES, FACE_BYTES));
        }
    }
}

static void join_term(struct joining *j, struct arena *a, struct str term)
{
    struct posting posting = { 0 };

    for (size_t i = 0; i < j->n; i++) {
        struct source *s = &j->at[i];
        if (s->at >= s->read.n || !str_eq(s->read.at[s->at].term, term))
            continue;
        struct str places = s->read.at[s->at++].places;
        uint64_t after = 0;
        uint32_t times;
        while (posting_next(&places, &after, &times) && after <= s->documents)
            if (s->place[after - 1] != GONE)
                posting_add(a, &posting, s->place[after - 1], times);
    }
    if (posting.documents > 0)
        search_sql_add_posting(j->t, j->part, term, posting.documents, pack_view(&posting.pack));
}

static bool is_full(const struct source *s) { return s->read.n == TERMS_A_TIME || s->bytes >= BYTES_A_TIME; }

static bool read_one(void *x, const struct search_sql_postings_after_row *row)
{
    struct source *s = x;
    struct read_term one = { str_copy(s->a, row->term), str_copy(s->a, row->places) };

    LIST_ADD(s->a, &s->read, one);
    s->bytes += row->places.n;
    return !is_full(s);
}

/* The next terms of all sources, as far as every source was read. False: that was the end. */
static bool join_some(struct joining *j, struct str after, struct str *ret_last)
{
    struct task *t = j->t;
    bool more = false;
    struct str last = S("");

    for (size_t i = 0; i < j->n; i++) {
        struct source *s = &j->at[i];
        s->a = t->a, s->at = s->bytes = 0, s->read = (struct read_terms){ 0 };
        search_sql_postings_after(t, s->part, after, TERMS_A_TIME, read_one, s);
        if (!is_full(s))
            continue;
        struct str reached = s->read.at[s->read.n - 1].term;
        last = !more || str_cmp(reached, last) < 0 ? reached : last;
        more = true;
    }
    for (;;) {
        struct str term = S("");
        bool any = false;
        for (size_t i = 0; i < j->n; i++) {
            struct source *s = &j->at[i];
            if (s->at < s->read.n && (!any || str_cmp(s->read.at[s->at].term, term) < 0))
                term = s->read.at[s->at].term, any = true;
        }
        if (!any || (more && str_cmp(term, last) > 0))
            break;
        join_term(j, t->a, term);
    }
    *ret_last = last;
    return more;
}

/* The last term that was joined; words are no longer, see terms.h. */
struct reached {
    char p[TERM_BYTES];
    size_t n;
};

/* One transaction, with an arena for the rows of some hundred terms: others write between two of them. */
static bool join_on(struct joining *j, struct arena **slot, struct reached *reached)
{
    struct task *t = j->t;
    struct arena *outer = t->a;
    struct str last;

    t->a = *slot = task_arena(t, ARENA_MOST);
    db_begin_write(t);
    bool more = join_some(j, (struct str){ reached->p, reached->n }, &last);
    db_commit(t);
    must(t, last.n <= sizeof reached->p);
    memcpy(reached->p, last.p, last.n);
    reached->n = last.n;
    arena_free(*slot);
    *slot = NULL;
    t->a = outer;
    return more;
}

static void join(struct task *t, const struct search_sql_part_row *parts, size_t n, int64_t level)
{
    struct arena *a = task_arena(t, ARENA_MOST), **slot = task_arena_slot(t), **step = task_arena_slot(t);
    struct joining j = { .t = t, .a = a, .at = NEW_N(a, struct source, n), .n = n, .part = id_new() };
    struct reached reached = { .n = 0 };

    *slot = a;
    for (size_t i = 0; i < n; i++)
        j.at[i] = (struct source){ .part = parts[i].part, .documents = (size_t)parts[i].documents };
    db_begin_write(t);
    number_documents(&j);
    search_sql_add_part(t, j.part, level, BEING_MADE, j.documents, j.length, pack_view(&j.faces));
    add_places(t, j.part, pack_view(&j.ids));
    db_commit(t);
    while (join_on(&j, step, &reached))
        task_may_go_on(t);
    db_begin_write(t);
    for (size_t i = 0; i < n; i++)
        search_sql_put_state(t, parts[i].part, TO_REMOVE);
    search_sql_put_state(t, j.part, IS_READ);
    db_commit(t);
    *slot = NULL;
    arena_free(a);
}

/* ---- tending */

/* The next of its terms after `*after`; false: there are no more. */
static bool remove_postings(struct task *t, int64_t part, struct str *after)
{
    enum { ROWS = 2000 };
    struct search_sql_last_posting_row last = { 0 };

    db_begin_write(t);
    if (search_sql_last_posting(t, part, *after, ROWS, &last) && !str_empty(last.term))
        search_sql_remove_postings(t, part, *after, last.term);
    db_commit(t);
    *after = last.term;
    return !str_empty(last.term);
}

static void remove_part(struct task *t, int64_t part)
{
    struct str after = S("");

    while (remove_postings(t, part, &after))
        task_may_go_on(t);
    db_begin_write(t);
    search_sql_remove_places(t, part);
    search_sql_remove_part(t, part);
    db_commit(t);
}

struct parts {
    struct search_sql_part_row *at;
    size_t n, cap;
};

static struct parts parts_of(struct task *t, const struct search_sql_part_rows *all, int64_t level)
{
    struct parts list = { 0 };

    for (size_t i = 0; i < all->n; i++)
        if (all->at[i].state == IS_READ && all->at[i].level == level && list.n < SEARCH_TOGETHER)
            LIST_ADD(t->a, &list, all->at[i]);
    return list;
}

/* All parts, when more than a quarter of what they hold is gone: they are made anew without. */
static struct parts worn(struct task *t, const struct search_sql_part_rows *all)
{
    int64_t held = 0;
    struct search_sql_all_count_row there = { 0 };
    struct parts list = { 0 };

    for (size_t i = 0; i < all->n; i++)
        held += all->at[i].documents;
    if (held <= SEARCH_FRESH || !search_sql_all_count(t, &there) || there.n >= held - held / 4)
        return list;
    for (size_t i = 0; i < all->n; i++)
        LIST_ADD(t->a, &list, all->at[i]);
    return list;
}

/* The next thing that is to be done: a part that is to be removed, or parts that become one of this level. */
struct duty {
    int64_t remove, level;
    struct parts together;
};

static int64_t level_of(const struct parts *parts)
{
    int64_t documents = 0, level = 0;

    for (size_t i = 0; i < parts->n; i++)
        documents += parts->at[i].documents;
    for (int64_t room = SEARCH_FRESH; level < SEARCH_LEVELS && room * SEARCH_TOGETHER <= documents; level++)
        room *= SEARCH_TOGETHER;
    return level;
}

/* False: nothing is. */
static bool next_duty(struct task *t, struct duty *ret)
{
    struct search_sql_part_rows all = search_sql_parts(t);

    *ret = (struct duty){ 0 };
    for (size_t i = 0; i < all.n && ret->remove == 0; i++)
        if (all.at[i].state != IS_READ)
            ret->remove = all.at[i].part;
    if (ret->remove != 0)
        return true;
    for (int64_t level = 0; level < SEARCH_LEVELS; level++) {
        ret->together = parts_of(t, &all, level);
        ret->level = level + 1;
        if (ret->together.n == SEARCH_TOGETHER)
            return true;
    }
    ret->together = worn(t, &all);
    ret->level = level_of(&ret->together);
    return ret->together.n > 0;
}

/* With an arena of its own: after a large import there is a thousand times something to do, each time among all. */
static bool tend_once(struct task *t, struct arena **slot)
{
    struct arena *outer = t->a;
    struct duty duty;

    t->a = *slot = task_arena(t, ARENA_MOST);
    db_begin_read(t);
    bool any = next_duty(t, &duty);
    db_commit(t);
    if (any && duty.remove != 0)
        remove_part(t, duty.remove);
    else if (any)
        join(t, duty.together.at, duty.together.n, duty.level);
    t->a = outer;
    arena_free(*slot);
    *slot = NULL;
    return any;
}

void search_tend(struct task *t)
{
    struct arena **slot = task_arena_slot(t);

    while (tend_once(t, slot)) {}
}

static void job(struct task *t, int64_t id) { search_tend(t); }

int64_t search_often(struct task *t)
{
    enum { LOOK_S = 60, JOB = 3 };
    struct duty duty;
    int64_t done, total;

    db_begin_read(t);
    bool wanted = next_duty(t, &duty) && !jobs_progress(t, JOB, &done, &total);
    db_rollback(t->db);
    if (wanted && !jobs_add(t, job, JOB))
        log_line(LOG_WARN, "search", "waits=1");
    return LOOK_S;
}

void search_forget_all(struct task *t)
{
    db_begin_write(t);
    search_sql_drop_read(t);
    search_sql_drop_all(t);
    search_sql_settled(t);
    search_sql_drop_words(t);
    db_commit(t);
    search_tend(t);
}
