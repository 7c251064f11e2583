/* strangers: what a file is that is no table we read: its content tells, not its name. Each gets one sentence that says
 * what it is, and what to do where something can be done. */
#include "rooms/tables/tables_archive.h"
#include <errno.h>
#include <unistd.h>

#define OLD_EXCEL  N_("The file is in the old Excel format (.xls). Save it as .xlsx or as CSV.")
#define PACKED     N_("The file is compressed. Unpack it first.")
#define DOCUMENT   N_("The file is a text document or a presentation, not a table.")
#define PICTURE    N_("The file is a picture, not a table.")
#define PROTECTED  N_("The file is protected by a password. Save it without one, as .xlsx or as CSV.")
#define OLD_OFFICE N_("The file is in an old Office format that is not read. Save it as .xlsx or as CSV.")
#define OPEN_SHEET N_("The file is an OpenDocument spreadsheet (.ods). Save it as .xlsx or as CSV.")
#define BINARY     N_("The file is a binary workbook (.xlsb). Save it as .xlsx or as CSV.")
#define NUMBERS    N_("The file is a document of Numbers. Export it as .xlsx or as CSV.")
#define MARKUP \
    N_("The file is a web page or XML, whatever its name says. Open it in a spreadsheet program and save it as .xlsx " \
       "or " \
       "as CSV.")

enum table_kind table_kind(struct str first_bytes)
{
    if (str_starts(first_bytes, S("\xD0\xCF\x11\xE0")))
        return TABLE_KIND_OLE;
    /* the second is an archive without files */
    return str_starts(first_bytes, S("PK\003\004")) || str_starts(first_bytes, S("PK\005\006")) ? TABLE_KIND_ARCHIVE
                                                                                                : TABLE_KIND_CSV;
}

const char *table_stranger(struct str head)
{
    static const struct {
        const char *magic;
        size_t n;
        const char *msgid;
    } kinds[] = {
        { "PK\003\004", 4, N_("The file is a workbook or a zip archive, not CSV.") },
        { "\xD0\xCF\x11\xE0", 4, OLD_EXCEL },
        { "\x1F\x8B", 2, PACKED },
        { "BZh", 3, PACKED },
        { "7z\xBC\xAF", 4, PACKED },
        { "Rar!", 4, PACKED },
        { "\xFD"
          "7zXZ",
            5, PACKED },
        { "%PDF", 4, N_("The file is a PDF, not a table.") },
        { "{\\rtf", 5, DOCUMENT },
        { "\x89PNG", 4, PICTURE },
        { "\xFF\xD8\xFF", 3, PICTURE },
        { "GIF8", 4, PICTURE },
        { "SQLite format 3", 15, N_("The file is a database, not a table.") },
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_starts(head, (struct str){ kinds[i].magic, kinds[i].n }))
            return kinds[i].msgid;
    if (head.n > 3 && head.p[0] == 9 && memchr("\0\2\4\10", head.p[1], 4)) /* Excel of the time before OLE */
        return OLD_EXCEL;
    if (head.n > 12 && memcmp(head.p + 4, "ftyp", 4) == 0) /* a photograph of a phone, a film */
        return PICTURE;
    struct str text = str_trim(str_starts(head, S("\xEF\xBB\xBF")) ? str_part(head, 3, head.n) : head);
    if (text.n > 1 && text.p[0] == '<' &&
        (strchr("!?", text.p[1]) || ((text.p[1] | 32) >= 'a' && (text.p[1] | 32) <= 'z')))
        return MARKUP;
    if (str_starts(text, S("{")) || str_starts(text, S("[")))
        return N_("The file is JSON, not CSV.");
    return NULL;
}

/* ---- Office files of before 2007, and workbooks under a password, which are wrapped in one */

enum { WINDOW = 64 * 1024, OVERLAP = 64, STREAMS = 5 };

/* Names of streams in the file's directory, UTF-16; the first one that is there tells. */
static const struct {
    struct str name;
    const char *msgid;
} streams[STREAMS] = {
    { { "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0", 32 }, PROTECTED },
    { { "W\0o\0r\0k\0b\0o\0o\0k\0", 16 }, OLD_EXCEL },
    { { "B\0o\0o\0k\0\0\0", 10 }, OLD_EXCEL },
    { { "W\0o\0r\0d\0D\0o\0c\0u\0m\0e\0n\0t\0", 24 }, DOCUMENT },
    { { "P\0o\0w\0e\0r\0P\0o\0i\0n\0t\0", 20 }, DOCUMENT },
};

static void look_for_streams(struct str bytes, bool found[STREAMS])
{
    for (size_t i = 0; i < STREAMS; i++)
        found[i] |= str_find(bytes, streams[i].name) >= 0;
}

const char *ole_stranger(struct task *t, struct str bytes, int fd)
{
    bool found[STREAMS] = { false };
    char *window = fd >= 0 ? arena_alloc(t->a, WINDOW) : NULL;
    ssize_t n = 0;
    for (off_t from = 0; fd >= 0 && (n = pread(fd, window, WINDOW, from)) > 0; from += n > OVERLAP ? n - OVERLAP : n)
        look_for_streams((struct str){ window, (size_t)n }, found);
    if (n < 0)
        fail(t, FAIL_DISK, "reading a file: %s", strerror(errno));
    look_for_streams(bytes, found);
    for (size_t i = 0; i < STREAMS; i++)
        if (found[i])
            return streams[i].msgid;
    return OLD_OFFICE;
}

/* ---- archives */

static bool has(const struct archive *z, const char *name) { return archive_find_part(z, name) < archive_entries(z); }

bool archive_is_book(const struct archive *z)
{
    return has(z, BOOK_PART) || (has(z, "[Content_Types].xml") && has(z, BOOK_RELATIONS));
}

const char *archive_stranger(struct archive *z)
{
    size_t mimetype = archive_find_part(z, "mimetype");
    char head[64] = "";
    if (mimetype < archive_entries(z)) {
        struct entry *e = archive_read(z, mimetype);
        ptrdiff_t n = e ? entry_read(e, head, sizeof head - 1) : 0;
        head[n > 0 ? n : 0] = '\0';
    }
    if (strncmp(head, "application/vnd.oasis.opendocument.", 35) == 0)
        return strncmp(head + 35, "spreadsheet", 11) == 0 ? OPEN_SHEET : DOCUMENT;
    if (has(z, "META-INF/manifest.xml") && has(z, "content.xml"))
        return OPEN_SHEET;
    if (has(z, "xl/workbook.bin"))
        return BINARY;
    if (has(z, "word/document.xml") || has(z, "ppt/presentation.xml"))
        return DOCUMENT;
    return has(z, "Index/Document.iwa") || has(z, "Index.zip") ? NUMBERS : NULL;
}

/* ---- errors of spreadsheets */

bool cell_is_error(struct str cell)
{
    static const char *const errors[] = { "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A",
        "#GETTING_DATA", "#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#EXTERNAL!",
        "#TIMEOUT!", "#ERROR!",
        /* as Finnish and Swedish programs write them */
        "#TYHJÄ!", "#JAKO/0!", "#ARVO!", "#VIITTAUS!", "#NIMI?", "#LUKU!", "#PUUTTUU!", "#PUUTTUU", "#SKÄRNING!",
        "#DIVISION/0!", "#VÄRDEFEL!", "#REFERENS!", "#NAMN?", "#OGILTIGT!", "#SAKNAS!", "#SAKNAS" };
    static const char *const numbered[] = { "Err:", "Virhe:", "Fel:" };
    size_t marks = 0;
    while (marks < cell.n && cell.p[marks] == '#')
        marks++;
    if (marks == cell.n && marks > 2) /* the column was too narrow for what stood in it */
        return true;
    for (size_t i = 0; marks == 1 && i < sizeof errors / sizeof *errors; i++)
        if (str_is(cell, errors[i]))
            return true;
    for (size_t i = 0; i < sizeof numbered / sizeof *numbered; i++) {
        int64_t n;
        if (str_starts(cell, str_of(numbered[i])) && str_int(str_part(cell, strlen(numbered[i]), cell.n), &n) && n > 0)
            return true;
    }
    return false;
}
