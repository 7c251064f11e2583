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

/* A sentence about a file, and after it one that says what to do. */
static void refuse_stranger(struct pass *p, struct str name, const char *msgid)
{
    struct str hint = str_of(lang_tr(p->t->lang, msgid)), reason = S("");
    ptrdiff_t end = str_find(hint, S(". "));

    if (end > 0) {
        reason = str_part(hint, 0, (size_t)end + 1);
        hint = str_part(hint, (size_t)end + 2, hint.n);
    } else {
        reason = hint;
        hint = str_of(tr(p->t, "Send the table as .xlsx or as CSV."));
    }
    refuse(p, name, reason, hint);
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

static bool sheet_is_empty(struct book *book, size_t i)
{
    struct row row;
    return rows_next(book_rows(book, i), &row) == ROWS_END;
}

/* A sheet of another name that nobody sees, or that holds no row, is no mistake: who sent the workbook may not know of
 * it. */
static void open_sheet(struct pass *p, struct sources *list, struct book *book, size_t i)
{
    struct str name = book_sheet_name(book, i);
    enum kind_name kind = package_file_named(name);
    enum sheet_state state = book_sheet_state(book, i);

    if (str_is(name, EXCHANGE_FAULTS_SHEET))
        return;
    p->file_name = name;
    if (kind != KIND__N && state != SHEET_NO_TABLE) {
        if (state == SHEET_HIDDEN)
            pass_note(p, str_of(tr(p->t, "The sheet is hidden. It was read.")));
        add_source(p, list, (struct source){ { name, -1, S("") }, book, NULL, i, name, kind });
    } else if (state == SHEET_HIDDEN)
        pass_note(p, str_of(tr(p->t, "The hidden sheet was left out.")));
    else if (state == SHEET_NO_TABLE || sheet_is_empty(book, i))
        pass_note(p, str_of(tr(p->t, "The sheet holds no table and was left out.")));
    else
        refuse_name(p, name);
}

static void open_book(struct pass *p, struct sources *list, const struct exchange_file *f)
{
    struct remark why;
    struct book *book = f->fd >= 0 ? book_open_fd(p->t, f->fd, &why) : book_open(p->t, f->bytes, &why);

    if (!book)
        refuse(p, f->name, remark_text(p->scratch->a, p->t->lang, &why),
            str_of(tr(p->t, "Save the workbook again without protection.")));
    for (size_t i = 0; book && i < book_sheets(book); i++)
        open_sheet(p, list, book, i);
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

    const char *stranger = archive ? archive_stranger(archive) : NULL;
    if (stranger)
        refuse_stranger(p, source_base_name(f->name), stranger);
    else if (archive ? archive_is_book(archive) : str_ends(f->name, S(".xlsx")))
        open_book(p, list, &(struct exchange_file){ source_base_name(f->name), f->fd, f->bytes });
    else if (archive)
        open_entries(p, list, f, archive);
    else
        refuse(p, source_base_name(f->name), str_of(lang_tr(p->t->lang, archive_trouble_text(trouble))),
            archive_hint(p, trouble));
}

/* ---- all of them */

enum { HEAD = 512 };

static struct str first_bytes(struct task *t, const struct exchange_file *f)
{
    if (f->fd < 0)
        return str_part(f->bytes, 0, HEAD);
    char *p = arena_alloc(t->a, HEAD);
    ssize_t n = pread(f->fd, p, HEAD, 0);
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

/* Text is a table whatever its name ends in: "people.txt", and "people.xls" as some programs call what they write. */
static enum kind_name kind_of_text(struct str name)
{
    size_t n = name.n;

    while (n > 0 && name.p[n - 1] != '.')
        n--;
    return package_file_named(n > 1 ? str_part(name, 0, n - 1) : name);
}

/* A file by what it holds; only what can be a table is looked up by its name. */
static void open_file(struct pass *p, struct sources *list, const struct exchange_file *f)
{
    struct str name = source_base_name(f->name), head = first_bytes(p->t, f);
    enum kind_name kind = kind_of_text(name);
    enum table_kind holds = table_kind(head);
    const char *stranger = holds == TABLE_KIND_OLE   ? ole_stranger(p->t, f->bytes, f->fd)
                           : holds == TABLE_KIND_CSV ? table_stranger(head)
                                                     : NULL;

    if (stranger)
        refuse_stranger(p, name, stranger);
    else if (holds == TABLE_KIND_ARCHIVE || str_ends(name, S(".zip")) || str_ends(name, S(".ZIP")))
        open_archive(p, list, f);
    else if (kind == KIND__N)
        refuse_name(p, name);
    else
        add_source(p, list, (struct source){ *f, NULL, NULL, 0, name, kind });
}

void sources_open(struct pass *p, const struct exchange_file *files, size_t n, struct sources *ret)
{
    for (size_t i = 0; i < n; i++)
        if (!str_is(source_base_name(files[i].name), "datapackage.json"))
            open_file(p, ret, &files[i]);
}

int64_t source_size(const struct source *s)
{
    struct stat st;

    if (s->archive)
        return archive_size(s->archive, s->at);
    return s->file.fd >= 0 && fstat(s->file.fd, &st) == 0 ? (int64_t)st.st_size : (int64_t)s->file.bytes.n;
}

static struct rows *rows_of(struct pass *p, const struct source *s)
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

struct rows *source_rows(struct pass *p, const struct source *s)
{
    struct rows *rows = rows_of(p, s);
    struct str code;
    enum alphabet alphabet;

    p->file_name = s->name;
    mends_of_line(p, 0);
    if (!mended_to(p, S(""), &code))
        code = p->o ? p->o->letters : S("");
    if (rows && alphabet_of_code(code, &alphabet))
        rows_read_as(rows, alphabet);
    return rows;
}

struct str source_hint(struct pass *p, const struct source *s)
{
    if (s->archive && archive_trouble(s->archive) != ARCHIVE_GOOD)
        return archive_hint(p, archive_trouble(s->archive));
    if (s->book)
        return str_of(tr(p->t, "Save the workbook again and send it anew."));
    return str_of(tr(p->t, "Save the file again as CSV with UTF-8 and send it anew."));
}
