/* outreach_report: what outreach took and what came of it (report "outreach"): hours of visits and contacts for each
 * participant gained, by language community; how many heard of it from a friend; new and returning members; what came
 * of each place and gathering, and how long it took until a place and a group were known. */
#include "lang/lang.h"
#include "outreach_report_sql.h"
#include "rooms/outreach/outreach_codes.h"
#include "rooms/people/people.h"
#include "rooms/reports/report_table.h"

/* ---- effort by language */

enum { KEY, NAME, VISITS, CONTACTS, EFFORT, STARTED, FRIENDS, EACH, COLUMNS };

#define STARTED_DEFINED \
    N_("Persons whose participation began in these days, each once, by the first of their languages.")
#define EFFORT_DEFINED N_("Time of visits and of contacts together.")
#define EACH_DEFINED \
    N_("Time of visits and contacts in these days, divided by the persons who started in these days. Who starts " \
       "because of a visit long ago counts with today's time, so a short period says little.")
#define HOURS_DEFINED \
    N_("The time of visits is that of all workers who went, with the way. A visit in several languages is divided " \
       "evenly between them; where none is written down for the visit, those of the place count.")
#define CONTACTS_DEFINED \
    N_("Time of contacts outside the groups with people who had not started by then, or without a name, by the " \
       "language of the contact.")

static const struct report_column language_columns[COLUMNS] = {
    [KEY] = { { "language", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [NAME] = { { "language", N_("Language"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [VISITS] = { { "visit_minutes", N_("Time of visits"), .type = COLUMN_MINUTES }, FIGURE_THINGS, HOURS_DEFINED,
        .shut = true },
    [CONTACTS] = { { "contact_minutes", N_("Time of contacts"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        CONTACTS_DEFINED, .shut = true },
    [EFFORT] = { { "minutes", N_("Time together"), .type = COLUMN_MINUTES }, FIGURE_THINGS, EFFORT_DEFINED,
        .shut = true },
    [STARTED] = { { "started", N_("Started"), .type = COLUMN_INT }, FIGURE_PERSONS, STARTED_DEFINED },
    [FRIENDS] = { { "friends", N_("Heard of it from a friend"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Of those who started: who heard of the project from a friend. This is the share of word of mouth."),
        .part_of = STARTED, .share_of = STARTED },
    [EACH] = { { "minutes_per_started", N_("Time for each who started"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        EACH_DEFINED, .withheld_with = STARTED, .lines = ON_SINGLE_LINES, .shut = true },
};
static const struct report_table_plan by_language = { "by_language", N_("Effort by language"), language_columns,
    COLUMNS, JSON_KEYED, .total = "all", .total_title = N_("All languages together"),
    .caption = N_("Time of visits and contacts, and persons who started, by language"), .percents = true,
    .how = { HOURS_DEFINED, CONTACTS_DEFINED, EACH_DEFINED } };

/* ---- all of them */

enum { ALL_KEY, ALL_WHAT, ALL_MINUTES, ALL_STARTED, ALL_EACH, ALL_COLUMNS };
static const struct report_column all_columns[ALL_COLUMNS] = {
    [ALL_KEY] = { { "what", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [ALL_WHAT] = { { "what", N_("What"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [ALL_MINUTES] = { { "minutes", N_("Time together"), .type = COLUMN_MINUTES }, FIGURE_THINGS, EFFORT_DEFINED,
        .shut = true },
    [ALL_STARTED] = { { "started", N_("Started"), .type = COLUMN_INT }, FIGURE_PERSONS, STARTED_DEFINED },
    [ALL_EACH] = { { "minutes_each", N_("Time for each who started"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        EACH_DEFINED, .withheld_with = ALL_STARTED, .shut = true },
};
static const struct report_table_plan all = { "effort", N_("Effort for each participant gained"), all_columns,
    ALL_COLUMNS, JSON_ONE, .caption = N_("Time of visits and contacts for each person who started"), .leads = true };

/* ---- members */

enum { MEMBER_KEY, MEMBER_NAME, MEMBERS, MEMBER_COLUMNS };
static const struct report_column member_columns[MEMBER_COLUMNS] = {
    [MEMBER_KEY] = { { "members", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE },
    [MEMBER_NAME] = { { "members", N_("Who joined a group"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .place = NOT_IN_JSON },
    [MEMBERS] = { { "persons", N_("Persons"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who joined a group in these days. Below the name stands who counts there. A group that went on in "
           "another one counts as the same.") },
};
static const struct report_table_plan members = { "members", N_("New and returning members"), member_columns,
    MEMBER_COLUMNS, JSON_KEYED, .caption = N_("Persons who joined a group, new and returning") };
static const struct {
    const char *key, *name, *definition;
} member_rows[] = {
    { "new", N_("New members"), N_("Their first group in the project.") },
    { "returning", N_("Returning members"), N_("They were in a group of the project before.") },
};

/* ---- places */

enum { PLACE, PLACE_KIND, P_VISITS, P_MINUTES, P_MET, P_ASKED, P_COPIES, P_CAME, P_TAKEN, P_DAYS, PLACE_COLUMNS };
static const struct report_column place_columns[PLACE_COLUMNS] = {
    [PLACE] = { { "place", N_("Place or channel"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [PLACE_KIND] = { { "kind", N_("What kind of place?"), .type = COLUMN_CODE, .codes = &CODES_outreach_place },
        FIGURE_NAMES },
    [P_VISITS] = { { "visits", N_("Visits"), .type = COLUMN_INT }, FIGURE_THINGS, N_("Visits in these days."),
        .shut = true },
    [P_MINUTES] = { { "minutes", N_("Time of visits"), .type = COLUMN_MINUTES }, FIGURE_THINGS,
        N_("The time of all workers who went, with the way."), .shut = true },
    [P_MET] = { { "met", N_("People met"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("People the workers talked with, as they counted them. Who was met twice counts twice."), .shut = true },
    [P_ASKED] = { { "asked", N_("Wanted to know more"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Of the people met: who wanted to know more."), .shut = true },
    [P_COPIES] = { { "copies", N_("Brochures and posters left"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Brochures and posters that were left there."), .shut = true },
    [P_CAME] = { { "came", N_("Signed up from there"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Sign-ups in these days with the code of this place, friends included."), .shut = true },
    [P_TAKEN] = { { "taken", N_("Of them taken in"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who signed up in these days with the code of this place and were taken in."), .part_of = P_CAME,
        .share_of = P_CAME, .shut = true },
    [P_DAYS] = { { "days_until_known", N_("Days until it was known"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Days from the first visit to the first sign-up with the code of this place. Empty: nobody has signed up "
           "from there after a visit."),
        .withheld_with = P_CAME, .shut = true },
};
static const struct report_table_plan places = { "places", N_("Places and channels"), place_columns, PLACE_COLUMNS,
    JSON_ROWS, .caption = N_("Visits to each place, and what came of them"), .percents = true,
    .how = { N_("Who signed up comes from the code on the posters of a place. Who came another way is in no line.") } };

/* ---- groups */

enum { GROUP, GROUP_OPENED, GROUP_SINCE, G_JOINED, G_FIRST, G_FIFTH, GROUP_COLUMNS };
static const struct report_column group_columns[GROUP_COLUMNS] = {
    [GROUP] = { { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [GROUP_OPENED] = { { "opened_on", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [GROUP_SINCE] = { { "opened_on", N_("Open for joining since"), .type = COLUMN_TEXT }, FIGURE_NAMES,
        .place = NOT_IN_JSON },
    [G_JOINED] = { { "joined", N_("Joined since"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who joined from the day on which the group was opened for joining. Who only waits is not counted."),
        .shut = true },
    [G_FIRST] = { { "days_to_first", N_("Days to the first"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Days from then until the first one joined. Empty: nobody has joined yet."), .withheld_with = G_JOINED,
        .shut = true },
    [G_FIFTH] = { { "days_to_fifth", N_("Days to the fifth"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Days from then until five had joined. Empty: fewer than five have joined yet."), .withheld_with = G_JOINED,
        .shut = true },
};
static const struct report_table_plan groups = { "groups", N_("Groups that were opened for joining"), group_columns,
    GROUP_COLUMNS, JSON_ROWS, .caption = N_("How long it took until a group was known"),
    .how = { N_("A group counts from the day on which it was opened for joining the first time.") } };

/* ---- parties and events */

enum { PARTY, PARTY_DAY, PARTY_ON, ADULTS, CHILDREN, RELATIVES, PARTY_CAME, PARTY_MET, PARTY_BEGAN, PARTY_COLUMNS };
static const struct report_column party_columns[PARTY_COLUMNS] = {
    [PARTY] = { { "place", N_("Party or event"), .type = COLUMN_TEXT }, FIGURE_NAMES },
    [PARTY_DAY] = { { "day", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY },
    [PARTY_ON] = { { "day", N_("Day"), .type = COLUMN_TEXT }, FIGURE_NAMES, .place = NOT_IN_JSON },
    [ADULTS] = { { "adults", N_("Adults"), .type = COLUMN_INT }, FIGURE_THINGS, N_("Adults who came, by head count."),
        .shut = true },
    [CHILDREN] = { { "children", N_("Children"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Children who came, by head count."), .shut = true },
    [RELATIVES] = { { "relatives", N_("Relatives and friends"), .type = COLUMN_INT }, FIGURE_THINGS,
        N_("Of the adults: relatives and friends of members."), .shut = true },
    [PARTY_CAME] = { { "came", N_("Signed up afterwards"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Sign-ups with its code from that day on for four weeks. Two gatherings under one code within four weeks "
           "both count them."),
        .shut = true },
    [PARTY_MET] = { { "contacted", N_("Of them contacted"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Of those who signed up: persons who were taken in and have had a contact outside the groups since."),
        .part_of = PARTY_CAME, .shut = true },
    [PARTY_BEGAN] = { { "started", N_("Of them started"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Of those who signed up: persons whose participation has begun since."), .part_of = PARTY_CAME,
        .shut = true },
};
static const struct report_table_plan parties = { "gatherings", N_("Well-being parties and open events"), party_columns,
    PARTY_COLUMNS, JSON_ROWS, .caption = N_("Heads at parties and events, and what they led to") };

/* ---- counting */

struct tongue {
    struct str key;
    int64_t at[COLUMNS];
};
struct tongues {
    struct tongue *at;
    size_t n, cap;
};
struct days {
    struct str from, to;
};

static struct days days_of(const struct report_scope *s)
{
    return (struct days){ day_str(&s->from), day_known(s->to) ? day_str(&s->to) : S("9999-12-31") };
}

static int64_t *of(struct task *t, struct tongues *list, struct str key, unsigned column)
{
    size_t i = 0;

    while (i < list->n && !str_eq(list->at[i].key, key))
        i++;
    if (i == list->n) {
        struct tongue one = { .key = key };
        LIST_ADD(t->a, list, one);
    }
    return &list->at[i].at[column];
}

/* Evenly; what is left over goes to the first ones. */
static void divide(struct task *t, struct tongues *list, struct str languages, int64_t minutes)
{
    struct strs codes = strs_split(t->a, languages, ';');
    int64_t n = (int64_t)codes.n;

    if (n == 0)
        *of(t, list, S(""), VISITS) += minutes;
    for (int64_t i = 0; i < n; i++)
        *of(t, list, codes.at[i], VISITS) += minutes / n + (i < minutes % n);
}

static struct str first_of(struct str languages)
{
    struct str rest = languages, first = S("");

    return str_cut(&rest, ';', &first) ? first : languages;
}

static struct tongues count(struct task *t, const struct report_scope *s)
{
    struct days d = days_of(s);
    struct outreach_report_sql_visits_rows visits = outreach_report_sql_visits(t, s->project, d.from, d.to);
    struct outreach_report_sql_contacts_rows contacts = outreach_report_sql_contacts(t, s->project, d.from, d.to);
    struct outreach_report_sql_started_rows started = outreach_report_sql_started(t, s->project, d.from, d.to);
    struct tongues list = { 0 };

    for (size_t i = 0; i < visits.n; i++)
        divide(t, &list, visits.at[i].languages, visits.at[i].minutes);
    for (size_t i = 0; i < contacts.n; i++)
        *of(t, &list, contacts.at[i].language, CONTACTS) += contacts.at[i].minutes;
    for (size_t i = 0; i < started.n; i++) {
        *of(t, &list, first_of(started.at[i].languages), STARTED) += started.at[i].started;
        *of(t, &list, first_of(started.at[i].languages), FRIENDS) += started.at[i].friends;
    }
    return list;
}

/* Halves up; nothing for nobody. */
static struct cell each(int64_t minutes, int64_t persons)
{
    return persons == 0 ? cell_none() : cell_n((2 * minutes + persons) / (2 * persons));
}

static int by_key(const void *a, const void *b)
{
    return str_cmp(((const struct tongue *)a)->key, ((const struct tongue *)b)->key);
}

static void put_languages(struct task *t, struct tongues *list, struct report_tables *ret_tables)
{
    struct report_table *table = report_table_new(ret_tables, &by_language);
    int64_t minutes = 0, persons = 0;

    if (list->n > 1)
        qsort(list->at, list->n, sizeof *list->at, by_key);
    for (size_t i = 0; i < list->n; i++) {
        const struct tongue *one = &list->at[i];
        struct cell *cells = report_line_add(t, table)->cells;
        int64_t together = one->at[VISITS] + one->at[CONTACTS];
        cells[KEY] = cell_text_of(str_empty(one->key) ? S("und") : one->key);
        cells[NAME] = cell_text_of(
            str_empty(one->key) ? str_of(tr(t, "Not known")) : lang_language_name(t->a, t->lang, one->key));
        for (unsigned c = VISITS; c < COLUMNS; c++)
            cells[c] = cell_n(one->at[c]);
        cells[EFFORT] = cell_n(together);
        cells[EACH] = each(together, one->at[STARTED]);
        minutes += together, persons += one->at[STARTED];
    }
    if (list->n == 0)
        return;
    struct report_line *line = report_line_add(t, report_table_new(ret_tables, &all));
    line->cells[ALL_KEY] = cell_s(S("all"));
    line->cells[ALL_WHAT] = cell_s(str_of(tr(t, "All languages together")));
    line->cells[ALL_MINUTES] = cell_n(minutes);
    line->cells[ALL_EACH] = each(minutes, persons);
    line->same[0] = (struct report_same){ ALL_STARTED, STARTED };
}

static void put_members(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct days d = days_of(s);
    struct outreach_report_sql_members_row row;
    struct report_table *table = report_table_new(ret_tables, &members);

    must(t, outreach_report_sql_members(t, s->project, d.from, d.to, &row));
    for (size_t i = 0; i < sizeof member_rows / sizeof *member_rows; i++) {
        struct report_line *line = report_line_add(t, table);
        line->definition = member_rows[i].definition;
        line->cells[MEMBER_KEY] = cell_s(str_of(member_rows[i].key));
        line->cells[MEMBER_NAME] = cell_s(str_of(lang_tr(t->lang, member_rows[i].name)));
        line->cells[MEMBERS] = cell_n(i == 0 ? row.fresh : row.again);
    }
}

/* A part is never more than its whole. */
static struct cell part_cell(int64_t n, int64_t whole) { return cell_n(n < whole ? n : whole); }

/* None: one of them is not known, or it came before. */
static struct cell days_to(struct day from, struct day to)
{
    bool known = day_whole(from) && day_whole(to) && day_cmp(to, from) >= 0;

    return known ? cell_n(day_number(to) - day_number(from)) : cell_none();
}

static void put_places(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct days d = days_of(s);
    struct instant since = day_begins(s->from), before = day_begins(day_add(s->to, 1));
    struct outreach_report_sql_places_rows rows = outreach_report_sql_places(
        t, s->project, d.from, d.to, instant_str(&since), day_whole(s->to) ? instant_str(&before) : S("9999"));
    struct report_table *table = report_table_new(ret_tables, &places);

    for (size_t i = 0; i < rows.n; i++) {
        struct cell *cells = report_line_add(t, table)->cells;
        cells[PLACE] = cell_text_of(rows.at[i].name);
        cells[PLACE_KIND] = cell_s(rows.at[i].kind);
        cells[P_VISITS] = cell_n(rows.at[i].visits);
        cells[P_MINUTES] = cell_n(rows.at[i].minutes);
        cells[P_MET] = cell_n(rows.at[i].met);
        cells[P_ASKED] = cell_n(rows.at[i].asked);
        cells[P_COPIES] = cell_n(rows.at[i].copies);
        cells[P_CAME] = cell_n(rows.at[i].came);
        cells[P_TAKEN] = part_cell(rows.at[i].taken, rows.at[i].came);
        cells[P_DAYS] = days_to(rows.at[i].first_visit, rows.at[i].first_came);
    }
}

static void put_groups(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct days d = days_of(s);
    struct outreach_report_sql_groups_rows rows = outreach_report_sql_groups(t, s->project, d.from, d.to);
    struct report_table *table = rows.n == 0 ? NULL : report_table_new(ret_tables, &groups);

    for (size_t i = 0; i < rows.n; i++) {
        struct cell *cells = report_line_add(t, table)->cells;
        cells[GROUP] = cell_text_of(rows.at[i].name);
        cells[GROUP_OPENED] = cell_day(&rows.at[i].opened_on);
        cells[GROUP_SINCE] = cell_s(lang_day(t->a, t->lang, rows.at[i].opened_on));
        cells[G_JOINED] = cell_n(rows.at[i].joined);
        cells[G_FIRST] = days_to(rows.at[i].opened_on, rows.at[i].first_on);
        cells[G_FIFTH] = days_to(rows.at[i].opened_on, rows.at[i].fifth_on);
    }
}

enum { CAME_DAYS = 28 };

/* N of the code from the day on for four weeks. */
static int64_t came_in(const struct outreach_report_sql_came_rows *came, struct str code, struct day from)
{
    struct day to = day_add(from, CAME_DAYS);
    int64_t n = 0;

    for (size_t i = 0; i < came->n; i++)
        if (str_eq(came->at[i].code, code) && day_cmp(came->at[i].day, from) >= 0 && day_cmp(came->at[i].day, to) <= 0)
            n += came->at[i].n;
    return n;
}

/* Persons of the same sign-ups who were contacted, and who started. */
struct led {
    int64_t contacted, started;
};

static struct led led_in(const struct outreach_report_sql_led_to_rows *rows, struct str code, struct day from)
{
    struct day to = day_add(from, CAME_DAYS);
    struct led n = { 0 };

    for (size_t i = 0; i < rows->n; i++) {
        const struct outreach_report_sql_led_to_row *r = &rows->at[i];
        if (!str_eq(r->code, code) || day_cmp(r->day, from) < 0 || day_cmp(r->day, to) > 0)
            continue;
        n.contacted += r->contacted;
        n.started += r->started;
    }
    return n;
}

static void put_parties(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    enum { PARTIES_MOST = 200 };
    struct days d = days_of(s);
    struct outreach_report_sql_gatherings_rows rows = outreach_report_sql_gatherings(
        t, s->project, d.from, d.to, PARTIES_MOST);
    struct outreach_report_sql_came_rows came = outreach_report_sql_came(t, s->project, d.from, S("9999-12-31"));
    struct outreach_report_sql_led_to_rows led = outreach_report_sql_led_to(t, s->project, d.from);
    struct report_table *table = rows.n == 0 ? NULL : report_table_new(ret_tables, &parties);

    for (size_t i = 0; i < rows.n; i++) {
        struct cell *cells = report_line_add(t, table)->cells;
        cells[PARTY] = cell_text_of(rows.at[i].name);
        cells[PARTY_DAY] = cell_day(&rows.at[i].day);
        cells[PARTY_ON] = cell_s(lang_day(t->a, t->lang, rows.at[i].day));
        cells[ADULTS] = rows.at[i].adults == INT_NONE ? cell_none() : cell_n(rows.at[i].adults);
        cells[CHILDREN] = rows.at[i].children == INT_NONE ? cell_none() : cell_n(rows.at[i].children);
        cells[RELATIVES] = rows.at[i].relatives == INT_NONE ? cell_none() : cell_n(rows.at[i].relatives);
        int64_t n = came_in(&came, rows.at[i].code, rows.at[i].day);
        struct led of = led_in(&led, rows.at[i].code, rows.at[i].day);
        cells[PARTY_CAME] = cell_n(n);
        cells[PARTY_MET] = part_cell(of.contacted, n);
        cells[PARTY_BEGAN] = part_cell(of.started, n);
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct tongues list = count(t, s);

    put_languages(t, &list, ret_tables);
    if (list.n == 0)
        return;
    put_members(t, s, ret_tables);
    put_groups(t, s, ret_tables);
    put_places(t, s, ret_tables);
    put_parties(t, s, ret_tables);
}

/* ---- the rows behind a figure: who started, and who joined */

static struct figure_rows rows_of(struct task *t, const struct outreach_report_sql_beginner_rows *rows)
{
    struct figure_rows list = { .kind = ROWS_PERSONS };

    for (size_t i = 0; i < rows->n; i++) {
        struct figure_row one = { .person = rows->at[i].person,
            .name = people_full_name(t, rows->at[i].given_names, rows->at[i].family_name),
            .day = rows->at[i].day };
        LIST_ADD(t->a, &list, one);
        list.total = rows->at[i].total;
    }
    return list;
}

static struct figure_rows started_rows(
    struct task *t, const struct report_scope *s, const struct figure_wanted *w, struct str language, bool friends)
{
    struct days d = days_of(s);
    struct outreach_report_sql_beginner_rows rows = outreach_report_sql_started_rows(t, .project = s->project,
        .from_day = d.from, .to_day = d.to, .language = language, .friends = friends, .limit = w->limit,
        .start = w->start);

    return rows_of(t, &rows);
}

static struct figure_rows joined_rows(
    struct task *t, const struct report_scope *s, const struct figure_wanted *w, bool again)
{
    struct days d = days_of(s);
    struct outreach_report_sql_beginner_rows rows = outreach_report_sql_member_rows(
        t, s->project, d.from, d.to, again, w->limit, w->start);

    return rows_of(t, &rows);
}

static struct figure_rows rows(struct task *t, const struct report_scope *s, const struct figure_wanted *w)
{
    const struct report_table_plan *plan = w->table->plan;
    struct str key = w->line->cells[KEY].known ? w->line->cells[KEY].s : S("*");

    if (plan == &members)
        return joined_rows(t, s, w, str_is(key, "returning"));
    if (plan == &all)
        return started_rows(t, s, w, S("*"), false);
    if (plan == &by_language && (w->column == STARTED || w->column == FRIENDS))
        return started_rows(t, s, w, str_is(key, "und") ? S("") : key, w->column == FRIENDS);
    return (struct figure_rows){ .kind = ROWS_NONE };
}

static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct report_line *line = tables->n > 1 && tables->at[1].plan == &all ? &tables->at[1].at[0] : NULL;

    if (line == NULL || report_count(line, ALL_STARTED) == INT_NONE || report_count(line, ALL_EACH) == INT_NONE)
        return (struct report_words){ S(""), S("") };
    int64_t minutes = report_count(line, ALL_EACH), persons = report_count(line, ALL_STARTED);
    struct str hours = str_fmt(t->a, "%lld:%02lld", (long long)(minutes / 60), (long long)(minutes % 60));
    return (struct report_words){ tr_fill(t->a,
                                      trn(t, "%n person has started, after %2$s hours of outreach",
                                          "%n persons have started, after %2$s hours of outreach each", persons),
                                      (struct str[]){ lang_number(t->a, t->lang, persons), hours }, 2),
        S("") };
}

const struct report_parts outreach_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("What outreach took and what came of it: visits, contacts, and who started."),
    .empty = N_("No visits, no contacts and nobody who started in these days. Choose other days."),
    .drawn = "minutes_per_started",
    .rows = rows,
};
