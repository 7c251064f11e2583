/* services_import: what files say becomes entries: new, the same, changed; what somebody changed here stays. One record
 * at a time is in memory. */
#include "rooms/services/services_import.h"

#include "auth/journal.h"
#include "auth/permissions.h"
#include "lang/lang.h"
#include "rooms/services/services_undo.h"
#include "rooms/tables/tables.h"

enum { RECORD_MEMORY = 96 << 20, SAMPLE_MOST = 20 };

struct bringing {
    struct task *t;  /* whose arena the result lives in */
    struct task one; /* of the record in hand */
    struct service_reader rd;
    struct arena **held;
    struct service_import *result;
    int64_t id; /* of this import */
    bool dry;
};

static void refuse(struct bringing *b, int64_t line, struct str text)
{
    struct service_note one = { b->rd.file, line, str_copy(b->t->a, text) };

    LIST_ADD(b->t->a, &b->result->refused, one);
}

static void count(struct bringing *b, const struct service_entry *e, enum service_group group)
{
    b->result->n[group]++;
    if (b->result->sample.n < SAMPLE_MOST && (group == SERVICE_NEW || group == SERVICE_CHANGED) &&
        str_eq(e->kind, SERVICE_SERVICE)) {
        struct service_said name = service_said(b->t, e, "name");
        struct service_line line = { .id = group,
            .name = { str_copy(b->t->a, name.text), str_copy(b->t->a, name.language) },
            .organisation = e->offered_by ? str_copy(b->t->a, service_main_name(e->offered_by).text) : S(""),
            .summary = { S(""), S("") } };
        LIST_ADD(b->t->a, &b->result->sample, line);
    }
}

/* An organisation or a place inside of a service says no less than what is here already: what it leaves out stays. */
static struct service_entry *with_what_stands(struct bringing *b, struct service_entry *e, struct str kept, bool inner)
{
    if (!inner || str_empty(kept) || str_empty(e->kept) || !str_is(e->source, "hsds"))
        return e;
    struct str both = js_laid_over(&b->one, kept, e->kept);
    const struct js_value *v = js_value_of(&b->one, both);
    struct service_entry *whole = str_eq(e->kind, SERVICE_PLACE) ? service_read_hsds_place(&b->rd, v)
                                                                 : service_read_hsds_organisation(&b->rd, v);
    whole->kept = str_eq(js_shown(&b->one, js_value_of(&b->one, kept)), both) ? kept : both;
    return whole;
}

/* Is it to stay as it is? Then *ret_group says why. */
static bool stays(const struct service_entry *e, const struct service_found *found, enum service_group *ret_group)
{
    *ret_group = found->here ? SERVICE_HERE : SERVICE_SAME;
    return e->reference || found->here || str_eq(found->kept, e->kept);
}

/* What stands already gives it its id, and what no file knows: owner, day of review. Counted are the records of the
 * file, not what stands inside of them. */
static enum outcome put(struct bringing *b, struct service_entry *e, bool inner)
{
    struct service_found found;
    struct service_entry *whole, *stands;
    enum service_group group = SERVICE_NEW;

    e->id = service_by_source(&b->one, e, &found);
    e->changed_at = b->t->now;
    e->kept_version = 1;
    bool leave = e->id != 0 && stays(e, &found, &group);
    whole = e->id == 0 || leave ? e : with_what_stands(b, e, found.kept, inner);
    if (e->id != 0 && !leave) {
        leave = str_eq(whole->kept, found.kept);
        group = leave ? SERVICE_SAME : SERVICE_CHANGED;
    }
    if (!inner)
        count(b, e, group);
    if (leave || b->dry)
        return DONE;
    if (e->id == 0) {
        enum outcome how = service_store(&b->one, e, 0);
        service_undo_note(&b->one, b->id, e, S(""), S(""));
        return how;
    }
    if (service_load(&b->one, e->id, e->kind, &stands) != DONE)
        return CONFLICT;
    whole->id = e->id;
    whole->owner = stands->owner;
    whole->review_on = stands->review_on;
    whole->provider = stands->provider;
    whole->changed_at = b->t->now;
    whole->kept_version = found.version + 1;
    if (whole->child_friendly == YESNO_UNKNOWN)
        whole->child_friendly = stands->child_friendly;
    enum outcome how = service_store(&b->one, whole, found.version);
    if (how == DONE)
        service_undo_note(&b->one, b->id, whole, found.kept, service_main_name(stands).language);
    return how;
}

/* Entries in the order in which they name each other; those of a dry run have no ids. */
static void put_all(struct bringing *b, struct service_entries *entries)
{
    for (size_t i = 0; i < entries->n; i++)
        if (put(b, entries->at[i], i + 1 < entries->n) == CONFLICT)
            fail(b->t, FAIL_BUG, "an entry changed in our own transaction");
}

static void take_record(struct bringing *b, const struct js_value *v, struct str text, int64_t line)
{
    struct service_entries entries = { 0 };

    b->rd.line = line;
    if (service_read_ptv(&b->rd, v, text, &entries) || service_read_hsds(&b->rd, v, text, &entries))
        put_all(b, &entries);
    else
        refuse(b, line,
            str_of(tr(b->t, "This is no record of PTV and none of HSDS: it has no names of a service, "
                            "channel or organisation that are known here.")));
}

static void fresh(struct bringing *b)
{
    if (*b->held != NULL)
        arena_free(*b->held);
    *b->held = NULL;
    *b->held = b->one.a = task_arena(b->t, RECORD_MEMORY);
}

static void keep_notes(struct bringing *b)
{
    for (size_t i = 0; i < b->rd.notes.n; i++) {
        struct service_note one = b->rd.notes.at[i];
        one.text = str_copy(b->t->a, one.text);
        LIST_ADD(b->t->a, &b->result->notes, one);
    }
    b->rd.notes = (struct service_notes){ 0 };
}

static void take_texts(struct bringing *b, const struct strs *texts)
{
    for (size_t i = 0; i < texts->n; i++) {
        const struct js_value *v = js_value_of(&b->one, texts->at[i]);
        if (v != NULL)
            take_record(b, v, texts->at[i], 0);
        keep_notes(b);
        fresh(b);
    }
}

/* HSDS as tables: of the files of a package, or of one JSON of them. */
static void take_tables(struct bringing *b, const struct service_files *files)
{
    struct strs services = { 0 }, organisations = { 0 };
    struct service_note why;

    if (!service_tables_read(b->t, files, &services, &organisations, &why)) {
        LIST_ADD(b->t->a, &b->result->refused, why);
        return;
    }
    take_texts(b, &organisations);
    take_texts(b, &services);
}

/* An object that holds records: a page of an answer, or all tables of HSDS in one. */
static bool take_page(struct bringing *b, const struct js_value *v, struct str text, int64_t line)
{
    static const char *const lists[] = { "contents", "itemList", "organizations", "serviceChannels", "services" };
    struct service_files tables = { 0 };
    size_t found = 0;

    if (js_get(v, "services.csv") != NULL) {
        if (service_tables_json(b->t, v, &tables))
            take_tables(b, &tables);
        return true;
    }
    for (size_t k = 0; k < sizeof lists / sizeof *lists; k++) {
        const struct js_value *list = js_get(v, lists[k]);
        if (js_get(v, "id") != NULL || js_get(v, "Id") != NULL)
            break;
        for (size_t i = 0; i < js_n(list); i++, found++)
            take_record(b, js_at(list, i), js_shown(&b->one, js_at(list, i)), line);
    }
    return found > 0;
}

static void take_json(struct bringing *b, struct str bytes)
{
    struct js_source *s = js_open(b->t, bytes);
    struct js_item item;
    enum js_step step;
    int64_t n = 0;

    while ((step = js_next(s, &item)) == JS_VALUE && b->result->refused.n == 0) {
        task_may_go_on(b->t);
        if (!take_page(b, item.value, item.text, item.line))
            take_record(b, item.value, str_copy(b->one.a, item.text), item.line);
        n++;
        keep_notes(b);
        fresh(b);
    }
    if (step == JS_REFUSED) {
        const struct js_fault *f = js_fault(s);
        refuse(b, f->line,
            trf(b->t, "%1$s (line %2$s, character %3$s)", str_of(lang_tr(b->t->lang, f->msgid)),
                str_number(b->t->a, f->line), str_number(b->t->a, f->column)));
    } else if (n == 0) {
        refuse(b, 0, str_of(tr(b->t, "There is no record in the file.")));
    }
}

static bool is_csv(struct str name) { return str_ends(name, S(".csv")) || str_ends(name, S(".CSV")); }

/* The description of a package says which version it is of; a later one is read, and that is said. */
static bool is_description(struct bringing *b, const struct service_file *f)
{
    if (!str_ends(f->name, S("datapackage.json")))
        return false;
    struct str version = js_text(js_get(js_value_of(&b->one, f->bytes), "version"));
    if (!str_empty(version) && !str_starts(version, S("3.0"))) {
        b->rd.file = f->name;
        b->rd.line = 0;
        service_note(
            &b->rd, trf(b->t, "The package is of version %1$s. What 3.0 does not know is kept as it is.", version));
        keep_notes(b);
    }
    return true;
}

enum outcome services_import(
    struct task *t, const struct service_files *files, struct str language, bool dry, struct service_import *ret)
{
    struct bringing b = { .t = t, .one = *t, .result = ret, .id = id_new(), .dry = dry };
    struct service_files tables = { 0 };

    *ret = (struct service_import){ .id = b.id };
    b.held = task_arena_slot(t);
    fresh(&b);
    b.rd = (struct service_reader){ .t = &b.one, .language = str_empty(language) ? S("eng") : language };
    for (size_t i = 0; i < files->n; i++) {
        b.rd.file = files->at[i].name;
        if (is_csv(files->at[i].name))
            LIST_ADD(t->a, &tables, files->at[i]);
        else if (!is_description(&b, &files->at[i]))
            take_json(&b, files->at[i].bytes);
    }
    b.rd.file = S("services.csv");
    if (tables.n > 0)
        take_tables(&b, &tables);
    if (ret->refused.n > 0)
        return INVALID;
    if (dry || ret->n[SERVICE_NEW] + ret->n[SERVICE_CHANGED] == 0)
        return DONE;
    service_undo_keep(t, b.id, files->n > 0 ? files->at[0].name : S(""), ret);
    journal_write(t, JOURNAL_IMPORT, "service", b.id,
        str_fmt(t->a, "new %lld, changed %lld", (long long)ret->n[SERVICE_NEW], (long long)ret->n[SERVICE_CHANGED]));
    return DONE;
}

enum outcome services_bring(struct task *t, struct str json)
{
    struct service_file one = { S("services.json"), json };
    struct service_files files = { 0 };
    struct service_import how;

    LIST_ADD(t->a, &files, one);
    return services_import(t, &files, S(""), false, &how);
}

bool services_unpack(struct task *t, struct service_files *files, struct str *ret_why)
{
    struct service_files all = { 0 };
    enum { FILE_MOST = 200 << 20 };

    for (size_t i = 0; i < files->n; i++) {
        enum archive_trouble trouble = ARCHIVE_GOOD;
        if (!str_starts(files->at[i].bytes, S("PK\003\004"))) {
            LIST_ADD(t->a, &all, files->at[i]);
            continue;
        }
        struct archive *z = archive_open(t, files->at[i].bytes, -1, &trouble);
        for (size_t k = 0; z != NULL && k < archive_entries(z); k++) {
            struct str name = archive_name(z, k);
            if (archive_place(name) != ARCHIVE_FILE)
                continue;
            struct entry *e = archive_read(z, k);
            struct buf *o = task_buf(t, FILE_MOST);
            ptrdiff_t n = -1;
            char piece[16384];
            while (e != NULL && (n = entry_read(e, piece, sizeof piece)) > 0)
                buf_put(o, piece, (size_t)n);
            if (n < 0 || buf_full(o))
                return *ret_why = str_of(lang_tr(
                           t->lang, archive_trouble_text(buf_full(o) ? ARCHIVE_TOO_LARGE : archive_trouble(z)))),
                       false;
            struct service_file one = { name, buf_view(o) };
            LIST_ADD(t->a, &all, one);
        }
        if (z == NULL)
            return *ret_why = str_of(lang_tr(t->lang, archive_trouble_text(trouble))), false;
    }
    *files = all;
    return true;
}
