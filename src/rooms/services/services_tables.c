/* services_tables: HSDS as tables, read. A row becomes an object; what names it by its id is put into it: telephones
 * into contacts, contacts into locations, and so on up to the service, which is then read as one that came whole. */
#include "rooms/services/services_tables.h"

#include "lang/lang.h"
#include "base/keys.h"
#include "rooms/tables/tables.h"

const struct hsds_table HSDS[HSDS_TABLES] = {
    { "metadata", "metadata", "metadata", "",
        "id resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value "
        "updated_by",
        "resource_id", "" },
    { "taxonomy_term", "taxonomy_terms", "", "taxonomy_term_id",
        "id code name description parent_id taxonomy language taxonomy_id term_uri", "", "metadata" },
    { "attribute", "attributes", "attributes", "", "id link_id taxonomy_term_id link_type link_entity value", "link_id",
        "metadata" },
    { "language", "languages", "languages", "", "id service_id location_id phone_id name code note",
        "service_id location_id phone_id", "attributes metadata" },
    { "phone", "phones", "phones", "phone_id",
        "id location_id service_id organization_id contact_id service_at_location_id number extension type description",
        "location_id service_id organization_id contact_id service_at_location_id", "languages attributes metadata" },
    { "contact", "contacts", "contacts", "contact_id",
        "id organization_id service_id service_at_location_id location_id name title department email",
        "organization_id service_id service_at_location_id location_id", "phones attributes metadata" },
    { "address", "addresses", "addresses", "",
        "id location_id attention address_1 address_2 city region state_province postal_code country address_type",
        "location_id", "attributes metadata" },
    { "schedule", "schedules", "schedules", "",
        "id service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq "
        "interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type "
        "notes",
        "service_id location_id service_at_location_id", "attributes metadata" },
    { "accessibility", "accessibility", "accessibility", "", "id location_id description details url", "location_id",
        "attributes metadata" },
    { "funding", "funding", "funding", "", "id organization_id service_id source", "organization_id service_id",
        "attributes metadata" },
    { "service_area", "service_areas", "service_areas", "", "id service_id name description extent extent_type uri",
        "service_id", "attributes metadata" },
    { "required_document", "required_documents", "required_documents", "", "id service_id document uri", "service_id",
        "attributes metadata" },
    { "cost_option", "cost_options", "cost_options", "",
        "id service_id valid_from valid_to option currency amount amount_description", "service_id",
        "attributes metadata" },
    { "organization_identifier", "organization_identifiers", "organization_identifiers", "",
        "id organization_id identifier_scheme identifier_type identifier", "organization_id", "attributes metadata" },
    { "program", "programs", "programs", "program_id", "id organization_id name alternate_name description",
        "organization_id", "attributes metadata" },
    { "location", "locations", "locations", "location_id",
        "id location_type url organization_id name alternate_name description transportation latitude longitude "
        "external_identifier external_identifier_type",
        "organization_id", "languages addresses contacts accessibility phones schedules attributes metadata" },
    { "service_at_location", "service_at_location", "service_at_locations", "service_at_location_id",
        "id service_id location_id description", "service_id", "contacts phones schedules attributes metadata" },
    { "organization", "organizations", "", "organization_id",
        "id name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri "
        "parent_organization_id",
        "", "funding contacts phones locations programs organization_identifiers attributes metadata" },
    { "service", "services", "", "service_id",
        "id organization_id program_id name alternate_name description url email status interpretation_services "
        "application_process fees_description wait_time fees accreditations eligibility_description minimum_age "
        "maximum_age assured_date assurer_email licenses alert last_modified",
        "",
        "phones schedules service_areas service_at_locations languages funding cost_options required_documents "
        "contacts "
        "attributes metadata" },
};

bool hsds_among(const char *words, struct str word)
{
    struct str rest = str_of(words), one;

    while (word.n > 0 && str_cut(&rest, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

bool hsds_number_column(struct str column)
{
    return hsds_among("extension timezone count interval amount year_incorporated latitude longitude minimum_age "
                      "maximum_age",
        column);
}

size_t hsds_of_property(struct str property)
{
    for (size_t i = 0; i < HSDS_TABLES; i++)
        if (property.n > 0 && str_is(property, HSDS[i].property))
            return i;
    return HSDS_TABLES;
}

size_t hsds_of_file(struct str name)
{
    struct str rest = name, piece;

    while (str_cut(&rest, '/', &piece))
        name = piece;
    for (size_t i = 0; i < HSDS_TABLES; i++)
        if (name.n == strlen(HSDS[i].file) + 4 && str_starts(name, str_of(HSDS[i].file)))
            return i;
    return HSDS_TABLES;
}

/* What was read so far: lists by "id property", single objects by "id table". */
struct gathered {
    struct task *t;
    struct key_map *at;
    struct {
        struct strs *at;
        size_t n, cap;
    } lists;
    struct service_note why;
};

static struct strs *list_of(struct gathered *g, struct str id, const char *what, bool make)
{
    struct str key = str_fmt(g->t->a, "%.*s %s", STR_ARG(id), what);
    int64_t at = key_map_get(g->at, key);
    struct strs none = { 0 };

    if (at == 0 && !make)
        return NULL;
    if (at == 0) {
        LIST_ADD(g->t->a, &g->lists, none);
        at = (int64_t)g->lists.n;
        key_map_put(g->t->a, g->at, key, at);
    }
    return &g->lists.at[at - 1];
}

/* Digits as JSON has them: no zero in front, no sign +. */
static bool is_number(struct str s)
{
    struct str digits = str_starts(s, S("-")) ? str_part(s, 1, s.n) : s;
    size_t points = 0;

    if (digits.n == 0 || digits.p[0] == '.' || digits.p[digits.n - 1] == '.' ||
        (digits.p[0] == '0' && digits.n > 1 && digits.p[1] != '.'))
        return false;
    for (size_t i = 0; i < digits.n; i++) {
        points += digits.p[i] == '.';
        if ((digits.p[i] < '0' || digits.p[i] > '9') && digits.p[i] != '.')
            return false;
    }
    return points <= 1;
}

static void put_cell(
    struct gathered *g, struct json *j, const struct hsds_table *table, struct str column, struct str cell)
{
    bool known = hsds_among(table->columns, column);

    if (str_empty(cell) || str_empty(column))
        return;
    js_key(j, column);
    bool number = known && hsds_number_column(column) && is_number(cell),
         tree = !known && (cell.p[0] == '[' || cell.p[0] == '{') && js_value_of(g->t, cell) != NULL;
    if (number || tree)
        js_json(j, cell);
    else
        js_str(j, cell);
}

/* The one object that a row names, as a member. */
static void put_named(struct gathered *g, struct json *j, struct str id, const char *table, const char *member)
{
    struct strs *one = list_of(g, id, table, false);

    if (one == NULL)
        return;
    js_key(j, str_of(member));
    js_json(j, one->at[0]);
}

static void put_lists(struct gathered *g, struct json *j, const struct hsds_table *table, struct str id)
{
    struct str rest = str_of(table->lists), one;

    while (!str_empty(id) && str_cut(&rest, ' ', &one)) {
        struct strs *list = list_of(g, id, str_z(g->t->a, one), false);
        if (str_empty(one) || list == NULL)
            continue;
        js_key(j, one);
        js_array(j);
        for (size_t i = 0; i < list->n; i++)
            js_json(j, list->at[i]);
        js_end(j);
    }
}

static struct str cell_of(const struct strs *header, const struct row *row, const char *column)
{
    for (size_t i = 0; i < header->n && i < row->n; i++)
        if (str_is(header->at[i], column))
            return str_trim(row->at[i]);
    return S("");
}

/* A row as an object, put where others name it. */
static struct str take_row(
    struct gathered *g, const struct hsds_table *table, const struct strs *header, const struct row *row)
{
    struct buf *o = task_buf(g->t, JSON_VALUE_BYTES);
    struct str id = str_copy(g->t->a, cell_of(header, row, "id")), parents = str_of(table->parents), parent;
    struct json j;

    js_init(&j, o);
    js_object(&j);
    for (size_t i = 0; i < header->n && i < row->n; i++)
        put_cell(g, &j, table, header->at[i], str_trim(row->at[i]));
    put_lists(g, &j, table, id);
    if (str_is(str_of(table->name), "service_at_location"))
        put_named(g, &j, cell_of(header, row, "location_id"), "location", "location");
    if (str_is(str_of(table->name), "attribute"))
        put_named(g, &j, cell_of(header, row, "taxonomy_term_id"), "taxonomy_term", "taxonomy_term");
    if (str_is(str_of(table->name), "service")) {
        put_named(g, &j, cell_of(header, row, "organization_id"), "organization", "organization");
        put_named(g, &j, cell_of(header, row, "program_id"), "program", "program");
    }
    js_end(&j);
    task_must_fit(g->t, o);
    struct str text = str_copy(g->t->a, str_trim(buf_view(o)));
    buf_free(o);
    if (*table->self && !str_empty(id))
        strs_add(g->t->a, list_of(g, id, table->name, true), text);
    while (str_cut(&parents, ' ', &parent)) {
        struct str of = str_empty(parent) ? S("") : cell_of(header, row, str_z(g->t->a, parent));
        if (!str_empty(of))
            strs_add(g->t->a, list_of(g, of, table->property, true), text);
    }
    return text;
}

static bool refuse(struct gathered *g, struct str file, int64_t line, struct str text)
{
    g->why = (struct service_note){ file, line, text };
    return false;
}

static bool take_file(struct gathered *g, const struct service_file *f, size_t table, struct strs *ret_texts)
{
    struct rows *rs = rows_csv(g->t, f->bytes);
    struct strs header = { 0 };
    struct row row;
    enum rows_step step;

    while ((step = rows_next(rs, &row)) == ROWS_ROW) {
        if (header.n == 0) {
            for (size_t i = 0; i < row.n; i++)
                strs_add(g->t->a, &header, str_copy(g->t->a, str_trim(row.at[i])));
            continue;
        }
        if (row.trouble)
            return refuse(g, f->name, row.line, remark_text(g->t->a, g->t->lang, row.trouble));
        strs_add(g->t->a, ret_texts, take_row(g, &HSDS[table], &header, &row));
    }
    return step == ROWS_END ||
           refuse(g, f->name, rows_refusal(rs)->line, remark_text(g->t->a, g->t->lang, rows_refusal(rs)));
}

bool service_tables_read(struct task *t, const struct service_files *files, struct strs *ret_services,
    struct strs *ret_organisations, struct service_note *ret_why)
{
    struct gathered g = { .t = t, .at = NEW(t->a, struct key_map), .why = { S(""), 0, S("") } };
    struct strs others = { 0 };
    bool good = true;

    for (size_t k = 0; k < HSDS_TABLES && good; k++)
        for (size_t i = 0; i < files->n && good; i++)
            if (hsds_of_file(files->at[i].name) == k)
                good = take_file(&g, &files->at[i], k,
                    str_is(str_of(HSDS[k].name), "service")        ? ret_services
                    : str_is(str_of(HSDS[k].name), "organization") ? ret_organisations
                                                                   : &others);
    if (good && ret_services->n + ret_organisations->n == 0)
        good = refuse(&g, files->n > 0 ? files->at[0].name : S(""), 0,
            str_of(tr(t, "There is no services.csv and no organizations.csv with rows. Give all files of the HSDS "
                         "package.")));
    *ret_why = g.why;
    return good;
}

/* ---- all tables in one JSON: { "services.csv": [ … ], … } */

struct table_file {
    struct task *t;
    struct service_files *files;
    struct strs columns;
    struct buf *o;
    const struct js_value *row;
};

static void add_column(void *x, struct str key, const struct js_value *value)
{
    struct table_file *f = x;

    for (size_t i = 0; i < f->columns.n; i++)
        if (str_eq(f->columns.at[i], key))
            return;
    strs_add(f->t->a, &f->columns, key);
}

void service_csv_cell(struct buf *o, struct str s, bool last)
{
    buf_ch(o, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_ch(o, '"');
        buf_ch(o, s.p[i]);
    }
    buf_z(o, last ? "\"\n" : "\",");
}

static void add_table(void *x, struct str key, const struct js_value *list)
{
    struct table_file *f = x;

    f->columns = (struct strs){ 0 };
    f->o = task_buf(f->t, (size_t)64 << 20);
    for (size_t i = 0; i < js_n(list); i++)
        js_each(js_at(list, i), add_column, f);
    for (size_t k = 0; k < f->columns.n; k++)
        service_csv_cell(f->o, f->columns.at[k], k + 1 == f->columns.n);
    for (size_t i = 0; i < js_n(list); i++)
        for (size_t k = 0; k < f->columns.n; k++)
            service_csv_cell(
                f->o, js_shown(f->t, js_get(js_at(list, i), str_z(f->t->a, f->columns.at[k]))), k + 1 == f->columns.n);
    task_must_fit(f->t, f->o);
    struct service_file one = { str_copy(f->t->a, key), buf_view(f->o) };
    if (f->columns.n > 0)
        LIST_ADD(f->t->a, f->files, one);
}

bool service_tables_json(struct task *t, const struct js_value *v, struct service_files *ret_files)
{
    struct table_file f = { .t = t, .files = ret_files };

    js_each(v, add_table, &f);
    return ret_files->n > 0;
}
