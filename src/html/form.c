/* form: values into what stands in the fields, and options given at run time. Reading what was typed is parse.c,
 * drawing is field.c. */
#include "html/form.h"

static struct str money_text(struct task *t, int64_t cents)
{
    uint64_t n = cents < 0 ? -(uint64_t)cents : (uint64_t)cents;
    return str_fmt(t->a, "%s%llu%s%02u", cents < 0 ? "-" : "", (unsigned long long)(n / 100),
        t->lang->id == LANG_en ? "." : ",", (unsigned)(n % 100));
}

/* "2026-11-22" -> "22.11.2026", "2026-11" -> ".11.2026", "2026" -> "..2026" */
static struct str partial_text(struct task *t, struct day d)
{
    if (!day_known(d))
        return S("");
    int m = day_month(d), day = day_of_month(d);
    struct str ds = day ? str_fmt(t->a, "%d", day) : S(""), ms = m ? str_fmt(t->a, "%d", m) : S("");
    return str_fmt(t->a, "%.*s.%.*s.%d", STR_ARG(ds), STR_ARG(ms), day_year(d));
}

/* What stands in a field that shows the value at v. */
static struct str shown(struct task *t, const struct field *field, const void *v)
{
    switch (field->kind) {
    case FIELD_TEXT:
    case FIELD_LONG:
    case FIELD_EMAIL:
    case FIELD_PHONE:
    case FIELD_CHOICE:
    case FIELD_HIDDEN: return *(const struct str *)v;
    case FIELD_PASSWORD:
    case FIELD_SECRET_CODE: return S("");
    case FIELD_DATE: return str_copy(t->a, day_str(v));
    case FIELD_PARTIAL: return partial_text(t, *(const struct day *)v);
    case FIELD_CLOCK: return str_copy(t->a, clock_str(v));
    case FIELD_NUMBER:
    case FIELD_MONEY: {
        int64_t n = *(const int64_t *)v;
        return n == INT_NONE ? S("") : field->kind == FIELD_MONEY ? money_text(t, n) : str_number(t->a, n);
    }
    case FIELD_CHECK: return *(const bool *)v ? S("1") : S("");
    case FIELD_YESNO: {
        int64_t n = *(const int64_t *)v;
        return n == YES ? S("yes") : n == NO ? S("no") : S("unknown");
    }
    case FIELD_PICK: {
        int64_t id = *(const int64_t *)v;
        return id_str(t->a, id);
    }
    case FIELD_MULTI:
    case FIELD_PICKS: return form_join(t->a, v);
    }
    unreachable();
}

static void show_values(struct task *t, struct form *f, const void *values)
{
    const struct form_table *table = f->table;
    struct str *stands = NEW_N(t->a, struct str, table->n);
    for (size_t i = 0; i < table->n; i++)
        f->typed[i] = stands[i] = shown(t, &table->fields[i], (const char *)values + table->fields[i].offset);
    f->stands = stands;
    f->stored = memcpy(arena_alloc(t->a, table->size), values, table->size);
}

static void show_refused(const struct form_refused *refused, struct form *f)
{
    for (size_t i = 0; i < f->table->n; i++)
        for (size_t k = 0; k < refused->names.n; k++)
            if (str_is(refused->names.at[k], f->table->fields[i].name))
                f->typed[i] = refused->typed.at[k];
    f->problems = refused->problems;
}

struct form form_show(struct task *t, const struct form_table *table, const void *values, int64_t version)
{
    struct form f = { .table = table, .version = version };
    f.typed = NEW_N(t->a, struct str, table->n);
    f.options = NEW_N(t->a, struct options, table->n);
    if (values)
        show_values(t, &f, values);
    if (t->refused && str_is(t->refused->table, table->name))
        show_refused(t->refused, &f);
    return f;
}

void form_option(struct task *t, struct form *f, size_t field, struct str value, struct str text)
{
    must(t, field < f->table->n);
    if (!f->options)
        f->options = NEW_N(t->a, struct options, f->table->n);
    struct option o = { value, text };
    LIST_ADD(t->a, &f->options[field], o);
}

void form_option_id(struct task *t, struct form *f, size_t field, int64_t id, struct str text)
{
    form_option(t, f, field, id_str(t->a, id), text);
}

struct str form_join(struct arena *a, const struct strs *values)
{
    size_t size = 0, n = 0;
    for (size_t i = 0; i < values->n; i++)
        size += values->at[i].n + 1;
    char *z = arena_alloc(a, size + 1);
    for (size_t i = 0; i < values->n; i++) {
        if (i)
            z[n++] = ';';
        if (values->at[i].n)
            memcpy(z + n, values->at[i].p, values->at[i].n);
        n += values->at[i].n;
    }
    return (struct str){ z, n };
}

struct str form_join_date(struct arena *a, struct str d, struct str m, struct str y)
{
    if (str_empty(str_trim(d)) && str_empty(str_trim(m)) && str_empty(str_trim(y)))
        return S("");
    return str_fmt(a, "%.*s.%.*s.%.*s", STR_ARG(d), STR_ARG(m), STR_ARG(y));
}

static const struct code *code_find(const struct codes *list, struct str code)
{
    for (size_t i = 0; i < list->n; i++)
        if (str_is(code, list->at[i].code))
            return &list->at[i];
    return NULL;
}

bool code_ok(const struct codes *list, struct str code) { return code_find(list, code) != NULL; }

struct str code_name(const struct lang *l, const struct codes *list, struct str code)
{
    const struct code *c = code_find(list, code);
    return c ? str_of(lang_tr(l, c->name)) : code;
}

struct str code_text(struct arena *a, const struct lang *l, const struct codes *list, struct str code)
{
    bool language = strcmp(list->list, "language") == 0 && !code_ok(list, code);
    return language ? lang_language_name(a, l, code) : code_name(l, list, code);
}

/* ---- who changed what */

/* FNV-1a of a field's text, blanks around it and the browser's carriage returns left out. */
static struct str print_of(struct arena *a, struct str s)
{
    uint32_t h = 2166136261U;
    s = str_trim(s);
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != '\r')
            h = (h ^ (unsigned char)s.p[i]) * 16777619U;
    return str_fmt(a, "%08x", (unsigned)h);
}

struct str form_prints(struct arena *a, const struct form *f, const bool *drawn)
{
    struct strs words = { 0 };
    for (size_t i = 0; i < f->table->n; i++)
        strs_add(a, &words, drawn[i] ? print_of(a, f->typed[i]) : S("-"));
    return strs_join(a, &words, S(" "));
}

enum form_changed form_changed_by(struct arena *a, const struct form *mine, const struct form *theirs, size_t i)
{
    struct str m = print_of(a, mine->typed[i]), o = print_of(a, theirs->typed[i]);
    struct strs shown = strs_split(a, mine->base, ' ');
    if (str_eq(m, o))
        return CHANGED_NOBODY;
    if (shown.n != mine->table->n) /* a page that did not say what it showed */
        return CHANGED_BOTH;
    if (str_eq(shown.at[i], o))
        return CHANGED_MINE;
    return str_eq(shown.at[i], m) ? CHANGED_THEIRS : CHANGED_BOTH;
}
