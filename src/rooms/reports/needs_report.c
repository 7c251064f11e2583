/* needs_report: what the persons of a project need, by area of life, mother tongue, town and group (report "needs"):
 * sums from the threshold on for everybody, and never who: what somebody needs is told to those who counsel her. */
#include "lang/lang.h"
#include "needs_report_sql.h"
#include "rooms/codes.h"
#include "rooms/places.h"
#include "rooms/reports/report_table.h"

/* In the order of CODES_need_area. */
/* clang-format off */
#define AREAS(A) \
    A(language, N_("Language")) \
    A(literacy, N_("Reading and writing")) \
    A(education, N_("Education")) \
    A(work, N_("Work")) \
    A(digital, N_("Digital skills")) \
    A(health, N_("Health")) \
    A(well_being, N_("Well-being")) \
    A(parenting, N_("Being a parent")) \
    A(child_care, N_("Child care")) \
    A(housing, N_("Housing")) \
    A(finances, N_("Money")) \
    A(rights, N_("Rights")) \
    A(networks, N_("Friends and networks"))
/* clang-format on */
enum area {
#define A(code, name) AREA_##code,
    AREAS(A)
#undef A
        AREA__N
};

/* A line of a crossing: of each area how many were asked, which is not shown, and how many of them have a need. */
enum {
    KEY,
    VALUE,
    PERSONS,
#define A(code, name) ASKED_##code, NEED_##code,
    AREAS(A)
#undef A
        COLUMNS
};
enum { GROUPS_TOGETHER = 100 };
static unsigned asked_of(int area) { return ASKED_language + 2 * (unsigned)area; }
static unsigned need_of(int area) { return NEED_language + 2 * (unsigned)area; }

#define NEED_DEFINED \
    N_("Persons who said last that they need some help in the area (weight 1 to 3). The percentage is of those who " \
       "were asked about it.")
#define WHO_DEFINED \
    N_("Persons count whose needs were mapped in these days. Of each area counts what they said last. Whose needs " \
       "they are is not told here.")
#define TWICE_DEFINED N_("A person who is in two of them counts in both, and twice in the sum.")

#define ALONE_DEFINED N_("There are so many groups that they are not added up here: see the sum of all languages.")

#define COLUMNS_OF(key_column, value_column) \
    { \
        [KEY] = key_column, [VALUE] = value_column, \
        [PERSONS] = { { "persons", N_("Persons asked"), .type = COLUMN_INT }, FIGURE_PERSONS, \
            N_("Persons who were asked about at least one area of life.") }, \
        AREAS(AREA_COLUMNS) \
    }
#define AREA_COLUMNS(code, name) \
    [ASKED_## \
        code] = { { "asked_" #code, N_("Persons asked"), .type = COLUMN_INT }, FIGURE_PERSONS, .place = IN_NONE }, \
        [NEED_##code] = { { #code, name, .type = COLUMN_INT }, FIGURE_PERSONS, NEED_DEFINED, .part_of = ASKED_##code, \
            .share_of = ASKED_##code, .within = "areas" },

static const struct report_column language_columns[COLUMNS] = COLUMNS_OF(
    ((struct report_column){ { "language", N_("Mother tongue"), .type = COLUMN_LANGUAGE }, FIGURE_NAMES }),
    ((struct report_column){ { "value", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_NONE }));
static const struct report_column town_columns[COLUMNS] = COLUMNS_OF(
    ((struct report_column){ { "town", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY }),
    ((struct report_column){ { "town", N_("Town"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" }));
static const struct report_column group_columns[COLUMNS] = COLUMNS_OF(
    ((struct report_column){ { "group", .type = COLUMN_TEXT }, FIGURE_NAMES, .place = IN_JSON_ONLY }),
    ((struct report_column){ { "group", N_("Group"), .type = COLUMN_TEXT }, FIGURE_NAMES, .json = "name" }));

static const struct column area_column = { "area", N_("Area of life"), .type = COLUMN_CODE, .codes = &CODES_need_area };
static const struct report_table_plan by_language = { "by_language", N_("Needs by mother tongue"), language_columns,
    COLUMNS, JSON_KEYED, .turned = &area_column, .total = "all", .total_title = N_("All languages together"),
    .caption = N_("Persons with a need and their share of those who were asked"), .how = { WHO_DEFINED } };
static const struct report_table_plan by_town = { "by_town", N_("Needs by town"), town_columns, COLUMNS, JSON_ROWS,
    .turned = &area_column, .total = "all_towns", .total_title = N_("All towns together"),
    .caption = N_("Persons with a need, by the town of their group"), .how = { TWICE_DEFINED } };
static const struct report_table_plan by_group = { "by_group", N_("Needs by group"), group_columns, COLUMNS, JSON_ROWS,
    .total = "all_groups", .total_title = N_("All groups together"), .caption = N_("Members with a need, by group"),
    .how = { TWICE_DEFINED } };

/* Of many groups: no line tells of others, so each is withheld alone, and no sum is told. */
static const struct report_table_plan by_group_alone = { "by_group", N_("Needs by group"), group_columns, COLUMNS,
    JSON_ROWS, .caption = N_("Members with a need, by group"), .how = { TWICE_DEFINED, ALONE_DEFINED } };

/* Each area of all: as in the total line of the languages, and how many need help at once. */
enum { AREA, AREA_ASKED, AREA_NEED, AREA_URGENT, AREA_COLUMNS_N };
static const struct report_column area_columns[AREA_COLUMNS_N] = {
    [AREA] = { { "area", N_("Area of life"), .type = COLUMN_CODE, .codes = &CODES_need_area }, FIGURE_NAMES },
    [AREA_ASKED] = { { "asked", N_("Persons asked"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who were asked about this area of life.") },
    [AREA_NEED] = { { "need", N_("Have a need"), .type = COLUMN_INT }, FIGURE_PERSONS, NEED_DEFINED,
        .part_of = AREA_ASKED, .share_of = AREA_ASKED },
    [AREA_URGENT] = { { "urgent", N_("Urgent need"), .type = COLUMN_INT }, FIGURE_PERSONS,
        N_("Persons who said last that they need help urgently (weight 3)."), .part_of = AREA_NEED,
        .share_of = AREA_ASKED },
};
static const struct report_table_plan areas = { "areas", N_("Needs by area of life"), area_columns, AREA_COLUMNS_N,
    JSON_KEYED, .caption = N_("Persons with a need, by area of life"), .how = { WHO_DEFINED } };

/* ---- counting */

static int area_of(struct str code)
{
    for (size_t i = 0; i < CODES_need_area.n; i++)
        if (str_is(code, CODES_need_area.at[i].code))
            return (int)i;
    return -1;
}

/* What a person said last about each area: bits of area numbers. */
struct said {
    int64_t person;
    uint16_t asked, need, urgent;
};
_Static_assert(AREA__N <= 16, "an area is a bit");
enum { AT_ONCE = 20000 }; /* rows of needs */

/* Of a group or a town; of languages the line is counted in at once. */
struct needs_sums {
    int32_t persons, asked[AREA__N], need[AREA__N];
};
struct group_needs {
    int64_t group;
    size_t town; /* of counting.towns */
    struct needs_sums sums;
};
struct town_needs {
    struct str code;
    int64_t person; /* who was counted last */
    struct needs_sums sums;
};
struct counting {
    struct task *t;
    struct report_table *languages;
    int64_t urgent[AREA__N];
    struct said *batch;
    size_t n, next, rows; /* persons of the batch; the one looked for; rows they were made of */
    struct {
        struct group_needs *at;
        size_t n, cap;
    } groups; /* by id */
    struct {
        struct town_needs *at;
        size_t n, cap;
    } towns;
    struct group_needs *counted; /* the last one, and for whom */
    int64_t counted_person;
};

static bool add_said(void *x, const struct needs_report_sql_said_row *row)
{
    struct counting *c = x;
    int area = area_of(row->area);
    uint16_t bit = area < 0 ? 0 : (uint16_t)(1U << area);

    c->rows++;
    if (c->n == 0 || c->batch[c->n - 1].person != row->person)
        c->batch[c->n++] = (struct said){ .person = row->person };
    struct said *one = &c->batch[c->n - 1];
    one->asked |= bit;
    one->need = (uint16_t)(row->weight > 0 ? one->need | bit : one->need & ~bit);
    one->urgent = (uint16_t)(row->weight == 3 ? one->urgent | bit : one->urgent & ~bit);
    return true;
}

/* Rows come in the order of persons, as the batch is. NULL: she said nothing. */
static const struct said *said_by(struct counting *c, int64_t person)
{
    while (c->next < c->n && c->batch[c->next].person < person)
        c->next++;
    return c->next < c->n && c->batch[c->next].person == person ? &c->batch[c->next] : NULL;
}

/* A line with nobody in it yet. */
static struct report_line *line_new(struct task *t, struct report_table *table, struct str key, struct str value)
{
    struct report_line *line = report_line_add(t, table);

    line->cells[KEY] = cell_text_of(key);
    line->cells[VALUE] = cell_text_of(value);
    for (unsigned k = PERSONS; k < COLUMNS; k++)
        line->cells[k] = cell_n(0);
    return line;
}

static struct report_line *language_of(struct counting *c, struct str languages)
{
    struct str rest = languages, first = S("");

    (void)str_cut(&rest, ';', &first);
    for (size_t i = 0; i < c->languages->n; i++)
        if (str_eq(c->languages->at[i].cells[KEY].s, first))
            return &c->languages->at[i];
    return line_new(c->t, c->languages, str_copy(c->t->a, first), S(""));
}

static bool add_tongue(void *x, const struct needs_report_sql_tongues_row *row)
{
    struct counting *c = x;
    const struct said *said = said_by(c, row->person);

    if (said == NULL)
        return true;
    struct report_line *line = language_of(c, row->languages);
    line->cells[PERSONS].n++;
    for (int i = 0; i < AREA__N; i++) {
        line->cells[asked_of(i)].n += said->asked >> i & 1;
        line->cells[need_of(i)].n += said->need >> i & 1;
        c->urgent[i] += said->urgent >> i & 1;
    }
    return true;
}

static void add(struct needs_sums *sums, const struct said *said)
{
    sums->persons++;
    for (int i = 0; i < AREA__N; i++) {
        sums->asked[i] += said->asked >> i & 1;
        sums->need[i] += said->need >> i & 1;
    }
}

static int by_id(const void *a, const void *b)
{
    const struct group_needs *x = a, *y = b;

    return x->group < y->group ? -1 : x->group > y->group;
}

static struct group_needs *group_of(const struct counting *c, int64_t group)
{
    struct group_needs wanted = { .group = group };

    return c->groups.n == 0 ? NULL : bsearch(&wanted, c->groups.at, c->groups.n, sizeof wanted, by_id);
}

/* Who was a member of a group twice counts once, and once in a town. */
static bool add_member(void *x, const struct needs_report_sql_members_row *row)
{
    struct counting *c = x;
    const struct said *said = said_by(c, row->person);
    struct group_needs *group = said == NULL ? NULL : group_of(c, row->group);

    if (group == NULL || (group == c->counted && row->person == c->counted_person))
        return true;
    struct town_needs *town = &c->towns.at[group->town];
    add(&group->sums, said);
    if (town->person != row->person)
        add(&town->sums, said);
    town->person = row->person;
    c->counted = group;
    c->counted_person = row->person;
    return true;
}

static bool add_town(void *x, const struct needs_report_sql_towns_row *row)
{
    struct counting *c = x;
    struct group_needs one = { .group = row->group };

    while (one.town < c->towns.n && !str_eq(c->towns.at[one.town].code, row->municipality))
        one.town++;
    if (one.town == c->towns.n) {
        struct town_needs town = { .code = str_copy(c->t->a, row->municipality) };
        LIST_ADD(c->t->a, &c->towns, town);
    }
    LIST_ADD(c->t->a, &c->groups, one);
    return true;
}

/* Some persons at a time: there may be a million. Of a full batch the last person may have said more than is in it. */
static void count(struct counting *c, int64_t project, struct str from, struct str to)
{
    struct task *t = c->t;
    struct needs_report_sql_group_count_row groups = { 0 };

    must(t, needs_report_sql_group_count(t, project, &groups));
    c->groups.cap = (size_t)groups.n;
    c->groups.at = NEW_N(t->a, struct group_needs, c->groups.cap);
    needs_report_sql_towns(t, project, add_town, c);
    c->batch = NEW_N(t->a, struct said, AT_ONCE);
    for (int64_t after = 0;;) {
        c->n = c->rows = 0;
        needs_report_sql_said(t, project, from, to, after, AT_ONCE, add_said, c);
        bool more = c->rows == AT_ONCE;
        must(t, !more || c->n > 1);
        c->n -= more;
        if (c->n == 0)
            return;
        after = c->batch[c->n - 1].person;
        c->next = 0;
        needs_report_sql_tongues(t, c->batch[0].person, after, add_tongue, c);
        c->next = 0;
        needs_report_sql_members(t, project, from, to, c->batch[0].person, after, add_member, c);
        if (!more)
            return;
    }
}

/* ---- the tables in the order people read */

static void put_sums(struct report_line *line, const struct needs_sums *sums)
{
    line->cells[PERSONS] = cell_n(sums->persons);
    for (int i = 0; i < AREA__N; i++) {
        line->cells[asked_of(i)] = cell_n(sums->asked[i]);
        line->cells[need_of(i)] = cell_n(sums->need[i]);
    }
}

static int by_key(const void *a, const void *b)
{
    const struct report_line *x = a, *y = b;

    return str_cmp(x->cells[KEY].s, y->cells[KEY].s);
}

static void sort(struct report_table *table)
{
    if (table->n > 1)
        qsort(table->at, table->n, sizeof *table->at, by_key);
}

static void put_towns(struct counting *c, struct report_table *table)
{
    struct task *t = c->t;

    for (size_t i = 0; i < c->towns.n; i++) {
        struct str code = c->towns.at[i].code;
        if (c->towns.at[i].sums.persons > 0)
            put_sums(line_new(t, table, code, str_empty(code) ? str_of(tr(t, "Not known")) : place_name(t->lang, code)),
                &c->towns.at[i].sums);
    }
    sort(table);
}

static void put_groups(struct task *t, void *x, const struct report_groups *some, struct report_table *table)
{
    const struct counting *c = x;

    for (size_t i = 0; i < some->n; i++) {
        const struct report_group *group = &some->at[i];
        const struct group_needs *needs = group_of(c, group->id);
        if (needs == NULL || needs->sums.persons == 0)
            continue;
        struct report_line *line = line_new(
            t, table, str_empty(group->key) ? id_str(t->a, group->id) : group->key, group->name);
        line->group = group->id;
        put_sums(line, &needs->sums);
    }
}

/* Few groups are withheld together with their sum; what that would take grows with the square of their number. */
static void begin_groups(struct counting *c, const struct report_scope *s, struct report_tables *tables)
{
    size_t n = 0;

    for (size_t i = 0; i < c->groups.n; i++)
        n += c->groups.at[i].sums.persons > 0;
    if (n > GROUPS_TOGETHER)
        report_table_by_groups(c->t, report_table_new(tables, &by_group_alone), s, put_groups, c);
    else
        report_groups_all(c->t, report_table_new(tables, &by_group), s, put_groups, c);
}

static void fill_areas(struct task *t, struct report_tables *tables, const int64_t urgent[AREA__N])
{
    struct report_table *table = report_table_new(tables, &areas);

    for (int i = 0; i < AREA__N; i++) {
        struct report_line *line = report_line_add(t, table);
        line->cells[AREA] = cell_text_of(str_of(CODES_need_area.at[i].code));
        line->cells[AREA_ASKED] = line->cells[AREA_NEED] = cell_n(0);
        line->cells[AREA_URGENT] = cell_n(urgent[i]);
        line->same[0] = (struct report_same){ AREA_ASKED, asked_of(i) };
        line->same[1] = (struct report_same){ AREA_NEED, need_of(i) };
    }
}

static void fill(struct task *t, const struct report_scope *s, struct report_tables *ret_tables)
{
    struct counting *c = NEW(t->a, struct counting);

    *c = (struct counting){ .t = t, .languages = report_table_new(ret_tables, &by_language) };
    count(c, s->project, day_str(&s->from), day_known(s->to) ? day_str(&s->to) : S("9999-12-31"));
    if (c->languages->n == 0)
        return;
    sort(c->languages);
    fill_areas(t, ret_tables, c->urgent);
    put_towns(c, report_table_new(ret_tables, &by_town));
    if (!s->outside) /* what a region has, the towns say */
        begin_groups(c, s, ret_tables);
}

/* The most common need of all, where it may be told. */
static struct report_words words(struct task *t, const struct report_tables *tables)
{
    const struct report_line *all = report_total(&tables->at[0]);
    int most = -1;

    for (int i = 0; all != NULL && i < AREA__N; i++) {
        int64_t n = report_count(all, need_of(i));
        if (n != INT_NONE && n > 0 && (most < 0 || n > report_count(all, need_of(most))))
            most = i;
    }
    if (most < 0)
        return (struct report_words){ S(""), S("") };
    struct str name = code_name(t->lang, &CODES_need_area, str_of(CODES_need_area.at[most].code));
    return (struct report_words){
        tr_fill(t->a, tr(t, "The most common need: %1$s, %2$s persons"),
            (struct str[]){ name, lang_number(t->a, t->lang, report_count(all, need_of(most))) }, 2),
        S("")
    };
}

const struct report_parts needs_report = {
    .fill = fill,
    .words = words,
    .sentence = N_("What the persons said they need, in rounds of need mapping in these days. Only sums are told."),
    .empty = N_("No needs were mapped in these days. Choose other days, or begin a round on a person's page."),
};
