/* report_regions: what readers who see no persons get instead of a table by group: the same columns, a line for each
 * region (and month). A group of fourteen women in one suburb is nearly a person; a region is not (DOMAIN 8.4). One
 * rule for every report: a table whose first column is the key of a group is turned here, however it was filled. */
#include "report_regions_sql.h"
#include "rooms/places.h"
#include "rooms/reports/report_table.h"

enum { KEY, NAME }; /* of every table by group: its key, which JSON has, and what people read */

struct folding { /* regions: the table that is being filled */
    struct task *t;
    struct report_regions_sql_towns_rows towns; /* of groups, by id */
    struct report_table regions;
};

bool report_names_groups(const struct report_table_plan *plan)
{
    return plan->n > 0 && strcmp(plan->columns[KEY].column.key, "group") == 0;
}

static bool by_month(const struct report_table_plan *plan)
{
    bool some = false;

    for (size_t c = 0; c < plan->n; c++)
        some |= strcmp(plan->columns[c].column.key, "month") == 0;
    return some;
}

/* The languages of groups go with their names: a line is of several. */
static const struct report_table_plan *plan_of(struct task *t, const struct report_table_plan *by_group)
{
    struct report_table_plan *plan = NEW(t->a, struct report_table_plan);
    struct report_column *columns = NEW_N(t->a, struct report_column, by_group->n);

    *plan = *by_group;
    memcpy(columns, by_group->columns, by_group->n * sizeof *columns);
    for (size_t c = 0; c < plan->n; c++)
        if (columns[c].kind == FIGURE_NAMES && columns[c].column.type == COLUMN_LANGUAGE)
            columns[c].place = IN_NONE;
    columns[KEY].column.key = columns[NAME].column.key = "region";
    columns[NAME].column.heading = N_("Region");
    plan->columns = columns;
    plan->name = strcmp(plan->name, "by_group") == 0 ? "by_region" : plan->name;
    plan->title = by_month(plan) ? N_("Regions month by month") : N_("By region");
    plan->caption = N_("All groups of a region together. Who is in two of them counts in both.");
    return plan;
}

static struct str region_of(const struct folding *f, int64_t group)
{
    size_t low = 0, high = f->towns.n;

    while (low < high) {
        size_t middle = (low + high) / 2;
        if (f->towns.at[middle].group < group)
            low = middle + 1;
        else
            high = middle;
    }
    return low < f->towns.n && f->towns.at[low].group == group
               ? place_region(f->towns.at[low].municipality, f->t->today)
               : S("");
}

static struct report_line *line_of(struct folding *f, struct str region, struct day month)
{
    struct report_table *table = &f->regions;
    struct task *t = f->t;

    for (size_t i = 0; i < table->n; i++)
        if (str_eq(table->at[i].cells[KEY].s, region) && day_cmp(table->at[i].month, month) == 0)
            return &table->at[i];
    struct report_line *line = report_line_add(t, table);
    line->month = month;
    line->cells[KEY] = cell_text_of(region);
    line->cells[NAME] = cell_text_of(str_empty(region) ? str_of(tr(t, "Not known")) : region_name(t->lang, region));
    return line;
}

/* What is not known of one group (the length of its sessions) does not hide what is known of others. */
static void add(struct folding *f, const struct report_line *of_group)
{
    struct report_line *line = line_of(f, region_of(f, of_group->group), of_group->month);
    const struct report_table_plan *plan = f->regions.plan;

    for (size_t c = NAME + 1; c < plan->n; c++) {
        const struct cell *from = &of_group->cells[c];
        struct cell *to = &line->cells[c];
        if (plan->columns[c].kind == FIGURE_NAMES && plan->columns[c].place != IN_NONE)
            *to = from->known ? cell_s(str_copy(f->t->a, from->s)) : *to;
        else if (plan->columns[c].kind != FIGURE_NAMES && from->known)
            *to = cell_n((to->known ? to->n : 0) + from->n);
    }
}

static int in_order(const void *a, const void *b)
{
    const struct report_line *x = a, *y = b;
    int order = str_cmp(x->cells[KEY].s, y->cells[KEY].s);

    return order != 0 ? order : day_cmp(x->month, y->month);
}

static void fold(struct folding *f, struct report_table *table)
{
    bool more = table->more != NULL && report_table_next(f->t, table);

    do
        for (size_t i = 0; i < table->n; i++)
            add(f, &table->at[i]);
    while (more && (more = report_table_next(f->t, table)));
    if (f->regions.n > 1)
        qsort(f->regions.at, f->regions.n, sizeof *f->regions.at, in_order);
    *table = f->regions;
}

void report_regions_instead(struct task *t, const struct report_scope *s, struct report_tables *tables)
{
    struct folding f = { .t = t };
    bool some = false;

    for (size_t i = 0; i < tables->n; i++)
        some |= report_names_groups(tables->at[i].plan);
    if (some)
        f.towns = report_regions_sql_towns(t, s->project);
    for (size_t i = 0; i < tables->n; i++)
        if (report_names_groups(tables->at[i].plan)) {
            f.regions = (struct report_table){ .plan = plan_of(t, tables->at[i].plan) };
            fold(&f, &tables->at[i]);
        }
}
