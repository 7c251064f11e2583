/* report_houses: which organisations a project's figures can be told by, and the tables of a report of each of them
 * beside those of the whole: whoever must not see small counts must not work them out from the others either, so all
 * are withheld together, whichever is looked at. To which organisation something belongs: groups_house_facts and its
 * like (each thing to one). */
#include "rooms/projects/projects.h"
#include "rooms/reports/report_sheets.h"

#include "report_houses_sql.h"

static const char no_name[] = "lead"; /* the key of a lead that has no name */

struct report_houses report_houses(struct task *t, int64_t project)
{
    struct report_houses list = { 0 }, none = { 0 };
    struct report_houses_sql_nameless_row nameless = { 0 };
    struct project_houses all = projects_houses(t, project);

    if (all.n > 0 && report_houses_sql_nameless(t, project, &nameless) && nameless.n > 0) {
        struct report_house lead = { REPORT_LEAD, str_of(no_name),
            str_of(tr(t, "The organisation that leads the project")) };
        LIST_ADD(t->a, &list, lead);
    }
    for (size_t i = 0; i < all.n; i++) {
        struct report_house one = { all.at[i].organisation, id_str(t->a, all.at[i].organisation), all.at[i].name };
        LIST_ADD(t->a, &list, one);
    }
    return list.n > 1 ? list : none;
}

bool report_house_read(struct str key, int64_t *ret_organisation)
{
    if (str_is(key, no_name)) {
        *ret_organisation = REPORT_LEAD;
        return true;
    }
    return id_read(key, ret_organisation);
}

struct str report_house_key(struct task *t, int64_t organisation)
{
    return organisation == REPORT_LEAD ? str_of(no_name) : id_str(t->a, organisation);
}

struct str report_house_name(struct task *t, const struct report_scope *s)
{
    struct report_houses all = report_houses(t, s->project);

    for (size_t i = 0; s->organisation != 0 && i < all.n; i++)
        if (all.at[i].organisation == s->organisation)
            return all.at[i].name;
    return S("");
}

/* Readers outside get them of few organisations only: all are withheld together. */
struct report_houses report_houses_of(struct task *t, const struct report *report, const struct report_scope *s)
{
    struct report_houses none = { 0 }, all;

    if (!report->parts->of_houses || s->project <= 0 || s->also.n > 0)
        return none;
    all = report_houses(t, s->project);
    return s->outside && all.n > REPORT_HOUSES_MOST ? none : all;
}

bool report_has_house(struct task *t, const struct report *report, const struct report_scope *s)
{
    struct report_houses all = report_houses_of(t, report, s);
    bool found = false;

    for (size_t i = 0; i < all.n; i++)
        found |= all.at[i].organisation == s->organisation;
    return found;
}

/* ---- sheets */

static void fill_sheet(
    struct task *t, const struct report *report, const struct report_scope *s, struct report_sheet *sheet)
{
    report->parts->fill(t, s, &sheet->tables);
    if (s->outside)
        report_regions_instead(t, s, &sheet->tables);
    for (size_t i = 0; i < sheet->tables.n; i++)
        sheet->tables.at[i].organisation = s->organisation;
}

struct report_sheets report_sheets_fill(struct task *t, const struct report *report, const struct report_scope *s)
{
    struct report_houses houses = { 0 };
    struct report_sheets sheets = { .n = 1 };
    struct report_scope one = *s;

    if (s->organisation == 0 || (s->outside && s->threshold > 1)) {
        houses = report_houses_of(t, report, s);
        one.organisation = s->project < 0 ? s->organisation : 0;
    }
    one.by_houses = s->project < 0 ? s->by_houses : houses.n > 0;
    sheets.at = NEW_N(t->a, struct report_sheet, houses.n + 1);
    sheets.at[0].organisation = one.organisation;
    fill_sheet(t, report, &one, &sheets.at[0]);
    one.by_houses = false;
    one.shown = 0;
    for (size_t i = 0; i < houses.n && (report->parts->put_house != NULL || s->outside); i++) {
        struct report_sheet *sheet = &sheets.at[sheets.n++];
        sheet->organisation = one.organisation = houses.at[i].organisation;
        sheet->house = houses.at[i];
        fill_sheet(t, report, &one, sheet);
    }
    return sheets;
}

struct report_line *report_house_line(struct task *t, const struct report_sheet *of, struct report_table *table)
{
    enum { KEY, NAME };
    struct report_line *line = report_line_add(t, table);

    line->organisation = of->organisation;
    line->cells[KEY] = cell_text_of(of->house.key);
    line->cells[NAME] = cell_text_of(of->house.name);
    return line;
}

static const struct report_sheet *sheet_of(const struct report_sheets *sheets, int64_t organisation)
{
    for (size_t i = 1; i < sheets->n; i++)
        if (sheets->at[i].organisation == organisation)
            return &sheets->at[i];
    return &sheets->at[0];
}

struct report_tables report_sheets_choose(
    struct task *t, const struct report *report, const struct report_scope *s, const struct report_sheets *sheets)
{
    struct report_tables tables = sheet_of(sheets, s->organisation)->tables;

    for (size_t i = 0; i < tables.n && report->parts->put_house != NULL; i++)
        for (size_t k = 1; k < sheets->n && tables.at[i].plan == report->parts->by_house; k++)
            report->parts->put_house(t, &sheets->at[k], &tables.at[i]);
    return tables;
}
