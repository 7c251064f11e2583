/* retention_due: what is due, what must stay and why. */
#include "auth/journal.h"
#include "auth/viewer.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "retention_sql.h"
#include "rooms/retention/retention_inside.h"

enum { ASKED_MONTHS = 6 /* so long after its day somebody may still be asked */ };
enum { TOGETHER = 200 /* persons looked at together; nobody waits for that */, PORTION_MEMORY = 64 << 20 };

static const char *const forever = "9999-12-31";

static bool is_open(struct day day) { return str_is(day_str(&day), forever); }

bool retention_concerns(enum retention_category category, const struct retention_clocks *c)
{
    enum retention_act act = retention_rows[category].act;
    bool took_part = c->spells > 0 || day_known(c->ended);

    if (act == ACT_ANONYMISE)
        return (category == RETENTION_VISITORS) != took_part;
    return act == ACT_EMPTY && took_part;
}

static struct day start_of(enum retention_clock clock, const struct retention_clocks *c)
{
    if (clock == CLOCK_TOUCHED)
        return c->touched;
    if (clock == CLOCK_FUNDER && day_cmp(c->funded, c->ended) > 0)
        return c->funded;
    return c->ended;
}

static enum retention_hold held(enum retention_hold why, struct day until, struct day *ret_until)
{
    *ret_until = is_open(until) ? DAY("") : until;
    return why;
}

enum retention_hold retention_held(struct task *t, enum retention_category category, const struct retention_clocks *c,
    const struct retention_term *term, bool asked, struct day *ret_until)
{
    enum retention_clock clock = retention_rows[category].clock;
    struct day due = day_add_months(start_of(clock, c), term->months);

    *ret_until = DAY("");
    if (c->copies > 0)
        return HOLD_COPY;
    if (category == RETENTION_SHARING && asked)
        return HOLD_NONE;
    if (day_known(c->ended) && day_cmp(c->ended, t->today) > 0)
        return held(HOLD_RUNNING, c->ended, ret_until);
    if (clock == CLOCK_FUNDER && is_open(c->funded))
        return HOLD_UNPAID;
    if (clock == CLOCK_FUNDER && day_known(c->funded) && day_cmp(c->funded, t->today) >= 0)
        return held(HOLD_FUNDER, c->funded, ret_until);
    if (asked)
        return HOLD_NONE;
    if (clock == CLOCK_FUNDER && day_known(c->to_ask) &&
        day_cmp(day_add_months(c->to_ask, ASKED_MONTHS), t->today) >= 0)
        return held(HOLD_TO_ASK, day_add_months(c->to_ask, ASKED_MONTHS), ret_until);
    if (!day_known(start_of(clock, c)) || day_cmp(due, t->today) > 0)
        return held(HOLD_TERM, due, ret_until);
    return HOLD_NONE;
}

/* Single rows of one person who asks: while she takes part, only what she told and said goes. */
static enum retention_hold rows_held(
    struct task *t, enum retention_category category, const struct retention_clocks *c, struct day *ret_until)
{
    bool hers = category == RETENTION_STORIES || category == RETENTION_VOICE;

    *ret_until = DAY("");
    if (c->copies > 0)
        return HOLD_COPY;
    if (!hers && day_known(c->ended) && day_cmp(c->ended, t->today) > 0)
        return held(HOLD_RUNNING, c->ended, ret_until);
    return HOLD_NONE;
}

/* ---- the preview */

/* Somebody whose records of a category are to be counted. */
struct wanted {
    int64_t person;
    enum retention_hold why; /* HOLD_NONE: due */
    struct day until;
};
struct wanted_list {
    struct wanted *at;
    size_t n, cap;
};
struct due {
    enum retention_category category;
    int64_t person;
};
struct dues {
    struct due *at;
    size_t n, cap;
};

/* Persons and records of each category that are due; persons of it that are held, by reason. wanted, dues: of the
 * persons that are looked at together. */
struct looking {
    struct task *t;
    int64_t run;
    bool asked;
    struct retention_term terms[RETENTION__N];
    struct db_tables all;
    struct retention_portion portion;
    struct wanted_list wanted[RETENTION__N];
    struct dues dues;
    int64_t persons[RETENTION__N], records[RETENTION__N], held[RETENTION__N][HOLD_TERM + 1];
    struct day until[RETENTION__N][HOLD_TERM + 1];
};

static struct retention_clocks clocks_of(const struct retention_sql_clocked_row *r)
{
    return (struct retention_clocks){ .person = r->person,
        .spells = r->spells,
        .copies = r->copies,
        .to_ask = r->to_ask,
        .ended = r->ended,
        .touched = r->touched,
        .funded = r->funded };
}

static void add_due(struct looking *l, enum retention_category category, int64_t person, int64_t records)
{
    struct due one = { category, person };

    l->persons[category]++;
    l->records[category] += records;
    LIST_ADD(l->t->a, &l->dues, one);
}

static void add_held(struct looking *l, enum retention_category category, enum retention_hold why, struct day until)
{
    l->held[category][why]++;
    if (day_cmp(until, l->until[category][why]) > 0)
        l->until[category][why] = until;
}

static void want(struct looking *l, enum retention_category category, struct wanted one)
{
    LIST_ADD(l->t->a, &l->wanted[category], one);
}

static void see(struct looking *l, enum retention_category category, const struct retention_clocks *c)
{
    struct wanted one = { .person = c->person };
    bool whole = retention_rows[category].act == ACT_ANONYMISE;

    one.why = retention_held(l->t, category, c, &l->terms[category], l->asked, &one.until);
    /* Of thousands who are held nobody asks how much there is of each: that would be most of the work. */
    if (one.why != HOLD_NONE && (whole || !l->asked))
        add_held(l, category, one.why, one.until);
    else
        want(l, category, one);
}

static void see_rows(struct looking *l, enum retention_category category, const struct retention_clocks *c)
{
    struct wanted one = { .person = c->person };

    one.why = rows_held(l->t, category, c, &one.until);
    want(l, category, one);
}

/* How much there is of those who were seen. With who becomes a fact goes what is hers in every category. */
static void count_category(struct looking *l, enum retention_category category)
{
    struct wanted_list *list = &l->wanted[category];
    bool whole = retention_rows[category].act == ACT_ANONYMISE;
    int64_t *n = NEW_N(l->t->a, int64_t, list->n + 1);
    struct db_ids ids = { 0 };

    for (size_t i = 0; i < list->n; i++) {
        LIST_ADD(l->t->a, &ids, list->at[i].person);
        n[i] = whole;
    }
    for (enum retention_category c = 0; c < RETENTION__N; c++)
        if (whole || c == category)
            retention_records(l->t, &l->all, c, &ids, n);
    for (size_t i = 0; i < list->n; i++)
        if (n[i] > 0 && list->at[i].why == HOLD_NONE)
            add_due(l, category, list->at[i].person, n[i]);
        else if (n[i] > 0)
            add_held(l, category, list->at[i].why, list->at[i].until);
    *list = (struct wanted_list){ 0 };
}

static void count_wanted(struct looking *l)
{
    for (enum retention_category c = 0; c < RETENTION__N; c++)
        count_category(l, c);
}

static void put_dues(struct looking *l)
{
    for (size_t i = 0; i < l->dues.n; i++)
        retention_sql_add_due(l->t, l->run, str_of(retention_rows[l->dues.at[i].category].code), l->dues.at[i].person);
    l->dues = (struct dues){ 0 };
}

/* Who becomes a fact loses all the rest with it. */
static void see_person(struct looking *l, const struct retention_clocks *c)
{
    struct day until;

    for (enum retention_category k = 0; k < RETENTION__N; k++)
        if (retention_rows[k].act == ACT_ANONYMISE && retention_concerns(k, c) &&
            retention_held(l->t, k, c, &l->terms[k], l->asked, &until) == HOLD_NONE) {
            see(l, k, c);
            return;
        }
    for (enum retention_category k = 0; k < RETENTION__N; k++)
        if (retention_concerns(k, c) && !(l->asked && k == RETENTION_OWN_PAGE))
            see(l, k, c);
    for (enum retention_category k = 0; k < RETENTION__N && l->asked; k++)
        if (retention_rows[k].act == ACT_ROWS)
            see_rows(l, k, c);
}

static void put_counts(struct looking *l)
{
    struct task *t = l->t;

    for (enum retention_category c = 0; c < RETENTION__N; c++) {
        struct str code = str_of(retention_rows[c].code);
        if (l->persons[c] > 0 || l->records[c] > 0)
            retention_sql_add_count(t, l->run, code, l->persons[c], l->records[c]);
        for (enum retention_hold why = HOLD_NONE + 1; why <= HOLD_TERM; why++)
            if (l->held[c][why] > 0)
                retention_sql_add_held(
                    t, l->run, code, str_of(retention_hold_code(why)), l->held[c][why], l->until[c][why]);
    }
}

static void look_at_rows(struct looking *l)
{
    for (enum retention_category c = 0; c < RETENTION__N; c++)
        if (retention_rows[c].act == ACT_ROWS)
            retention_count_rows(l->t, c, &l->persons[c], &l->records[c]);
}

static void begin(struct looking *l, struct task *t, int64_t run)
{
    l->t = t;
    l->run = run;
    l->all = db_tables(t);
    for (enum retention_category c = 0; c < RETENTION__N; c++)
        l->terms[c] = retention_term(t, c);
}

/* Everybody, some at a time. True: there are more; *after goes on. */
static bool look_on(struct looking *l, int64_t *after)
{
    struct retention_sql_clocked_rows rows = retention_sql_clocks(l->t, *after, TOGETHER);

    for (size_t i = 0; i < rows.n; i++) {
        struct retention_clocks c = clocks_of(&rows.at[i]);
        see_person(l, &c);
        *after = c.person;
    }
    count_wanted(l);
    return rows.n == TOGETHER;
}

void retention_portion_begin(struct task *t, struct retention_portion *p)
{
    if (p->slot == NULL)
        p->slot = task_arena_slot(t);
    p->outer = t->a;
    t->a = *p->slot = task_arena(t, PORTION_MEMORY);
}

void retention_portion_end(struct task *t, struct retention_portion *p)
{
    t->a = p->outer;
    arena_free(*p->slot);
    *p->slot = NULL;
}

void retention_fill(struct task *t, int64_t run)
{
    struct looking *l = NEW(t->a, struct looking);
    int64_t after = 0;
    bool more = true;

    db_begin_write(t);
    begin(l, t, run);
    retention_sql_forget_run(t, run); /* of a look that was cut off */
    db_commit(t);
    while (more) {
        task_may_go_on(t);
        retention_portion_begin(t, &l->portion);
        db_begin_read(t);
        more = look_on(l, &after);
        db_rollback(t->db);
        if (l->dues.n > 0) {
            db_begin_write(t);
            put_dues(l);
            db_commit(t);
        }
        retention_portion_end(t, &l->portion);
    }
    db_begin_read(t);
    look_at_rows(l);
    db_rollback(t->db);
    db_begin_write(t);
    put_counts(l);
    if (retention_sql_set_state(t, run, S("preview"), S("looking")) == 0)
        retention_sql_forget_run(t, run); /* dropped meanwhile */
    db_commit(t);
}

enum outcome retention_look(struct task *t, int64_t request, int64_t *ret_run)
{
    struct retention_sql_request_row asked;
    struct retention_sql_clocked_row row;
    struct looking *l = NEW(t->a, struct looking);
    int64_t id = id_new();

    if (request == 0) {
        retention_sql_drop_previews(t);
        retention_sql_forget_due(t);
        retention_sql_add_run(t, id, S("looking"), 0, t->today, t->viewer->staff, t->now);
        journal_write(t, JOURNAL_CREATE, "retention_run", id, S("looked"));
        *ret_run = id;
        return t->jobs == NULL || jobs_add(t, retention_work, id) ? DONE : CONFLICT;
    }
    if (!retention_sql_request(t, request, &asked) || !retention_sql_clocks_of(t, asked.person, &row))
        return NOT_FOUND;
    retention_sql_add_run(t, id, S("preview"), request, t->today, t->viewer->staff, t->now);
    begin(l, t, id);
    l->asked = true;
    struct retention_clocks c = clocks_of(&row);
    see_person(l, &c);
    count_wanted(l);
    put_dues(l);
    put_counts(l);
    journal_write(t, JOURNAL_CREATE, "retention_run", id, S("looked"));
    *ret_run = id;
    return DONE;
}

bool retention_clocks_of(struct task *t, int64_t person, struct retention_clocks *ret)
{
    struct retention_sql_clocked_row row;

    if (!retention_sql_clocks_of(t, person, &row))
        return false;
    *ret = clocks_of(&row);
    return true;
}

bool retention_still_due(struct task *t, const struct retention_clocks *c, enum retention_category category, bool asked)
{
    struct retention_term term = retention_term(t, category);
    struct day until;

    if (retention_rows[category].act == ACT_ROWS)
        return asked && rows_held(t, category, c, &until) == HOLD_NONE;
    return retention_concerns(category, c) && retention_held(t, category, c, &term, asked, &until) == HOLD_NONE;
}
