/* activity: what was done in the days asked for (report "activity"): sessions and hours by month, kind, group and
 * language, help outside the groups, talks, newcomers. Counted to the day: the first and the last month count only what
 * lies within. What is counted, and the rows behind it, is told here; the topics of contacts are in activity_topics. */
#include "rooms/reports/activity.h"
#include "rooms/reports/report_sheets.h"

#include "activity_sql.h"
#include "lang/lang.h"
#include "rooms/codes.h"
#include "rooms/marks.h"
#include "rooms/people/people.h"

/* ---- the tables: months has all columns; the others have those that can be told by kind, group or language */

/* of: in which column of all together the lines of the table add up; 0: they are the months, which make that line. */
#define SAME(c) c
#define NONE(c) 0
#define SESSION_COLUMNS(of) \
    [SESSIONS] = { { "sessions", N_("Sessions held"), .type = COLUMN_INT }, FIGURE_THINGS, \
        N_("Sessions held in these days. Planned and cancelled sessions do not count.") }, \
    [MINUTES] = { { "minutes", N_("Hours of sessions"), .type = COLUMN_MINUTES }, FIGURE_THINGS, \
        N_("The lengths of the sessions held, added up. A session whose beginning or end is not known is left out, " \
           "and beside the sum stands of how many sessions it is."), \
        .known = TIMED, .known_of = SESSIONS }, \
    [VISITS] = { { "visits", N_("Visits"), .type = COLUMN_INT }, FIGURE_PERSONS, \
        N_("Marks of those who came, also late: who came twice counts twice."), .of_total = of(VISITS) }, \
    [PERSON_MINUTES] = { { "person_minutes", N_("Person-hours"), .type = COLUMN_MINUTES }, FIGURE_THINGS, \
        N_("Of each visit the time the person was there: the minutes in the register, else the length of the " \
           "session. Visitors without a name are not in it."), \
        .known = TIMED, .known_of = SESSIONS, .withheld_with = VISITS }, \
    [VISITORS] = { { "visitors", N_("Visitors"), .type = COLUMN_INT }, FIGURE_PERSONS, \
        N_("The head counts of visitors without a name in the registers, added up."), .of_total = of(VISITORS) }, \
    [TIMED] = { { "sessions_timed", N_("Sessions with a known length"), .type = COLUMN_INT }, FIGURE_THINGS, \
        N_("Sessions held whose beginning and end are known."), .place = NOT_IN_PAGES }
#define CONTACT_COLUMNS(of) \
    [CONTACTS] = { { "contacts", N_("Contacts outside groups"), .type = COLUMN_INT }, FIGURE_PERSONS, \
        N_("Help given outside the groups. Each contact counts."), .of_total = of(CONTACTS) }, \
    [CONTACT_MINUTES] = { { "contact_minutes", N_("Hours of contacts"), .type = COLUMN_MINUTES }, FIGURE_THINGS, \
        N_("The minutes written down for these contacts, added up."), .withheld_with = CONTACTS }
#define TALK_COLUMNS \
    [TALKS] = { { "talks", N_("Counselling talks"), .type = COLUMN_INT }, FIGURE_PERSONS, \
        N_("Talks written down. A talk with several persons counts once. With whom they were is not told here."), \
        .shut = true }, \
    [TALK_MINUTES] = { { "talk_minutes", N_("Hours of counselling"), .type = COLUMN_MINUTES }, FIGURE_THINGS, \
        N_("The minutes of the talks, once for each talk."), .withheld_with = TALKS, .shut = true }, \
    [TALK_PERSON_MINUTES] = { { "talk_person_minutes", N_("Person-hours of counselling"), .type = COLUMN_MINUTES }, \
        FIGURE_THINGS, N_("The minutes of the talks, once for each person a talk was with."), .withheld_with = TALKS, \
        .shut = true }
#define NEWCOMERS_COLUMN(of) \
    { \
        { "newcomers", N_("Newcomers"), .type = COLUMN_INT }, FIGURE_PERSONS, \
            N_("Participations that began in these days. Who began twice counts twice."), .of_total = of \
    }
#define UNUSED \
    { \
        { "unused", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE \
    }
#define NO_CONTACTS [CONTACTS] = UNUSED, [CONTACT_MINUTES] = UNUSED
#define NO_HELP     [TALKS] = UNUSED, [TALK_MINUTES] = UNUSED, [TALK_PERSON_MINUTES] = UNUSED, [NEWCOMERS] = UNUSED

static const struct report_column month_columns[COLUMNS] = {
    [KEY] = { { "month", N_("Month"), .type = COLUMN_DAY }, FIGURE_NAMES },
    [NAME] = UNUSED,
    [LANGUAGE] = UNUSED,
    SESSION_COLUMNS(NONE),
    CONTACT_COLUMNS(NONE),
    TALK_COLUMNS,
    [NEWCOMERS] = NEWCOMERS_COLUMN(0),
};
static const struct report_column kind_columns[COLUMNS] = {
    [KEY] = { { "kind", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [NAME] = { { "kind_name", N_("Kind of session"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [LANGUAGE] = UNUSED,
    SESSION_COLUMNS(SAME),
    NO_CONTACTS,
    NO_HELP,
};
static const struct report_column group_columns[COLUMNS] = {
    [KEY] = { { "group", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [NAME] = { { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" },
    [LANGUAGE] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE }, FIGURE_NAMES },
    SESSION_COLUMNS(SAME),
    NO_CONTACTS,
    NO_HELP,
};
static const struct report_column language_columns[COLUMNS] = {
    [KEY] = { { "language", N_("Language"), .type = COLUMN_LANGUAGE }, FIGURE_NAMES },
    [NAME] = UNUSED,
    [LANGUAGE] = UNUSED,
    SESSION_COLUMNS(SAME),
    CONTACT_COLUMNS(SAME),
    NO_HELP,
};
#define DAYS_DEFINED N_("The first and the last month count only the days that were asked for.")
static const struct report_table_plan months = { "months", N_("Month by month"), month_columns, COLUMNS, JSON_ROWS,
    .total = "all", .total_title = N_("All together"), .caption = N_("What was done in each month"),
    .how = { DAYS_DEFINED } };
static const struct report_table_plan kinds = { "by_kind", N_("Sessions by kind"), kind_columns, COLUMNS, JSON_ROWS,
    .caption = N_("Sessions, hours and visits of each kind of session") };
static const struct report_table_plan by_group = { "by_group", N_("Sessions by group"), group_columns, COLUMNS,
    JSON_ROWS, .caption = N_("Sessions, hours and visits of each group") };
static const struct report_table_plan by_language = { "by_language", N_("By language"), language_columns, COLUMNS,
    JSON_KEYED, .caption = N_("Sessions by the language of the group, contacts by their own language") };

static const struct report_column house_columns[COLUMNS] = {
    [KEY] = { { "organisation", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [NAME] = { { "organisation", N_("Organisation in the project"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .json = "name" },
    [LANGUAGE] = UNUSED,
    SESSION_COLUMNS(NONE),
    CONTACT_COLUMNS(NONE),
    TALK_COLUMNS,
    [NEWCOMERS] = NEWCOMERS_COLUMN(0),
};
static const struct report_table_plan by_house = { "by_organisation", N_("By organisation"), house_columns, COLUMNS,
    JSON_ROWS, .caption = N_("What was done by each organisation of the project"), .how = { HOUSE_DEFINED } };

/* How newcomers heard of it. */
enum { HEARD, HEARD_NAME, HEARD_N, HEARD_COLUMNS };
static const struct report_column heard_columns[HEARD_COLUMNS] = {
    [HEARD] = { { "heard_from", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [HEARD_NAME] = { { "heard_name", N_("How they heard about it"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .json = "name" },
    [HEARD_N] = NEWCOMERS_COLUMN(NEWCOMERS),
};
static const struct report_table_plan heard = { "heard_from", N_("Newcomers by how they heard"), heard_columns,
    HEARD_COLUMNS, JSON_ROWS, .caption = N_("How the newcomers heard about the project") };

static const struct report_table_plan topics = { "by_topic", N_("Contacts by topic"), activity_topic_columns,
    TOPIC_COLUMNS, JSON_ROWS, .caption = N_("What the contacts outside the groups were about"), .rare_go = true,
    .how = { N_("Topics that differ only in capital letters, accents or blanks are one. The commonest have a line, all "
                "others one together.") } };

/* ---- counting */

/* Of a group: what its line will say. How many came and how many visitors stand in struct counting.together. */
struct group_sums {
    int64_t group, sessions, timed, minutes, person_minutes;
    size_t language; /* of counting.spoken */
};
enum { TOGETHER_VISITS, TOGETHER_VISITORS, TOGETHER };
struct counting {
    struct task *t;
    struct report_table *months, *kinds, *groups, *languages;
    struct {
        struct group_sums *at;
        size_t n, cap;
    } sums; /* by id */
    struct strs spoken;
    int64_t *together;
    struct topics topics;
};

static struct report_line *line_new(struct counting *c, struct report_table *table, struct str key, struct str name)
{
    struct report_line *line = report_line_add(c->t, table);

    line->cells[KEY] = cell_text_of(str_copy(c->t->a, key));
    if (!str_empty(name))
        line->cells[NAME] = cell_text_of(name);
    for (unsigned k = SESSIONS; k < COLUMNS; k++)
        if (table->plan->columns[k].kind != FIGURE_NAMES)
            line->cells[k] = cell_n(0);
    return line;
}

/* Few lines: kinds, languages, months. */
static struct report_line *line_of(struct counting *c, struct report_table *table, struct str key)
{
    for (size_t i = table->n; i-- > 0;)
        if (str_eq(table->at[i].cells[KEY].s, key))
            return &table->at[i];
    if (table == c->kinds)
        return line_new(c, table, key, code_name(c->t->lang, &CODES_session_kind, str_copy(c->t->a, key)));
    return line_new(c, table, key, S(""));
}

static struct report_line *month_of(struct counting *c, struct str month)
{
    struct report_line *line = line_of(c, c->months, month);

    if (!day_known(line->month))
        must(c->t, day_read_partial(month, &line->month));
    return line;
}

static int by_id(const void *a, const void *b)
{
    const struct group_sums *x = a, *y = b;

    return x->group < y->group ? -1 : x->group > y->group;
}

static bool add_group(void *x, const struct activity_sql_groups_row *row)
{
    struct counting *c = x;
    struct group_sums one = { .group = row->group };

    while (one.language < c->spoken.n && !str_eq(c->spoken.at[one.language], row->language))
        one.language++;
    if (one.language == c->spoken.n)
        strs_add(c->t->a, &c->spoken, str_copy(c->t->a, row->language));
    LIST_ADD(c->t->a, &c->sums, one);
    return true;
}

static void note_groups(struct counting *c, int64_t project)
{
    struct activity_sql_group_count_row count = { 0 };

    must(c->t, activity_sql_group_count(c->t, project, &count));
    c->sums.cap = (size_t)count.n;
    c->sums.at = NEW_N(c->t->a, struct group_sums, c->sums.cap);
    activity_sql_groups(c->t, project, add_group, c);
    c->together = NEW_N(c->t->a, int64_t, c->sums.n * TOGETHER);
}

static void add(struct report_line *line, const struct activity_sql_held_row *row, int64_t minutes)
{
    line->cells[SESSIONS].n++;
    line->cells[TIMED].n += minutes > 0;
    line->cells[MINUTES].n += minutes;
    line->cells[VISITS].n += row->visits;
    line->cells[PERSON_MINUTES].n += row->minutes + row->whole * minutes;
    line->cells[VISITORS].n += row->visitors;
}

static struct group_sums *sums_of(const struct counting *c, int64_t group)
{
    struct group_sums wanted = { .group = group };

    return c->sums.n == 0 ? NULL : bsearch(&wanted, c->sums.at, c->sums.n, sizeof wanted, by_id);
}

static bool add_session(void *x, const struct activity_sql_held_row *row)
{
    struct counting *c = x;
    struct group_sums *group = sums_of(c, row->group);
    int64_t minutes = clock_between(row->start_time, row->end_time);

    must(c->t, group != NULL); /* a session's group is in the session's project */
    int64_t *together = &c->together[(group - c->sums.at) * TOGETHER];
    group->sessions++;
    group->timed += minutes > 0;
    group->minutes += minutes;
    group->person_minutes += row->minutes + row->whole * minutes;
    together[TOGETHER_VISITS] += row->visits;
    together[TOGETHER_VISITORS] += row->visitors;
    add(line_of(c, c->languages, c->spoken.at[group->language]), row, minutes);
    add(line_of(c, c->kinds, row->kind), row, minutes);
    add(month_of(c, str_part(day_str(&row->day), 0, 7)), row, minutes);
    return true;
}

/* Groups without a session have no line. */
static void drop_idle(struct counting *c)
{
    size_t n = 0;

    for (size_t i = 0; i < c->sums.n; i++)
        if (c->sums.at[i].sessions > 0) {
            memcpy(&c->together[n * TOGETHER], &c->together[i * TOGETHER], TOGETHER * sizeof *c->together);
            c->sums.at[n++] = c->sums.at[i];
        }
    c->sums.n = n;
}

/* No hours of sessions whose length nobody knows. */
static void settle(struct report_table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        struct cell *cells = table->at[i].cells;
        if (cells[TIMED].n == 0 && cells[SESSIONS].n > 0)
            cells[MINUTES] = cell_none();
        if (cells[PERSON_MINUTES].n == 0 && cells[VISITS].n > 0)
            cells[PERSON_MINUTES] = cell_none();
    }
}

static struct cell shown(int64_t n) { return n == INT_NONE ? cell_none() : cell_n(n); }

static void put_groups(struct task *t, void *x, const struct report_groups *some, struct report_table *table)
{
    const struct counting *c = x;

    for (size_t i = 0; i < some->n; i++) {
        const struct group_sums *sums = sums_of(c, some->at[i].id);
        if (sums == NULL)
            continue;
        const int64_t *together = &c->together[(sums - c->sums.at) * TOGETHER];
        struct report_line *line = report_line_add(t, table);
        line->group = sums->group;
        line->cells[KEY] = cell_text_of(some->at[i].key);
        line->cells[NAME] = cell_text_of(some->at[i].name);
        line->cells[LANGUAGE] = cell_text_of(some->at[i].language);
        line->cells[SESSIONS] = cell_n(sums->sessions);
        line->cells[TIMED] = cell_n(sums->timed);
        line->cells[MINUTES] = cell_n(sums->minutes);
        line->cells[VISITS] = shown(together[TOGETHER_VISITS]);
        line->cells[PERSON_MINUTES] = cell_n(sums->person_minutes);
        line->cells[VISITORS] = shown(together[TOGETHER_VISITORS]);
    }
    settle(table);
}

static void begin_groups(struct counting *c, const struct report_scope *s)
{
    static const unsigned columns[TOGETHER] = { [TOGETHER_VISITS] = VISITS, [TOGETHER_VISITORS] = VISITORS };

    report_table_by_groups(c->t, c->groups, s, put_groups, c);
    report_table_sums(
        c->groups, &(struct report_sums){ .at = c->together, .column = columns, .n = c->sums.n, .columns = TOGETHER });
}

static bool add_contacts(void *x, const struct activity_sql_contacts_row *row)
{
    struct counting *c = x;
    struct report_line *lines[] = { month_of(c, row->month), line_of(c, c->languages, row->language) };

    for (size_t i = 0; i < 2; i++) {
        lines[i]->cells[CONTACTS].n += row->n;
        lines[i]->cells[CONTACT_MINUTES].n += row->minutes;
    }
    activity_topic_add(c->t, &c->topics, row->topic, row->n, row->minutes);
    return true;
}

static void add_talks(struct counting *c, const struct activity_scope *s)
{
    struct activity_sql_talks_rows rows = activity_sql_talks(c->t, s->project, s->from, s->to, s->organisation);

    for (size_t i = 0; i < rows.n; i++) {
        struct report_line *line = month_of(c, rows.at[i].month);
        line->cells[TALKS].n += rows.at[i].n;
        line->cells[TALK_MINUTES].n += rows.at[i].minutes;
        line->cells[TALK_PERSON_MINUTES].n += rows.at[i].person_minutes;
    }
}

static void add_newcomers(struct counting *c, const struct activity_scope *s, int64_t *ret_by, int64_t *ret_unknown)
{
    struct activity_sql_newcomers_rows rows = activity_sql_newcomers(c->t, s->project, s->from, s->to, s->organisation);

    for (size_t i = 0; i < rows.n; i++) {
        size_t k = 0;
        month_of(c, rows.at[i].month)->cells[NEWCOMERS].n += rows.at[i].n;
        while (k < CODES_heard_from.n && !str_is(rows.at[i].heard_from, CODES_heard_from.at[k].code))
            k++;
        *(k < CODES_heard_from.n ? &ret_by[k] : ret_unknown) += rows.at[i].n;
    }
}

/* ---- the tables in the order people read */

static int by_month(const void *a, const void *b)
{
    const struct report_line *x = a, *y = b;

    return day_cmp(x->month, y->month);
}

static int by_sessions(const void *a, const void *b)
{
    const struct report_line *x = a, *y = b;
    int64_t nx = x->cells[SESSIONS].n, ny = y->cells[SESSIONS].n;

    return nx != ny ? (nx > ny ? -1 : 1) : str_cmp(x->cells[KEY].s, y->cells[KEY].s);
}

static void sort(struct report_table *table, int (*order)(const void *, const void *))
{
    if (table->n > 1)
        qsort(table->at, table->n, sizeof *table->at, order);
}

static void put_heard(struct counting *c, struct report_tables *tables, const int64_t *by, int64_t unknown)
{
    struct report_table *table = report_table_new(tables, &heard);

    for (size_t k = 0; k <= CODES_heard_from.n; k++) {
        bool last = k == CODES_heard_from.n;
        if ((last ? unknown : by[k]) == 0)
            continue;
        struct report_line *line = report_line_add(c->t, table);
        line->cells[HEARD] = cell_text_of(last ? S("") : str_of(CODES_heard_from.at[k].code));
        line->cells[HEARD_NAME] = cell_text_of(
            last ? str_of(tr(c->t, "Not known")) : str_of(lang_tr(c->t->lang, CODES_heard_from.at[k].name)));
        line->cells[HEARD_N] = cell_n(last ? unknown : by[k]);
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct activity_scope days = activity_scope(s);
    struct counting *c = NEW(t->a, struct counting);
    int64_t *by = NEW_N(t->a, int64_t, CODES_heard_from.n + 1), unknown = 0;

    c->t = t;
    c->months = report_table_new(ret_tables, &months);
    c->kinds = report_table_new(ret_tables, &kinds);
    c->groups = report_table_new(ret_tables, &by_group);
    c->languages = report_table_new(ret_tables, &by_language);
    note_groups(c, s->project);
    activity_sql_held(
        t, s->project, days.from, days.to, marks_meaning(t->a, MEANS_CAME), s->organisation, add_session, c);
    drop_idle(c);
    begin_groups(c, s);
    activity_sql_contacts(t, s->project, days.from, days.to, s->organisation, add_contacts, c);
    add_talks(c, &days);
    add_newcomers(c, &days, by, &unknown);
    struct report_table *const counted[] = { c->months, c->kinds, c->languages };
    for (size_t i = 0; i < sizeof counted / sizeof *counted; i++)
        settle(counted[i]);
    sort(c->months, by_month);
    sort(c->kinds, by_sessions);
    sort(c->languages, by_sessions);
    activity_topics_put(t, &c->topics, report_table_new(ret_tables, &topics));
    put_heard(c, ret_tables, by, unknown);
    if (s->by_houses)
        report_table_new(ret_tables, &by_house);
}

static void put_house(struct task *t, const struct report_sheet *of, struct report_table *table)
{
    const struct report_line *all = report_total(&of->tables.at[0]);
    struct report_line *line = report_house_line(t, of, table);

    for (unsigned c = SESSIONS; all != NULL && c < COLUMNS; c++)
        line->cells[c] = all->cells[c];
}

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct report_line *all = report_total(&tables->at[0]);

    if (all == NULL || report_lines(&tables->at[0]) == 0)
        return (struct report_words){ S(""), S("") };
    int64_t sessions = report_count(all, SESSIONS), minutes = report_count(all, MINUTES);
    return (struct report_words){
        tr_fill(t->a,
            trn(t, "%n session was held, %2$s hours in all", "%n sessions were held, %2$s hours in all", sessions),
            (struct str[]){ lang_number(t->a, t->lang, sessions),
                lang_number(t->a, t->lang, minutes == INT_NONE ? 0 : (minutes + 30) / 60) },
            2),
        S("")
    };
}

/* ---- the rows behind a figure */

struct activity_scope activity_scope(const struct report_scope *s)
{
    return (struct activity_scope){ s->project, s->organisation, day_str(&s->from),
        day_known(s->to) ? day_str(&s->to) : S("9999-12-31") };
}

/* The days of a month that were asked for. */
static struct report_scope days_of(const struct report_scope *s, const struct report_line *line)
{
    struct report_scope days = *s, month = { .from = line->month, .to = line->month };

    if (!day_known(line->month))
        return days;
    memcpy(month.from.t + 7, "-01", 4);
    memcpy(month.to.t + 7, "-01", 4);
    month = report_months(&month);
    if (!day_known(days.from) || day_cmp(month.from, days.from) > 0)
        days.from = month.from;
    if (!day_known(days.to) || day_cmp(month.to, days.to) < 0)
        days.to = month.to;
    return days;
}

static int64_t known_minutes(int64_t minutes) { return minutes > 0 ? minutes : INT_NONE; }

/* What a line is about, of the tables that tell it; any: "*". */
static struct str part_of(const struct figure_wanted *w, const struct report_table_plan *plan)
{
    return w->table->plan == plan && w->line->cells[KEY].known ? w->line->cells[KEY].s : S("*");
}

static struct figure_rows sessions(struct task *t, const struct activity_scope *s, const struct figure_wanted *w)
{
    const bool visitors = w->column == VISITORS;
    struct figure_rows list = { .kind = ROWS_SESSIONS,
        .amount = visitors ? &month_columns[VISITORS].column : &FIGURE_HOURS };
    struct activity_sql_session_rows_rows rows = activity_sql_session_rows(t, .project = s->project,
        .group = w->line->group, .kind = part_of(w, &kinds), .language = part_of(w, &by_language), .from_day = s->from,
        .to_day = s->to, .least = visitors, .organisation = s->organisation, .limit = w->limit, .start = w->start);

    for (size_t i = 0; i < rows.n; i++) {
        struct figure_row one = { .session = rows.at[i].session,
            .group = rows.at[i].group,
            .group_name = rows.at[i].group_name,
            .day = rows.at[i].day,
            .amount = visitors ? rows.at[i].visitors
                               : known_minutes(clock_between(rows.at[i].start_time, rows.at[i].end_time)) };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct figure_rows marks(struct task *t, const struct activity_scope *s, const struct figure_wanted *w)
{
    struct figure_rows list = { .kind = ROWS_MARKS, .amount = &FIGURE_HOURS };
    struct activity_sql_mark_rows_rows rows = activity_sql_mark_rows(t, .project = s->project, .group = w->line->group,
        .kind = part_of(w, &kinds), .language = part_of(w, &by_language), .from_day = s->from, .to_day = s->to,
        .came = marks_meaning(t->a, MEANS_CAME), .organisation = s->organisation, .limit = w->limit, .start = w->start);

    for (size_t i = 0; i < rows.n; i++) {
        int64_t whole = clock_between(rows.at[i].start_time, rows.at[i].end_time);
        struct figure_row one = { .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .session = rows.at[i].session,
            .day = rows.at[i].day,
            .amount = rows.at[i].minutes == INT_NONE ? known_minutes(whole) : rows.at[i].minutes };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct figure_rows newcomers(
    struct task *t, const struct activity_scope *s, const struct figure_wanted *w, struct str heard_from)
{
    struct figure_rows list = { .kind = ROWS_PERSONS };
    struct activity_sql_newcomer_rows_rows rows = activity_sql_newcomer_rows(t, .project = s->project,
        .from_day = s->from, .to_day = s->to, .heard_from = heard_from, .organisation = s->organisation,
        .limit = w->limit, .start = w->start);

    for (size_t i = 0; i < rows.n; i++) {
        struct figure_row one = { .person = rows.at[i].person,
            .name = people_full_name(t, rows.at[i].given_names, rows.at[i].family_name),
            .day = rows.at[i].day };
        LIST_ADD(t->a, &list, one);
        list.total = rows.at[i].total;
    }
    return list;
}

static struct figure_rows rows(struct task *t, const struct report_scope *scope, const struct figure_wanted *w)
{
    struct report_scope days = days_of(scope, w->line);
    struct activity_scope s = activity_scope(&days);

    if (w->table->plan == &heard)
        return newcomers(t, &s, w, w->line->cells[HEARD].s);
    if (w->table->plan == &topics)
        return activity_contacts(t, &s, w, S("*"), w->line->cells[TOPIC_KEY].s);
    switch (w->column) {
    case SESSIONS:
    case MINUTES:
    case VISITORS: return sessions(t, &s, w);
    case VISITS:
    case PERSON_MINUTES: return marks(t, &s, w);
    case CONTACTS:
    case CONTACT_MINUTES: return activity_contacts(t, &s, w, part_of(w, &by_language), S(""));
    case NEWCOMERS: return newcomers(t, &s, w, S("*"));
    default: return (struct figure_rows){ .kind = ROWS_NONE };
    }
}

const struct report_parts activity_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("What was done in these days: sessions and hours, help outside the groups, counselling and "
                   "newcomers. Only sessions that were held are counted."),
    .empty = N_("Nothing was written down in these days. Choose other days."),
    .drawn = "sessions;visits;contacts;newcomers",
    .rows = rows,
    .of_houses = true,
    .by_house = &by_house,
    .put_house = put_house,
};
