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
static unsigned asked_of(int area) { return ASKED_language + 2 * (unsigned)area; }
static unsigned need_of(int area) { return NEED_language + 2 * (unsigned)area; }

#define NEED_DEFINED \
    N_("Persons who said last that they need some help in the area (weight 1 to 3). The percentage is of those who " \
       "were asked about it.")
#define WHO_DEFINED \
    N_("Persons count whose needs were mapped in these days. Of each area counts what they said last. Whose needs " \
       "they are is not told here.")
#define TWICE_DEFINED N_("A person who is in two of them counts in both, and twice in the sum.")

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

/* A line with nobody in it yet. */
static struct report_line *line_new(struct task *t, struct report_table *table, struct str key, struct str value)
{
    struct report_line *line = report_line_add(t, table);

    line->cells[KEY] = cell_text_of(key);
    line->cells[VALUE] = cell_text_of(value);
    for (unsigned c = PERSONS; c < COLUMNS; c++)
        line->cells[c] = cell_n(0);
    return line;
}

static struct report_line *line_of(struct task *t, struct report_table *table, struct str key, struct str value)
{
    for (size_t i = 0; i < table->n; i++)
        if (str_eq(table->at[i].cells[KEY].s, key))
            return &table->at[i];
    return line_new(t, table, key, value);
}

static void count(struct report_line *line, const struct needs_report_sql_cell_row *cell)
{
    int area = area_of(cell->area);

    if (str_empty(cell->area))
        line->cells[PERSONS].n += cell->asked;
    if (area < 0)
        return;
    line->cells[asked_of(area)].n += cell->asked;
    line->cells[need_of(area)].n += cell->need;
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
    struct str from = day_str(&s->from), to = day_known(s->to) ? day_str(&s->to) : S("9999-12-31");
    struct needs_report_sql_cell_rows languages = needs_report_sql_by_language(t, s->project, from, to);
    struct needs_report_sql_cell_rows towns = needs_report_sql_by_town(t, s->project, from, to);
    struct needs_report_sql_by_group_rows groups = needs_report_sql_by_group(t, s->project, from, to);
    struct report_table *table = report_table_new(ret_tables, &by_language);
    int64_t urgent[AREA__N] = { 0 };

    for (size_t i = 0; i < languages.n; i++) {
        struct str rest = languages.at[i].value, first = S("");
        int area = area_of(languages.at[i].area);
        (void)str_cut(&rest, ';', &first);
        count(line_of(t, table, first, S("")), &languages.at[i]);
        if (area >= 0)
            urgent[area] += languages.at[i].urgent;
    }
    if (table->n == 0)
        return;
    fill_areas(t, ret_tables, urgent);
    table = report_table_new(ret_tables, &by_town);
    for (size_t i = 0; i < towns.n; i++)
        count(line_of(t, table, towns.at[i].value,
                  str_empty(towns.at[i].value) ? str_of(tr(t, "Not known")) : place_name(t->lang, towns.at[i].value)),
            &towns.at[i]);
    table = report_table_new(ret_tables, &by_group);
    for (size_t i = 0; i < groups.n; i++) {
        struct report_line *line = line_of(t, table,
            str_empty(groups.at[i].key) ? id_str(t->a, groups.at[i].group) : groups.at[i].key, groups.at[i].cell.value);
        count(line, &groups.at[i].cell);
    }
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
