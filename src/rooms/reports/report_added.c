/* report_added: several projects together for those from whom small counts are withheld. Counted as one, each person
 * once, the figures would tell with those of the single projects how many were in two of them, and what is withheld in
 * one of them. So they get what they may see of each project, added up: where it is withheld in one, the sum is, too,
 * and no sum tells more than its parts. Whoever was in two of the projects counts in both; the notes say so. */
#include "rooms/reports/reports.h"

/* NULL: there is no such line yet. */
static struct report_line *line_like(
    struct report_table *all, const struct report_table *table, const struct report_line *line)
{
    if (line == report_total(table))
        return all->n == 0 ? NULL : &all->at[all->n - 1];
    for (size_t i = 0; i < report_lines(all); i++)
        if (report_same_names(table->plan, &all->at[i], line))
            return &all->at[i];
    return NULL;
}

static void add_line(const struct report_table_plan *plan, struct report_line *sum, const struct report_line *line)
{
    for (unsigned c = 1; c < plan->n; c++) {
        struct cell *cell = &sum->cells[c];
        if (plan->columns[c].kind == FIGURE_NAMES)
            continue;
        *cell = cell->known && line->cells[c].known ? cell_n(cell->n + line->cells[c].n) : cell_none();
    }
}

/* Whoever has no line in a table is nobody there. A new line stands before the total line. */
static void add_table(struct task *t, struct report_table *all, const struct report_table *table)
{
    for (size_t i = 0; i < table->n; i++) {
        struct report_line *sum = line_like(all, table, &table->at[i]);
        if (sum != NULL) {
            add_line(table->plan, sum, &table->at[i]);
            continue;
        }
        bool before = report_total(all) != NULL;
        LIST_ADD(t->a, all, table->at[i]);
        if (before) {
            struct report_line total = all->at[all->n - 2];
            all->at[all->n - 2] = all->at[all->n - 1];
            all->at[all->n - 1] = total;
        }
    }
}

/* What is in words, or was entered, is of one project: of some tables all lines are. */
static bool is_of_one(const struct report_table *table)
{
    bool open = table->n > 0;

    for (size_t i = 0; i < table->n; i++)
        open &= table->at[i].open;
    return open;
}

static struct report_table *table_like(struct report_tables *all, const struct report_table *table)
{
    for (size_t i = 0; i < all->n; i++)
        if (strcmp(all->at[i].plan->name, table->plan->name) == 0)
            return &all->at[i];
    return NULL;
}

static void add_tables(
    struct task *t, const struct report *report, struct report_tables *all, struct report_tables *tables)
{
    for (size_t k = 0; k < tables->n; k++) {
        struct report_table *table = &tables->at[k], *sum = table_like(all, table);
        if (!report->parts->together && is_of_one(table))
            continue;
        if (sum != NULL)
            add_table(t, sum, table);
        else
            all->at[all->n++] = *table;
    }
}

struct report_tables report_added(struct task *t, const struct report *report, const struct report_scope *s)
{
    struct report_tables all = { 0 };

    for (size_t i = 0; i < report_projects_n(s); i++) {
        struct report_scope one = *s;
        one.project = report_project_at(s, i);
        one.also = (struct report_projects){ 0 };
        one.keeps_rare = true;
        struct report_tables tables = reports_tables(t, report, &one);
        if (i == 0)
            all.csv = tables.csv;
        add_tables(t, report, &all, &tables);
    }
    report_tables_close(&all);
    return all;
}
