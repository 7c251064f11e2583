/* commands_exchange: kotipolku import, import undo, export: what the room exchange does, from the command line. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>
#include "commands.h"
#include "commands_sheet.h"
#include "db/db.h"
#include "rooms/exchange/exchange.h"
#include "rooms/projects/projects.h"
#include "rooms/tables/tables.h"

struct inputs {
    struct exchange_file *at;
    size_t n, cap;
};

static void close_fd(void *x) { close((int)(intptr_t)x); }

/* False: said why. */
static bool add_file(struct command *c, void *x, struct str path)
{
    struct inputs *list = x;
    int fd = open(str_z(c->task.a, path), O_RDONLY | O_CLOEXEC);
    struct exchange_file file = { path, fd, S("") };

    if (fd < 0)
        return command_failed(c, "%.*s cannot be read: %s", STR_ARG(path), strerror(errno)), false;
    arena_then(c->task.a, close_fd, (void *)(intptr_t)fd);
    LIST_ADD(c->task.a, list, file);
    return true;
}

static bool add_inputs(struct command *c, struct inputs *list)
{
    static const char *const endings[] = { ".csv", NULL }; /* others that lie in the folder are none of ours */

    return command_each_file(c, &(struct command_files){ endings, add_file, list });
}

/* ---- what happened */

static const char *const group_names[] = {
#define G(GROUP, code, name) #code,
    EXCHANGE_GROUPS(G)
#undef G
};

static void put_counts(struct json *j, const int64_t *n)
{
    js_key(j, S("counts"));
    js_object(j);
    for (int g = 0; g < EXCHANGE__N; g++)
        js_put_int(j, group_names[g], n[g]);
    js_end(j);
}

static void put_rejected(struct json *j, const struct exchange_rejection *r)
{
    js_object(j);
    js_put_str(j, "file", r->file);
    js_put_int(j, "line", r->line);
    js_put_str(j, "column", r->column);
    js_put_str(j, "value", r->value);
    js_put_str(j, "reason", r->reason);
    js_put_str(j, "hint", r->hint);
    js_put_str(j, "suggestion", r->suggestion);
    js_end(j);
}

static void put_result(struct json *j, const struct exchange_result *r, bool kept)
{
    char id[ID_TEXT];

    id_text(r->import, id);
    js_key(j, S("import"));
    js_str_or_null(j, kept ? str_of(id) : S(""));
    put_counts(j, r->n);
    js_key(j, S("files"));
    js_array(j);
    for (size_t i = 0; i < r->files.n; i++) {
        js_object(j);
        js_put_str(j, "file", r->files.at[i].file);
        put_counts(j, r->files.at[i].n);
        js_end(j);
    }
    js_end(j);
    js_key(j, S("notes"));
    js_array(j);
    for (size_t i = 0; i < r->notes.n; i++) {
        js_object(j);
        js_put_str(j, "file", r->notes.at[i].file);
        js_put_str(j, "text", r->notes.at[i].text);
        js_end(j);
    }
    js_end(j);
    js_key(j, S("rejected"));
    js_array(j);
    for (size_t i = 0; i < r->rejections.n; i++)
        put_rejected(j, &r->rejections.at[i]);
    js_end(j);
}

/* ---- row by row, as they are read: a package may have millions */

struct row_printer {
    struct buf o;
    struct json j;
    bool json;
};

static void flush_rows(struct row_printer *rp)
{
    fwrite(rp->o.p, 1, rp->o.n, stdout);
    rp->o.n = 0;
}

static void print_row(void *x, const struct exchange_row *row)
{
    enum { FLUSH = 64 * 1024 };
    struct row_printer *rp = x;

    if (rp->json) { /* the first cell tells which row it is */
        js_object(&rp->j);
        js_put_str(&rp->j, "file", row->file);
        js_put_int(&rp->j, "line", row->line);
        js_put_str(&rp->j, "key", row->cells[0]);
        js_put_str(&rp->j, "group", str_of(group_names[row->group]));
        js_end(&rp->j);
    } else {
        buf_fmt(&rp->o, "%.*s:%lld: %s %.*s\n", STR_ARG(row->file), (long long)row->line, group_names[row->group],
            STR_ARG(row->cells[0]));
    }
    if (rp->o.n > FLUSH)
        flush_rows(rp);
}

static void begin_rows(struct row_printer *rp, bool json, bool dry)
{
    *rp = (struct row_printer){ .json = json };
    buf_init(&rp->o, (size_t)256 << 20);
    js_init(&rp->j, &rp->o);
    if (json)
        js_object(&rp->j);
    if (json && dry) {
        js_key(&rp->j, S("rows"));
        js_array(&rp->j);
    }
}

static void end_rows(struct row_printer *rp, const struct exchange_result *r, bool dry, bool kept)
{
    if (rp->json && dry)
        js_end(&rp->j);
    if (rp->json) {
        put_result(&rp->j, r, kept);
        js_end(&rp->j);
    }
    flush_rows(rp);
    buf_free(&rp->o);
}

static void print_text(const struct exchange_result *r, bool kept)
{
    char id[ID_TEXT];

    printf("%-24s %9s %9s %9s %9s %9s\n", "", "new", "same", "changed", "doubtful", "rejected");
    for (size_t i = 0; i < r->files.n; i++) {
        printf("%-24.*s", STR_ARG(r->files.at[i].file));
        for (int g = 0; g < EXCHANGE__N; g++)
            printf(" %9lld", (long long)r->files.at[i].n[g]);
        putchar('\n');
    }
    for (size_t i = 0; i < r->notes.n; i++)
        printf("%.*s: %.*s\n", STR_ARG(r->notes.at[i].file), STR_ARG(r->notes.at[i].text));
    id_text(r->import, id);
    if (kept)
        printf("import %s; to take it back: kotipolku import undo %s\n", id, id);
    for (size_t i = 0; i < r->rejections.n; i++) {
        const struct exchange_rejection *x = &r->rejections.at[i];
        printf("%.*s:%lld: %.*s%s%.*s%s %.*s %.*s\n", STR_ARG(x->file), (long long)x->line, STR_ARG(x->column),
            x->value.n ? " \"" : "", STR_ARG(x->value), x->value.n ? "\":" : ":", STR_ARG(x->reason), STR_ARG(x->hint));
    }
}

static void tell_progress(void *x, const char *file, int64_t done, int64_t total)
{
    struct command *c = x;
    char what[100];

    snprintf(what, sizeof what, "Importing%s%s, kilobytes", *file ? " " : "", file);
    command_progress(c, what, (done + 999) / 1000, (total + 999) / 1000);
}

/* ---- commands */

/* The project of --project; 0: none given. False: said why. */
static bool option_project(struct command *c, int64_t *ret_project)
{
    struct str code = command_option(c, "project");

    *ret_project = str_empty(code) ? 0 : projects_by_code(&c->task, code);
    return str_empty(code) || *ret_project != 0 ||
           (command_failed(c, "there is no project with the code %.*s", STR_ARG(code)), false);
}

/* In the read transaction that is open, which it ends. */
static enum outcome bring_in(struct task *t, const struct inputs *list, const struct exchange_options *o, bool dry,
    struct exchange_result *ret_result)
{
    enum outcome how = DONE;

    if (dry)
        how = exchange_import_package(t, list->at, list->n, o, ret_result);
    db_rollback(t->db);
    return dry ? how : exchange_import_aside(t, list->at, list->n, o, ret_result);
}

static bool letters_known(struct str name)
{
    enum alphabet alphabet;

    return name.n == 0 || str_is(name, EXCHANGE_LETTERS_RIGHT) || alphabet_of_code(name, &alphabet);
}

int command_import(struct command *c)
{
    struct inputs list = { 0 };
    struct exchange_options o = { .progress = tell_progress, .progress_x = c, .letters = command_option(c, "letters") };
    struct exchange_result result;
    struct row_printer printer;
    bool dry = command_flag(c, "dry-run"), json = command_flag(c, "json");

    if (c->words.n > 0 && str_is(c->words.at[0], "services"))
        return command_import_services(c);
    if (c->words.n > 0 && str_is(c->words.at[0], "projects"))
        return command_import_projects(c);
    if (c->words.n < 2 || !str_is(c->words.at[0], "package"))
        return command_wrong(c, "say what to import: import package (services, projects) FILES, FOLDER or FILE.zip");
    if (!letters_known(o.letters))
        return command_wrong(c, "--letters takes an alphabet, such as windows-1252 or windows-1256, or right");
    if (!add_inputs(c, &list))
        return 1;
    db_begin_read(&c->task);
    struct own_sheet sheet = { .files = list.at, .n = list.n, .quiet = json };
    if (!option_project(c, &o.project) || !command_own_sheet(c, &sheet, &o))
        return db_rollback(c->task.db), 1;
    list = (struct inputs){ sheet.files, sheet.n, sheet.n };
    begin_rows(&printer, json, dry);
    o.row = dry ? print_row : NULL;
    o.row_x = &printer;
    enum outcome how = bring_in(&c->task, &list, &o, dry, &result);
    bool good = how == DONE;
    if (good && !dry)
        command_sheet_done(c, &sheet, o.project);
    end_rows(&printer, &result, dry, good && !dry);
    if (!json)
        print_text(&result, good && !dry);
    fflush(stdout);
    if (how == CONFLICT)
        return command_failed(
            c, "nothing was changed: somebody merged or took away what the package names; import again");
    return good ? 0
                : command_failed(c, "nothing was changed: %zu cells or files were rejected; correct them, import again",
                      result.rejections.n);
}

int command_import_undo(struct command *c)
{
    int64_t import;
    struct str why;

    if (c->words.n != 1 || !id_read(c->words.at[0], &import))
        return command_wrong(c, "say which import to undo: its number, as `import` printed it");
    enum outcome how = exchange_undo_aside(&c->task, import, &why);
    if (how == NOT_FOUND)
        how = command_undo_services(c, import, &why);
    if (how == NOT_FOUND)
        how = command_undo_projects(c, import, &why);
    if (how != DONE)
        return how == CONFLICT ? command_failed(c, "the import stays: %.*s", STR_ARG(why))
                               : command_failed(c, "there is no import with this number that could be undone");
    if (!c->quiet)
        puts("the import was taken back");
    return 0;
}

int command_export(struct command *c)
{
    int64_t project, shared;
    struct str why;

    if (c->words.n > 0 && str_is(c->words.at[0], "services"))
        return command_export_services(c);
    if (c->words.n != 2 || !str_is(c->words.at[0], "package"))
        return command_wrong(c, "say where to write: export package FOLDER, or export services FOLDER");
    db_begin_read(&c->task);
    if (!option_project(c, &project))
        return 1;
    if (!exchange_export_package(
            &c->task, str_z(c->task.a, c->words.at[1]), project, command_flag(c, "with-notes"), &shared, &why))
        return command_failed(c, "%.*s", STR_ARG(why));
    db_commit(&c->task);
    if (shared > 0)
        fprintf(stderr,
            "%lld rows have a key that an older row of their file has too; in this package they are called by their "
            "number here\n",
            (long long)shared);
    return 0;
}
