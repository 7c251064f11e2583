/* exchange_sources: finds the tables of the package in what was sent, and says of each file that is none why. Reads no
 * row. */
#include "rooms/exchange/exchange_sources.h"

#include <sys/stat.h>
#include <unistd.h>

static void refuse(struct pass *p, struct str name, struct str reason, struct str hint)
{
    p->file_name = name;
    p->in.line = 0;
    pass_reject(p, S(""), S(""), reason, hint);
}

static struct str names_hint(struct pass *p)
{
    return str_of(tr(p->t, "Files are called projects.csv, staff.csv, people.csv and so on; see the template."));
}

static void refuse_name(struct pass *p, struct str name)
{
    refuse(p, name, str_of(tr(p->t, "The package has no file of this name.")), names_hint(p));
}

static void add_source(struct pass *p, struct sources *list, struct source s)
{
    for (size_t i = 0; i < list->n; i++)
        if (list->at[i].kind == s.kind) {
            refuse(p, s.name, str_of(tr(p->t, "The package has this file twice.")),
                str_of(tr(p->t, "Leave one of them out.")));
            return;
        }
    LIST_ADD(p->t->a, list, s);
}

/* ---- workbooks */

static void open_book(struct pass *p, struct sources *list, const struct exchange_file *f)
{
    struct remark why;
    struct book *book = f->fd >= 0 ? book_open_fd(p->t, f->fd, &why) : book_open(p->t, f->bytes, &why);

    if (!book)
        refuse(p, f->name, remark_text(p->scratch->a, p->t->lang, &why),
            str_of(tr(p->t, "Save the workbook again without protection.")));
    for (size_t i = 0; book && i < book_sheets(book); i++) {
        struct str name = book_sheet_name(book, i);
        enum kind_name kind = package_file_named(name);
        if (str_is(name, EXCHANGE_FAULTS_SHEET))
            continue;
        if (kind == KIND__N)
            refuse_name(p, name);
        else
            add_source(p, list, (struct source){ { name, -1, S("") }, book, NULL, i, name, kind });
    }
}

/* ---- archives */

static struct str archive_hint(struct pass *p, enum archive_trouble trouble)
{
    return str_of(trouble == ARCHIVE_PROTECTED ? tr(p->t, "Pack the files again without a password.")
                                               : tr(p->t, "Pack the files again, or send them unpacked."));
}

static void open_entry(struct pass *p, struct sources *list, const struct source *from, struct str path)
{
    struct str name = source_base_name(path);
    enum kind_name kind = package_file_named(name);

    if (kind != KIND__N) {
        add_source(p, list, (struct source){ from->file, NULL, from->archive, from->at, name, kind });
    } else if (str_ends(name, S(".csv")) || str_ends(name, S(".CSV"))) {
        refuse_name(p, name);
    } else if (str_ends(name, S(".xlsx"))) {
        refuse(p, name, str_of(tr(p->t, "A workbook inside an archive is not read.")),
            str_of(tr(p->t, "Send the workbook by itself.")));
    } else if (!str_is(name, "datapackage.json")) {
        p->file_name = name;
        pass_note(p, str_of(tr(p->t, "The file is no table of the package and was left out.")));
    }
}

static void open_entries(struct pass *p, struct sources *list, const struct exchange_file *f, struct archive *archive)
{
    size_t before = list->n, refused = p->result->rejections.n;

    for (size_t i = 0; i < archive_entries(archive); i++) {
        struct str path = str_copy(p->t->a, archive_name(archive, i));
        switch (archive_place(path)) {
        case ARCHIVE_FOLDER:
        case ARCHIVE_HIDDEN: break;
        case ARCHIVE_STRAY:
            refuse(p, str_part(path, 0, 200),
                str_of(tr(p->t, "The file's path in the archive leads elsewhere or too deep.")),
                str_of(tr(p->t, "Put the files into the archive itself or into one folder of it.")));
            break;
        case ARCHIVE_FILE:
            open_entry(p, list, &(struct source){ .file = *f, .archive = archive, .at = i }, path);
            break;
        }
    }
    if (list->n == before && p->result->rejections.n == refused)
        refuse(
            p, source_base_name(f->name), str_of(tr(p->t, "The archive holds no file of the package.")), names_hint(p));
}

/* A workbook is an archive too; only what it holds tells. */
static void open_archive(struct pass *p, struct sources *list, const struct exchange_file *f)
{
    enum archive_trouble trouble;
    struct archive *archive = archive_open(p->t, f->bytes, f->fd, &trouble);

    if (archive ? archive_find(archive, BOOK_PART) < archive_entries(archive) : str_ends(f->name, S(".xlsx")))
        open_book(p, list, &(struct exchange_file){ source_base_name(f->name), f->fd, f->bytes });
    else if (archive)
        open_entries(p, list, f, archive);
    else
        refuse(p, source_base_name(f->name), str_of(lang_tr(p->t->lang, archive_trouble_text(trouble))),
            archive_hint(p, trouble));
}

/* ---- all of them */

static struct str first_bytes(struct task *t, const struct exchange_file *f)
{
    if (f->fd < 0)
        return str_part(f->bytes, 0, 8);
    char *p = arena_alloc(t->a, 8);
    ssize_t n = pread(f->fd, p, 8, 0);
    return (struct str){ p, n > 0 ? (size_t)n : 0 };
}

struct str source_base_name(struct str path)
{
    size_t from = 0;

    for (size_t i = 0; i + 1 < path.n; i++)
        if (path.p[i] == '/' || path.p[i] == '\\')
            from = i + 1;
    return str_part(path, from, path.n);
}

void sources_open(struct pass *p, const struct exchange_file *files, size_t n, struct sources *ret)
{
    for (size_t i = 0; i < n; i++) {
        struct str name = source_base_name(files[i].name);
        enum kind_name kind = package_file_named(name);
        if (str_is(name, "datapackage.json"))
            continue;
        if (table_kind(first_bytes(p->t, &files[i])) == TABLE_KIND_ARCHIVE || str_ends(name, S(".zip")) ||
            str_ends(name, S(".ZIP")))
            open_archive(p, ret, &files[i]);
        else if (kind == KIND__N)
            refuse_name(p, name);
        else
            add_source(p, ret, (struct source){ files[i], NULL, NULL, 0, name, kind });
    }
}

int64_t source_size(const struct source *s)
{
    struct stat st;

    if (s->archive)
        return archive_size(s->archive, s->at);
    return s->file.fd >= 0 && fstat(s->file.fd, &st) == 0 ? (int64_t)st.st_size : (int64_t)s->file.bytes.n;
}

struct rows *source_rows(struct pass *p, const struct source *s)
{
    if (s->book)
        return book_rows(s->book, s->at);
    if (!s->archive)
        return s->file.fd >= 0 ? rows_csv_fd(p->t, s->file.fd) : rows_csv(p->t, s->file.bytes);
    struct entry *entry = archive_read(s->archive, s->at);
    if (entry)
        return rows_csv_entry(p->t, entry);
    enum archive_trouble trouble = archive_trouble(s->archive);
    refuse(p, s->name, str_of(lang_tr(p->t->lang, archive_trouble_text(trouble))), archive_hint(p, trouble));
    return NULL;
}

struct str source_hint(struct pass *p, const struct source *s)
{
    if (s->archive && archive_trouble(s->archive) != ARCHIVE_GOOD)
        return archive_hint(p, archive_trouble(s->archive));
    return str_of(tr(p->t, "Save the file again as CSV with UTF-8 and send it anew."));
}
