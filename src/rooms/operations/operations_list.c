/* operations_list: see operations_list.h. The properties of the JSON-LD are those of Kohesio's data
 * (linkedopendata.eu), so that what reads one reads the other. */
#include "rooms/operations/operations_list.h"

#include "operations_list_sql.h"
#include "rooms/operations/operations_find.h"
#include "rooms/places.h"
#include "rooms/tables/tables.h"

static struct str regions_text(struct task *t, struct str codes)
{
    struct strs list = strs_split(t->a, codes, ';');

    if (list.n == 0)
        return str_of(tr(t, "The whole country"));
    for (size_t i = 0; i < list.n; i++)
        list.at[i] = region_name(t->lang, list.at[i]);
    return strs_join(t->a, &list, S(", "));
}

static struct operation_listed listed_of(struct task *t, const struct operations_list_sql_listed_row *r)
{
    const struct lang *l = lang_by_tag(r->tag);

    return (struct operation_listed){ .id = r->operation,
        .total_cents = r->total_cents,
        .rate = r->cofinancing,
        .code = r->code,
        .name = r->name,
        .lang = l == NULL ? S("") : str_of(l->tag),
        .dir = l == NULL ? S("auto") : str_of(l->dir),
        .summary = r->summary,
        .name_en = r->name_en,
        .summary_en = r->summary_en,
        .beneficiary = r->beneficiary,
        .contractor = r->contractor,
        .fund = r->fund,
        .objective = r->objective,
        .category = r->category,
        .regions = r->regions,
        .location = regions_text(t, r->regions),
        .country = r->country,
        .programme = r->programme,
        .starts_on = r->starts_on,
        .ends_on = r->ends_on,
        .updated_on = instant_day(r->updated_at) };
}

struct operations_listed operations_listed(struct task *t, int64_t start, int64_t limit)
{
    struct operations_list_sql_listed_rows rows = operations_list_sql_listed(
        t, str_of(t->lang->tag), t->today, limit, start);
    struct operations_list_sql_whole_row whole;
    struct operations_listed list = { 0 };

    for (size_t i = 0; i < rows.n; i++) {
        struct operation_listed one = listed_of(t, &rows.at[i]);
        LIST_ADD(t->a, &list.rows, one);
    }
    if (operations_list_sql_whole(t, &whole)) {
        list.total = whole.n;
        if (!str_empty(instant_str(&whole.updated_at)))
            list.updated_on = instant_day(whole.updated_at);
    }
    return list;
}

/* ---- spreadsheets */

static const struct column list_columns[] = {
    { "code", N_("Project code"), S(""), COLUMN_TEXT, NULL },
    { "beneficiary", N_("Beneficiary"), S(""), COLUMN_TEXT, NULL },
    { "contractor", N_("Contractor"), S(""), COLUMN_TEXT, NULL },
    { "name", N_("Name of the operation"), S(""), COLUMN_TEXT, NULL },
    { "purpose", N_("Purpose and achievements"), S(""), COLUMN_TEXT, NULL },
    { "start_date", N_("First day"), S(""), COLUMN_DAY, NULL },
    { "end_date", N_("Last day"), S(""), COLUMN_DAY, NULL },
    { "total_cost", N_("Total cost"), S(""), COLUMN_MONEY, NULL },
    { "fund", N_("Fund"), S(""), COLUMN_TEXT, NULL },
    { "programme", N_("Programme"), S(""), COLUMN_TEXT, NULL },
    { "specific_objective", N_("Specific objective"), S(""), COLUMN_TEXT, NULL },
    { "eu_cofinancing_rate", N_("EU co-financing rate, percent"), S(""), COLUMN_HUNDREDTHS, NULL },
    { "location", N_("Location"), S(""), COLUMN_TEXT, NULL },
    { "country", N_("Country"), S(""), COLUMN_COUNTRY, NULL },
    { "type_of_intervention", N_("Category of intervention"), S(""), COLUMN_TEXT, NULL },
    { "updated", N_("Updated"), S(""), COLUMN_DAY, NULL },
};
enum { LIST_COLUMNS = sizeof list_columns / sizeof *list_columns };

static struct cell money(int64_t n) { return n == INT_NONE ? cell_none() : cell_n(n); }

static void write_list(struct task *t, const struct operation_listed_rows *rows, enum table_format f, struct buf *o)
{
    struct table_head head = { S("operations"), str_of(tr(t, "List of operations")), list_columns, LIST_COLUMNS };
    struct tables *ts = tables_to_buf(t, f, o);

    tables_undated(ts);
    tables_begin(ts, &head);
    for (size_t i = 0; i < rows->n; i++) {
        const struct operation_listed *r = &rows->at[i];
        const struct cell cells[LIST_COLUMNS] = { cell_s(r->code), cell_s(r->beneficiary), cell_s(r->contractor),
            cell_s(r->name), cell_s(r->summary), cell_day(&r->starts_on), cell_day(&r->ends_on), money(r->total_cents),
            cell_s(r->fund), cell_s(r->programme), cell_s(r->objective), money(r->rate), cell_s(r->location),
            cell_s(r->country), cell_s(r->category), cell_day(&r->updated_on) };
        tables_row(ts, cells);
    }
    tables_end(ts);
    tables_close(ts);
}

/* ---- the form that Kohesio's validator reads: days as DD-MM-YYYY */

static const struct column kohesio_columns[] = {
    { "ID", NULL, S("ID"), COLUMN_TEXT, NULL },
    { "country", NULL, S("country"), COLUMN_TEXT, NULL },
    { "title", NULL, S("title"), COLUMN_TEXT, NULL },
    { "title_en", NULL, S("title_en"), COLUMN_TEXT, NULL },
    { "summary", NULL, S("summary"), COLUMN_TEXT, NULL },
    { "summary_en", NULL, S("summary_en"), COLUMN_TEXT, NULL },
    { "start_date", NULL, S("start_date"), COLUMN_TEXT, NULL },
    { "end_date", NULL, S("end_date"), COLUMN_TEXT, NULL },
    { "budget", NULL, S("budget"), COLUMN_MONEY, NULL },
};
enum { KOHESIO_COLUMNS = sizeof kohesio_columns / sizeof *kohesio_columns };

static struct str day_turned(struct task *t, struct day d)
{
    return !day_whole(d) ? S("") : str_fmt(t->a, "%.2s-%.2s-%.4s", d.t + 8, d.t + 5, d.t);
}

static void write_kohesio(struct task *t, const struct operation_listed_rows *rows, struct buf *o)
{
    struct table_head head = { S("projects"), S(""), kohesio_columns, KOHESIO_COLUMNS };
    struct tables *ts = tables_to_buf(t, FORMAT_CSV, o);

    tables_begin(ts, &head);
    for (size_t i = 0; i < rows->n; i++) {
        const struct operation_listed *r = &rows->at[i];
        const struct cell cells[KOHESIO_COLUMNS] = { cell_s(r->code), cell_s(r->country), cell_s(r->name),
            cell_s(r->name_en), cell_s(r->summary), cell_s(r->summary_en), cell_s(day_turned(t, r->starts_on)),
            cell_s(day_turned(t, r->ends_on)), money(r->total_cents) };
        tables_row(ts, cells);
    }
    tables_end(ts);
    tables_close(ts);
}

/* ---- JSON-LD */

static const struct {
    const char *term, *property, *type;
} terms[] = {
    { "label", "http://www.w3.org/2000/01/rdf-schema#label", NULL },
    { "summary", "kohesio:P836", NULL },
    { "startTime", "kohesio:P20", "http://www.w3.org/2001/XMLSchema#date" },
    { "endTime", "kohesio:P33", "http://www.w3.org/2001/XMLSchema#date" },
    { "budget", "kohesio:P474", "http://www.w3.org/2001/XMLSchema#decimal" },
    { "cofinancingRate", "kohesio:P837", "http://www.w3.org/2001/XMLSchema#decimal" },
    { "country", "kohesio:P32", NULL },
    { "region", "kohesio:P1845", NULL },
    { "program", "kohesio:P1368", NULL },
    { "fund", "kohesio:P1584", NULL },
    { "category", "kohesio:P888", NULL },
    { "theme", "kohesio:P1848", NULL },
    { "beneficiary", "kohesio:P841", NULL },
    { "code", "http://purl.org/dc/terms/identifier", NULL },
    { "modified", "http://purl.org/dc/terms/modified", "http://www.w3.org/2001/XMLSchema#date" },
    { "contractor", "http://purl.org/dc/terms/contributor", NULL },
};

static void put_context(struct json *j)
{
    js_key(j, S("@context"));
    js_object(j);
    js_put_str(j, "kohesio", S("https://linkedopendata.eu/prop/direct/"));
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        js_key(j, str_of(terms[i].term));
        js_object(j);
        js_put_str(j, "@id", str_of(terms[i].property));
        if (terms[i].type != NULL)
            js_put_str(j, "@type", str_of(terms[i].type));
        js_end(j);
    }
    js_end(j);
}

static void put_text(struct json *j, const char *key, struct str text, struct str lang, struct str en)
{
    js_key(j, str_of(key));
    js_array(j);
    js_object(j);
    js_put_str(j, "@value", text);
    if (!str_empty(lang))
        js_put_str(j, "@language", lang);
    js_end(j);
    if (!str_empty(en) && !str_is(lang, "en")) {
        js_object(j);
        js_put_str(j, "@value", en);
        js_put_str(j, "@language", S("en"));
        js_end(j);
    }
    js_end(j);
}

static void put_known(struct json *j, const char *key, struct str text)
{
    if (!str_empty(text))
        js_put_str(j, key, text);
}

static void put_one(struct task *t, struct json *j, const struct operation_listed *r, struct str page)
{
    js_object(j);
    js_put_str(j, "@id", page);
    js_put_str(j, "@type", S("https://linkedopendata.eu/entity/Q9934"));
    js_put_str(j, "code", r->code);
    put_text(j, "label", r->name, r->lang, r->name_en);
    put_text(j, "summary", r->summary, r->lang, r->summary_en);
    put_known(j, "beneficiary", r->beneficiary);
    put_known(j, "contractor", r->contractor);
    put_known(j, "startTime", day_str(&r->starts_on));
    put_known(j, "endTime", day_str(&r->ends_on));
    if (r->total_cents != INT_NONE) {
        js_key(j, S("budget"));
        js_cents(j, r->total_cents);
    }
    if (r->rate != INT_NONE) {
        js_key(j, S("cofinancingRate"));
        js_cents(j, r->rate);
    }
    put_known(j, "fund", r->fund);
    put_known(j, "program", r->programme);
    put_known(j, "theme", r->objective);
    put_known(j, "category", r->category);
    put_known(j, "country", r->country);
    put_known(j, "region", r->location);
    put_known(j, "modified", day_str(&r->updated_on));
    js_end(j);
}

static void write_json(struct task *t, const struct operations_listed *list,
    struct str (*page_of)(struct task *t, int64_t id), struct buf *o)
{
    struct json j;

    js_init(&j, o);
    js_object(&j);
    put_context(&j);
    put_known(&j, "modified", day_str(&list->updated_on));
    js_key(&j, S("@graph"));
    js_array(&j);
    for (size_t i = 0; i < list->rows.n; i++)
        put_one(t, &j, &list->rows.at[i], page_of(t, list->rows.at[i].id));
    js_end(&j);
    js_end(&j);
}

void operations_list_write(
    struct task *t, enum operations_file f, struct str (*page_of)(struct task *t, int64_t id), struct buf *o)
{
    struct operations_listed list = operations_listed(t, 0, OPERATIONS_LISTED_MOST);

    switch (f) {
    case OPERATIONS_CSV: write_list(t, &list.rows, FORMAT_CSV, o); return;
    case OPERATIONS_XLSX: write_list(t, &list.rows, FORMAT_XLSX, o); return;
    case OPERATIONS_KOHESIO: write_kohesio(t, &list.rows, o); return;
    case OPERATIONS_JSON: write_json(t, &list, page_of, o); return;
    }
}

/* ---- what a search found */

static const struct column found_columns[] = {
    { "source", N_("Source"), S(""), COLUMN_TEXT, NULL },
    { "code", N_("Project code"), S(""), COLUMN_TEXT, NULL },
    { "name", N_("Name of the project"), S(""), COLUMN_TEXT, NULL },
    { "beneficiary", N_("Beneficiary"), S(""), COLUMN_TEXT, NULL },
    { "fund", N_("Fund"), S(""), COLUMN_TEXT, NULL },
    { "programme", N_("Programme"), S(""), COLUMN_TEXT, NULL },
    { "specific_objective", N_("Specific objective"), S(""), COLUMN_TEXT, NULL },
    { "theme", N_("Theme"), S(""), COLUMN_CODE, &CODES_operation_theme },
    { "category", N_("Category of intervention"), S(""), COLUMN_TEXT, NULL },
    { "regions", N_("Region"), S(""), COLUMN_TEXT, NULL },
    { "locality", N_("Municipality"), S(""), COLUMN_TEXT, NULL },
    { "start_date", N_("First day"), S(""), COLUMN_DAY, NULL },
    { "end_date", N_("Last day"), S(""), COLUMN_DAY, NULL },
    { "total_cost", N_("Total cost"), S(""), COLUMN_MONEY, NULL },
    { "eu_contribution", N_("EU contribution"), S(""), COLUMN_MONEY, NULL },
    { "eu_cofinancing_rate", N_("EU co-financing rate, percent"), S(""), COLUMN_HUNDREDTHS, NULL },
    { "page", N_("Page"), S(""), COLUMN_TEXT, NULL },
};
enum { FOUND_COLUMNS = sizeof found_columns / sizeof *found_columns };

enum { ROWS_OF_AN_ARENA = 500 };

struct finding {
    struct task row; /* its arena is that of the rows in hand */
    struct arena **slot;
    int64_t n;
    struct tables *ts;
    struct str (*page_of)(struct task *t, int64_t id);
};

static void write_line(void *x, const struct operation_line *r)
{
    struct finding *to = x;
    struct task *t = &to->row;
    const struct cell cells[FOUND_COLUMNS] = { cell_s(r->source), cell_s(r->source_key), cell_s(r->name),
        cell_s(r->beneficiary), cell_s(r->fund), cell_s(r->programme), cell_s(r->objective), cell_s(r->theme),
        cell_s(r->category), cell_s(regions_text(t, r->regions)), cell_s(r->locality), cell_day(&r->starts_on),
        cell_day(&r->ends_on), money(r->total_cents), money(r->eu_cents), money(r->cofinancing),
        cell_s(to->page_of(t, r->id)) };

    tables_row(to->ts, cells);
    if (++to->n % ROWS_OF_AN_ARENA == 0) {
        arena_free(*to->slot);
        t->a = *to->slot = task_arena(t, (size_t)1 << 20);
    }
}

void operations_found_write(struct task *t, const struct operations_wanted *asked, enum operations_file f,
    struct str (*page_of)(struct task *t, int64_t id), struct buf *o)
{
    enum table_format format = f == OPERATIONS_XLSX ? FORMAT_XLSX : f == OPERATIONS_JSON ? FORMAT_JSON : FORMAT_CSV;
    struct table_head head = { S("projects"), str_of(tr(t, "Projects")), found_columns, FOUND_COLUMNS };
    struct operations_wanted w = *asked;
    struct arena **slot = task_arena_slot(t);
    struct finding to = { .row = *t, .slot = slot, .ts = tables_to_buf(t, format, o), .page_of = page_of };

    w.limit = OPERATIONS_FILE_MOST;
    to.row.a = *slot = task_arena(t, (size_t)1 << 20);
    tables_undated(to.ts);
    tables_begin(to.ts, &head);
    operations_each(t, &w, write_line, &to);
    tables_end(to.ts);
    tables_close(to.ts);
    arena_free(*slot);
    *slot = NULL;
}
