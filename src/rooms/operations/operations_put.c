/* operations_put: operations into the table and out of it, whoever they come from, and what follows: the words by which
 * they are found, names of natural persons that are shown for two years, how many there are of each kind. */
#include "db/db.h"
#include "lang/lang.h"
#include "operations_put_sql.h"
#include "rooms/operations/operations_card.h"
#include "rooms/operations/operations_undo.h"

enum { WORDS_MOST = 60, WORD_MOST = 40, LATER_S = 600 };

static bool has(const struct strs *list, struct str word)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], word))
            return true;
    return false;
}

static void add_words(struct arena *a, struct str text, struct strs *words)
{
    struct strs parts = strs_split(a, lang_fold(a, text), ' ');

    for (size_t i = 0; i < parts.n && words->n < WORDS_MOST; i++) {
        struct str word = str_part(parts.at[i], 0, WORD_MOST);
        if (!has(words, word))
            strs_add(a, words, word);
    }
}

struct strs operations_words(struct arena *a, const struct operation *o)
{
    struct strs words = { 0 };

    add_words(a, o->source_key, &words);
    add_words(a, o->name, &words);
    add_words(a, o->beneficiary, &words);
    add_words(a, o->locality, &words);
    return words;
}

static bool know(void *x, const struct operations_put_sql_of_source_row *row)
{
    struct operations_in *in = x;

    key_map_put(in->kept, &in->known, row->source_key, row->operation);
    return true;
}

struct operations_in operations_begin(struct task *t, struct str source)
{
    struct operations_in in = { .t = t, .source = source, .kept = t->a };

    operations_put_sql_of_source(t, source, know, &in);
    return in;
}

/* Hundredths of a percent, halves up. */
static int64_t rate_of(const struct operation *o)
{
    if (o->cofinancing != INT_NONE || o->total_cents == INT_NONE || o->eu_cents == INT_NONE || o->total_cents <= 0 ||
        o->eu_cents > o->total_cents)
        return o->cofinancing;
    return (int64_t)(((__int128)o->eu_cents * 20000 + o->total_cents) / ((__int128)o->total_cents * 2));
}

/* Its name is shown for two years from the first day on which it was: also where the list still names it afterwards. */
static void natural(struct task *t, struct operation *o, struct instant first)
{
    if (!o->natural_person) {
        o->names_until = DAY("");
        return;
    }
    o->names_until = day_add_months(instant_day(first), (int64_t)OPERATION_NAME_YEARS * 12);
    if (day_cmp(o->names_until, t->today) <= 0) {
        o->beneficiary = S("");
        o->names_until = DAY(""); /* it is done */
    }
}

static void put_words(struct task *t, const struct operation *o)
{
    struct strs words = operations_words(t->a, o);

    for (size_t i = 0; i < words.n; i++)
        operations_put_sql_add_word(t, words.at[i], o->id);
}

static void add(struct task *t, const struct operation *o)
{
    operations_put_sql_add(t, .operation = o->id, .project = o->project, .source = o->source,
        .source_key = o->source_key, .name = o->name, .name_language = o->name_language,
        .sort_key = lang_sort_key(t->a, o->name), .summary = o->summary, .beneficiary = o->beneficiary,
        .beneficiary_key = lang_fold(t->a, o->beneficiary), .business_id = o->business_id,
        .natural_person = o->natural_person, .names_until = o->names_until, .contractor = o->contractor,
        .fund = o->fund, .period = o->period, .programme = o->programme, .priority = o->priority,
        .objective = o->objective, .category = o->category, .theme = o->theme, .authority = o->authority,
        .country = o->country, .regions = o->regions, .locality = o->locality, .postal_code = o->postal_code,
        .starts_on = o->starts_on, .ends_on = o->ends_on, .total_cents = o->total_cents, .eu_cents = o->eu_cents,
        .cofinancing = o->cofinancing, .website = o->website, .listed = o->listed, .published_at = o->published_at,
        .updated_at = t->now, .start_key = day_str(&o->starts_on),
        .cost_key = o->total_cents == INT_NONE ? 0 : o->total_cents);
    put_words(t, o);
}

static void change(struct task *t, const struct operation *o)
{
    operations_put_sql_change(t, .operation = o->id, .name = o->name, .name_language = o->name_language,
        .sort_key = lang_sort_key(t->a, o->name), .summary = o->summary, .beneficiary = o->beneficiary,
        .beneficiary_key = lang_fold(t->a, o->beneficiary), .business_id = o->business_id,
        .natural_person = o->natural_person, .names_until = o->names_until, .contractor = o->contractor,
        .fund = o->fund, .period = o->period, .programme = o->programme, .priority = o->priority,
        .objective = o->objective, .category = o->category, .theme = o->theme, .authority = o->authority,
        .country = o->country, .regions = o->regions, .locality = o->locality, .postal_code = o->postal_code,
        .starts_on = o->starts_on, .ends_on = o->ends_on, .total_cents = o->total_cents, .eu_cents = o->eu_cents,
        .cofinancing = o->cofinancing, .website = o->website, .listed = o->listed, .updated_at = t->now,
        .start_key = day_str(&o->starts_on), .cost_key = o->total_cents == INT_NONE ? 0 : o->total_cents);
    operations_put_sql_drop_words(t, o->id);
    put_words(t, o);
}

struct operation operation_of(const struct operations_put_sql_shown_row *r)
{
    return (struct operation){ .id = r->operation,
        .project = r->project,
        .source = r->source,
        .source_key = r->source_key,
        .name = r->name,
        .name_language = r->name_language,
        .summary = r->summary,
        .beneficiary = r->beneficiary,
        .business_id = r->business_id,
        .contractor = r->contractor,
        .fund = r->fund,
        .period = r->period,
        .programme = r->programme,
        .priority = r->priority,
        .objective = r->objective,
        .category = r->category,
        .theme = r->theme,
        .authority = r->authority,
        .country = r->country,
        .regions = r->regions,
        .locality = r->locality,
        .postal_code = r->postal_code,
        .website = r->website,
        .natural_person = r->natural_person,
        .listed = r->listed,
        .names_until = r->names_until,
        .starts_on = r->starts_on,
        .ends_on = r->ends_on,
        .total_cents = r->total_cents,
        .eu_cents = r->eu_cents,
        .cofinancing = r->cofinancing,
        .version = r->version,
        .published_at = r->published_at,
        .updated_at = r->updated_at };
}

bool operation_same(const struct operation *a, const struct operation *b)
{
    const struct str one[] = { a->name, a->name_language, a->summary, a->beneficiary, a->business_id, a->contractor,
        a->fund, a->period, a->programme, a->priority, a->objective, a->category, a->theme, a->authority, a->country,
        a->regions, a->locality, a->postal_code, a->website };
    const struct str two[] = { b->name, b->name_language, b->summary, b->beneficiary, b->business_id, b->contractor,
        b->fund, b->period, b->programme, b->priority, b->objective, b->category, b->theme, b->authority, b->country,
        b->regions, b->locality, b->postal_code, b->website };

    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        if (!str_eq(one[i], two[i]))
            return false;
    return a->natural_person == b->natural_person && a->listed == b->listed &&
           day_cmp(a->names_until, b->names_until) == 0 && day_cmp(a->starts_on, b->starts_on) == 0 &&
           day_cmp(a->ends_on, b->ends_on) == 0 && a->total_cents == b->total_cents && a->eu_cents == b->eu_cents &&
           a->cofinancing == b->cofinancing;
}

int64_t operations_put(struct operations_in *in, const struct operation *given)
{
    struct task *t = in->t;
    struct operation o = *given;
    struct operations_put_sql_shown_row row;

    o.source = in->source;
    o.cofinancing = rate_of(&o);
    o.id = key_map_get(&in->known, o.source_key);
    if (o.id == 0) {
        o.id = id_new();
        if (o.published_at.t[0] == '\0')
            o.published_at = t->now;
        natural(t, &o, o.published_at);
        add(t, &o);
        if (in->import != 0)
            operations_put_sql_note_made(t, in->import, o.id);
        key_map_put(in->kept, &in->known, o.source_key, o.id);
        in->made++;
        return o.id;
    }
    must(t, operations_put_sql_one(t, o.id, &row));
    struct operation before = operation_of(&row);
    natural(t, &o, before.published_at);
    if (operation_same(&o, &before)) {
        operations_put_sql_met(t, o.id, t->now);
        in->same++;
        return o.id;
    }
    if (in->import != 0)
        operations_put_sql_note_changed(t, in->import, o.id, operation_as_text(t->a, &before));
    change(t, &o);
    in->changed++;
    return o.id;
}

void operation_take_out(struct task *t, int64_t operation)
{
    operations_put_sql_drop_words(t, operation);
    operations_put_sql_drop_texts(t, operation);
    operations_put_sql_drop_rest(t, operation);
    operations_put_sql_drop(t, operation);
}

int64_t operations_drop_before(struct operations_in *in, struct instant before)
{
    struct operations_put_sql_before_rows rows = operations_put_sql_before(in->t, in->source, before);

    for (size_t i = 0; i < rows.n; i++)
        operation_take_out(in->t, rows.at[i].operation);
    return (int64_t)rows.n;
}

void operations_count_again(struct task *t)
{
    operations_put_sql_forget_tally(t);
    operations_put_sql_tally(t, t->today);
    operations_put_sql_put_counted(t, t->today);
}

void operations_end(struct operations_in *in) { operations_count_again(in->t); }

/* Its two years are over: the name goes, also out of what it is found by. */
static void take_name_down(struct task *t, int64_t operation)
{
    struct operations_put_sql_shown_row row;

    if (!operations_put_sql_one(t, operation, &row))
        return;
    struct operation o = operation_of(&row);
    natural(t, &o, o.published_at);
    change(t, &o);
}

void operation_says_again(struct task *t, const struct operation *stood)
{
    struct operations_put_sql_shown_row row;
    struct operation o = *stood;

    if (!operations_put_sql_one(t, o.id, &row))
        return;
    natural(t, &o, row.published_at);
    change(t, &o);
}

int64_t operations_often(struct task *t)
{
    struct operations_put_sql_counted_row counted;

    db_begin_read(t);
    struct operations_put_sql_names_over_rows over = operations_put_sql_names_over(t, t->today);
    bool fresh = operations_put_sql_counted(t, &counted) && day_cmp(counted.counted_on, t->today) == 0;
    db_commit(t);
    if (fresh && over.n == 0)
        return LATER_S;
    db_begin_write(t);
    for (size_t i = 0; i < over.n; i++)
        take_name_down(t, over.at[i].operation);
    operations_count_again(t);
    db_commit(t);
    return LATER_S;
}
