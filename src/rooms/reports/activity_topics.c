/* activity_topics: contacts by topic. A topic is what somebody wrote in one line; spellings that fold alike are one
 * topic under the spelling that was written most. So that a house with many topics still has a short table, only the
 * commonest have a line of their own. */
#include "rooms/reports/activity.h"

#include "activity_sql.h"
#include "lang/lang.h"
#include "rooms/people/people.h"

enum { TOPICS_SHOWN = 30, FIRST_SLOTS = 64 };

/* The key of a line: the folded topic behind a sign that no topic begins with, for there is a line of none. */
#define OTHERS  "*"
#define TOLD_BY "="
#define BETWEEN "\n" /* a topic is one line */

const struct report_column activity_topic_columns[TOPIC_COLUMNS] = {
    [TOPIC_KEY] = { { "topic", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [TOPIC_NAME] = { { "topic_name", N_("Topic"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "topic" },
    [TOPIC_CONTACTS] = { { "contacts", N_("Contacts outside groups"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Help given outside the groups. Each contact counts."), .of_total = CONTACTS },
    [TOPIC_MINUTES] = { { "contact_minutes", N_("Hours of contacts"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        N_("The minutes written down for these contacts, added up."), .withheld_with = TOPIC_CONTACTS },
};

/* ---- the topics, found by their folded text */

static size_t slot_of(const struct topics *all, struct str folded)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);

    for (size_t i = 0; i < folded.n; i++)
        hash = (hash ^ (unsigned char)folded.p[i]) * UINT64_C(0x100000001b3);
    size_t slot = (size_t)hash & (all->slots_n - 1);
    while (all->slots[slot] != 0 && !str_eq(all->at[all->slots[slot] - 1].folded, folded))
        slot = (slot + 1) & (all->slots_n - 1);
    return slot;
}

static void grow(struct task *t, struct topics *all)
{
    if (all->n * 2 < all->slots_n)
        return;
    all->slots_n = all->slots_n == 0 ? FIRST_SLOTS : all->slots_n * 2;
    all->slots = NEW_N(t->a, size_t, all->slots_n);
    for (size_t i = 0; i < all->n; i++)
        all->slots[slot_of(all, all->at[i].folded)] = i + 1;
}

static bool has(const struct strs *list, struct str x)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_eq(list->at[i], x))
            return true;
    return false;
}

void activity_topic_add(struct task *t, struct topics *all, struct str topic, int64_t n, int64_t minutes)
{
    struct str folded = lang_fold(t->a, topic);

    grow(t, all);
    size_t slot = slot_of(all, folded);
    if (all->slots[slot] == 0) {
        struct topic one = { .folded = folded };
        LIST_ADD(t->a, all, one);
        all->slots[slot] = all->n;
    }
    struct topic *x = &all->at[all->slots[slot] - 1];
    x->n += n;
    x->minutes += minutes;
    if (!has(&x->spellings, topic))
        strs_add(t->a, &x->spellings, str_copy(t->a, topic));
    if (n > x->most) {
        x->most = n;
        x->name = x->spellings.at[x->spellings.n - 1];
        for (size_t i = 0; i < x->spellings.n; i++)
            if (str_eq(x->spellings.at[i], topic))
                x->name = x->spellings.at[i];
    }
}

static int commonest_first(const void *a, const void *b)
{
    const struct topic *x = a, *y = b;

    return x->n != y->n ? (x->n > y->n ? -1 : 1) : str_cmp(x->folded, y->folded);
}

static void sort(struct topics *all)
{
    if (all->n > 1)
        qsort(all->at, all->n, sizeof *all->at, commonest_first);
}

/* ---- the table */

static void put(struct task *t, struct report_table *table, struct str key, struct str name, const struct topic *of)
{
    struct report_line *line = report_line_add(t, table);

    line->cells[TOPIC_KEY] = cell_text_of(key);
    line->cells[TOPIC_NAME] = cell_text_of(name);
    line->cells[TOPIC_CONTACTS] = cell_n(of->n);
    line->cells[TOPIC_MINUTES] = cell_n(of->minutes);
}

void activity_topics_put(struct task *t, struct topics *all, struct report_table *table)
{
    struct topic others = { .n = 0 };

    sort(all);
    for (size_t i = 0; i < all->n; i++) {
        const struct topic *x = &all->at[i];
        if (i < TOPICS_SHOWN) {
            put(t, table, str_fmt(t->a, TOLD_BY "%.*s", STR_ARG(x->folded)),
                str_empty(x->folded) ? str_of(tr(t, "Not known")) : x->name, x);
            continue;
        }
        others.n += x->n;
        others.minutes += x->minutes;
    }
    if (others.n > 0)
        put(t, table, S(OTHERS), str_of(tr(t, "Other topics")), &others);
}

/* ---- the rows behind */

struct spelling {
    struct task *t;
    struct topics topics;
};

static bool add_spelling(void *x, const struct activity_sql_contacts_row *row)
{
    struct spelling *s = x;

    activity_topic_add(s->t, &s->topics, row->topic, row->n, row->minutes);
    return true;
}

/* All ways in which the topic of a line was written, each between two BETWEEN; of the others: those they are not. */
static struct str spellings_of(struct task *t, const struct activity_scope *s, struct str key)
{
    struct spelling all = { .t = t };
    struct strs list = { 0 };

    activity_sql_contacts(t, s->project, s->from, s->to, s->organisation, add_spelling, &all);
    sort(&all.topics);
    for (size_t i = 0; i < all.topics.n && i < TOPICS_SHOWN; i++) {
        const struct topic *x = &all.topics.at[i];
        if (!str_is(key, OTHERS) && !str_eq(x->folded, str_part(key, 1, key.n)))
            continue;
        for (size_t k = 0; k < x->spellings.n; k++)
            strs_add(t->a, &list, x->spellings.at[k]);
    }
    return str_fmt(t->a, BETWEEN "%.*s" BETWEEN, STR_ARG(strs_join(t->a, &list, S(BETWEEN))));
}

struct figure_rows activity_contacts(struct task *t, const struct activity_scope *s, const struct figure_wanted *w,
    struct str language, struct str topic)
{
    struct figure_rows list = { .kind = ROWS_CONTACTS, .amount = &FIGURE_HOURS };
    struct activity_sql_contact_rows_rows rows = activity_sql_contact_rows(t, .project = s->project,
        .from_day = s->from, .to_day = s->to, .language = language,
        .topics = str_empty(topic) ? S("") : spellings_of(t, s, topic), .others = str_is(topic, OTHERS),
        .between = S(BETWEEN), .organisation = s->organisation, .limit = w->limit, .start = w->start);

    for (size_t i = 0; i < rows.n; i++) {
        struct figure_row one = { .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .day = rows.at[i].day,
            .channel = rows.at[i].channel,
            .language = rows.at[i].language,
            .amount = rows.at[i].minutes };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}
