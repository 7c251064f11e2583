/* commands_lists: kotipolku import projects: lists of projects of others, as authorities publish them. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include "commands_sheet.h"
#include "db/db.h"
#include "rooms/lists/lists.h"

struct list_files {
    struct list_file *at;
    size_t n, cap;
};

static void close_fd(void *x) { close((int)(intptr_t)x); }

/* False: said why. */
static bool add_file(struct command *c, void *x, struct str path)
{
    struct list_files *list = x;
    int fd = open(str_z(c->task.a, path), O_RDONLY | O_CLOEXEC);
    struct list_file one = { path, fd, S("") };

    if (fd < 0)
        return command_failed(c, "%.*s cannot be read: %s", STR_ARG(path), strerror(errno)), false;
    arena_then(c->task.a, close_fd, (void *)(intptr_t)fd);
    LIST_ADD(c->task.a, list, one);
    return true;
}

/* ---- what is told */

static void print_euros(const char *what, int64_t cents, int64_t of)
{
    printf(
        "%-12s %15lld.%02lld  (%lld rows)\n", what, (long long)(cents / 100), (long long)(cents % 100), (long long)of);
}

static void print_sums(struct command *c, const struct list_look *l)
{
    printf("%.*s: source %.*s\n", STR_ARG(l->file.name), STR_ARG(l->source));
    command_print_mapping(c, &l->m, &LIST_FIELDS);
    printf("%-12s %15lld\n", "rows", (long long)l->rows);
    print_euros("total cost", l->total_cents, l->costed);
    print_euros("EU amount", l->eu_cents, l->funded);
    printf("%-12s %15lld\n", "rejected", (long long)l->refused);
    for (size_t i = 0; i < l->notes.n; i++)
        printf("%.*s\n", STR_ARG(l->notes.at[i]));
    for (size_t i = 0; i < l->told.n; i++) {
        const struct list_rejection *r = &l->told.at[i];
        printf("%.*s:%lld: %.*s%s%.*s%s%.*s\n", STR_ARG(l->file.name), (long long)r->line, STR_ARG(r->column),
            r->value.n > 0 ? " \"" : "", STR_ARG(r->value),
            r->value.n > 0    ? "\": "
            : r->column.n > 0 ? ": "
                              : "",
            STR_ARG(r->reason));
    }
}

static void put_rejected(struct json *j, const struct list_look *l)
{
    js_key(j, S("rejected"));
    js_array(j);
    for (size_t i = 0; i < l->told.n; i++) {
        const struct list_rejection *r = &l->told.at[i];
        js_object(j);
        js_put_int(j, "line", r->line);
        js_put_str(j, "column", r->column);
        js_put_str(j, "value", r->value);
        js_put_str(j, "reason", r->reason);
        js_end(j);
    }
    js_end(j);
}

static void put_columns(struct json *j, const struct list_look *l)
{
    js_key(j, S("columns"));
    js_array(j);
    for (size_t i = 0; i < l->m.n; i++) {
        const struct mapping_column *one = &l->m.at[i];
        js_object(j);
        js_put_str(j, "column", one->heading);
        js_put_str(j, "field", one->field == MAPPING_NONE ? S("") : str_of(LIST_FIELDS.at[one->field].name));
        js_put_int(j, "sure", one->sure);
        js_end(j);
    }
    js_end(j);
}

/* One file; done: NULL when nothing was written. */
static void put_file(struct json *j, const struct list_look *l, const struct list_done *done)
{
    char id[ID_TEXT];

    js_object(j);
    js_put_str(j, "file", l->file.name);
    js_put_str(j, "source", l->source);
    js_put_int(j, "rows", l->rows);
    js_put_int(j, "total_cost_cents", l->total_cents);
    js_put_int(j, "eu_amount_cents", l->eu_cents);
    js_put_int(j, "refused", l->refused);
    if (done) {
        id_text(done->import, id);
        if (done->import != 0)
            js_put_str(j, "import", str_of(id));
        js_put_int(j, "new", done->made);
        js_put_int(j, "same", done->same);
        js_put_int(j, "changed", done->changed);
    }
    put_columns(j, l);
    put_rejected(j, l);
    js_end(j);
}

static void print_done(const struct list_look *l, const struct list_done *d)
{
    char id[ID_TEXT];

    id_text(d->import, id);
    if (d->import != 0)
        printf("import %s\n", id);
    printf("%-12s %15lld\n%-12s %15lld\n%-12s %15lld\n", "new", (long long)d->made, "same", (long long)d->same,
        "changed", (long long)d->changed);
    for (size_t i = 0; i < d->changes.n; i++)
        printf("%.*s:%lld: changed %.*s\n", STR_ARG(l->file.name), (long long)d->changes.at[i].line,
            STR_ARG(d->changes.at[i].code));
}

/* ---- the command */

/* In a read transaction of its own. False: said why. */
static bool look(struct command *c, struct list_file file, const struct list_options *o, struct list_look *ret)
{
    struct str why;

    db_begin_read(&c->task);
    enum outcome how = lists_look(&c->task, file, o, ret, &why);
    db_rollback(c->task.db);
    if (how == DONE)
        return str_eq(ret->source, OPERATION_OWN)
                   ? (command_failed(c, "the source \"own\" is for projects of this program"), false)
                   : true;
    if (why.n > 0)
        return command_failed(c, "%.*s: %.*s", STR_ARG(file.name), STR_ARG(why)), false;
    command_print_mapping(c, &ret->m, &LIST_FIELDS);
    fflush(stdout);
    return command_failed(c,
               "%.*s: it is not sure what the columns are (code and name must be there); save the lines "
               "above as a file, correct it (- leaves a column out), and give it with --mapping FILE",
               STR_ARG(file.name)),
           false;
}

/* All files, or none. */
static int bring_in(struct command *c, struct list_look *looks, size_t n, struct json *j)
{
    bool dry = command_flag(c, "dry-run");

    if (!dry)
        db_begin_write(&c->task);
    for (size_t i = 0; i < n; i++) {
        struct list_done done = { 0 };
        if (!dry)
            done = lists_import(&c->task, &looks[i]);
        if (j)
            put_file(j, &looks[i], dry ? NULL : &done);
        else if (!dry)
            print_done(&looks[i], &done);
    }
    if (!dry)
        db_commit(&c->task);
    return 0;
}

int command_import_projects(struct command *c)
{
    static const char *const endings[] = { ".csv", ".tsv", ".txt", ".xlsx", NULL };
    struct list_files files = { 0 };
    struct mapping_saids said;
    struct list_options o = { .source = command_option(c, "source"),
        .language = lang_code3(c->task.a, command_option(c, "language")),
        .letters = command_option(c, "letters"),
        .sheet = command_option(c, "sheet"),
        .said = &said };

    if (c->words.n < 2)
        return command_wrong(c, "say what to import: import projects FILES or FOLDER");
    if (!command_mapping(c, &said) || !command_each_file(c, &(struct command_files){ endings, add_file, &files }))
        return 1;
    struct list_look *looks = NEW_N(c->task.a, struct list_look, files.n + 1);
    struct buf *b = task_buf(&c->task, (size_t)64 << 20);
    bool json = command_flag(c, "json");
    struct json j;
    for (size_t i = 0; i < files.n; i++) {
        if (!look(c, files.at[i], &o, &looks[i]))
            return 1;
        if (!json)
            print_sums(c, &looks[i]);
    }
    fflush(stdout);
    js_init(&j, b);
    js_array(&j);
    int status = bring_in(c, looks, files.n, json ? &j : NULL);
    js_end(&j);
    if (json)
        fwrite(b->p, 1, b->n, stdout);
    fflush(stdout);
    return status;
}

enum outcome command_undo_projects(struct command *c, int64_t import, struct str *ret_why)
{
    db_begin_write(&c->task);
    enum outcome how = operations_import_undo(&c->task, import, ret_why);
    if (how == DONE)
        db_commit(&c->task);
    else
        db_rollback(c->task.db);
    return how;
}
