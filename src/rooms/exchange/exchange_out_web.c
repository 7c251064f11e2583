/* exchange_out_web: the package as one file for the browser: a workbook, a ZIP archive of the CSV files, an empty
 * workbook.
 */
#include "auth/journal.h"
#include "db/db.h"
#include "exchange_exchange_html.h"
#include "rooms/exchange/exchange_export.h"
#include "rooms/exchange/exchange_pass.h"
#include "rooms/exchange/exchange_view.h"
#include "rooms/projects/projects.h"
#include "rooms/routes.h"
#include "web/req.h"

enum { LARGEST = 256 * 1024 * 1024 };

/* ---- a workbook: one sheet after the other */

static struct tables *begin_sheet(void *x, struct task *t, const struct table_head *head)
{
    (void)t;
    tables_begin(x, head);
    return x;
}

static struct str as_workbook(struct task *t, int64_t project)
{
    struct buf *o = task_buf(t, LARGEST);
    struct tables *ts = tables_to_buf(t, FORMAT_XLSX, o);
    struct package_keys keys = { 0 };

    for (enum kind_name file = 0; file < KIND__N; file++)
        (void)exchange_write_file(t, file, project, &keys, begin_sheet, ts);
    tables_close(ts);
    task_must_fit(t, o);
    return buf_view(o);
}

struct reply exchange_template(struct req *r)
{
    struct task *t = &r->task;
    struct buf *o = task_buf(t, LARGEST);
    struct tables *ts = tables_to_buf(t, FORMAT_XLSX, o);

    for (enum kind_name file = 0; file < KIND__N; file++) {
        struct table_head head = exchange_head_of(t, file);
        tables_begin(ts, &head);
        tables_end(ts);
    }
    tables_close(ts);
    return reply_bytes(r, 200, table_format_type(FORMAT_XLSX), buf_view(o), "kotipolku.xlsx");
}

/* ---- an archive */

struct one_file {
    struct buf *o;
    struct tables *tables;
};

static struct tables *begin_file(void *x, struct task *t, const struct table_head *head)
{
    struct one_file *f = x;
    f->tables = tables_to_buf(t, FORMAT_CSV, f->o);
    tables_begin(f->tables, head);
    return f->tables;
}

static struct str as_archive(struct task *t, int64_t project)
{
    struct archive_writer *archive = archive_new(t);
    struct package_keys keys = { 0 };
    bool written[KIND__N];

    for (enum kind_name file = 0; file < KIND__N; file++) {
        struct one_file f = { .o = task_buf(t, LARGEST) };
        written[file] = exchange_write_file(t, file, project, &keys, begin_file, &f);
        if (!written[file])
            continue;
        tables_close(f.tables);
        task_must_fit(t, f.o);
        archive_add(archive, str_fmt(t->a, "%s.csv", kinds[file]->name), buf_view(f.o));
    }
    struct buf *label = task_buf(t, LARGEST);
    package_label(label, written);
    archive_add(archive, S("datapackage.json"), buf_view(label));
    return archive_end(archive);
}

struct reply exchange_take_out(struct req *r)
{
    struct task *t = &r->task;
    struct exchange_out_values v;
    struct form form;

    if (!form_read(r, &exchange_out_form, &v, &form))
        return exchange_show_list(r, 422, form);
    if (!viewer_manages(t->viewer, v.project))
        return reply_not_allowed(r);
    bool zip = str_is(v.format, "zip");
    journal_write(t, JOURNAL_EXPORT, "project", v.project, v.format);
    db_commit(t); /* the journal has it: nobody waits to save while the file is written ... */
    db_begin_read(t);
    struct str bytes = zip ? as_archive(t, v.project) : as_workbook(t, v.project);
    db_commit(t);
    db_begin_save(t); /* ... and the gate ends the save that it began */
    return zip ? reply_bytes(r, 200, "application/zip", bytes, "kotipolku.zip")
               : reply_bytes(r, 200, table_format_type(FORMAT_XLSX), bytes, "kotipolku.xlsx");
}
