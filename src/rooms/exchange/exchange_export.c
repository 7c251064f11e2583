/* exchange_export: the data package out of the database: datapackage.json and a CSV file for each table that has rows.
 * The same rows always give the same bytes: no day of making stands in it, and the order is that of the ids, or the
 * sender's. */
#include "rooms/exchange/exchange.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "auth/viewer.h"
#include "rooms/exchange/exchange_export.h"
#include "rooms/exchange/exchange_pass.h"

struct writing {
    struct kind_out to;
    struct table_head head;
    struct tables *tables; /* NULL: no row yet */
    void *x;
    struct tables *(*open)(void *x, struct task *t, const struct table_head *head);
    unsigned n;
    enum kind_name file;
    struct package_keys *keys;
    struct task *seen_in;
    struct hash_set seen; /* hashes of the keys of this file; two that agree by chance cost a key, no more */
    bool named;           /* every row has its key already */
};

/* The row's key in this package. */
static struct str name_row(struct writing *w, int64_t id, struct str key)
{
    if (w->named || !kind_has_key(kinds[w->file]) || hash_set_add(w->seen_in->a, &w->seen, key_hash(key)))
        return key;
    key = id_str(w->to.scratch->a, id);
    (void)hash_set_add(w->to.t->a, &w->keys->by_id[w->file], (uint64_t)id);
    (void)hash_set_add(w->seen_in->a, &w->seen, key_hash(key));
    w->keys->shared++;
    return key;
}

static void rest_now_and_then(struct writing *w)
{
    if (++w->n % 256 == 0)
        exchange_scratch_renew(w->to.scratch);
}

static bool name_found(void *x, const struct kind_found *f)
{
    (void)name_row(x, f->id, f->cells[0]);
    rest_now_and_then(x);
    return true;
}

static enum column_type type_of(const struct kind_column *c) { return c->kind == CELL_INT ? COLUMN_INT : COLUMN_TEXT; }

struct table_head exchange_head_of(struct task *t, enum kind_name file)
{
    const struct kind *table = kinds[file];
    struct column *columns = NEW_N(t->a, struct column, table->n);

    for (size_t i = 0; i < table->n; i++)
        columns[i] = (struct column){ .key = table->columns[i].name, .type = type_of(&table->columns[i]) };
    return (struct table_head){ .name = str_of(table->name), .columns = columns, .n = table->n };
}

static bool write_found(void *x, const struct kind_found *f)
{
    struct writing *w = x;
    struct cell cells[KIND_COLUMNS_MOST];

    if (!w->tables)
        w->tables = w->open(w->x, w->to.t, &w->head);
    for (size_t i = 0; i < w->head.n; i++) {
        cells[i] = cell_s(i == 0 ? name_row(w, f->id, f->cells[0]) : f->cells[i]);
        if (kinds[w->file]->columns[i].note && !w->keys->with_notes)
            cells[i] = cell_none();
        if (w->head.columns[i].type == COLUMN_INT && cells[i].known && !str_int(f->cells[i], &cells[i].n))
            cells[i] = cell_none();
    }
    tables_row(w->tables, cells);
    rest_now_and_then(w);
    return true;
}

bool exchange_write_file(struct task *t, enum kind_name file, int64_t project, struct package_keys *keys,
    struct tables *(*open)(void *x, struct task *t, const struct table_head *head), void *x)
{
    struct writing w = { .to = { .t = t, .scratch = exchange_scratch(t), .project = project, .by_id = keys->by_id },
        .head = exchange_head_of(t, file),
        .x = x,
        .open = open,
        .file = file,
        .keys = keys,
        .seen_in = exchange_scratch(t) };

    if (kinds[file]->confidential && !keys->with_notes)
        return false;
    w.to.x = &w;
    if (file == KIND_groups) { /* a group may name one further down, so all must have their keys first */
        w.to.row = name_found;
        kinds[file]->give(&w.to, 0, INT64_MAX);
        w.named = true;
    }
    w.to.row = write_found;
    w.to.leaves_house = !t->viewer->program;
    kinds[file]->give(&w.to, 0, INT64_MAX);
    exchange_scratch_renew(w.seen_in);
    if (w.tables)
        tables_end(w.tables);
    return w.tables != NULL;
}

/* ---- into a folder */

struct into {
    const char *folder;
    enum kind_name file;
    int fd;
    struct tables *tables;
};

static void close_file(void *x)
{
    struct into *into = x;
    if (into->fd >= 0)
        close(into->fd);
    into->fd = -1;
}

static const char *path_of(struct task *t, const char *folder, const char *name)
{
    return str_z(t->a, str_fmt(t->a, "%s/%s", folder, name));
}

static struct tables *open_file(void *x, struct task *t, const struct table_head *head)
{
    struct into *into = x;
    const char *path = path_of(t, into->folder, str_z(t->a, str_fmt(t->a, "%.*s.csv", STR_ARG(head->name))));

    into->fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (into->fd < 0)
        fail(t, FAIL_DISK, "%s cannot be written: %s", path, strerror(errno));
    into->tables = tables_to_fd(t, FORMAT_CSV, into->fd);
    tables_begin(into->tables, head);
    return into->tables;
}

static void write_label(struct task *t, const char *folder, const bool *written)
{
    const char *path = path_of(t, folder, "datapackage.json");
    struct buf label;

    buf_init(&label, 1000 * 1000);
    package_label(&label, written);
    int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    bool good = fd >= 0 && write(fd, label.p, label.n) == (ssize_t)label.n;
    if (fd >= 0)
        close(fd);
    buf_free(&label);
    if (!good)
        fail(t, FAIL_DISK, "%s cannot be written: %s", path, strerror(errno));
}

bool exchange_export_package(
    struct task *t, const char *folder, int64_t project, bool with_notes, int64_t *ret_shared, struct str *ret_why)
{
    bool written[KIND__N];
    struct package_keys keys = { .with_notes = with_notes };

    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
        *ret_why = str_fmt(t->a, "the folder %s cannot be made: %s", folder, strerror(errno));
        return false;
    }
    for (enum kind_name file = 0; file < KIND__N; file++) {
        struct into *into = NEW(t->a, struct into);
        *into = (struct into){ folder, file, -1, NULL };
        arena_then(t->a, close_file, into);
        written[file] = exchange_write_file(t, file, project, &keys, open_file, into);
        if (written[file])
            tables_close(into->tables);
        else
            unlink(path_of(t, folder, str_z(t->a, str_fmt(t->a, "%s.csv", kinds[file]->name))));
        close_file(into);
    }
    write_label(t, folder, written);
    *ret_shared = keys.shared;
    return true;
}
