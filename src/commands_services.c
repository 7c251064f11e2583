/* commands_services: kotipolku import services, export services: files of PTV and HSDS, from the command line. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include "commands.h"
#include "base/whole_file.h"
#include "db/db.h"
#include "lang/lang.h"
#include "rooms/services/services_undo.h"
#include "rooms/tables/tables.h"

struct mapped {
    void *p;
    size_t n;
};

static void unmap(void *x)
{
    struct mapped *m = x;
    munmap(m->p, m->n);
}

/* False: said why. */
static bool add_file(struct command *c, void *x, struct str path)
{
    struct service_files *files = x;
    int fd = open(str_z(c->task.a, path), O_RDONLY | O_CLOEXEC);
    struct mapped *m = NEW(c->task.a, struct mapped);
    struct service_file one = { path, S("") };
    struct stat st;

    if (fd < 0 || fstat(fd, &st) != 0)
        return command_failed(c, "%.*s cannot be read: %s", STR_ARG(path), strerror(errno)), false;
    m->n = (size_t)st.st_size;
    m->p = m->n > 0 ? mmap(NULL, m->n, PROT_READ, MAP_PRIVATE, fd, 0) : NULL;
    close(fd);
    if (m->p == MAP_FAILED)
        return command_failed(c, "%.*s cannot be read: %s", STR_ARG(path), strerror(errno)), false;
    if (m->n > 0)
        arena_then(c->task.a, unmap, m);
    one.bytes = (struct str){ m->p, m->n };
    LIST_ADD(c->task.a, files, one);
    return true;
}

static bool add_all(struct command *c, struct service_files *files)
{
    static const char *const endings[] = { ".json", ".csv", NULL };
    struct str why;

    return command_each_file(c, &(struct command_files){ endings, add_file, files }) &&
           (services_unpack(&c->task, files, &why) || (command_failed(c, "%.*s", STR_ARG(why)), false));
}

static const char *const group_names[SERVICE__GROUPS] = { "new", "same", "changed", "here" };

static void print_notes(struct json *j, const char *key, const struct service_notes *notes)
{
    if (j != NULL) {
        js_key(j, str_of(key));
        js_array(j);
    }
    for (size_t i = 0; i < notes->n; i++) {
        const struct service_note *one = &notes->at[i];
        if (j == NULL) {
            printf("%.*s:%lld: %.*s\n", STR_ARG(one->file), (long long)one->line, STR_ARG(one->text));
            continue;
        }
        js_object(j);
        js_put_str(j, "file", one->file);
        js_put_int(j, "line", one->line);
        js_put_str(j, "reason", one->text);
        js_end(j);
    }
    if (j != NULL)
        js_end(j);
}

/* brought: something came in, and can be taken back by its number. */
static void print_result(struct command *c, const struct service_import *how, bool brought, bool json)
{
    struct buf *o = task_buf(&c->task, (size_t)16 << 20);
    struct json j;

    if (!json) {
        if (brought)
            printf("import %.*s\n", STR_ARG(id_str(c->task.a, how->id)));
        for (int g = 0; g < SERVICE__GROUPS; g++)
            printf("%-8s %9lld\n", group_names[g], (long long)how->n[g]);
        print_notes(NULL, "", &how->notes);
        print_notes(NULL, "", &how->refused);
        return;
    }
    js_init(&j, o);
    js_object(&j);
    if (brought)
        js_put_str(&j, "import", id_str(c->task.a, how->id));
    js_key(&j, S("counts"));
    js_object(&j);
    for (int g = 0; g < SERVICE__GROUPS; g++)
        js_put_int(&j, group_names[g], how->n[g]);
    js_end(&j);
    print_notes(&j, "notes", &how->notes);
    print_notes(&j, "rejected", &how->refused);
    js_end(&j);
    fwrite(o->p, 1, o->n, stdout);
}

int command_import_services(struct command *c)
{
    struct service_files files = { 0 };
    struct service_import how;
    bool dry = command_flag(c, "dry-run");
    struct str language = lang_code3(c->task.a, command_option(c, "language"));

    if (c->words.n < 2)
        return command_wrong(c, "say what to import: import services FILES, FOLDER or FILE.zip");
    if (!add_all(c, &files))
        return 1;
    if (dry)
        db_begin_read(&c->task);
    else
        db_begin_write(&c->task);
    enum outcome done = services_import(&c->task, &files, language, dry, &how);
    if (done == DONE && !dry)
        db_commit(&c->task);
    else
        db_rollback(c->task.db);
    bool brought = done == DONE && !dry && how.n[SERVICE_NEW] + how.n[SERVICE_CHANGED] > 0;
    print_result(c, &how, brought, command_flag(c, "json"));
    fflush(stdout);
    return done == DONE ? 0 : command_failed(c, "nothing was changed: the file cannot be read as it is");
}

int command_export_services(struct command *c)
{
    struct service_files files;
    struct str format = command_option(c, "format");
    struct buf *why = task_buf(&c->task, 1000);

    if (c->words.n != 2)
        return command_wrong(c, "say where to write: export services FOLDER --format ptv, hsds or hsds-csv");
    db_begin_read(&c->task);
    bool known = services_export(&c->task, str_empty(format) ? S("hsds") : format, &files);
    db_commit(&c->task);
    if (!known)
        return command_wrong(c, "--format takes ptv, hsds or hsds-csv");
    if (mkdir(str_z(c->task.a, c->words.at[1]), 0777) != 0 && errno != EEXIST)
        return command_failed(c, "%.*s cannot be made: %s", STR_ARG(c->words.at[1]), strerror(errno));
    for (size_t i = 0; i < files.n; i++) {
        struct str path = str_fmt(c->task.a, "%.*s/%.*s", STR_ARG(c->words.at[1]), STR_ARG(files.at[i].name));
        struct whole_file *f = whole_file_begin(c->task.a, path, why);
        if (f == NULL || !whole_file_put(f, files.at[i].bytes.p, files.at[i].bytes.n) || !whole_file_end(f, why))
            return command_failed(c, "%.*s", STR_ARG(buf_view(why)));
    }
    return 0;
}

enum outcome command_undo_services(struct command *c, int64_t import, struct str *ret_why)
{
    db_begin_write(&c->task);
    enum outcome how = services_import_undo(&c->task, import, ret_why);
    if (how == DONE)
        db_commit(&c->task);
    else
        db_rollback(c->task.db);
    return how;
}
